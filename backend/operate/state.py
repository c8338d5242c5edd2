"""How the site is doing at this moment: what both the metrics and the operators' page tell."""

from __future__ import annotations

import shutil
import time
from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.conf import settings

from backend.common import aside, figures, queues
from backend.common.aside import Job
from backend.common.health import workers_seen
from backend.common.redis import connection


@dataclass(frozen=True, slots=True)
class Waiting:
    """A queue: how many tasks wait in it, and for how many seconds the oldest has."""

    queue: str
    length: int
    age: float


@dataclass(frozen=True, slots=True)
class Space:
    """Bytes of a place that can fill up; `total` is 0 where it has no bound of its own."""

    place: str
    used: int
    total: int


@dataclass(frozen=True, slots=True)
class State:
    """All of it. `workers`: children that lately gave a sign of life, by host."""

    waiting: list[Waiting]
    workers: dict[str, int]
    spaces: list[Space]
    aside: list[Job]  # what was tried too often
    last_sweep: float | None  # seconds ago


def now_is(*, now: float | None = None) -> State:
    """Raises RedisError with Redis away: then nobody knows."""
    moment = time.time() if now is None else now
    hosts = Counter(name.partition("/")[0] for name in workers_seen(now=moment))
    swept = figures.last("sweep")
    return State(
        waiting=[
            Waiting(name, queues.length(name), queues.age(name, moment)) for name in queues.QUEUES
        ],
        workers=dict(sorted(hosts.items())),
        spaces=[_disk(), _redis()],
        aside=list(aside.jobs()),
        last_sweep=None if swept is None else max(0.0, moment - swept),
    )


def _disk() -> Space:
    """Of this host: pictures where files lie here, else what the processes themselves write."""
    place = settings.MEDIA_ROOT if settings.STORAGE == "files" else settings.VAR_DIR
    usage = shutil.disk_usage(place if place.exists() else settings.VAR_DIR)
    return Space("disk", usage.used, usage.total)


def _redis() -> Space:
    told: dict[str, Any] = connection().info("memory")
    return Space("redis", int(told["used_memory"]), int(told.get("maxmemory", 0)))
