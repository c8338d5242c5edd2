"""Django's cache in Redis, asked by one client a pool: redis-py's take long to make."""

from __future__ import annotations

from typing import Any

from django.core.cache.backends.redis import RedisCache, RedisCacheClient


class _Client(RedisCacheClient):
    def __init__(self, servers: Any, **options: Any) -> None:
        super().__init__(servers, **options)
        self._made: dict[int, Any] = {}

    def get_client(self, key: Any = None, *, write: bool = False) -> Any:
        index = self._get_connection_pool_index(write)  # type: ignore[attr-defined]  # stubs lack it
        if index not in self._made:
            self._made[index] = super().get_client(key, write=write)
        return self._made[index]


class SharedCache(RedisCache):
    """As `django.core.cache.backends.redis.RedisCache`, keeping its clients."""

    def __init__(self, server: Any, params: dict[str, Any]) -> None:
        super().__init__(server, params)
        self._class = _Client
