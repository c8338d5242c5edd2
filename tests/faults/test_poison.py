"""Jobs that end their worker, its memory or its time: set aside, and no other job is harmed."""

from __future__ import annotations

import io

import pytest
from django.core.management import call_command
from django.utils import timezone

from backend.common.health import WORKER_KEY
from backend.common.redis import connection
from backend.lab import services, tasks, uploads
from backend.lab.models import Run, Status
from tests.backend.lab.factories import VERSIONS, a_learner
from tests.backend.lab.helpers import picture, saved
from tests.faults.poison import DEADLY, ENDLESS, GREEDY
from tests.services import Service, wait_until

pytestmark = [pytest.mark.faults, pytest.mark.django_db(transaction=True)]

REASONS = {
    DEADLY: "Its worker was lost each time",
    GREEDY: "MemoryError()",
    ENDLESS: "SoftTimeLimitExceeded()",
}


def submitted(size: tuple[int, int]) -> Run:
    run = services.start_run(
        learner=a_learner(),
        picture=uploads.clean(saved(picture(*size)), max_bytes=10**6, max_pixels=10**6),
        source=services.Source(title="Your picture"),
        versions=VERSIONS,
        now=timezone.now(),
    )
    tasks.submit(run)
    return run


def set_aside() -> str:
    told = io.StringIO()
    call_command("set_aside", stdout=told)
    return told.getvalue()


def test_each_is_set_aside_after_three_tries_with_its_reason_and_no_other_is_harmed(
    lone_env: dict[str, str],
) -> None:
    connection().delete(WORKER_KEY)
    fine = [submitted((100 + number, 80)) for number in range(3)]
    bad = {size: submitted(size) for size in REASONS}
    fine += [submitted((200 + number, 80)) for number in range(3)]
    env = {**lone_env, "TASK_SECONDS": "2"}
    with Service.celery(env, "--include", "tests.faults.poison", "--concurrency", "2") as worker:
        wait_until(
            lambda: not Run.objects.filter(status__in=("queued", "running")).exists(),
            60,
            "the end of all",
            worker,
        )
    assert {Run.objects.get(id=run.id).status for run in fine} == {Status.DONE}
    told = set_aside().splitlines()
    for size, reason in REASONS.items():
        (line,) = (line for line in told if str(bad[size].id) in line)
        assert "3 tries" in line
        assert reason in line
        assert Run.objects.get(id=bad[size].id).status == Status.FAILED
    assert told[-1] == "3 set aside."
