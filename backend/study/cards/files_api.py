"""Cards and due days as files, for programs that ask as well as for browsers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from django.http import HttpResponse
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema, extend_schema_view
from rest_framework.request import Request
from rest_framework.views import APIView

from backend.common.schema import refusals
from backend.common.views import Public
from backend.study.cards import own_views

Export = TypeVar("Export", bound="type[_Export]")
_CONCEPT = OpenApiParameter("concept", str, description="All cards of this concept, by its slug.")


def _documented(name: str, summary: str, kind: str) -> Callable[[Export], Export]:
    found: Callable[[Export], Export] = extend_schema_view(
        get=extend_schema(
            operation_id=name,
            summary=summary,
            parameters=[_CONCEPT],
            responses={(200, kind): OpenApiTypes.BINARY, **refusals(404)},
            tags=["study"],
        )
    )
    return found


class _Export(APIView):
    """Those cards that you met or made, or all of one concept."""

    area = "study"
    kind = ""

    def get(self, request: Request, **_: Any) -> HttpResponse:
        return own_views.export(request._request, self.kind)


@_documented("export_anki", "Cards as a package for Anki", "application/octet-stream")
class AnkiExport(_Export):
    kind = "apkg"


@_documented("export_csv", "Cards as CSV: front, back, concept, state, due, source", "text/csv")
class CsvExport(_Export):
    kind = "csv"


@_documented("export_markdown", "Cards as Markdown, to read or print", "text/markdown")
class MarkdownExport(_Export):
    kind = "md"


class DueCalendar(APIView):
    """One entry for each day on which cards fall due."""

    area = "study"

    @extend_schema(
        operation_id="due_calendar",
        summary="Due days as iCalendar",
        responses={(200, "text/calendar"): OpenApiTypes.STR},
        tags=["study"],
    )
    def get(self, request: Request) -> HttpResponse:
        return own_views.calendar(request._request)


class LinkedCalendar(Public):
    """For a calendar program: the link is on your cards page, and whoever has it may read."""

    @extend_schema(
        operation_id="linked_calendar",
        summary="Due days as iCalendar, by a signed link",
        responses={(200, "text/calendar"): OpenApiTypes.STR, **refusals(404)},
        tags=["study"],
    )
    def get(self, request: Request, token: str) -> HttpResponse:
        return own_views.calendar(request._request, token)
