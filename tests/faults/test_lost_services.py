"""Services that die under a run: it still ends, once, and nothing accepted is lost."""

import itertools
import os
import signal

import pytest

from scripts.stack import Stack
from tests.drawn import jpeg
from tests.faults.breaking import await_done, child_of, pool_of, workers_standing_still
from tests.student import Json, Student

pytestmark = pytest.mark.faults

LINE = ["queued", "preprocessed", *["layer"] * 6, "output", "output", "done"]
numbers = itertools.count(10_000)


def freeze_in_the_middle(site: Stack, student: Student) -> Json:
    """A run whose worker stands still half-way: tried until the signal lands inside one."""
    for _ in range(20):
        run = student.send(jpeg(next(numbers))).json()
        for event in student.hear(run):
            if event.name == "layer":
                break
        for pid in pool_of(site):
            os.kill(pid, signal.SIGSTOP)
        if student.get(f"/api/v1/runs/{run['id']}/").json()["status"] == "running":
            return run
        for pid in pool_of(site):
            os.kill(pid, signal.SIGCONT)
    raise AssertionError("No run could be stopped half-way.")


def test_a_run_whose_worker_is_killed_half_way_ends_done_once(
    site: Stack, student: Student
) -> None:
    run = freeze_in_the_middle(site, student)
    worker = child_of(site, "worker")
    os.killpg(worker.process.pid, signal.SIGKILL)

    ended = await_done(site, student, run)

    assert ended["status"] == "done"
    assert {name: len(one["layers"]) for name, one in ended["networks"].items()} == {
        "faces": 3,
        "cars": 3,
    }
    events = list(student.hear(run))
    assert [event.name for event in events] == LINE
    assert len({event.id for event in events}) == len(LINE)


def test_a_listener_that_comes_back_hears_the_rest_and_nothing_twice(
    site: Stack, student: Student
) -> None:
    run = student.send(jpeg(next(numbers))).json()
    first = list(itertools.islice(student.hear(run), 4))
    rest = list(student.hear(run, last=first[-1].id))
    assert [event.name for event in [*first, *rest]] == LINE


def test_runs_accepted_before_redis_is_killed_all_end_done(site: Stack, student: Student) -> None:
    with workers_standing_still(site):
        runs = [student.send(jpeg(next(numbers))).json() for _ in range(10)]
        # at once: what had not reached the disk is found missing, and taken up again
        os.killpg(child_of(site, "redis-server").process.pid, signal.SIGKILL)

    assert {await_done(site, student, run)["status"] for run in runs} == {"done"}
