"""What the tests of broken services do to a site, and how they wait for it to mend."""

import os
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from scripts.stack import Stack
from scripts.supervisor import Child
from tests.student import Json, Student

AGAIN_WITHIN = 90.0  # seconds; a lost task is handed on after about ten


def child_of(site: Stack, name: str) -> Child:
    return next(child for child in site.supervisor.children if child.program.name == name)


def children_of(pid: int) -> list[int]:
    """The children of a process: of a worker's first one, those that do the work."""
    return [int(pid) for pid in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def pool_of(site: Stack) -> list[int]:
    return children_of(child_of(site, "worker").process.pid)


@contextmanager
def workers_standing_still(site: Stack) -> Iterator[None]:
    """What is sent meanwhile waits."""
    pool = pool_of(site)
    for pid in pool:
        os.kill(pid, signal.SIGSTOP)
    try:
        yield
    finally:
        for pid in pool:
            os.kill(pid, signal.SIGCONT)


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
