"""Workers killed outright under load: how many runs were accepted, ended, ended twice or lost.

`python -m tests.benchmarks.faults` kills a worker fifty times, mostly one of its children and now
and then all of it, while students send pictures to a site on servers of its own; `--kills N` is
shorter, `--keep` writes docs/measured.md.
"""

import argparse
import os
import random
import shutil
import signal
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psycopg

from scripts.stack import Stack
from tests.benchmarks.report import keep, machine
from tests.drawn import jpeg
from tests.faults.breaking import child_of, pool_of
from tests.student import Json, Student
from tests.whole_site import running_site

Database = psycopg.Connection[tuple[Any, ...]]
KILLS, STUDENTS, AIM, STUCK = 50, 4, 10.0, 60.0
SHARE = 12  # WORK_AT_ONCE as it is: the queue stays as long as so many students make it
EVERY = 20  # every so many kills all of the worker goes: more often is a crash that none mends


@dataclass
class Sent:
    """A student and the runs that were accepted from them."""

    student: Student
    runs: list[Json] = field(default_factory=list)


@dataclass
class Count:
    """What was seen; seconds from a kill until the runs at work were taken up again or over."""

    accepted: int = 0
    again: int = 0  # runs that were taken up more than once
    after_child: list[float] = field(default_factory=list)
    after_worker: list[float] = field(default_factory=list)
    ends: Counter[str] = field(default_factory=Counter)


def measure(site: Stack, kills: int, seed: int = 1) -> Count:
    count, over = Count(), threading.Event()
    everyone = [Sent(Student(site.address.url)) for _ in range(STUDENTS)]
    with (
        psycopg.connect(site.env["DATABASE_URL"], autocommit=True) as database,
        ThreadPoolExecutor(STUDENTS) as pool,
    ):
        sending = [pool.submit(send, sent, over, 100_000 * n) for n, sent in enumerate(everyone)]
        try:
            kill_all(site, database, kills, random.Random(seed), count)  # which one, not a secret
        finally:
            over.set()
        for one in sending:
            one.result()  # raises what ended it
        await_rest(site, database)
        count.ends = sum(pool.map(ends, everyone), Counter())
        count.accepted = sum(len(sent.runs) for sent in everyone)
        ((count.again,),) = database.execute("select count(*) from lab_run where attempts > 1")
    return count


def send(sent: Sent, over: threading.Event, first: int) -> None:
    """One student, picture after picture, as fast as the site takes them."""
    number = first
    while not over.is_set():
        number += 1
        answer = sent.student.send(jpeg(number))
        if answer.status in (200, 202):
            sent.runs.append(answer.json())
        else:
            over.wait(0.25)


def kill_all(
    site: Stack, database: Database, kills: int, chance: random.Random, count: Count
) -> None:
    for number in range(1, kills + 1):
        time.sleep(chance.uniform(0.2, 1.0))
        if number % EVERY:
            kill = lambda: os.kill(chance.choice(pool_of(site)), signal.SIGKILL)  # noqa: E731
            count.after_child.append(until_taken_up(site, database, kill))
        else:
            kill = lambda: os.killpg(child_of(site, "worker").process.pid, signal.SIGKILL)  # noqa: E731
            count.after_worker.append(until_taken_up(site, database, kill))


def until_taken_up(site: Stack, database: Database, kill: Callable[[], None]) -> float:
    """Kill while runs are at work; seconds until each was taken up again or over.

    Raises AssertionError where nothing moves for STUCK seconds.
    """
    held: dict[object, int] = {}
    asked = "select id, attempts from lab_run where status = 'running'"
    waited = time.monotonic()
    while not (held and pool_of(site)):
        tend(site, waited, "at work")
        held = dict(database.execute(asked).fetchall())
    kill()
    killed = time.monotonic()
    asked = "select id, attempts, status from lab_run where id = any(%s)"
    while held:
        tend(site, killed, "taken up again")
        for run, tries, status in database.execute(asked, [list(held)]).fetchall():
            if status in ("done", "failed") or tries > held[run]:
                del held[run]
    return time.monotonic() - killed


def await_rest(site: Stack, database: Database) -> None:
    asked = "select count(*) from lab_run where status in ('queued', 'running')"
    begun = time.monotonic()
    while database.execute(asked).fetchall() != [(0,)]:
        tend(site, begun, "over")


def tend(site: Stack, since: float, what: str) -> None:
    if time.monotonic() - since > STUCK:
        raise AssertionError(f"No run is {what} after {STUCK:.0f} s. Logs: {site.supervisor.logs}")
    site.supervisor.tend()
    time.sleep(0.005)


def ends(sent: Sent) -> Counter[str]:
    """How a student's runs ended, as the API and their events tell."""
    seen: Counter[str] = Counter()
    for run in sent.runs:
        answer = sent.student.get(f"/api/v1/runs/{run['id']}/")
        status = answer.json()["status"] if answer.status == 200 else "lost"
        seen[status if status in ("done", "failed") else "lost"] += 1
        names = Counter(event.name for event in sent.student.hear(run))
        seen["twice"] += names["done"] + names["failed"] > 1
        seen["untold"] += names["done"] + names["failed"] == 0
    return seen


def report(count: Count) -> str:
    child = max(count.after_child, default=0.0)
    worker = f"{max(count.after_worker):.1f} s" if count.after_worker else "not killed"
    kills = len(count.after_child) + len(count.after_worker)
    head = (
        f"{kills} times kill -9 under load: {len(count.after_child)} times one of a worker's two "
        f"children, {len(count.after_worker)} times the whole worker; {STUDENTS} students sending "
        f"as fast as they may, PostgreSQL and Redis. {count.again} runs were taken up again. "
        f"Aim: each within {AIM:.0f} s, none lost, none twice; {machine()}."
    )
    row = [count.accepted, *(count.ends[name] for name in ("done", "failed", "lost"))]
    row += [count.ends["twice"], count.ends["untold"]]
    return "\n".join(
        [
            head,
            "",
            "| accepted | done | failed | lost | ended twice | end untold "
            "| slowest taken up after a child | after a worker |",
            "|---:|---:|---:|---:|---:|---:|---:|---:|",
            f"| {' | '.join(map(str, row))} | {child:.1f} s | {worker} |",
        ]
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=KILLS)
    parser.add_argument("--keep", action="store_true", help="write the table to docs/measured.md")
    given = parser.parse_args()
    var = Path(tempfile.mkdtemp(prefix="concept-lab-"))
    var.chmod(0o755)  # an account without rights must reach its database inside
    try:
        with running_site(var, servers=True, WORK_AT_ONCE=str(SHARE)) as site:
            text = report(measure(site, given.kills))
    finally:
        shutil.rmtree(var, ignore_errors=True)
    print(text)
    if given.keep:
        keep("faults", "Workers killed under load", text)


if __name__ == "__main__":
    main()
