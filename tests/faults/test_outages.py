"""Services that are away for a while: a clear answer meanwhile, and all that was accepted ends."""

import itertools
import resource
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager

import pytest
import redis

from scripts.stack import Stack
from tests.benchmarks import outages
from tests.drawn import jpeg
from tests.faults.breaking import (
    await_done,
    child_of,
    children_of,
    pool_of,
    workers_standing_still,
)
from tests.student import Answer, Json, Student

pytestmark = pytest.mark.faults

numbers = itertools.count(20_000)
PAGES = ("/", "/concepts/vision/recognising-images/")


def sent(student: Student) -> Answer:
    return student.send(jpeg(next(numbers)))


def accepted(student: Student, count: int = 3) -> list[Json]:
    answers = [sent(student) for _ in range(count)]
    assert [answer.status for answer in answers] == [202] * count
    return [answer.json() for answer in answers]


def refused(answer: Answer, words: str) -> None:
    """A clear answer: what is away, and when to come again."""
    assert answer.status == 503, answer.body
    assert answer.headers["content-type"] == "application/problem+json"
    assert words in answer.json()["detail"]
    assert int(answer.headers["retry-after"]) > 0


def all_end_done(site: Stack, student: Student, runs: list[Json]) -> None:
    assert [await_done(site, student, run)["status"] for run in runs] == ["done"] * len(runs)
    again = sent(student)
    assert again.status == 202
    assert await_done(site, student, again.json())["status"] == "done"


def test_with_redis_silent_a_run_is_refused_soon_and_pages_are_served(
    site: Stack, student: Student
) -> None:
    runs = accepted(student, 1)
    server = child_of(site, "redis-server").process
    server.send_signal(signal.SIGSTOP)  # it takes connections and answers none: the worst of ways
    try:
        begun = time.monotonic()
        refused(sent(student), "The queue does not answer")
        assert time.monotonic() - begun < 2
        assert [student.get(page).status for page in PAGES] == [200, 200]
    finally:
        server.send_signal(signal.SIGCONT)
    all_end_done(site, student, runs)


@contextmanager
def redis_full(site: Stack) -> Iterator[None]:
    """It answers, and refuses whatever would need room."""
    with redis.Redis.from_url(site.env["REDIS_URL"]) as client:
        client.config_set("maxmemory", 1)
        try:
            yield
        finally:
            client.config_set("maxmemory", 0)


def test_with_redis_full_pictures_are_refused_and_the_worker_stays_until_there_is_room(
    site: Stack, student: Student
) -> None:
    worker = child_of(site, "worker").process
    with ExitStack() as outage:
        with workers_standing_still(site):
            runs = accepted(student)
            outage.enter_context(redis_full(site))
        refused(sent(student), "The queue does not answer")
        time.sleep(2)  # the worker takes the next task meanwhile, and may not note that it has it
        assert student.get("/").status == 200
    all_end_done(site, student, runs)
    assert worker.poll() is None


def test_students_who_go_on_sending_while_redis_is_gone_are_refused_and_lose_nothing(
    site: Stack,
) -> None:
    seen = outages.suffer(site, outages.killed, "redis-server", away=1.0)
    meanwhile = seen.meanwhile(seen.sent)
    assert {one.status for one in meanwhile} <= {503}
    assert {one.status for one in seen.meanwhile(seen.pages)} <= {200}
    assert seen.ends == {"done": len(seen.runs)}
    assert f"| {len(seen.runs)} | {len(seen.runs)} | 0 |" in outages.told("Redis", seen)


def test_postgresql_started_anew_loses_nothing_that_was_accepted(
    site: Stack, student: Student
) -> None:
    with workers_standing_still(site):
        runs = accepted(student)
        postgres = child_of(site, "postgres").process
        postgres.send_signal(signal.SIGINT)  # at once, cutting every connection
        postgres.wait(20)
        refused(sent(student), "The database does not answer")
        page = student.get(f"/study/?uncached={next(numbers)}")
        assert (page.status, b"Away for a moment" in page.body) == (503, True)
        assert student.get("/healthz").status == 200
    all_end_done(site, student, runs)


@contextmanager
def store_away(site: Stack) -> Iterator[None]:
    """Where the folder was is a file: every path below it fails, for root as well."""
    media = site.var / "media"
    media.rename(site.var / "elsewhere")
    media.write_bytes(b"")
    try:
        yield
    finally:
        media.unlink()
        (site.var / "elsewhere").rename(media)


@contextmanager
def no_room(site: Stack) -> Iterator[None]:
    """No file of web or worker may grow: to them it is as a full disk (EFBIG for ENOSPC)."""
    web = child_of(site, "web").process.pid
    pids = [web, *children_of(web), *pool_of(site)]
    before = {pid: resource.prlimit(pid, resource.RLIMIT_FSIZE) for pid in pids}
    for pid, (_, hard) in before.items():
        resource.prlimit(pid, resource.RLIMIT_FSIZE, (0, hard))
    try:
        yield
    finally:
        for pid, limits in before.items():
            resource.prlimit(pid, resource.RLIMIT_FSIZE, limits)


@pytest.mark.parametrize(
    ("broken", "words"), [(store_away, "The store of files"), (no_room, "There is no room")]
)
def test_files_that_cannot_be_kept_are_refused_clearly_and_what_was_accepted_waits_for_them(
    site: Stack,
    student: Student,
    broken: Callable[[Stack], AbstractContextManager[None]],
    words: str,
) -> None:
    with ExitStack() as outage:
        with workers_standing_still(site):
            runs = accepted(student)
            outage.enter_context(broken(site))
        refused(sent(student), words)
        time.sleep(4)  # longer than three tries that count would take
        assert student.get("/").status == 200
    all_end_done(site, student, runs)


def test_a_full_disk_or_lost_store_leaves_nothing_of_a_refused_picture(
    site: Stack, student: Student
) -> None:
    pictures = site.var / "media" / "runs"
    before = set(pictures.iterdir())
    with no_room(site):
        refused(sent(student), "There is no room")
    assert {path for path in pictures.iterdir() if any(path.iterdir())} <= before
