"""What the API's schema says of every address: scope, problems, headers."""

from __future__ import annotations

from typing import Any

from drf_spectacular.openapi import AutoSchema
from drf_spectacular.plumbing import ComponentRegistry
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse
from rest_framework import serializers

_PROBLEM = ("application/problem+json",)
PROBLEMS = {
    400: "What was sent does not make sense; `errors` names the fields, if fields are to blame.",
    401: "The token is not known here: revoked, expired or cut short.",
    403: "A token lacks the scope (`x-scope`), or a write with a session lacks `X-CSRFToken`.",
    404: "There is none, or none of yours.",
    409: "It does not fit what is there now.",
    410: "There was one; its time is over.",
    413: "Too many bytes, or too many pixels.",
    415: "A content type or a picture format that is not read here.",
    429: "Asked too often.",
    503: "A service that this needs is away, or there is too much to do just now.",
}
_TEXT = {"type": "string"}
_WAIT = {
    "Retry-After": {"description": "Seconds.", "required": True, "schema": {"type": "integer"}}
}
_WAY_IN = {"WWW-Authenticate": {"required": True, "schema": _TEXT}}
_PLACE = {"Location": {"description": "Its address.", "required": True, "schema": _TEXT}}
PROBLEM_HEADERS: dict[int, dict[str, Any]] = {401: _WAY_IN, 429: _WAIT, 503: _WAIT}


LAST_EVENT = OpenApiParameter(
    "Last-Event-ID", str, OpenApiParameter.HEADER, description="Resume after this event."
)
EVENT_TOKEN = OpenApiParameter("token", str, description="As `events_url` has it: a signature.")
STREAM = {
    (200, "text/event-stream"): OpenApiResponse(
        OpenApiTypes.STR, description="Events, each with `id`, `event` and `data` (JSON)."
    ),
    307: OpenApiResponse(description="To the signed address of the stream."),
}


class ProblemOut(serializers.Serializer[Any]):
    """RFC 9457 problem details."""

    type = serializers.CharField(help_text="A stable name of the kind of problem.")
    title = serializers.CharField(help_text="The kind, in words.")
    status = serializers.IntegerField(help_text="The status of the answer.")
    detail = serializers.CharField(help_text="What was wrong here, what is allowed, what to do.")
    errors = serializers.DictField(  # type: ignore[assignment]  # a field's name here, not a property
        child=serializers.ListField(child=serializers.CharField()),
        required=False,
        help_text="What is wrong with each field, by its place: `transform.1.seed`.",
    )
    limit = serializers.CharField(
        required=False, help_text="Of a 429: the setting whose limit is reached, in small letters."
    )


def refusals(*statuses: int) -> dict[Any, Any]:
    """OpenAPI's word for these problems, where an address has more than all have."""
    return {(status, *_PROBLEM): OpenApiResponse(ProblemOut) for status in statuses}


def problem_reference(status: int) -> dict[str, str]:
    return {"$ref": f"#/components/responses/Problem{status}"}


class Documented(AutoSchema):
    """REST framework's schema with what follows from how the API is built.

    Whoever is asked who they are may be refused as nobody known (401), for what they may not
    (403), for asking too often (429); whatever takes a body may refuse it (400, 413, 415); whatever
    has a name in its address may not be there (404); and database or Redis may be away (503).
    """

    def get_operation(
        self, path: str, path_regex: str, path_prefix: str, method: str, registry: ComponentRegistry
    ) -> dict[str, Any] | None:
        operation = super().get_operation(path, path_regex, path_prefix, method, registry)
        if operation is None:
            return None
        self.resolve_serializer(ProblemOut, "response")  # every answer below leans on it
        told = {code: body for code, body in operation["responses"].items() if int(code) < 400}
        if self.method == "POST" and getattr(self.view, "tells_place", False):
            for body in told.values():
                body["headers"] = _PLACE
        stated = {int(code) for code in operation["responses"] if int(code) >= 400}
        stated |= self._refused(takes_body="requestBody" in operation)
        refused = {str(code): problem_reference(code) for code in sorted(stated)}
        operation["responses"] = told | refused
        if self._asks_who():
            operation |= {"x-scope": self._scope()}
        return operation

    def get_auth(self) -> list[dict[str, Any]]:
        """Nothing is closed to guests as such: what is not theirs is not found."""
        return [way for way in super().get_auth() if way] + [{}]

    def _refused(self, *, takes_body: bool) -> set[int]:
        found = {401, 403, 429, 503} if self._asks_who() else {503}
        if "{" in self.path:
            found |= {404}
        if takes_body:
            found |= {400, 413, 415}
        return found

    def _asks_who(self) -> bool:
        return bool(self.view.authentication_classes)

    def _scope(self) -> str:
        verb = "read" if self.method in ("GET", "HEAD") else "write"
        return f"{self.view.area}:{verb}"  # type: ignore[attr-defined]  # ours have it: a test
