"""The one mapping from errors to HTTP: RFC 9457 problem details."""

from __future__ import annotations

from typing import Any

import structlog
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.views import defaults
from kombu.exceptions import OperationalError
from redis.exceptions import RedisError
from rest_framework import exceptions
from rest_framework.response import Response

from backend.common.errors import ConceptLabError, InvalidInputError, UnavailableError

CONTENT_TYPE = "application/problem+json"
Problem = dict[str, Any]

_log = structlog.get_logger(__name__)


def problem(*, status: int, title: str, detail: str, slug: str = "", errors: Any = None) -> Problem:
    """The body: `type` is a stable name, `title` the kind, `detail` this very case."""
    body: Problem = {
        "type": f"urn:concept-lab:problem:{slug}" if slug else "about:blank",
        "title": title,
        "status": status,
        "detail": detail,
    }
    return body | {"errors": errors} if errors else body


def describe(error: Exception) -> Problem | None:
    """The problem that `error` is, or None for an error nobody foresaw."""
    if isinstance(error, ConceptLabError):
        errors = error.errors if isinstance(error, InvalidInputError) else None
        return problem(
            status=error.status,
            title=error.title,
            detail=str(error),
            slug=error.slug,
            errors=errors,
        )
    if isinstance(error, RedisError | OperationalError):
        return describe(
            UnavailableError("The queue does not answer. Please try again in a minute.")
        )
    if isinstance(error, SuspiciousOperation):
        return describe(InvalidInputError(f"The request was refused: {error}"))
    if isinstance(error, Http404):
        error = exceptions.NotFound()
    elif isinstance(error, PermissionDenied):
        error = exceptions.PermissionDenied()
    return _of_framework(error) if isinstance(error, exceptions.APIException) else None


def _of_framework(error: exceptions.APIException) -> Problem:
    title = str(error.default_detail).rstrip(".")
    if isinstance(error, exceptions.ValidationError):
        return problem(
            status=error.status_code,
            title="Invalid input",
            detail="Some fields need another value; see errors.",
            slug=InvalidInputError.slug,
            errors=error.detail,
        )
    if isinstance(error, exceptions.Throttled):
        title = "Too many requests"
    slug = title.lower().replace(" ", "-") if len(title) < 30 else error.default_code
    return problem(status=error.status_code, title=title, detail=str(error.detail), slug=slug)


def handle(error: Exception, context: dict[str, Any]) -> Response | None:
    """REST framework's exception handler."""
    found = describe(error)
    if found is None:
        return None  # Django logs it and answers through `server_error`
    if found["status"] >= 500:
        _log.warning("refused", error=repr(error), status=found["status"])
    response = Response(found, status=found["status"], content_type=CONTENT_TYPE)
    wait = getattr(error, "wait", None)
    if wait:
        response["Retry-After"] = str(int(wait) + 1)
    elif found["status"] == UnavailableError.status:
        response["Retry-After"] = "5"
    return response


def respond(found: Problem) -> JsonResponse:
    """The same body outside REST framework."""
    return JsonResponse(found, status=found["status"], content_type=CONTENT_TYPE)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Django's 404: a problem under /api/, a page elsewhere."""
    if request.path.startswith("/api/"):
        detail = f"There is nothing at {request.path}. Addresses are listed at /api/docs/."
        return respond(problem(status=404, title="Not found", detail=detail, slug="not-found"))
    return defaults.page_not_found(request, exception)


def server_error(request: HttpRequest) -> HttpResponse:
    """Django's 500: a problem under /api/, a page elsewhere; never the error's own words."""
    if request.path.startswith("/api/"):
        detail = "The mistake is ours and was recorded. Please try again later."
        return respond(problem(status=500, title="Internal error", detail=detail, slug="internal"))
    return defaults.server_error(request)
