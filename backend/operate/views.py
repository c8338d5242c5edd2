"""`/metrics` for a collector inside, `/operate/` for the site's staff."""

from __future__ import annotations

import time
from hmac import compare_digest
from ipaddress import ip_address

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from prometheus_client import CONTENT_TYPE_LATEST
from redis.exceptions import RedisError

from backend.accounts.staff import staff_only
from backend.common import figures
from backend.operate import metrics as prometheus
from backend.operate import page as operators
from backend.operate.state import now_is


@require_safe
@never_cache
def metrics(request: HttpRequest) -> HttpResponse:
    """All figures of all processes, whichever of them answers."""
    if not _may_read(request):
        raise Http404
    try:
        told = prometheus.text_of(figures.all_sums(), now_is())
    except RedisError:
        return HttpResponse("Redis is away, and all figures with it.\n", "text/plain", 503)
    return HttpResponse(told, CONTENT_TYPE_LATEST)


def _may_read(request: HttpRequest) -> bool:
    """Whoever has the token; without one, this machine alone, and not through a proxy."""
    if settings.METRICS_TOKEN:
        given = request.headers.get("Authorization", "")
        return compare_digest(given.encode(), f"Bearer {settings.METRICS_TOKEN}".encode())
    here = request.META.get("REMOTE_ADDR", "")
    through = any(name.startswith(("X-Forwarded", "Forwarded")) for name in request.headers)
    return not through and _is_loopback(here)


def _is_loopback(address: str) -> bool:
    try:
        return ip_address(address).is_loopback
    except ValueError:  # a unix socket has none
        return False


@staff_only
@require_safe
@never_cache
def page(request: HttpRequest) -> HttpResponseBase:
    """The same figures in plain words and small drawings."""
    try:
        context = operators.context(now=time.time())
    except RedisError:
        context = {"away": True}
    return render(request, "operate/page.html", context, status=503 if "away" in context else 200)
