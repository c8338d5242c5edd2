"""Is it alive, is it ready: `/healthz` and `/readyz`, asked by supervisors and proxies."""

from __future__ import annotations

import os
import socket
import time
from collections.abc import Callable
from typing import cast

import structlog
from django.db import DatabaseError
from django.db import connection as database
from django.http import HttpRequest, JsonResponse
from redis.exceptions import RedisError

from backend.common.redis import connection

WORKER_KEY = "worker:ready"
SEEN_KEY = "workers:seen"  # each child of each worker, by when it was heard of
WORKER_LIFETIME = 15  # seconds that a sign of life counts

_log = structlog.get_logger(__name__)


def alive(request: HttpRequest) -> JsonResponse:
    """The process answers; nothing else is asked."""
    return JsonResponse({"status": "ok"})


def ready(request: HttpRequest) -> JsonResponse:
    """A student's run would be taken: database, Redis, and a worker with its networks loaded."""
    checks = {name: _passes(check) for name, check in _CHECKS.items()}
    good = all(checks.values())
    words = {name: "ok" if passed else "away" for name, passed in checks.items()}
    body = {"status": "ok" if good else "not ready", "checks": words}
    return JsonResponse(body, status=200 if good else 503, headers={"Cache-Control": "no-store"})


def sign_of_life() -> None:
    """A worker's child says that it takes work; say it again within WORKER_LIFETIME."""
    now = time.time()
    with connection().pipeline() as line:
        line.set(WORKER_KEY, 1, ex=WORKER_LIFETIME)
        line.zadd(SEEN_KEY, {f"{socket.gethostname()}/{os.getpid()}": now})
        line.zremrangebyscore(SEEN_KEY, 0, now - WORKER_LIFETIME)
        line.execute()


def workers_seen(*, now: float) -> list[str]:
    """`host/process` of each worker's child that lately gave a sign. Raises RedisError."""
    found = connection().zrangebyscore(SEEN_KEY, now - WORKER_LIFETIME, "+inf")
    return [name.decode() for name in cast(list[bytes], found)]


def _database() -> bool:
    with database.cursor() as cursor:
        cursor.execute("SELECT 1")
        return bool(cursor.fetchone())


def _redis() -> bool:
    return bool(connection().ping())


def _worker() -> bool:
    return bool(connection().exists(WORKER_KEY))


def _passes(check: Callable[[], bool]) -> bool:
    try:
        return check()
    except (DatabaseError, RedisError, OSError) as error:
        _log.warning("not ready", check=check.__name__.strip("_"), error=str(error))
        return False


_CHECKS = {"database": _database, "redis": _redis, "worker": _worker}
