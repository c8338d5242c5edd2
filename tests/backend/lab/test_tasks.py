"""Work that is interrupted, repeated or hopeless still ends, once."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

from backend.common.health import WORKER_KEY
from backend.common.redis import connection
from backend.lab import files, progress, services, tasks
from backend.lab.models import Analysis, Run, Status
from backend.lab.readings import Answer
from ml.contracts import NETWORKS
from tests.backend.lab.factories import (
    OUTPUT,
    VERSIONS,
    done_run,
    layer_of,
    learner_of_client,
    queued_run,
)
from tests.backend.lab.helpers import RUNS, csrf, files_of, picture, post, saved, until_ended
from tests.services import Service, wait_until

pytestmark = pytest.mark.django_db(transaction=True)

WHOLE = list(range(1, 12))  # the steps of a run of two networks that was done


def own_worker(env: dict[str, str]) -> Service:
    connection().delete(WORKER_KEY)
    return Service.celery(env)


def ready(service: Service) -> None:
    wait_until(lambda: bool(connection().exists(WORKER_KEY)), 60, "the worker", service)


def children(service: Service) -> list[int]:
    assert service.process is not None
    asked = ["pgrep", "-P", str(service.process.pid)]
    found = subprocess.run(asked, capture_output=True, text=True, check=False)  # 1: there are none
    return [int(line) for line in found.stdout.split()]


@pytest.fixture
def crowd(learner_client: Client) -> list[str]:
    """Enough runs, waiting, that a worker is in the middle of them when it is stopped."""
    samples = [one["name"] for one in learner_client.get("/api/v1/samples/").json()]
    started = [post(learner_client, sample=samples[0]).json()["id"]]
    started += [post(learner_client, saved(picture(400 + n, 300))).json()["id"] for n in range(25)]
    return started


def end_all(client: Client, crowd: list[str]) -> None:
    """Every run ends done, and each event of each was told once."""
    for run_id in crowd:
        assert until_ended(client, run_id, seconds=40)["status"] == "done"
    wait_until(lambda: _told(crowd) == [WHOLE] * len(crowd), 10, "the last event")


def _told(crowd: list[str]) -> list[list[int]]:
    return [[event.id for event in progress.told(run)] for run in crowd]  # type: ignore[arg-type]


def test_runs_whose_worker_is_killed_are_taken_up_by_the_next(
    service_env: dict[str, str], learner_client: Client, crowd: list[str]
) -> None:
    with own_worker(service_env) as first:
        ready(first)
        wait_until(lambda: Run.objects.filter(status=Status.DONE).count() > 2, 20, "work", first)
        first.kill()
    with own_worker(service_env) as second:
        ready(second)
        end_all(learner_client, crowd)
        assert Run.objects.filter(attempts__gte=1).count() == len(crowd)


def test_a_child_killed_in_the_middle_costs_no_run(
    service_env: dict[str, str], learner_client: Client, crowd: list[str]
) -> None:
    with own_worker(service_env) as worker:
        ready(worker)
        for done in (2, 12):
            wait_until(
                lambda enough=done: Run.objects.filter(status=Status.DONE).count() > enough,  # type: ignore[misc]
                20,
                "work",
                worker,
            )
            wait_until(lambda: bool(children(worker)), 20, "a child", worker)
            for child in children(worker):
                os.kill(child, signal.SIGKILL)
        end_all(learner_client, crowd)


def test_a_worker_asked_to_end_finishes_what_it_holds(
    service_env: dict[str, str], learner_client: Client, crowd: list[str]
) -> None:
    with own_worker(service_env) as first:
        ready(first)
        wait_until(lambda: Run.objects.filter(status=Status.DONE).exists(), 20, "work", first)
        assert first.process is not None
        first.process.terminate()
        first.process.wait(15)
    assert not Run.objects.filter(status=Status.RUNNING).exists()
    with own_worker(service_env) as second:
        ready(second)
        end_all(learner_client, crowd)
        assert set(Run.objects.values_list("attempts", flat=True)) == {1}


def test_a_task_delivered_twice_changes_nothing(worker: Service, learner_client: Client) -> None:
    run = post(learner_client, saved(picture(333, 222))).json()
    for _ in range(3):
        tasks.analyse_run.apply_async(args=[run["id"]])
    whole = until_ended(learner_client, run["id"])
    tasks.analyse_run.apply_async(args=[run["id"]])
    wait_until(lambda: connection().llen("interactive") == 0, 10, "the queue", worker)
    time.sleep(0.3)
    again = learner_client.get(f"{RUNS}{run['id']}/").json()
    assert {**again, "events_url": ""} == {**whole, "events_url": ""}
    assert [event.id for event in progress.told(run["id"])] == WHOLE
    assert Analysis.objects.count() == 2


def test_a_run_deleted_while_it_waits_leaves_nothing(
    worker: Service, learner_client: Client, media_root: Path
) -> None:
    started = [post(learner_client, saved(picture(500 + n, 300))).json()["id"] for n in range(6)]
    for run_id in started:
        answer = learner_client.delete(f"{RUNS}{run_id}/", headers=csrf(learner_client))
        assert answer.status_code == 204

    def left() -> list[str]:
        found = [path for one in started for path in files_of(media_root, one)]
        return found + [one for one in started if connection().exists(f"run:{one}:events")]

    wait_until(lambda: not left() and connection().llen("interactive") == 0, 10, "all gone", worker)
    assert not Analysis.objects.exists()


def test_a_run_that_never_comes_to_an_end_is_set_aside_with_its_reason(
    learner_client: Client,
) -> None:
    run = queued_run(learner_of_client(learner_client))
    progress.open_stream(run.id, progress.Steps(tuple(run.networks)), lifetime=60)
    taken = [services.begin_run(run_id=run.id) for _ in range(settings.RUN_ATTEMPTS)]
    assert all(taken)
    assert services.begin_run(run_id=run.id) is None
    body = learner_client.get(f"{RUNS}{run.id}/").json()
    assert body["status"] == "failed"
    assert "tried 3 times" in body["error"]["detail"]
    assert [event.name for event in progress.told(run.id)] == ["queued", "failed"]


def test_a_picture_that_is_gone_fails_its_run_and_harms_no_other(
    worker: Service, learner_client: Client
) -> None:
    broken = queued_run(learner_of_client(learner_client))
    files.remove_picture(broken.id)
    tasks.submit(broken)
    learner_client.get(f"{RUNS}{broken.id}/")  # brings the token
    fine = post(learner_client, saved(picture(222, 111))).json()
    assert until_ended(learner_client, fine["id"])["status"] == "done"
    assert until_ended(learner_client, str(broken.id))["status"] == "failed"


def test_a_worker_lost_between_the_answer_and_its_last_event_leaves_it_to_the_next_try() -> None:
    run = queued_run()
    progress.open_stream(run.id, progress.Steps(tuple(run.networks)), lifetime=60)
    answers = [Answer(name, VERSIONS[name], [layer_of("edges")], OUTPUT) for name in NETWORKS]
    assert services.finish_run(run_id=run.id, answers=answers)
    assert services.begin_run(run_id=run.id) is None
    assert [event.name for event in progress.told(run.id)] == ["queued", "done"]


def test_two_runs_of_one_picture_at_the_same_time_share_one_answer(media_root: Path) -> None:
    first, second = queued_run(), queued_run()
    for run in (first, second):
        folder = files.folder_of(run.id)
        files.write_pixels(files.input_name(folder), bytes(9))
        for network in NETWORKS:
            files.write_pixels(files.atlas_name(folder, network, "edges"), bytes(4))
    answers = [Answer(name, VERSIONS[name], [layer_of("edges")], OUTPUT) for name in NETWORKS]
    assert services.finish_run(run_id=first.id, answers=answers)
    assert services.finish_run(run_id=second.id, answers=answers)
    assert Analysis.objects.count() == 2
    assert not (media_root / files.folder_of(second.id)).exists()
    services.delete_run(run=first)
    assert Analysis.objects.count() == 2


def test_a_sweep_empties_what_expired_and_takes_up_what_was_lost(
    worker: Service, learner_client: Client
) -> None:
    learner = learner_of_client(learner_client)
    hours = timedelta(hours=settings.RUN_LIFETIME_HOURS)
    old = done_run(learner, seed=1, now=timezone.now() - hours)
    lost = queued_run(learner, seed=2, now=timezone.now() - 2 * tasks.FORGOTTEN)
    young = queued_run(learner, seed=3)  # may still be on its way to the queue
    tasks.sweep.apply_async()
    assert until_ended(learner_client, str(lost.id))["status"] == "done"
    old.refresh_from_db()
    assert old.picture == ""
    young.refresh_from_db()
    assert young.status == Status.QUEUED


def test_a_worker_asks_for_a_sweep_by_itself(service_env: dict[str, str], db: None) -> None:
    hours = timedelta(hours=settings.RUN_LIFETIME_HOURS)
    old = done_run(now=timezone.now() - hours)
    connection().delete("sweep:asked")
    with own_worker(service_env) as worker:
        wait_until(lambda: not Run.objects.get(id=old.id).picture, 60, "a sweep", worker)


@pytest.fixture(autouse=True)
def empty_queue() -> Iterator[None]:
    """What a stopped worker left must not reach the next test's."""
    yield
    wait_until(_idle, 20, "an idle queue")


def _idle() -> bool:
    redis = connection()
    if redis.exists(WORKER_KEY):
        return not redis.llen("interactive")
    redis.delete("interactive", "batch", "unacked", "unacked_index")
    return True


def test_the_limits_of_a_task_stay_below_the_transports_patience() -> None:
    patience: Any = settings.CELERY_BROKER_TRANSPORT_OPTIONS["visibility_timeout"]
    assert settings.CELERY_TASK_SOFT_TIME_LIMIT < settings.CELERY_TASK_TIME_LIMIT < patience
    assert patience + settings.CELERY_BROKER_TRANSPORT_OPTIONS["unacked_restore_interval"] <= 10
