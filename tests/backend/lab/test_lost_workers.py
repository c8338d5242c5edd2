"""Workers that are killed, lose a child, or are asked to end: every run still ends, once."""

from __future__ import annotations

import os
import signal
import subprocess
from datetime import timedelta

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

from backend.common.health import WORKER_KEY
from backend.common.redis import connection
from backend.lab import progress
from backend.lab.models import Run, Status
from tests.backend.lab.factories import done_run
from tests.backend.lab.helpers import picture, post, saved, until_ended
from tests.services import Service, wait_until

pytestmark = pytest.mark.django_db(transaction=True)

WHOLE = list(range(1, 12))  # the steps of a run of two networks that was done

PATIENCE = 60  # seconds that a busy machine may take; how long it takes is the bench's to say


def own_worker(env: dict[str, str]) -> Service:
    connection().delete(WORKER_KEY)  # what the one before said counts no more
    return Service.celery(env)


def ready(service: Service) -> None:
    wait_until(lambda: bool(connection().exists(WORKER_KEY)), 60, "the worker", service)


def children(service: Service) -> list[int]:
    assert service.process is not None
    asked = ["pgrep", "-P", str(service.process.pid)]
    found = subprocess.run(asked, capture_output=True, text=True, check=False)  # 1: there are none
    return [int(line) for line in found.stdout.split()]


@pytest.fixture
def crowd(lone_env: dict[str, str], learner_client: Client) -> list[str]:
    """Enough runs, waiting, that a worker is in the middle of them when it is stopped."""
    samples = [one["name"] for one in learner_client.get("/api/v1/samples/").json()]
    started = [post(learner_client, sample=samples[0]).json()["id"]]
    started += [post(learner_client, saved(picture(400 + n, 300))).json()["id"] for n in range(25)]
    return started


def end_all(client: Client, crowd: list[str]) -> None:
    """Every run ends done, and each event of each was told once."""
    for run_id in crowd:
        assert until_ended(client, run_id, seconds=PATIENCE)["status"] == "done"
    wait_until(lambda: _told(crowd) == [WHOLE] * len(crowd), PATIENCE, "the last event")


def _told(crowd: list[str]) -> list[list[int]]:
    return [[event.id for event in progress.told(run)] for run in crowd]  # type: ignore[arg-type]


def test_runs_whose_worker_is_killed_are_taken_up_by_the_next(
    lone_env: dict[str, str], learner_client: Client, crowd: list[str]
) -> None:
    with own_worker(lone_env) as first:
        ready(first)
        wait_until(
            lambda: Run.objects.filter(status=Status.DONE).count() > 2, PATIENCE, "work", first
        )
        first.kill()
    with own_worker(lone_env) as second:
        ready(second)
        end_all(learner_client, crowd)
        assert Run.objects.filter(attempts__gte=1).count() == len(crowd)


def test_a_child_killed_in_the_middle_costs_no_run(
    lone_env: dict[str, str], learner_client: Client, crowd: list[str]
) -> None:
    with own_worker(lone_env) as worker:
        ready(worker)
        for done in (2, 12):
            wait_until(
                lambda enough=done: Run.objects.filter(status=Status.DONE).count() > enough,  # type: ignore[misc]
                PATIENCE,
                "work",
                worker,
            )
            wait_until(lambda: bool(children(worker)), PATIENCE, "a child", worker)
            for child in children(worker):
                os.kill(child, signal.SIGKILL)
        end_all(learner_client, crowd)


def test_a_worker_asked_to_end_finishes_what_it_holds(
    lone_env: dict[str, str], learner_client: Client, crowd: list[str]
) -> None:
    with own_worker(lone_env) as first:
        ready(first)
        wait_until(lambda: Run.objects.filter(status=Status.DONE).exists(), PATIENCE, "work", first)
        assert first.process is not None
        first.process.terminate()
        first.process.wait(60)
    assert not Run.objects.filter(status=Status.RUNNING).exists()
    with own_worker(lone_env) as second:
        ready(second)
        end_all(learner_client, crowd)
        assert set(Run.objects.values_list("attempts", flat=True)) == {1}


def test_a_worker_asks_for_a_sweep_by_itself(lone_env: dict[str, str], db: None) -> None:
    hours = timedelta(hours=settings.RUN_LIFETIME_HOURS)
    old = done_run(now=timezone.now() - hours)
    with own_worker(lone_env) as worker:
        wait_until(lambda: not Run.objects.get(id=old.id).picture, 60, "a sweep", worker)
