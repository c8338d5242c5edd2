"""Services away for half a minute while students send pictures: `make bench ONLY=outages`.

What was answered meanwhile, how soon the site served again, and whether anything accepted was lost.
On PostgreSQL and a Redis server, as a production host has them; the disk is that of `make run`,
with SQLite, the queue and the pictures on it.
"""

from __future__ import annotations

import signal
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from itertools import count

from scripts.stack import Stack
from scripts.test import scratch
from tests.benchmarks.disk import full, small_disk
from tests.benchmarks.report import machine, run_part
from tests.drawn import jpeg
from tests.faults.breaking import AGAIN_WITHIN, child_of
from tests.student import Json, Student
from tests.whole_site import running_site

AWAY, BEFORE = 30.0, 2.0  # seconds
STUDENTS, THINKS = 4, 0.5
MEGABYTES = 64  # of the disk that is filled
PAGE = "/concepts/vision/recognising-images/"
TAKEN = (200, 202)
numbers = count(300_000)


@dataclass(frozen=True)
class Asked:
    """One answer: when it was asked for, what it was, how long it took."""

    at: float
    status: int
    seconds: float


@dataclass
class Seen:
    """What the students of one outage met; written by many threads, an item at a time."""

    sent: list[Asked] = field(default_factory=list)
    pages: list[Asked] = field(default_factory=list)
    runs: list[tuple[Student, Json]] = field(default_factory=list)
    gone: float = 0.0  # when the service went, and when it was there again
    back: float = 0.0
    rest: float = 0.0  # when the last accepted run was over
    ends: Counter[str] = field(default_factory=Counter)

    def meanwhile(self, asked: list[Asked]) -> list[Asked]:
        """Those asked for and answered with the service away."""
        return [one for one in asked if self.gone < one.at and one.at + one.seconds < self.back]

    def again(self) -> float:
        """Seconds until a picture was taken again."""
        return min(one.at for one in self.sent if one.at > self.back and one.status in TAKEN) - (
            self.back
        )


@contextmanager
def killed(site: Stack, name: str) -> Iterator[None]:
    """Ended at once, and started again after the block by whoever tends the site."""
    process = child_of(site, name).process
    # PostgreSQL's own word for at once; what SIGKILL leaves of it, it refuses to start beside
    process.send_signal(signal.SIGQUIT if name == "postgres" else signal.SIGKILL)
    process.wait(20)
    yield
    while process is child_of(site, name).process:
        site.supervisor.tend()
        time.sleep(0.05)


@contextmanager
def silent(site: Stack, name: str) -> Iterator[None]:
    """It takes connections and answers none."""
    process = child_of(site, name).process
    process.send_signal(signal.SIGSTOP)
    try:
        yield
    finally:
        process.send_signal(signal.SIGCONT)


Fault = Callable[[Stack, str], AbstractContextManager[None]]
OUTAGES: dict[str, tuple[Fault, str]] = {
    "Redis, killed": (killed, "redis-server"),
    "Redis, silent": (silent, "redis-server"),
    "PostgreSQL, ended": (killed, "postgres"),
}


def measure(away: float = AWAY) -> str:
    with scratch() as (folder, _), running_site(folder / "var", servers=True) as site:
        rows = [
            told(what, suffer(site, fault, name, away)) for what, (fault, name) in OUTAGES.items()
        ]
    rows.append(on_a_full_disk(away))
    return "\n".join(
        [
            f"{STUDENTS} students, each sending a picture and opening a page every {THINKS} s; "
            f"after {BEFORE:.0f} s a service is away for {away:.0f} s. Aim: 503 meanwhile, nothing "
            f"accepted is lost; {machine()}.",
            "",
            "| away | pictures meanwhile | slowest answer | pages meanwhile | taken again after "
            "| all accepted over after | accepted | done | lost |",
            "|---|---|---:|---|---:|---:|---:|---:|---:|",
            *rows,
        ]
    )


def on_a_full_disk(away: float) -> str:
    """The row of the disk, or why there is none."""
    what = "room on the disk"
    with scratch() as (folder, _), small_disk(folder / "disk", MEGABYTES) as mounted:
        if not mounted:
            return f"| {what} | not measured: this account may mount no file system {'| ' * 7}|"
        with running_site(folder / "disk" / "var") as site:
            return told(what, suffer(site, full, "", away))


def suffer(site: Stack, fault: Fault, name: str, away: float) -> Seen:
    """Students send before, during and after an outage; returns once all that was taken is over."""
    seen, over = Seen(), threading.Event()
    students = [Student(site.address.url) for _ in range(STUDENTS)]
    with ThreadPoolExecutor(STUDENTS) as pool:
        sending = [pool.submit(live, student, seen, over) for student in students]
        try:
            time.sleep(BEFORE)
            with fault(site, name):
                seen.gone = time.monotonic()
                time.sleep(away)
                seen.back = time.monotonic()
            await_taken(site, seen)
        finally:
            over.set()
        for one in sending:
            one.result()  # raises what ended it
    await_rest(site, seen)
    for student in students:
        student.close()
    return seen


def live(student: Student, seen: Seen, over: threading.Event) -> None:
    while not over.wait(THINKS):
        begun = time.monotonic()
        answer = student.send(jpeg(next(numbers)))
        seen.sent.append(Asked(begun, answer.status, time.monotonic() - begun))
        if answer.status in TAKEN:
            seen.runs.append((student, answer.json()))
        begun = time.monotonic()
        page = student.get(PAGE)
        seen.pages.append(Asked(begun, page.status, time.monotonic() - begun))


def await_taken(site: Stack, seen: Seen) -> None:
    """Wait until a picture was taken after the outage."""
    tended(site, lambda: any(one.at > seen.back and one.status in TAKEN for one in list(seen.sent)))


def await_rest(site: Stack, seen: Seen) -> None:
    """Wait until each accepted run is over, and count how."""
    for student, run in seen.runs:
        status = ""

        def ended(student: Student = student, run: Json = run) -> bool:
            nonlocal status
            answer = student.get(f"/api/v1/runs/{run['id']}/")
            status = answer.json()["status"] if answer.status == 200 else "lost"
            return status in ("done", "failed")

        tended(site, ended)
        seen.ends[status] += 1
    seen.rest = time.monotonic()


def tended(site: Stack, true: Callable[[], bool]) -> None:
    """Wait, mending what is broken; what takes too long is for the reader of the figures."""
    deadline = time.monotonic() + AGAIN_WITHIN
    while not true() and time.monotonic() < deadline:
        site.supervisor.tend()
        time.sleep(0.05)


def told(what: str, seen: Seen) -> str:
    away, pages = seen.meanwhile(seen.sent), seen.meanwhile(seen.pages)
    slowest = max((one.seconds for one in away), default=0.0)
    accepted = len(seen.runs)
    lost = accepted - seen.ends["done"] - seen.ends["failed"]
    return (
        f"| {what} | {_statuses(away)} | {slowest:.1f} s | {_statuses(pages)} "
        f"| {seen.again():.1f} s | {seen.rest - seen.back:.1f} s "
        f"| {accepted} | {seen.ends['done']} | {lost} |"
    )


def _statuses(asked: list[Asked]) -> str:
    counted = sorted(Counter(one.status for one in asked).items())
    return ", ".join(f"{status} × {times}" for status, times in counted) or "none"


if __name__ == "__main__":
    run_part("outages", "Services away for half a minute", measure, __doc__)
