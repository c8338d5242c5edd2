"""What the lab takes, and what it asks people to wait with."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from django.conf import settings
from django.test import Client, override_settings

from backend.accounts.models import Learner
from backend.common.errors import LimitError
from backend.common.quotas import Quota, Spending, spend
from backend.common.redis import connection
from backend.lab import tasks
from backend.lab.models import Probe, Run
from backend.lab.queries import runs_of
from tests.backend.lab.factories import done_run, learner_of_client, queued_run
from tests.backend.lab.helpers import RUNS, csrf, picture, post, saved
from tests.backend.lab.test_api import detail_of

pytestmark = pytest.mark.django_db(transaction=True)

NOON = datetime(2030, 5, 6, 12, tzinfo=UTC)


@pytest.fixture
def nobody_works(lone_env: dict[str, str]) -> Iterator[str]:
    """The key of a queue that no worker listens to."""
    yield settings.CELERY_TASK_DEFAULT_QUEUE
    connection().flushdb()


def known(client: Client) -> Learner:
    """Make a browser one of someone who has a run, which is done, and the token to write with."""
    learner = learner_of_client(client)
    client.get(f"{RUNS}{done_run(learner, seed=77).id}/")
    return learner


def a_picture(number: int) -> bytes:
    return saved(picture(100 + number, 90))


@override_settings(QUEUE_LENGTH=3)
def test_past_a_queues_length_the_next_is_asked_to_come_again_and_nothing_is_kept(
    nobody_works: str, learner_client: Client
) -> None:
    assert [post(learner_client, a_picture(n)).status_code for n in range(3)] == [202] * 3
    answer = post(learner_client, a_picture(3))
    assert "3 pictures and experiments wait" in detail_of(answer, 503)
    assert answer.json()["type"].endswith(":busy")
    assert 5 <= int(answer["Retry-After"]) <= 16
    assert Run.objects.count() == 3
    connection().rpop(nobody_works)  # a worker takes one up
    assert post(learner_client, a_picture(3)).status_code == 202


@override_settings(QUEUE_LENGTH=1)
def test_an_experiment_waits_for_a_shorter_queue_too(
    nobody_works: str, learner_client: Client
) -> None:
    (run,) = runs_of(known(learner_client))
    assert post(learner_client, a_picture(1)).status_code == 202
    detail_of(_experiment(learner_client, run.id), 503)
    assert not Probe.objects.exists()


@override_settings(WORK_AT_ONCE=2)
def test_one_persons_flood_is_held_at_their_share_and_another_is_taken(
    nobody_works: str, learner_client: Client, other_client: Client
) -> None:
    flood = [post(learner_client, a_picture(n)) for n in range(6)]
    assert [answer.status_code for answer in flood] == [202, 202, 429, 429, 429, 429]
    assert "one person's share" in detail_of(flood[2], 429)
    assert flood[2].json()["limit"] == "work_at_once"
    assert int(flood[2]["Retry-After"]) <= 3
    assert post(other_client, a_picture(9)).status_code == 202
    assert connection().llen(nobody_works) == 3  # that one waits behind two, not behind six


@override_settings(WORK_AT_ONCE=1)
def test_an_experiment_counts_towards_a_persons_share(
    nobody_works: str, learner_client: Client
) -> None:
    (run,) = runs_of(known(learner_client))
    assert _experiment(learner_client, run.id).status_code == 202
    assert post(learner_client, a_picture(1)).status_code == 429
    Probe.objects.update(status="done")
    assert post(learner_client, a_picture(1)).status_code == 202


@override_settings(RUNS_PER_HOUR=2)
def test_an_hours_runs_are_a_quota_that_says_when_it_begins_anew(
    nobody_works: str, learner_client: Client
) -> None:
    known(learner_client)
    answers = [post(learner_client, a_picture(n)) for n in range(3)]
    assert [answer.status_code for answer in answers] == [202, 202, 429]
    assert "2 pictures an hour" in detail_of(answers[2], 429)
    assert answers[2].json()["limit"] == "runs_per_hour"
    assert 1 <= int(answers[2]["Retry-After"]) <= 3601
    assert Run.objects.count() == 3  # with that which made this visitor known


@override_settings(BYTES_PER_DAY=2**20)
def test_a_days_bytes_are_a_quota_that_a_refusal_does_not_use_up(
    nobody_works: str, learner_client: Client
) -> None:
    known(learner_client)
    large = saved(picture(80, 60)) + bytes(2**20)  # bytes after a picture's end
    assert "1 MB of pictures a day" in detail_of(post(learner_client, large), 429)
    assert post(learner_client, a_picture(1)).status_code == 202


@override_settings(BYTES_PER_DAY_ADDRESS=1)
def test_an_address_has_a_quota_of_bytes_for_those_who_are_nobody_yet(nobody_works: str) -> None:
    assert "from one address" in detail_of(post(Client(), a_picture(1)), 429)
    assert post(Client(), sample="amara").status_code in (200, 202)


def test_a_quota_counts_all_or_nothing_and_begins_anew_with_its_window() -> None:
    hourly, daily = Quota("H", "two an hour", 2, 3600), Quota("D", "3 a day", 3, 86_400)
    both = [Spending(hourly, "ada", 1), Spending(daily, "ada", 1)]
    spend(both, now=NOON)
    spend(both, now=NOON)
    with pytest.raises(LimitError, match="two an hour") as refused:
        spend(both, now=NOON.replace(minute=20))
    assert (refused.value.limit, refused.value.wait) == ("H", 2400.0)
    spend(both, now=NOON.replace(hour=13))  # the refused one was not counted for the day
    with pytest.raises(LimitError, match="in 10 hours"):
        spend(both, now=NOON.replace(hour=14))
    spend([Spending(hourly, "bert", 2)], now=NOON)


def test_work_that_is_over_takes_no_ones_share(nobody_works: str, learner_client: Client) -> None:
    tasks.submit(queued_run(known(learner_client), seed=2))
    with override_settings(WORK_AT_ONCE=2):
        assert post(learner_client, a_picture(1)).status_code == 202
        assert post(learner_client, a_picture(2)).status_code == 429


def _experiment(client: Client, run: uuid.UUID) -> Any:
    change = {"kind": "change", "transform": [{"name": "rotate", "strength": 10}]}
    return client.post(
        f"{RUNS}{run}/probes/", change, content_type="application/json", headers=csrf(client)
    )
