"""The course through the API: reading only, the same for everyone."""

from __future__ import annotations

from typing import Any

from django.utils.decorators import method_decorator
from rest_framework.generics import ListAPIView, RetrieveAPIView
from rest_framework.permissions import AllowAny

from backend.concepts import queries
from backend.concepts.caching import public_page
from backend.concepts.models import Concept
from backend.concepts.serializers import ConceptListed, ConceptWhole


@method_decorator(public_page, name="dispatch")
class ConceptList(ListAPIView[Concept]):
    """Every concept, in the order of its track."""

    authentication_classes: Any = ()
    permission_classes = (AllowAny,)
    serializer_class = ConceptListed
    queryset = queries.concepts_with_counts()
    pagination_class = None


@method_decorator(public_page, name="dispatch")
class ConceptDetail(RetrieveAPIView[Concept]):
    """One concept with its sections, flow, cards, questions, references and glossary."""

    authentication_classes: Any = ()
    permission_classes = (AllowAny,)
    serializer_class = ConceptWhole
    queryset = queries.concept_pages()
    lookup_field = "slug"
