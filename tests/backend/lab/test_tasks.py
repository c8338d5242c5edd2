"""Work that is interrupted, repeated or hopeless still ends, once."""

from __future__ import annotations

import io
import os
import signal
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django import db
from django.conf import settings
from django.contrib.sessions.models import Session
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone
from redis.exceptions import ConnectionError as RedisConnectionError

from backend.common.errors import StoreError
from backend.common.redis import connection
from backend.lab import attempts, files, progress, queue, services, tasks
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
from tests.backend.lab.test_lost_workers import children, own_worker, ready
from tests.conftest import nobody_asks
from tests.services import Service, wait_until

pytestmark = pytest.mark.django_db(transaction=True)

WHOLE = list(range(1, 12))  # the steps of a run of two networks that was done


@pytest.fixture
def worker_child_stopped(lone_env: dict[str, str]) -> Iterator[Callable[[], str]]:
    """Lets a worker take a run up, and stand still with it: the run's id."""
    with nobody_asks(), own_worker(lone_env) as service:  # or it might stand still in a sweep
        ready(service)

        def take() -> str:
            stopped = children(service)
            assert stopped
            for child in stopped:
                os.kill(child, signal.SIGSTOP)
            run = queued_run()
            tasks.submit(run)
            taken = {str(run.id)}  # Redis gives it away a moment before it is noted as held
            wait_until(
                lambda: not queue.load()[0] and queue.tasks() == taken, 30, "the worker", service
            )
            return str(run.id)

        yield take
        service.kill()


def test_a_task_delivered_twice_changes_nothing(worker: Service, learner_client: Client) -> None:
    run = post(learner_client, saved(picture(333, 222))).json()
    for _ in range(3):
        tasks.analyse_run.apply_async(args=[run["id"]])
    whole = until_ended(learner_client, run["id"])
    tasks.analyse_run.apply_async(args=[run["id"]])
    wait_until(lambda: connection().llen("interactive") == 0, 30, "the queue", worker)
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

    wait_until(lambda: not left() and connection().llen("interactive") == 0, 30, "all gone", worker)
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


def test_a_run_is_answered_while_batch_work_still_waits(
    worker: Service, learner_client: Client
) -> None:
    for _ in range(500):
        tasks.sweep.apply_async()
    try:
        run = post(learner_client, saved(picture(231, 123))).json()
        assert until_ended(learner_client, run["id"])["status"] == "done"
        assert connection().llen("batch") > 100
    finally:
        connection().delete("batch")


def test_a_sweep_empties_what_expired(worker: Service) -> None:
    hours = timedelta(hours=settings.RUN_LIFETIME_HOURS)
    old = done_run(seed=1, now=timezone.now() - hours)
    tasks.sweep.apply_async()
    wait_until(lambda: Run.objects.get(id=old.id).picture == "", 30, "the sweep", worker)


def test_a_sweep_forgets_the_sessions_that_are_over_and_no_other(redis_url: str) -> None:
    for key, hours in (("over", -1), ("lasts", 1)):
        until = timezone.now() + timedelta(hours=hours)
        Session.objects.create(session_key=key, session_data="", expire_date=until)
    tasks.sweep()
    assert list(Session.objects.values_list("session_key", flat=True)) == ["lasts"]


def test_work_that_no_queue_and_no_worker_has_is_taken_up_again_and_no_other(
    lone_env: dict[str, str], learner_client: Client
) -> None:
    long_ago = timezone.now() - 2 * tasks.LONELY
    lost = queued_run(seed=2, now=long_ago)
    waits = queued_run(seed=3, now=long_ago)
    tasks.submit(waits)
    young = queued_run(seed=4)  # may still be on its way to the queue
    assert tasks.lost_before(timezone.now() - tasks.LONELY) == [lost]
    tasks.reap()
    tasks.reap()
    assert queue.tasks() == {str(lost.id), str(waits.id)}
    assert queue.load()[0] == 2
    assert Run.objects.get(id=young.id).status == Status.QUEUED


def test_work_that_a_worker_holds_is_not_lost(
    lone_env: dict[str, str], worker_child_stopped: Callable[[], str]
) -> None:
    held = worker_child_stopped()
    assert queue.load()[0] == 0
    assert queue.tasks() == {held}
    assert tasks.lost_before(timezone.now() + tasks.LONELY) == []


@pytest.mark.parametrize(
    "error",
    [
        RedisConnectionError("gone"),
        StoreError("full"),
        db.OperationalError("terminating connection"),
    ],
    ids=lambda error: type(error).__name__,
)
def test_a_try_that_ended_because_a_service_was_away_is_not_counted(error: Exception) -> None:
    run = queued_run()
    for _ in range(2 * settings.RUN_ATTEMPTS):
        assert services.begin_run(run_id=run.id)
        attempts.interrupted(subject=run, error=error)
    run.refresh_from_db()
    assert (run.status, run.attempts, run.trouble) == (Status.QUEUED, 0, "")


def test_the_last_error_is_kept_for_operators_who_can_have_it_tried_again(
    learner_client: Client, lone_env: dict[str, str]
) -> None:
    run = queued_run(learner_of_client(learner_client))
    progress.open_stream(run.id, progress.Steps(tuple(run.networks)), lifetime=60)
    for number in range(settings.RUN_ATTEMPTS):
        assert services.begin_run(run_id=run.id)
        attempts.interrupted(subject=run, error=ValueError(f"no {number}"))
    assert services.begin_run(run_id=run.id) is None
    told = set_aside()
    assert f"run  {run.id}" in told
    assert "3 tries  ValueError('no 2')" in told
    assert "waits" in set_aside("--again", str(run.id))
    assert set_aside() == "0 set aside.\n"
    run.refresh_from_db()
    assert (run.status, run.attempts, run.error) == (Status.QUEUED, 0, None)
    assert queue.tasks() == {str(run.id)}
    assert [event.name for event in progress.told(run.id)] == ["queued"]


def test_a_worker_lost_each_time_is_a_reason_too() -> None:
    run = queued_run()
    for _ in range(settings.RUN_ATTEMPTS):
        assert services.begin_run(run_id=run.id)
    assert services.begin_run(run_id=run.id) is None
    assert "worker was lost" in set_aside()
    with pytest.raises(CommandError, match="Not set aside"):
        set_aside("--again", "somebody")


def test_with_the_store_away_an_expired_run_is_kept_for_the_next_sweep(
    media_root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = done_run(now=timezone.now() - timedelta(hours=settings.RUN_LIFETIME_HOURS))
    away = media_root.with_name("away")
    media_root.rename(away)
    media_root.write_bytes(b"")  # no folder at all: every path below it fails
    try:
        with pytest.raises(StoreError):
            services.expire_runs(now=timezone.now())
    finally:
        media_root.unlink()
        away.rename(media_root)
    assert Run.objects.get(id=run.id).picture
    assert services.expire_runs(now=timezone.now()) == 1
    assert files_of(media_root, run.id) == []


def set_aside(*words: str) -> str:
    told = io.StringIO()
    call_command("set_aside", *words, stdout=told)
    return told.getvalue()


def test_the_limits_of_a_task_stay_below_the_transports_patience() -> None:
    held = settings.TASK_HELD_SECONDS
    assert settings.CELERY_TASK_SOFT_TIME_LIMIT < settings.CELERY_TASK_TIME_LIMIT < held <= 10
    options: Any = settings.CELERY_BROKER_TRANSPORT_OPTIONS
    assert options["unacked_restore_interval"] * 3 < options["visibility_timeout"] < held
