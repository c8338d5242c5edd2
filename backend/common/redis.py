"""Connections to Redis: one pool a process, impatient, as a student waits for the answer."""

from __future__ import annotations

from functools import cache

import redis
from django.conf import settings
from redis.asyncio import Redis as AsyncRedis
from redis.backoff import NoBackoff
from redis.retry import Retry

TIMEOUT = 0.6  # seconds; with the second try below a refusal takes less than two


@cache
def connection() -> redis.Redis:
    """For code that waits. Raises redis.exceptions.RedisError within two seconds."""
    return redis.Redis.from_url(
        settings.REDIS_URL,
        socket_timeout=TIMEOUT,
        socket_connect_timeout=TIMEOUT,  # redis-py's own is far longer
        retry=Retry(NoBackoff(), 1),  # once: a connection that idled may have been closed
    )


@cache
def async_connection() -> AsyncRedis:
    """For the one event loop of the events process; reads may block for less than 5 s."""
    return AsyncRedis.from_url(settings.REDIS_URL, socket_timeout=5.0)
