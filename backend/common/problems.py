"""The one mapping from errors to HTTP: RFC 9457 problem details."""

from __future__ import annotations

import sys
from typing import Any

import structlog
from django.core.exceptions import PermissionDenied, RequestDataTooBig, SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.views import defaults
from rest_framework import exceptions
from rest_framework.response import Response

from backend.common import outages
from backend.common.errors import (
    ConceptLabError,
    InvalidInputError,
    LimitError,
    UnavailableError,
    UploadTooLargeError,
)

CONTENT_TYPE = "application/problem+json"
Problem = dict[str, Any]

_log = structlog.get_logger(__name__)


def problem(
    *, status: int, title: str, detail: str, slug: str = "", errors: Any = None, limit: str = ""
) -> Problem:
    """The body: `type` is a stable name, `title` the kind, `detail` this very case.

    `errors` names fields that are to blame, `limit` the setting whose limit was reached.
    """
    body: Problem = {
        "type": f"urn:concept-lab:problem:{slug}" if slug else "about:blank",
        "title": title,
        "status": status,
        "detail": detail,
    }
    more = {"errors": errors, "limit": limit}
    return body | {name: value for name, value in more.items() if value}


def describe(error: BaseException) -> Problem | None:
    """The problem that `error` is, or None for an error nobody foresaw."""
    if isinstance(error, ConceptLabError):
        errors = error.errors if isinstance(error, InvalidInputError) else None
        return problem(
            status=error.status,
            title=error.title,
            detail=str(error),
            slug=error.slug,
            errors=errors,
            limit=error.limit.lower() if isinstance(error, LimitError) else "",
        )
    if isinstance(error, outages.QUEUE):
        return describe(
            UnavailableError("The queue does not answer. Please try again in a minute.")
        )
    if isinstance(error, outages.DATABASE):
        return describe(
            UnavailableError("The database does not answer. Please try again in a minute.")
        )
    if isinstance(error, RequestDataTooBig):
        return describe(UploadTooLargeError("The request is too long. Send less at a time."))
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
    headers = retry_after(error, found)
    way_in = getattr(error, "auth_header", None)  # REST framework's, where nobody was known
    if way_in:
        headers["WWW-Authenticate"] = way_in
    return Response(found, status=found["status"], content_type=CONTENT_TYPE, headers=headers)


def retry_after(error: BaseException | None, found: Problem) -> dict[str, str]:
    """The header that says after how many seconds to ask again, where that may help."""
    wait = getattr(error, "wait", None) or (5 if found["status"] == UnavailableError.status else 0)
    return {"Retry-After": str(int(wait) + 1)} if wait else {}


def respond(found: Problem, headers: dict[str, str] | None = None) -> JsonResponse:
    """The same body outside REST framework."""
    return JsonResponse(
        found, status=found["status"], content_type=CONTENT_TYPE, headers=headers or {}
    )


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Django's 404: a problem under /api/, a page elsewhere."""
    if request.path.startswith("/api/"):
        detail = f"There is nothing at {request.path}. Addresses are listed at /api/docs/."
        return respond(problem(status=404, title="Not found", detail=detail, slug="not-found"))
    return defaults.page_not_found(request, exception)


def server_error(request: HttpRequest) -> HttpResponse:
    """Django's 500: a problem under /api/, a page elsewhere; never the error's own words.

    A service that is away is nobody's mistake: that is a 503, which says when to come back.
    """
    error = sys.exc_info()[1]  # Django calls this while it handles the error
    found = describe(error) if error is not None else None
    api = request.path.startswith("/api/")
    if found is not None and found["status"] == UnavailableError.status:
        headers = {**retry_after(error, found), "Cache-Control": "no-store"}
        if api:
            return respond(found, headers)
        return HttpResponse(render_to_string("503.html"), status=503, headers=headers)
    if api:
        detail = "The mistake is ours and was recorded. Please try again later."
        return respond(problem(status=500, title="Internal error", detail=detail, slug="internal"))
    return defaults.server_error(request)
