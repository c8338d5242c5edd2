"""Services that die under a run: it still ends, once, and nothing accepted is lost."""

import itertools
import os
import signal
import time
from pathlib import Path

import pytest

from scripts.stack import Stack
from scripts.supervisor import Child
from tests.drawn import jpeg
from tests.student import Json, Student

pytestmark = pytest.mark.faults

LINE = ["queued", "preprocessed", *["layer"] * 6, "output", "output", "done"]
AGAIN_WITHIN = 90.0  # seconds; a lost task is handed on after about ten
numbers = itertools.count(10_000)


def child_of(site: Stack, name: str) -> Child:
    return next(child for child in site.supervisor.children if child.program.name == name)


def pool_of(worker: Child) -> list[int]:
    """The worker's processes that do the work: the children of its first one."""
    children = Path(f"/proc/{worker.process.pid}/task/{worker.process.pid}/children")
    return [int(pid) for pid in children.read_text().split()]


def freeze_in_the_middle(site: Stack, student: Student) -> Json:
    """A run whose worker stands still half-way: tried until the signal lands inside one."""
    for _ in range(20):
        run = student.send(jpeg(next(numbers))).json()
        for event in student.hear(run):
            if event.name == "layer":
                break
        for pid in pool_of(child_of(site, "worker")):
            os.kill(pid, signal.SIGSTOP)
        if student.get(f"/api/v1/runs/{run['id']}/").json()["status"] == "running":
            return run
        for pid in pool_of(child_of(site, "worker")):
            os.kill(pid, signal.SIGCONT)
    raise AssertionError("No run could be stopped half-way.")


def await_done(site: Stack, student: Student, run: Json) -> Json:
    """Ask for the run while the supervisor mends what was broken."""
    deadline = time.monotonic() + AGAIN_WITHIN
    while time.monotonic() < deadline:
        site.supervisor.tend()
        answer = student.get(f"/api/v1/runs/{run['id']}/")
        if answer.status == 200 and answer.json()["status"] in ("done", "failed"):
            return answer.json()
        time.sleep(0.2)
    raise AssertionError(f"The run is not over after {AGAIN_WITHIN:.0f} s.")


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
    worker = child_of(site, "worker")
    for pid in pool_of(worker):
        os.kill(pid, signal.SIGSTOP)  # so that they wait in Redis
    runs = [student.send(jpeg(next(numbers))).json() for _ in range(10)]

    redis = child_of(site, "redis")
    time.sleep(1.1)  # the append-only file reaches the disk once a second
    os.killpg(redis.process.pid, signal.SIGKILL)
    for pid in pool_of(worker):
        os.kill(pid, signal.SIGCONT)

    assert {await_done(site, student, run)["status"] for run in runs} == {"done"}
