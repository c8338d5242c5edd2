"""OpenTelemetry traces, from the request to the worker; nothing unless TRACES names where to.

The packages are in requirements-traces.txt, imported only then: `make run` installs none of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import Any

import structlog
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.http import HttpRequest

_provider: Any = None  # opentelemetry's, where traces are on
_tracer: Any = None  # likewise
_task: Any = None  # the span of the task at work and its token; a worker's child has one at a time


def start() -> None:
    """Send traces to the collector that the settings name. Raises ImproperlyConfigured."""
    if not settings.TRACES:
        return
    try:
        from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
        from opentelemetry.sdk.trace.export import BatchSpanProcessor
    except ImportError as error:
        raise ImproperlyConfigured(
            "TRACES needs OpenTelemetry: pip install -r requirements-traces.txt."
        ) from error
    use(BatchSpanProcessor(OTLPSpanExporter(endpoint=f"{settings.TRACES}/v1/traces")))


def use(processor: Any) -> None:
    """Hand every span that ends to `processor`."""
    from opentelemetry.sdk.resources import Resource
    from opentelemetry.sdk.trace import TracerProvider

    global _provider, _tracer
    _provider = TracerProvider(resource=Resource.create({"service.name": "concept-lab"}))
    _provider.add_span_processor(processor)
    _tracer = _provider.get_tracer("concept-lab")


def stop() -> None:
    """No more spans; those that ended are handed on."""
    global _provider, _tracer
    if _provider is not None:
        _provider.shutdown()
    _provider = _tracer = None


def of_request(request: HttpRequest) -> AbstractContextManager[None]:
    """A span while a request is answered, within the trace that it came with, if any."""
    return nullcontext() if _tracer is None else _span_of(request)


def span(name: str) -> AbstractContextManager[Any]:
    """A span within the one at work."""
    return nullcontext() if _tracer is None else _tracer.start_as_current_span(name)


def sent_along() -> dict[str, str]:
    """What the headers of a task carry, so that its span belongs to the same trace."""
    if _tracer is None:
        return {}
    from opentelemetry import propagate

    carried: dict[str, str] = {}
    propagate.inject(carried)
    return carried


def begin_task(name: str, carried: Mapping[str, str]) -> None:
    """A task's span, within the trace of the request that asked for it."""
    if _tracer is None:
        return
    from opentelemetry import context, propagate, trace

    global _task
    begun = _tracer.start_span(name, context=propagate.extract(carried))
    begun.set_attributes(structlog.contextvars.get_contextvars())
    _task = begun, context.attach(trace.set_span_in_context(begun))


def end_task(ended: str) -> None:
    global _task
    if _task is None:
        return
    from opentelemetry import context

    begun, token = _task
    _task = None
    begun.set_attribute("ended", ended)
    context.detach(token)
    begun.end()


@contextmanager
def _span_of(request: HttpRequest) -> Iterator[None]:
    from opentelemetry import propagate, trace

    came_with = propagate.extract({"traceparent": request.headers.get("traceparent", "")})
    with _tracer.start_as_current_span(
        str(request.method), context=came_with, kind=trace.SpanKind.SERVER
    ) as begun:
        begun.set_attributes(structlog.contextvars.get_contextvars())
        yield
        if request.resolver_match is not None:
            begun.update_name(f"{request.method} /{request.resolver_match.route}")
