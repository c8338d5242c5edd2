"""Jobs that were set aside after too many tries: each part of the site registers its kinds.

`manage.py set_aside` lists them with their reasons and lets them be tried again.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

LOST = "Its worker was lost each time: killed, out of memory, or over the hard time limit."


@dataclass(frozen=True, slots=True)
class Job:
    """One of them: `reason` is what ended its last try, `since` when it was first asked for."""

    kind: str
    id: uuid.UUID
    tries: int
    reason: str
    since: datetime


@dataclass(frozen=True, slots=True)
class Kind:
    """How to find the jobs of a kind that are set aside, and how to try one again.

    `again` is False where the job is over meanwhile; it raises RedisError or kombu's
    OperationalError with Redis away.
    """

    name: str
    jobs: Callable[[], Iterable[Job]]
    again: Callable[[uuid.UUID], bool]


_kinds: dict[str, Kind] = {}


def register(kind: Kind) -> None:
    """Called once for each kind, when its app is ready."""
    _kinds[kind.name] = kind


def jobs() -> Sequence[Job]:
    """All jobs that are set aside, oldest first."""
    found = [job for kind in _kinds.values() for job in kind.jobs()]
    return sorted(found, key=lambda job: job.since)


def again(job: Job) -> bool:
    """Try one again from the beginning; False where it is over meanwhile."""
    return _kinds[job.kind].again(job.id)
