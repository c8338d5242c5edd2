"""Pages that are the same for everyone: no cookie, an ETag, packed, free to cache."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http.response import HttpResponseBase
from django.utils.cache import patch_cache_control
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import conditional_page

SECONDS = 60  # a reworded page reaches every reader within a minute
STALE_SECONDS = 600  # and meanwhile an older one may be shown rather than kept waiting for

View = Callable[..., HttpResponseBase]


def public_page(view: View) -> View:
    """Let caches keep the answers of `view` and answer 304 to whoever has the same bytes."""

    def cached(*args: Any, **kwargs: Any) -> HttpResponseBase:
        response = view(*args, **kwargs)
        if response.status_code == 200:
            patch_cache_control(
                response, public=True, max_age=SECONDS, stale_while_revalidate=STALE_SECONDS
            )
        return response

    return gzip_page(conditional_page(cached))  # the tag is of the text, not of its packing
