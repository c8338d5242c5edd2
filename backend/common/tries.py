"""What another service is told: tried again after pauses, set aside when those are used up.

Tries are counted in the row itself, in `attempts`; `due` is when the next may be, and `trouble`
what ended the last one.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, Protocol

import structlog
from django.db.models import QuerySet

LOST = "Its worker was lost each time."

_log = structlog.get_logger(__name__)


class Tried(Protocol):
    """A row whose tries are counted."""

    id: Any
    attempts: int
    trouble: str


def count(one: Tried, rows: QuerySet[Any], *, pauses: Sequence[timedelta], now: datetime) -> bool:
    """Count a try of `one`, which `rows` finds as it was read; False where it changed meanwhile."""
    due = now + pauses[one.attempts] * random.uniform(1.0, 1.5)  # noqa: S311  # jitter
    mine = rows.filter(id=one.id, attempts=one.attempts)
    # what stays if the worker is lost; a try that ends otherwise says so itself
    return bool(mine.update(attempts=one.attempts + 1, due=due, trouble=one.trouble or LOST))


def failed(one: Tried, rows: QuerySet[Any], *, kind: str, reason: str, most: int) -> None:
    """Note what ended the try for which `one` was taken; the last one sets it aside."""
    rows.filter(id=one.id).update(trouble=reason)
    if one.attempts + 1 == most:
        _log.error("set aside", kind=kind, id=str(one.id), reason=reason)


def again(rows: QuerySet[Any], *, now: datetime) -> bool:
    """Let what was set aside be tried from the beginning; False where there is none."""
    return bool(rows.update(attempts=0, trouble="", due=now))
