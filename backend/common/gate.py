"""Middleware at the gate: what is refused, in which words, and what browsers may do here."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from backend.common.errors import ConceptLabError, NotFoundError, UploadTooLargeError
from backend.common.problems import describe, not_found, respond

Answer = Callable[[HttpRequest], HttpResponseBase]

# A page here may ask for the camera, to photograph what the networks are shown, and for the
# microphone, to hear oneself answer; for nothing else.
PERMISSIONS = ", ".join(
    [
        "camera=(self)",
        "microphone=(self)",
        *(
            f"{name}=()"
            for name in (
                "accelerometer", "autoplay", "browsing-topics", "display-capture", "geolocation",
                "gyroscope", "magnetometer", "midi", "payment", "usb",
            )
        ),
    ]
)  # fmt: skip


class Bounds:
    """Refuses a body by its announced length, before anything reads it.

    Django bounds what it keeps in memory, not what it writes to disk, and looking for a form's
    token already reads the whole form.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        length = request.META.get("CONTENT_LENGTH") or "0"
        most = settings.REQUEST_MAX_BYTES
        if not length.isdigit() or int(length) <= most:  # Django reads nothing of what is no number
            return self.get_response(request)
        found = describe(
            UploadTooLargeError(
                f"The request has {int(length) / 2**20:.1f} MB; at most {most / 2**20:.0f} MB are "
                "allowed. Send a smaller file."
            )
        )
        assert found is not None
        return respond(found)


class Headers:
    """What no page and no file here is for: sensors, and being drawn into other sites."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        response.headers["Permissions-Policy"] = PERMISSIONS
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        return response


class Refusals:
    """A page that refuses says so: what REST framework's handler does for the API."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponseBase | None:
        if isinstance(error, NotFoundError):
            return not_found(request, error)
        found = describe(error) if isinstance(error, ConceptLabError) else None
        return respond(found) if found else None
