"""Pages that are the same for everyone: no cookie, an ETag, packed, free to cache, kept ready."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import Any, NamedTuple

from compression_middleware.decorators import compress_page
from compression_middleware.middleware import compressor
from django.core.cache import caches
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import patch_cache_control
from django.utils.http import parse_etags
from django.views.decorators.http import conditional_page

from backend.common import figures

SECONDS = 60  # a reworded page reaches every reader within a minute
STALE_SECONDS = 600  # and meanwhile an older one may be shown rather than kept waiting for
KEPT_SECONDS = 10  # how long a process hands out a page that it made; well below SECONDS
KEPT = "pages"  # the cache of these
_MARK = "may_be_kept"  # on an answer that came through `public_page`

View = Callable[..., HttpResponseBase]


def public_page(view: View) -> View:
    """Let caches keep the answers of `view` and answer 304 to whoever has the same bytes."""

    def cached(*args: Any, **kwargs: Any) -> HttpResponseBase:
        response = view(*args, **kwargs)
        if response.status_code == 200:
            patch_cache_control(
                response, public=True, max_age=SECONDS, stale_while_revalidate=STALE_SECONDS
            )
            setattr(response, _MARK, True)
        return response

    # the tag is of the text, not of its packing
    packed: View = compress_page(conditional_page(cached))
    return packed


def forget_pages() -> None:
    """Make every page anew from now on, in this process; others follow within KEPT_SECONDS."""
    caches[KEPT].clear()


class Kept(NamedTuple):
    """A page that was made: its headers and its bytes."""

    headers: dict[str, str]
    content: bytes


class KeptPages:
    """Middleware, the first of all: hands out public pages again without making them anew.

    Only answers of `public_page` are kept, which every cache on the way might keep as well: those
    of 200 that set no cookie and depend on none, for addresses without a query.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.method not in ("GET", "HEAD") or request.META.get("QUERY_STRING"):
            return self.get_response(request)
        key = _key(request)
        kept: Kept | None = caches[KEPT].get(key)
        if kept is not None:
            figures.count("pages", how="kept")
            return _again(kept, request)
        response = self.get_response(request)
        if request.method == "GET" and _may_be_kept(response):
            assert isinstance(response, HttpResponse)
            figures.count("pages", how="made")
            caches[KEPT].set(key, Kept(dict(response.items()), response.content), KEPT_SECONDS)
        return response


def _key(request: HttpRequest) -> str:
    """Everything that a public page may depend on: its whole address, and packing."""
    meta = request.META
    packing = compressor(meta.get("HTTP_ACCEPT_ENCODING", ""))[0]  # zstd, br, gzip or none
    scheme = meta.get("HTTP_X_FORWARDED_PROTO", meta.get("wsgi.url_scheme", ""))
    said = "\n".join((scheme, meta.get("HTTP_HOST", ""), str(packing), request.path))
    return hashlib.sha256(said.encode()).hexdigest()  # as short as keys have to be


def _may_be_kept(response: HttpResponseBase) -> bool:
    return (
        isinstance(response, HttpResponse)
        and getattr(response, _MARK, False)
        and response.status_code == 200
        and not response.cookies
        and "cookie" not in response.get("Vary", "").lower()
    )


def _again(kept: Kept, request: HttpRequest) -> HttpResponse:
    """The kept page, or 304 for whoever has it."""
    tag = kept.headers.get("ETag", "")
    has = parse_etags(request.META.get("HTTP_IF_NONE_MATCH", ""))
    if tag and ("*" in has or _weak(tag) in map(_weak, has)):
        left_out = ("Content-Type", "Content-Length", "Content-Encoding")
        headers = {name: value for name, value in kept.headers.items() if name not in left_out}
        response = HttpResponse(status=304, headers=headers)
        del response["Content-Type"]
        return response
    return HttpResponse(kept.content, headers=kept.headers)


def _weak(tag: str) -> str:
    """A tag without its mark of weakness: packing makes tags weak, and 304 compares weakly."""
    return tag.removeprefix("W/")
