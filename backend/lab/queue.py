"""The queue of what students wait for, as it lies in Redis.

Celery has no word for what is asked here. Kombu keeps waiting messages in a list that bears the
queue's name, and those that a worker holds in the hash `unacked` (kombu/transport/redis.py); tests
hold this file to it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import cast

from django.conf import settings

from backend.common.redis import connection

_HELD = "unacked"


def load() -> tuple[int, int]:
    """How many messages wait, and how many workers hold of any queue. Raises RedisError."""
    with connection().pipeline(transaction=False) as line:
        line.llen(settings.CELERY_TASK_DEFAULT_QUEUE)
        line.hlen(_HELD)
        waits, held = line.execute()
    return waits, held


def tasks() -> set[str]:
    """The ids of all tasks that wait or that a worker holds.

    One that is taken at this very moment may be missed: whoever acts on it must do no harm then.
    """
    listed = cast(list[bytes], connection().lrange(settings.CELERY_TASK_DEFAULT_QUEUE, 0, -1))
    held = cast(list[bytes], connection().hvals(_HELD))
    waits = (json.loads(message) for message in listed)
    taken = (json.loads(entry)[0] for entry in held)
    return {*_ids(waits), *_ids(taken)}


def _ids(messages: Iterable[dict[str, dict[str, str]]]) -> Iterable[str]:
    return (message["headers"]["id"] for message in messages)
