"""Figures of how the site runs: counted in each process, added up in Redis every few seconds.

Web processes, workers' children and hosts come and go, and a scrape meets only one of them: so the
sums lie in one place, and whichever process answers tells all of them. Counting costs an addition;
a process that is killed takes its last seconds along. docs/adr/0014-figures-in-redis.md
"""

from __future__ import annotations

import atexit
import os
import threading
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TypeVar, cast

import structlog
from redis.exceptions import RedisError

from backend.common.redis import connection

KEY = "figures"  # a hash: field → sum since Redis has been there
MINUTES_KEPT = 60
FLUSH_EVERY = 5.0  # seconds
BOUNDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)  # seconds; then +Inf
SHOWN_BY_MINUTE = ("requests", "tasks", "runs_ended", "task_wait_seconds")

Item = TypeVar("Item")

_log = structlog.get_logger(__name__)

# What is counted, and what its help says in /metrics. A name that is not here is not shown.
COUNTERS: dict[str, str] = {
    "requests": "Requests answered, by route and kind of status",
    "tasks": "Tasks that a worker took up, by how that ended",
    "runs": "Runs asked for: new, or known from an earlier run of the same picture",
    "runs_ended": "Runs that came to their end, by which",
    "pages": "Public pages handed out: kept, or made",
    "errors": "Errors that nobody foresaw, by kind",
}
HISTOGRAMS: dict[str, str] = {
    "request_seconds": "Time until a request was answered, by route",
    "task_seconds": "Time of a task in a worker, by task",
    "task_wait_seconds": "Time from asking for a task to its start, by task",
    "stage_seconds": "Time of a stage of a run, by stage",
}


@dataclass(frozen=True, slots=True)
class Field:
    """One sum: its figure's name, its labels, and for a histogram which part of it."""

    name: str
    labels: tuple[tuple[str, str], ...]
    part: str = ""  # "sum", or the upper bound of a bucket

    def written(self) -> str:
        words = [f"{label}={value}" for label, value in self.labels]
        return "\t".join([self.name, self.part, *words])

    @classmethod
    def read(cls, text: str) -> Field:
        name, part, *words = text.split("\t")
        labels = tuple((word.partition("=")[0], word.partition("=")[2]) for word in words)
        return cls(name, labels, part)


class _Sums:
    """What this process has counted and not yet added up."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.fields: dict[Field, float] = defaultdict(float)
        self.process = 0  # whose thread adds up; a fork has none of its own

    def add(self, additions: dict[Field, float]) -> None:
        with self.lock:
            for field, amount in additions.items():
                self.fields[field] += amount
            if self.process != os.getpid():
                self.process = os.getpid()
                threading.Thread(target=_keep_adding_up, name="figures", daemon=True).start()

    def taken(self) -> dict[Field, float]:
        with self.lock:
            taken, self.fields = self.fields, defaultdict(float)
        return taken


_sums = _Sums()


def _forget_parent() -> None:
    """What a parent had counted at the fork, it adds up itself."""
    global _sums
    _sums = _Sums()


os.register_at_fork(after_in_child=_forget_parent)


def count(name: str, amount: float = 1, **labels: str) -> None:
    """One more of something; `labels` of few values each, or the sums become many."""
    _sums.add({Field(name, tuple(sorted(labels.items()))): amount})


def observe(name: str, seconds: float, **labels: str) -> None:
    """Something took this long."""
    told = tuple(sorted(labels.items()))
    bound = next((str(bound) for bound in BOUNDS if seconds <= bound), "+Inf")
    _sums.add({Field(name, told, bound): 1, Field(name, told, "sum"): seconds})


class Stages:
    """What each stage of one piece of work took, told once all of it is done."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = defaultdict(float)

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """The block belongs to this stage, which may have several."""
        begun = time.perf_counter()
        yield
        self.spent[name] += time.perf_counter() - begun

    def making(self, name: str, items: Iterable[Item]) -> Iterator[Item]:
        """The items one by one; the stage is what making them takes, not what is done to them."""
        source = iter(items)
        while True:
            try:
                with self.stage(name):
                    item = next(source)
            except StopIteration:
                return
            yield item

    def tell(self) -> None:
        for name, seconds in self.spent.items():
            observe("stage_seconds", seconds, stage=name)


def happened(name: str) -> None:
    """Remember when this was last. Raises RedisError."""
    connection().hset(f"{KEY}:last", name, str(time.time()))


def last(name: str) -> float | None:
    """When it was. Raises RedisError."""
    found = cast(bytes | None, connection().hget(f"{KEY}:last", name))
    return None if found is None else float(found)


def sample(name: str, value: float, **labels: str) -> None:
    """How much of something there is in this minute. Raises RedisError."""
    key = f"{KEY}:{int(time.time() // 60)}"
    connection().hset(key, Field(name, tuple(sorted(labels.items()))).written(), str(value))
    connection().expire(key, (MINUTES_KEPT + 2) * 60)


def add_up(*, now: float | None = None) -> None:
    """Add what this process has counted to the sums of all. Raises RedisError, losing nothing."""
    taken = _sums.taken()
    if not taken:
        return
    minute = f"{KEY}:{int((now or time.time()) // 60)}"
    try:
        with connection().pipeline() as line:
            for field, amount in taken.items():
                line.hincrbyfloat(KEY, field.written(), amount)
                if field.name in SHOWN_BY_MINUTE:
                    line.hincrbyfloat(minute, field.written(), amount)
            line.expire(minute, (MINUTES_KEPT + 2) * 60)
            line.execute()
    except RedisError:
        _sums.add(taken)
        raise


def all_sums() -> dict[Field, float]:
    """Every sum. Raises RedisError."""
    return _read(KEY)


def by_minute(now: float) -> list[dict[Field, float]]:
    """The sums of each of the last MINUTES_KEPT whole minutes, the oldest first."""
    last = int(now // 60)
    return [_read(f"{KEY}:{minute}") for minute in range(last - MINUTES_KEPT, last)]


def _read(key: str) -> dict[Field, float]:
    found = cast(dict[bytes, bytes], connection().hgetall(key))
    return {Field.read(name.decode()): float(amount) for name, amount in found.items()}


def _keep_adding_up() -> None:
    while True:
        time.sleep(FLUSH_EVERY)
        _try()


def _try() -> None:
    try:
        add_up()
    except (RedisError, OSError):  # in five seconds again; whether Redis is there, others say
        _log.debug("figures wait")


atexit.register(_try)
