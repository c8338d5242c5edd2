"""Two days of use in four minutes: do memory and disk level off? `make bench ONLY=day`.

The clock is moved, not quickened: after each hour's use every time that the site has stored is set
an hour back, in PostgreSQL and in Redis. To the processes, which are those of `make run`, that is
as if an hour had passed; no timeout of theirs is shortened. Pictures live for 24 hours, so the
first day fills the site and the second says whether it stays as it is.
"""

from __future__ import annotations

import os
import random
import statistics
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import psycopg
import redis
from psycopg import sql

from scripts.stack import Stack
from scripts.test import scratch
from tests.benchmarks import cost, load
from tests.benchmarks.report import machine, run_part
from tests.drawn import DRAWINGS, jpeg
from tests.student import Student
from tests.whole_site import running_site

HOURS, DAY = 48, 24
HOUR = 3600  # seconds
LASTS = 4.2  # seconds of an hour here: workers ask every four whether a sweep is due
STUDENTS, PICTURES, PAGES = 8, 3, 4  # so many students come in an hour; each sends and reads
GROWS = 0.10  # what a quantity may grow over the second day and count as level
JUDGED = ("web MB", "events MB", "worker MB", "redis-server MB", "files MB", "pictures", "Redis MB")
SHOWN = (*JUDGED, "logs MB", "runs kept as rows")


@dataclass
class Day:
    """What an hour's use left behind, hour by hour, and what was answered."""

    hours: list[dict[str, float]]
    seen: load.Seen


def measure(hours: int = HOURS) -> str:
    with scratch() as (folder, _), running_site(folder / "var", servers=True) as stack:
        day = live(stack, hours)
    return text_of(day)


def live(stack: Stack, hours: int, *, lasts: float = LASTS) -> Day:
    """So many hours of use, each followed by a look at what it left."""
    for number in range(DRAWINGS):
        jpeg(number)  # what all pictures are made of is drawn before the clock counts
    site, seen, pictures = cost.site_of(stack), load.Seen(), count(400_000)
    pages = load.pages_of(site.url)
    day = Day([], seen)
    with ThreadPoolExecutor(STUDENTS) as pool:
        for hour in range(hours):
            begun = time.monotonic()
            visits = [
                load.Visit(Student(site.url), seen, random.Random(100 * hour + n), pages, pictures)
                for n in range(STUDENTS)
            ]
            list(pool.map(use, visits))
            time.sleep(max(0.0, lasts - (time.monotonic() - begun)))
            move_clock(site, HOUR)
            day.hours.append(look(site, stack.var))
            stack.supervisor.tend()
    return day


def use(visit: load.Visit) -> None:
    """What one student does in an hour, as a guest who has not been here before."""
    for _ in range(PAGES):
        load.read(visit)
    for _ in range(PICTURES):
        load.send(visit)
    load.study(visit)
    visit.student.close()


def move_clock(site: cost.Site, seconds: int) -> None:
    """Let so much time pass for all that is stored."""
    with psycopg.connect(site.database, autocommit=True) as database:
        for table, columns in times(database):
            earlier = [
                sql.SQL("{0} = {0} - make_interval(secs => {1})").format(
                    sql.Identifier(column), sql.Literal(seconds)
                )
                for column in columns
            ]
            database.execute(
                sql.SQL("UPDATE {} SET {}").format(
                    sql.Identifier(table), sql.SQL(", ").join(earlier)
                )
            )
    with redis.Redis.from_url(site.redis) as client:
        for key in client.scan_iter():
            left = client.pttl(key)
            if left > 0:  # else it stays for good
                client.pexpire(key, max(1, left - 1000 * seconds))


def times(database: psycopg.Connection[tuple[str, str]]) -> list[tuple[str, list[str]]]:
    """Each table of the site that holds times, with the columns that do."""
    found: dict[str, list[str]] = {}
    asked = (
        "SELECT table_name, column_name FROM information_schema.columns "
        "WHERE table_schema = 'public' AND data_type = 'timestamp with time zone'"
    )
    for table, column in database.execute(asked).fetchall():
        found.setdefault(table, []).append(column)
    return sorted(found.items())


def look(site: cost.Site, var: Path) -> dict[str, float]:
    """What there is now of everything that might grow."""
    memory = {f"{name} MB": size for name, size in site.memory().items()}
    stored = site.stored()
    asked = "SELECT count(*), count(*) FILTER (WHERE picture <> '') FROM lab_run"
    with psycopg.connect(site.database) as database:
        [(kept, held)] = database.execute(asked).fetchall()
    return {
        **memory,
        "files MB": stored["files"] / 1024,
        "Redis MB": stored["Redis"] / 1024,
        "pictures": held,
        "runs kept as rows": kept,
        "logs MB": sum(file.stat().st_size for file in (var / "log").iterdir()) / 2**20,
    }


def growth(values: Sequence[float]) -> float:
    """Share by which a straight line through the values rises from the first to the last."""
    slope = statistics.linear_regression(range(len(values)), values).slope
    mean = statistics.fmean(values)
    return slope * (len(values) - 1) / mean if mean else 0.0


def level(values: Sequence[float]) -> bool:
    return growth(values) <= GROWS


def text_of(day: Day) -> str:
    sent = day.seen.statuses["send 202"] + day.seen.statuses["send 200"]
    lines = [
        f"{len(day.hours)} hours, in each {STUDENTS} new guests with {PICTURES} pictures, {PAGES} "
        f"pages and a card; {sent} pictures taken, {day.seen.ends['done']} done, "
        f"{day.seen.server_errors()} answers of 5xx. Memory with all children, shared parts "
        f"counted once. Aim: over the second day no more than {GROWS:.0%} growth, by a straight "
        f"line through its hours; {machine()}, {os.getloadavg()[0]:.1f} running.",
        "",
        "| what | after an hour | after a day | after two | growth over the second day | |",
        "|---|---:|---:|---:|---:|---|",
    ]
    for name in SHOWN:
        values = [hour[name] for hour in day.hours]
        second = values[DAY:]
        verdict = ("level" if level(second) else "grows") if name in JUDGED else "kept on purpose"
        lines.append(
            f"| {name} | {values[0]:.1f} | {values[DAY - 1]:.1f} | {values[-1]:.1f} "
            f"| {growth(second):+.1%} | {verdict} |"
        )
    return "\n".join(lines)


if __name__ == "__main__":
    run_part("day", "Two days of use", measure, __doc__)
