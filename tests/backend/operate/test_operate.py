"""What collectors and operators are told, and who else is told nothing."""

from __future__ import annotations

import json
import time

import pytest
from django.test import Client, override_settings
from prometheus_client.parser import text_string_to_metric_families

from backend.accounts.models import User
from backend.common import figures
from backend.common.health import sign_of_life
from backend.common.redis import connection
from backend.lab import tasks
from backend.lab.models import Run
from backend.operate.page import troubles
from backend.operate.state import Space, State, Waiting
from tests.backend.accounts.staff import staff_member
from tests.backend.lab.factories import queued_run
from tests.backend.lab.helpers import redis_away

pytestmark = pytest.mark.django_db(transaction=True)
WELL = State([Waiting("interactive", 0, 0.0)], {"host": 2}, [Space("disk", 1, 10)], [], 20.0)


@pytest.fixture(autouse=True)
def alone(lone_env: dict[str, str]) -> None:
    """A Redis database of one's own, with nothing counted yet."""
    figures.add_up()
    connection().flushdb()


@pytest.fixture
def staff(client: Client) -> Client:
    staff_member(client)
    return client


def read(client: Client, **headers: str) -> dict[tuple[str, ...], float]:
    """Every sample of /metrics, by its name and its labels' values."""
    answer = client.get("/metrics", headers=headers)
    assert answer.status_code == 200
    families = text_string_to_metric_families(answer.content.decode())
    return {
        (one.name, *(value for _, value in sorted(one.labels.items()))): one.value
        for family in families
        for one in family.samples
    }


def test_what_any_process_counted_is_told_by_every_other(client: Client) -> None:
    figures.count("runs_ended", end="done")
    figures.count("runs_ended", 2, end="done")
    figures.observe("task_seconds", 0.03, task="lab.sweep")
    figures.add_up()
    told = read(client)
    assert told["lab_runs_ended_total", "done"] == 3
    assert told["lab_task_seconds_bucket", "0.025", "lab.sweep"] == 0
    assert told["lab_task_seconds_bucket", "0.05", "lab.sweep"] == 1
    assert told["lab_task_seconds_bucket", "+Inf", "lab.sweep"] == 1
    assert told["lab_task_seconds_sum", "lab.sweep"] == pytest.approx(0.03)


def test_sums_wait_for_redis_and_none_is_lost(client: Client) -> None:
    figures.count("runs_ended", end="failed")
    with redis_away(), pytest.raises(Exception, match=r"[Cc]onnect"):
        figures.add_up()
    figures.add_up()
    assert read(client)["lab_runs_ended_total", "failed"] == 1


def test_queues_and_workers_are_told_as_they_are(client: Client) -> None:
    tasks.analyse_run.apply_async(args=["0" * 32])
    old = {"headers": {"asked_at": time.time() - 60}}
    connection().rpush("interactive", json.dumps(old))
    sign_of_life()
    told = read(client)
    assert told["lab_queue_length", "interactive"] == 2
    assert 60 <= told["lab_queue_age_seconds", "interactive"] < 90
    assert told["lab_queue_age_seconds", "batch"] == 0
    assert sum(value for (name, *_), value in told.items() if name == "lab_workers") == 1


def test_a_request_and_a_kept_page_are_counted(client: Client) -> None:
    client.get("/")
    client.get("/")
    client.get("/nowhere/")
    figures.add_up()
    told = read(client)
    assert told["lab_requests_total", "/", "2xx"] == 1
    assert (told["lab_pages_total", "made"], told["lab_pages_total", "kept"]) == (1, 1)


def test_figures_are_for_this_machine_or_whoever_has_the_token(client: Client) -> None:
    assert client.get("/metrics", REMOTE_ADDR="198.51.100.7").status_code == 404
    assert client.get("/metrics", headers={"X-Forwarded-For": "127.0.0.1"}).status_code == 404
    with override_settings(METRICS_TOKEN="sesame"):
        assert client.get("/metrics").status_code == 404
        assert client.get("/metrics", headers={"Authorization": "Bearer simsim"}).status_code == 404
        assert read(client, Authorization="Bearer sesame")


def test_with_redis_away_the_collector_is_told_so(client: Client) -> None:
    with redis_away():
        assert client.get("/metrics").status_code == 503


def test_the_page_is_for_staff(client: Client) -> None:
    assert client.get("/operate/")["Location"] == "/account/login/?next=/operate/"
    client.force_login(User.objects.create_user("ada", "ada@example.org"))
    assert client.get("/operate/").status_code == 404


def test_the_page_says_in_words_what_the_metrics_say(staff: Client) -> None:
    tasks.sweep()
    figures.count("tasks", task="lab.sweep", ended="done")
    figures.observe("task_seconds", 0.03, task="lab.sweep")
    figures.observe("stage_seconds", 0.002, stage="networks")
    figures.count("errors", kind="ZeroDivisionError")
    figures.add_up(now=time.time() - 60)
    sign_of_life()
    page = staff.get("/operate/").content.decode()
    assert "Nothing needs anyone." in page
    assert "0 tasks in the queue <code>interactive</code>" in page
    assert "1 worker process on" in page
    assert "A run spends on average 2.0 ms on the networks." in page
    assert "1 × <code>ZeroDivisionError</code>" in page
    assert "Tasks a minute: 0.1 on average in the last ten minutes, 1 at most." in page
    assert page.count("<figure") == 3


def test_what_was_set_aside_is_listed_with_its_reason(staff: Client) -> None:
    run = queued_run()
    Run.objects.update(status="failed", attempts=3, trouble="MemoryError()")
    page = staff.get("/operate/").content.decode()
    assert "Set aside after too many tries: 1 (see below)." in page
    assert f"Run <code>{run.id}</code>" in page
    assert "3 tries: MemoryError()" in page
    assert read(staff)["lab_set_aside",] == 1


def test_the_page_is_there_with_redis_away(staff: Client) -> None:
    with redis_away():
        answer = staff.get("/operate/")
    assert answer.status_code == 503
    assert "Redis does not answer" in answer.content.decode()


@pytest.mark.parametrize(
    ("state", "said"),
    [
        (WELL, []),
        (
            State([Waiting("interactive", 9, 42.0)], WELL.workers, WELL.spaces, [], 20.0),
            ["The oldest task in the queue interactive has waited for 42 seconds."],
        ),
        (
            State([Waiting("batch", 9, 42.0)], {}, [Space("redis", 95, 100)], [], None),
            [
                "No worker has given a sign of life: nothing that is sent gets an answer.",
                "No sweep ended lately: pictures whose time is over are still there.",
                "Redis is 95% full.",
            ],
        ),
    ],
)
def test_what_needs_somebody_is_said_in_a_sentence(state: State, said: list[str]) -> None:
    assert troubles(state) == said
