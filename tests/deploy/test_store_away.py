"""The S3 store is away: a clear answer over the proxy, and what was accepted waits for it."""

from __future__ import annotations

import itertools
import os
import signal
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager

import pytest

from tests.deploy.conftest import ComposedSite
from tests.drawn import jpeg
from tests.services import wait_until
from tests.student import Json, Student

numbers = itertools.count(30_000)
PATIENCE = 90.0  # seconds that a busy machine may take until accepted runs are over


@pytest.fixture
def student(site: ComposedSite) -> Iterator[Student]:
    visitor = site.student()
    yield visitor
    visitor.close()


@contextmanager
def halted(pids: list[int]) -> Iterator[None]:
    for pid in pids:
        os.kill(pid, signal.SIGSTOP)
    try:
        yield
    finally:
        for pid in pids:
            os.kill(pid, signal.SIGCONT)


def gone(site: ComposedSite) -> AbstractContextManager[None]:
    """Nobody listens where the store was."""
    return site.way.closed()


def silent(site: ComposedSite) -> AbstractContextManager[None]:
    """It takes connections and answers none."""
    return halted(site.pids("store"))


def await_done(student: Student, run: Json) -> None:
    def done() -> bool:
        answer = student.get(f"/api/v1/runs/{run['id']}/")
        return answer.status == 200 and answer.json()["status"] in ("done", "failed")

    wait_until(done, PATIENCE, "the run")
    assert student.get(f"/api/v1/runs/{run['id']}/").json()["status"] == "done"


@pytest.mark.parametrize("away", [gone, silent])
def test_with_the_store_away_pictures_are_refused_clearly_and_accepted_runs_wait_for_it(
    site: ComposedSite,
    student: Student,
    away: Callable[[ComposedSite], AbstractContextManager[None]],
) -> None:
    with ExitStack() as outage:
        with halted(site.pids("worker-interactive")[1:]):
            runs = [student.send(jpeg(next(numbers))).json() for _ in range(2)]
            outage.enter_context(away(site))
        answer = student.send(jpeg(next(numbers)))
        assert answer.status == 503, answer.body
        assert "The store of files" in answer.json()["detail"]
        assert int(answer.headers["retry-after"]) > 0
        assert student.get("/").status == 200
    again = student.send(jpeg(next(numbers)))
    assert again.status == 202, again.body
    for run in (*runs, again.json()):
        await_done(student, run)
