"""A run's or a probe's events as `text/event-stream`, for many listeners at once (ASGI)."""

from __future__ import annotations

import asyncio
import time
import uuid
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Protocol, cast
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


class Subject(Protocol):
    """What is listened to: its stream, and the store that knows more than the stream."""

    @property
    def id(self) -> uuid.UUID: ...

    @property
    def what(self) -> str: ...

    async def ended(self) -> bool: ...

    async def from_store(self) -> list[progress.Event]:
        """Its events once it is over; the end of one that is gone; nothing while it works."""


@dataclass(frozen=True, slots=True)
class RunSubject:
    id: uuid.UUID
    what: str = "run"

    async def ended(self) -> bool:
        return not await Run.objects.filter(id=self.id, status__in=OPEN).aexists()

    async def from_store(self) -> list[progress.Event]:
        run = await Run.objects.filter(id=self.id).prefetch_related("analyses").afirst()
        if run is None or run.expires <= timezone.now():
            return [gone("This run was deleted or has expired. Start a new one.")]
        return [] if run.status in OPEN else events_of(run)


async def listen(request: HttpRequest, run_id: uuid.UUID) -> HttpResponseBase:
    """GET with a signed token: all events after `Last-Event-ID`, live, until the run ends."""
    return listen_to(request, RunSubject(run_id))


def listen_to(request: HttpRequest, subject: Subject) -> HttpResponseBase:
    """The stream of anything that has one."""
    if request.method == "OPTIONS":
        return _open_to(request, HttpResponse(status=204))
    if not addresses.may_listen(subject.id, request.GET.get("token", "")):
        refused = problem(
            status=403,
            title="Not allowed",
            detail=f"This address is not signed for this {subject.what}, or it is too old. "
            f"Ask for the {subject.what} again and use its events_url.",
            slug="not-allowed",
        )
        return _open_to(request, respond(refused))
    last = _heard(request.headers.get("Last-Event-ID", ""))
    response = StreamingHttpResponse(_stream(subject, last), content_type="text/event-stream")
    response["Cache-Control"] = "no-store"
    response["X-Accel-Buffering"] = "no"  # or nginx would hold events back
    return _open_to(request, response)


async def _stream(subject: Subject, last: int) -> AsyncIterator[bytes]:
    yield f"retry: {RETRY}\n\n".encode()
    redis = async_connection()
    events = await _next(redis, subject, last, live=True, wait=False)  # what happened already
    while True:
        if not events:
            stored = progress.after(await subject.from_store(), last)
            events = [progress.written(event) for event in stored]
        yield b"".join(map(_frame, events)) or b": still here\n\n"
        if events:
            last = events[-1].id
            if events[-1].name in END:
                return
        events = await _next(redis, subject, last, live=bool(events))


async def _next(
    redis: Redis, subject: Subject, last: int, *, live: bool, wait: bool = True
) -> list[progress.Written]:
    """What the stream tells next; nothing after a silence, or with Redis away for the moment.

    `live` where nobody need ask whether it is there, as it has just told something.
    """
    key = progress.key_of(subject.id)
    begun = time.monotonic()
    try:
        if not live and not await redis.exists(key) and await subject.ended():
            return []  # ended long ago, or its stream was lost with Redis: the store knows
        found = await redis.xread({key: f"{last}-0"}, block=int(BEAT * 1000) if wait else None)
    except (RedisError, OSError):
        await asyncio.sleep(max(0.0, 1.0 - (time.monotonic() - begun)))
        return []
    streams = cast(list[tuple[bytes, list[progress.Entry]]], found)
    return [progress.as_written(*entry) for _, entries in streams for entry in entries]


def gone(message: str) -> progress.Event:
    """The end of something that is no more."""
    told = describe(ExpiredError(message))
    assert told is not None
    return progress.Event(progress.LAST, "failed", told)


def _frame(event: progress.Written) -> bytes:
    return b"id: %d-0\nevent: %s\ndata: %s\n\n" % (event.id, event.name.encode(), event.data)


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
