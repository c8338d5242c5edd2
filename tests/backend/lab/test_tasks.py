"""Work that is interrupted, repeated or hopeless still ends, once."""

from __future__ import annotations

import time
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

from backend.common.redis import connection
from backend.lab import files, progress, services, tasks
from backend.lab.models import Analysis, Status
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


def test_the_limits_of_a_task_stay_below_the_transports_patience() -> None:
    patience: Any = settings.CELERY_BROKER_TRANSPORT_OPTIONS["visibility_timeout"]
    assert settings.CELERY_TASK_SOFT_TIME_LIMIT < settings.CELERY_TASK_TIME_LIMIT < patience
    assert patience + settings.CELERY_BROKER_TRANSPORT_OPTIONS["unacked_restore_interval"] <= 10
