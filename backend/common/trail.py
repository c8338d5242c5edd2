"""One request's way from the browser to the worker, in the logs of every process it passes.

A request has an id: the one it came with (`X-Request-ID`), or a new one. It is sent back, stands
in every line logged meanwhile, travels in the headers of the tasks that the request asks for, and
stands in what their worker logs; a run's own id stands beside it. No line tells who asked: neither
address, name nor e-mail, and of a path only its pattern (logs.py leaves out what a library might
say).
"""

from __future__ import annotations

import re
import sys
import time
import uuid
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, cast

import structlog
from asgiref.sync import iscoroutinefunction
from celery import Task
from celery.signals import before_task_publish, task_postrun, task_prerun
from django.core.signals import got_request_exception
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.decorators import sync_and_async_middleware
from structlog.contextvars import bind_contextvars, bound_contextvars, clear_contextvars

from backend.common import figures, traces

HEADER = "X-Request-ID"
FITTING = re.compile(r"[A-Za-z0-9._-]{8,64}")
WATCHES = ("healthz", "readyz", "metrics")  # asked all day long by machines, and no student
WORK = {"run_id": "run", "probe_id": "probe"}  # what an address may name, as a log calls it

_log = structlog.get_logger(__name__)


@sync_and_async_middleware
def follow(get_response: Callable[[HttpRequest], Any]) -> Callable[[HttpRequest], Any]:
    """Middleware, the first of all, for the site and for the events process alike."""
    if iscoroutinefunction(get_response):

        async def followed_along(request: HttpRequest) -> HttpResponseBase:
            with bound_contextvars(request=_id_of(request)):
                waiting = cast(Awaitable[HttpResponseBase], get_response(request))
                response = await waiting
                return _answered(request, response, None)

        return followed_along

    def followed(request: HttpRequest) -> HttpResponseBase:
        begun = time.perf_counter()
        with bound_contextvars(request=_id_of(request)), traces.of_request(request):
            response: HttpResponseBase = get_response(request)
            return _answered(request, response, time.perf_counter() - begun)

    return followed


def _id_of(request: HttpRequest) -> str:
    given = request.headers.get(HEADER, "")
    return given if FITTING.fullmatch(given) else uuid.uuid4().hex


def _answered(
    request: HttpRequest, response: HttpResponseBase, seconds: float | None
) -> HttpResponseBase:
    """Say what was answered. A file or a page that was kept has no view, and no line."""
    response[HEADER] = structlog.contextvars.get_contextvars()["request"]
    found = request.resolver_match
    if found is None or found.route in WATCHES:
        return response
    route = f"/{found.route}"
    if seconds is not None:
        figures.count("requests", route=route, status=f"{response.status_code // 100}xx")
        figures.observe("request_seconds", seconds, route=route)
    what = {word: str(found.kwargs[name]) for name, word in WORK.items() if name in found.kwargs}
    if seconds is not None:
        what["ms"] = str(round(seconds * 1000, 1))
    _log.info("answered", method=request.method, route=route, status=response.status_code, **what)
    return response


@got_request_exception.connect
def _count_error(**_: Any) -> None:
    kind = sys.exc_info()[0]
    figures.count("errors", kind=kind.__name__ if kind else "unknown")


@before_task_publish.connect  # type: ignore[untyped-decorator]  # Celery is untyped
def _send_along(headers: dict[str, Any] | None = None, **_: Any) -> None:
    """A task carries the id of the request that asked for it, and when that was."""
    if headers is not None:
        asked = structlog.contextvars.get_contextvars().get("request")
        headers["asked_by"], headers["asked_at"] = asked, time.time()
        headers["trace"] = traces.sent_along()


@task_prerun.connect  # type: ignore[untyped-decorator]
def _take_up(task: Task, args: tuple[Any, ...] = (), **_: Any) -> None:
    sent: Mapping[str, Any] = vars(task.request)
    clear_contextvars()
    if sent.get("asked_by"):
        bind_contextvars(request=sent["asked_by"])
    kind = task.name.rpartition("_")[2]
    if kind in WORK.values() and args:
        bind_contextvars(**{kind: str(args[0])})
    asked_at = sent.get("asked_at")
    if asked_at is not None:
        figures.observe("task_wait_seconds", max(0.0, time.time() - asked_at), task=task.name)
    traces.begin_task(task.name, sent.get("trace") or {})
    task.request.begun = time.perf_counter()


@task_postrun.connect  # type: ignore[untyped-decorator]
def _put_down(task: Task, state: str | None = None, **_: Any) -> None:
    begun = vars(task.request).get("begun")
    seconds = time.perf_counter() - begun if begun is not None else 0.0
    ended = {"SUCCESS": "done", "RETRY": "retried"}.get(str(state), "failed")
    figures.count("tasks", task=task.name, ended=ended)
    figures.observe("task_seconds", seconds, task=task.name)
    _log.info("task ended", task=task.name, ended=ended, ms=round(seconds * 1000, 1))
    traces.end_task(ended)
    clear_contextvars()
