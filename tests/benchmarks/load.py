"""Two hundred students at once on PostgreSQL and Redis: `make bench ONLY=load`.

Four in five read, three in twenty send pictures, one in twenty studies cards; each thinks between
two deeds as long as THINKS says. The site's processes are those of `make run`, on the database and
the Redis of Debian's packages; students and site share this machine's cores.
"""

from __future__ import annotations

import os
import random
import re
import threading
import time
import uuid
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import count
from urllib.parse import urlsplit

from scripts.test import scratch
from tests.benchmarks.report import Row, machine, row, run_part, table
from tests.drawn import DRAWINGS, jpeg
from tests.student import Answer, Student
from tests.whole_site import running_site

STUDENTS, SECONDS = 200, 120.0
SHARES = {"read": 0.80, "run": 0.15, "study": 0.05}
THINKS = {"read": (3.0, 15.0), "run": (10.0, 30.0), "study": (4.0, 10.0)}  # seconds, uniform
FIRST = 50_000  # number of the first picture
DUE = "/api/v1/study/due/?concept=recognising-images"
PAGE_AIM = 300  # milliseconds, 95 of 100 pages


@dataclass
class Seen:
    """What all students met; written by many threads, one line at a time."""

    seconds: dict[str, list[float]] = field(default_factory=dict)
    statuses: Counter[str] = field(default_factory=Counter)
    ends: Counter[str] = field(default_factory=Counter)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def note(self, what: str, seconds: float, status: int) -> None:
        with self.lock:
            self.seconds.setdefault(what, []).append(seconds)
            self.statuses[f"{what} {status}"] += 1

    def end(self, how: str) -> None:
        with self.lock:
            self.ends[how] += 1

    def server_errors(self) -> int:
        return sum(times for name, times in self.statuses.items() if name.split()[-1] >= "500")


def measure(students: int = STUDENTS, seconds: float = SECONDS) -> str:
    """The table, with what it is of and what was counted."""
    with production_site() as url:
        seen = crowd(url, students, seconds)
    return f"{caption(students, seconds)}\n\n{table(rows(seen))}\n\n{counts(seen)}"


@contextmanager
def production_site() -> Iterator[str]:
    """The whole site on a PostgreSQL and a Redis of its own; its address."""
    with scratch() as (folder, _), running_site(folder / "var", servers=True) as site:
        yield site.address.url


def crowd(
    url: str, students: int, seconds: float, thinks: Mapping[str, tuple[float, float]] = THINKS
) -> Seen:
    """So many students at once, for so long; what they met."""
    seen, pages, pictures = Seen(), pages_of(url), count(FIRST)
    for number in range(DRAWINGS):
        jpeg(number)  # what all pictures are made of is drawn before the clock counts
    until = time.monotonic() + seconds
    deeds: dict[str, Callable[[Visit], None]] = {"read": read, "run": send, "study": study}
    kinds = [kind for kind, share in SHARES.items() for _ in range(round(share * students))]

    def live(number: int) -> None:
        kind, chance = kinds[number], random.Random(number)
        visit = Visit(Student(url), seen, chance, pages, pictures)
        least, most = thinks[kind]
        time.sleep(chance.uniform(0, min(most, seconds / 4)))  # nobody comes on the same second
        while time.monotonic() < until:
            deeds[kind](visit)
            visit.student.close()  # as a browser that waits long: the next request connects anew
            time.sleep(chance.uniform(least, most))

    with ThreadPoolExecutor(len(kinds)) as pool:
        list(pool.map(live, range(len(kinds))))
    return seen


def pages_of(url: str) -> list[str]:
    """The addresses of all pages that the site lists."""
    student = Student(url)
    listed = student.get("/sitemap.xml").body.decode()
    student.close()
    return [urlsplit(address).path for address in re.findall("<loc>(.*?)</loc>", listed)]


@dataclass
class Visit:
    """One student at the site, and where what they meet is noted."""

    student: Student
    seen: Seen
    chance: random.Random
    pages: Sequence[str]
    pictures: Iterator[int]

    def timed(self, what: str, ask: Callable[[], Answer]) -> Answer:
        started = time.perf_counter()
        answer = ask()
        self.seen.note(what, answer.at - started, answer.status)
        return answer


def read(visit: Visit) -> None:
    """Open a page."""
    path = visit.chance.choice(visit.pages)
    visit.timed("page", lambda: visit.student.get(path))


def send(visit: Visit) -> None:
    """Send a picture of one's own and listen until it is done."""
    picture = jpeg(next(visit.pictures))
    answer = visit.timed("send", lambda: visit.student.send(picture))
    if answer.status not in (200, 202):
        return
    run, started = answer.json(), time.perf_counter()
    ended = visit.student.await_end(run)
    visit.seen.note("run", time.perf_counter() - started, 200)
    visit.seen.end(str(ended.get("status", "lost")))


def study(visit: Visit) -> None:
    """Ask for what is due and grade the first card of it."""
    due = visit.timed("due", lambda: visit.student.get(DUE)).json()
    if not due.get("cards"):
        return
    review = {
        "id": str(uuid.uuid4()),
        "card": due["cards"][0]["key"],
        "grade": visit.chance.choice(("again", "hard", "good", "easy")),
        "at": datetime.now(UTC).isoformat(),
    }
    body = {"reviews": [review]}
    visit.timed("review", lambda: visit.student.write("/api/v1/study/reviews/", body))


def rows(seen: Seen) -> list[Row]:
    names = {
        "page": ("a page", f"aim p95 ≤ {PAGE_AIM} ms"),
        "send": ("a picture taken, 202", ""),
        "run": ("accepted → done, heard and read", ""),
        "due": ("what is due", ""),
        "review": ("a review kept", ""),
    }
    return [
        row(what, seen.seconds[name], f"{len(seen.seconds[name])} times{', ' + aim if aim else ''}")
        for name, (what, aim) in names.items()
        if len(seen.seconds.get(name, ())) > 1
    ]


def counts(seen: Seen) -> str:
    """What was answered, and what became of each accepted run."""
    answered = ", ".join(f"{name} × {times}" for name, times in sorted(seen.statuses.items()))
    accepted = seen.statuses["send 202"] + seen.statuses["send 200"]
    ends = ", ".join(f"{times} {how}" for how, times in sorted(seen.ends.items())) or "none"
    lost = accepted - seen.ends["done"] - seen.ends["failed"]
    return (
        f"Answers: {answered}. Answers of 5xx: {seen.server_errors()} (aim 0). "
        f"Runs accepted: {accepted}; ended: {ends}; lost: {lost} (aim 0)."
    )


def caption(students: int, seconds: float) -> str:
    thinks = ", ".join(
        f"{SHARES[kind]:.0%} {kind} every {least:.0f} to {most:.0f} s"
        for kind, (least, most) in THINKS.items()
    )
    return (
        f"{students} students at once for {seconds:.0f} s ({thinks}), PostgreSQL, Redis, two "
        f"workers, students on the same {os.cpu_count()} cores; {machine()}."
    )


if __name__ == "__main__":
    run_part("load", "A class at once", measure, __doc__)
