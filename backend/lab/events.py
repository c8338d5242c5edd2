"""A run's events as `text/event-stream`, for many listeners at once (ASGI)."""

from __future__ import annotations

import asyncio
import json
import time
import uuid
from collections.abc import AsyncIterator
from typing import cast
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.request import split_domain_port, validate_host
from django.http.response import HttpResponseBase
from django.utils import timezone
from redis.asyncio import Redis
from redis.exceptions import RedisError

from backend.common.errors import ExpiredError
from backend.common.problems import describe, problem, respond
from backend.common.redis import async_connection
from backend.lab import addresses, progress
from backend.lab.models import OPEN, Run
from backend.lab.serializers import events_of

BEAT = 4.0  # seconds of silence before a comment keeps proxies awake; below the socket timeout
RETRY = 1000  # milliseconds a browser waits before it comes back
END = ("done", "failed")


async def listen(request: HttpRequest, run_id: uuid.UUID) -> HttpResponseBase:
    """GET with a signed token: all events after `Last-Event-ID`, live, until the run ends."""
    if request.method == "OPTIONS":
        return _open_to(request, HttpResponse(status=204))
    if not addresses.may_listen(run_id, request.GET.get("token", "")):
        refused = problem(
            status=403,
            title="Not allowed",
            detail="This address is not signed for this run, or it is too old. "
            "Ask for the run again and use its events_url.",
            slug="not-allowed",
        )
        return _open_to(request, respond(refused))
    last = _heard(request.headers.get("Last-Event-ID", ""))
    response = StreamingHttpResponse(_stream(run_id, last), content_type="text/event-stream")
    response["Cache-Control"] = "no-store"
    response["X-Accel-Buffering"] = "no"  # or nginx would hold events back
    return _open_to(request, response)


async def _stream(run_id: uuid.UUID, last: int) -> AsyncIterator[bytes]:
    yield f"retry: {RETRY}\n\n".encode()
    async with async_connection() as redis:
        while True:
            events = await _next(redis, run_id, last)
            if not events:
                events = progress.after(await _from_store(run_id), last)
            for event in events:
                yield _frame(event)
                last = event.id
                if event.name in END:
                    return
            if not events:
                yield b": still here\n\n"


async def _next(redis: Redis, run_id: uuid.UUID, last: int) -> list[progress.Event]:
    """What the stream tells next; nothing after a silence, or with Redis away for the moment."""
    key = progress.key_of(run_id)
    begun = time.monotonic()
    try:
        if not await redis.exists(key) and await _ended(run_id):
            return []  # ended long ago, or its stream was lost with Redis: the store knows
        found = await redis.xread({key: f"{last}-0"}, block=int(BEAT * 1000))
    except (RedisError, OSError):
        await asyncio.sleep(max(0.0, 1.0 - (time.monotonic() - begun)))
        return []
    streams = cast(list[tuple[bytes, list[progress.Entry]]], found)
    return [progress.from_entry(*entry) for _, entries in streams for entry in entries]


async def _ended(run_id: uuid.UUID) -> bool:
    return not await Run.objects.filter(id=run_id, status__in=OPEN).aexists()


async def _from_store(run_id: uuid.UUID) -> list[progress.Event]:
    """A finished run's events; the end of one that is gone; nothing for one still at work."""
    run = await Run.objects.filter(id=run_id).prefetch_related("analyses").afirst()
    if run is None or run.expires <= timezone.now():
        gone = describe(ExpiredError("This run was deleted or has expired. Start a new one."))
        assert gone is not None
        return [progress.Event(progress.LAST, "failed", gone)]
    return [] if run.status in OPEN else events_of(run)


def _frame(event: progress.Event) -> bytes:
    data = json.dumps(event.data, separators=(",", ":"))
    return f"id: {event.id}-0\nevent: {event.name}\ndata: {data}\n\n".encode()


def _heard(header: str) -> int:
    step = header.partition("-")[0]
    return int(step) if step.isdecimal() else 0


def _is_ours(origin: str) -> bool:
    host = split_domain_port(urlsplit(origin).netloc)[0]
    return validate_host(host, settings.ALLOWED_HOSTS)


def _open_to(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
    """Let the site's own pages read this from another port: no cookie is involved."""
    origin = request.headers.get("Origin", "")
    if origin and _is_ours(origin):
        response["Access-Control-Allow-Origin"] = origin
        response["Access-Control-Allow-Headers"] = "Last-Event-ID, Cache-Control"
    response["Vary"] = "Origin"
    return response
