"""What each thing a student does costs, process by process: `make bench ONLY=cost`.

CPU time and memory rather than waiting: they add up, and so say how many hosts how many students
need (tests/benchmarks/sizing.py). On PostgreSQL and a Redis server, as a production host has them.
"""

from __future__ import annotations

import os
import random
import re
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import psycopg
import redis

from scripts.stack import Stack
from scripts.supervisor import Child
from scripts.test import scratch
from tests.benchmarks import load, sizing, spent
from tests.benchmarks.report import machine, run_part
from tests.student import Student
from tests.whole_site import running_site

TIMES = 100
PROCESSES = ("web", "events", "worker", "postgres", "redis-server")
SETTLES = 6.0  # seconds; figures are added up every five


@dataclass(frozen=True)
class Site:
    """A running site whose processes can be looked at."""

    url: str
    media: Path
    database: str
    redis: str
    processes: dict[str, Child]

    def cpu(self) -> dict[str, float]:
        """Seconds of CPU that each has had, with all its children that live."""
        return {
            name: sum(map(spent.cpu, spent.group(child))) for name, child in self.processes.items()
        }

    def memory(self) -> dict[str, float]:
        """MB of each, what several share counted once among them."""
        return {name: sum(map(_pss, spent.group(child))) for name, child in self.processes.items()}

    def files(self) -> Iterator[Path]:
        """What lies in the store; a sweep may take it away at the same time."""
        for folder, _, names in os.walk(self.media):
            yield from (Path(folder, name) for name in names)

    def stored(self) -> dict[str, float]:
        """kB in each store."""
        files = sum(map(_size, self.files()))
        with psycopg.connect(self.database) as connection:
            [size] = connection.execute("SELECT pg_database_size(current_database())").fetchone()  # type: ignore[misc]
        with redis.Redis.from_url(self.redis) as client:
            memory = client.info("memory")["used_memory"]
        return {"files": files / 1024, "PostgreSQL": size / 1024, "Redis": memory / 1024}


def measure(times: int = TIMES) -> str:
    with site() as made:
        return text_of(made, times)


@contextmanager
def site() -> Iterator[Site]:
    with scratch() as (folder, _), running_site(folder / "var", servers=True) as stack:
        yield site_of(stack)


def site_of(stack: Stack) -> Site:
    """A running site with servers of its own, to be looked at."""
    processes = {child.program.name: child for child in stack.supervisor.children}
    database, broker = stack.env["DATABASE_URL"], stack.env["REDIS_URL"]
    return Site(stack.address.url, stack.var / "media", database, broker, processes)


def text_of(made: Site, times: int) -> str:
    """The tables, with what they are of."""
    student = Student(made.url)
    visit = load.Visit(student, load.Seen(), random.Random(1), ["/"], count(load.FIRST))
    deeds: dict[str, Callable[[], object]] = {
        "a page, kept ready": lambda: student.get("/"),
        "a page, made anew": lambda: student.get("/?new"),
        "a picture of one's own, through both networks": lambda: load.send(visit),
        "a card recalled, with the list of what is due": lambda: load.study(visit),
    }
    for deed in deeds.values():
        deed()  # the first of each warms up
    rows, kept = [], []
    for what, deed in deeds.items():
        stored, took = made.stored(), _spent(made, deed, times)
        rows.append(f"| {what} | {' | '.join(f'{took[name]:.1f}' for name in PROCESSES)} |")
        grown = {
            name: max(0.0, size - stored[name]) / times for name, size in made.stored().items()
        }
        if "page" not in what:
            kept.append(f"| {what} | {' | '.join(f'{size:.1f}' for size in grown.values())} |")
    memory = made.memory()
    student.close()
    return "\n".join(
        [
            f"{times} times each, one student after the other; CPU time and memory with all "
            f"children, as `make run` starts them, on PostgreSQL and Redis; {machine()}.",
            "",
            f"| CPU, ms | {' | '.join(PROCESSES)} |",
            f"|---|{'---:|' * len(PROCESSES)}",
            *rows,
            "",
            f"| memory, MB | {' | '.join(PROCESSES)} |",
            f"|---|{'---:|' * len(PROCESSES)}",
            f"| after that | {' | '.join(f'{memory[name]:.0f}' for name in PROCESSES)} |",
            "",
            f"| stored, kB | {' | '.join(made.stored())} |",
            f"|---|{'---:|' * len(made.stored())}",
            *kept,
        ]
    )


def _spent(made: Site, deed: Callable[[], object], times: int) -> dict[str, float]:
    """Milliseconds of CPU that the deed costs each process, over what idling costs it."""
    idle = made.cpu()
    time.sleep(SETTLES)
    before = made.cpu()
    begun = time.monotonic()
    for _ in range(times):
        deed()
    time.sleep(SETTLES)  # what follows a deed belongs to it
    share = (time.monotonic() - begun) / SETTLES
    after = made.cpu()
    rests = {name: (before[name] - idle[name]) * share for name in after}
    return {
        name: max(0.0, 1000 * (after[name] - before[name] - rests[name]) / times) for name in after
    }


def _size(file: Path) -> int:
    try:
        return file.stat().st_size
    except FileNotFoundError:  # swept since it was found
        return 0


def _pss(process: Path) -> float:
    try:
        told = (process / "smaps_rollup").read_text()
    except (FileNotFoundError, ProcessLookupError):  # it has ended since it was found
        return 0.0
    found = re.search(r"^Pss:\s+(\d+) kB", told, re.M)
    return int(found[1]) / 1024 if found else 0.0


if __name__ == "__main__":
    run_part("cost", "What each thing costs", measure, __doc__)
    if "--keep" in sys.argv:
        sizing.write()  # docs/operate.md stands on these figures
