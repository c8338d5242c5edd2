"""News of the course, and what search engines are told about its pages."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING, Any

from django.contrib.syndication.views import Feed
from django.http import HttpRequest
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed

from backend.concepts import queries
from backend.concepts.models import Concept

if TYPE_CHECKING:
    ConceptFeed = Feed[Concept, None]
else:
    ConceptFeed = Feed  # generic in the type stubs only


class NewConcepts(ConceptFeed):
    """Concepts, the latest revised first."""

    feed_type = Atom1Feed
    title = "Concept-Lab: the course"
    subtitle = "Concepts of the course, new and revised."
    link = "/"

    def items(self) -> list[Concept]:
        return list(queries.concepts().order_by("-updated", "key")[:20])

    def item_title(self, item: Concept) -> str:
        return item.title

    def item_description(self, item: Concept) -> str:
        return item.summary

    def item_updateddate(self, item: Concept) -> datetime:
        return _midnight(item.updated)


def structured(concept: Concept, request: HttpRequest) -> dict[str, Any]:
    """The page as a schema.org LearningResource."""
    home = request.build_absolute_uri(reverse("concepts:home"))
    return {
        "@context": "https://schema.org",
        "@type": "LearningResource",
        "name": concept.title,
        "description": concept.summary,
        "url": request.build_absolute_uri(concept.get_absolute_url()),
        "dateModified": concept.updated.isoformat(),
        "timeRequired": f"PT{concept.minutes}M",
        "inLanguage": "en-GB",
        "isAccessibleForFree": True,
        "learningResourceType": "interactive essay",
        "isPartOf": {"@type": "Course", "name": concept.track.title, "url": home},
        "teaches": [term["term"] for term in concept.glossary],
    }


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), tzinfo=UTC)
