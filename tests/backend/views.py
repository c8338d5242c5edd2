"""The API's addresses as the URL configuration knows them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

PREFIX = "api/v1/"
NOT_ITS_OWN = ("api/v1/schema/",)  # drf-spectacular's


def api_views() -> Iterator[tuple[str, Any]]:
    """Each address below /api/v1/ with the class of its view."""
    for path, callback in _patterns(get_resolver().url_patterns, ""):
        if path.startswith(PREFIX) and path not in NOT_ITS_OWN:
            yield path, getattr(callback, "cls", None) or callback.view_class


def _patterns(found: Any, before: str) -> Iterator[tuple[str, Any]]:
    for one in found:
        path = before + str(one.pattern)
        if isinstance(one, URLResolver):
            yield from _patterns(one.url_patterns, path)
        elif isinstance(one, URLPattern):
            yield path, one.callback
