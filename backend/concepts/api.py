"""The course through the API: reading only, the same for everyone."""

from __future__ import annotations

from typing import Any

from django.utils.decorators import method_decorator
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import (
    OpenApiParameter,
    extend_schema,
    extend_schema_view,
)
from rest_framework.generics import ListAPIView, RetrieveAPIView
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response

from backend.common.errors import NotFoundError
from backend.common.schema import refusals
from backend.common.views import Public
from backend.concepts import queries
from backend.concepts.caching import public_page
from backend.concepts.models import Concept
from backend.concepts.search import search
from backend.concepts.serializers import (
    CardOut,
    ConceptListed,
    ConceptWhole,
    QuestionOut,
    Suggestion,
)

SUGGESTIONS = 6


@method_decorator(public_page, name="dispatch")
@extend_schema_view(
    get=extend_schema(operation_id="list_concepts", summary="Every concept of the course in brief")
)
class ConceptList(ListAPIView[Concept]):
    """Every concept, in the order of its track."""

    authentication_classes: Any = ()
    permission_classes = (AllowAny,)
    serializer_class = ConceptListed
    queryset = queries.concepts_with_counts()
    pagination_class = None


@method_decorator(public_page, name="dispatch")
@extend_schema_view(get=extend_schema(operation_id="read_concept", summary="One concept, whole"))
class ConceptDetail(RetrieveAPIView[Concept]):
    """One concept with its sections, flow, cards, questions, references and glossary."""

    authentication_classes: Any = ()
    permission_classes = (AllowAny,)
    serializer_class = ConceptWhole
    queryset = queries.concept_pages()
    lookup_field = "slug"


@method_decorator(public_page, name="dispatch")
class ConceptCards(Public):
    """The flash cards of a concept."""

    @extend_schema(
        operation_id="concept_cards",
        summary="The flash cards of a concept, in the order of its page",
        responses={200: CardOut(many=True), **refusals(404)},
    )
    def get(self, request: Request, slug: str) -> Response:
        return Response(CardOut(queries.cards_of(_concept(slug)), many=True).data)


@method_decorator(public_page, name="dispatch")
class ConceptQuestions(Public):
    """The interview questions of a concept."""

    @extend_schema(
        operation_id="concept_questions",
        summary="A concept’s interview questions with worked answers, in its order",
        responses={200: QuestionOut(many=True), **refusals(404)},
    )
    def get(self, request: Request, slug: str) -> Response:
        return Response(QuestionOut(queries.questions_of(_concept(slug)), many=True).data)


@method_decorator(public_page, name="dispatch")
class ActivityDetail(Public):
    """What one activity of a concept shows (`drills`, `coverage` …); never what judges answers."""

    @extend_schema(
        operation_id="activity",
        summary="One activity of a concept, without what its answers are judged by",
        responses=OpenApiTypes.OBJECT,
    )
    def get(self, request: Request, slug: str, name: str) -> Response:
        concept = queries.concepts().filter(slug=slug).first()
        if concept is None or name not in concept.activities:
            raise NotFoundError("This concept has no such activity.")
        return Response(concept.activities[name]["shown"])


@method_decorator(public_page, name="dispatch")
class Suggestions(Public):
    """The best passages for what has been typed so far."""

    @extend_schema(
        operation_id="search_suggestions",
        summary="The best passages of the course for what has been typed so far",
        parameters=[OpenApiParameter("q", str, description="Words, the last perhaps unfinished")],
        responses=Suggestion(many=True),
    )
    def get(self, request: Request) -> Response:
        asked = request.query_params.get("q", "")[:200]
        found = search(asked, limit=SUGGESTIONS)
        return Response(Suggestion(found, many=True).data)


def _concept(slug: str) -> Concept:
    """The published concept of this slug. Raises NotFoundError."""
    concept = queries.concepts().filter(slug=slug).first()
    if concept is None:
        raise NotFoundError(f"There is no concept {slug!r}. GET /api/v1/concepts/ lists them.")
    return concept
