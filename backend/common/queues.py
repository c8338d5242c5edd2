"""What waits for the workers, as it lies in Redis: one list a queue, the oldest task at its end."""

from __future__ import annotations

import json
from typing import cast

from backend.common.redis import connection

QUEUES = ("interactive", "batch")


def length(queue: str) -> int:
    """How many tasks wait. Raises RedisError."""
    return connection().llen(queue)


def age(queue: str, now: float) -> float:
    """Seconds that the oldest of them has waited; 0 where none waits. Raises RedisError."""
    oldest = cast(bytes | None, connection().lindex(queue, -1))
    if oldest is None:
        return 0.0
    asked_at = json.loads(oldest).get("headers", {}).get("asked_at")
    return 0.0 if asked_at is None else max(0.0, now - float(asked_at))
