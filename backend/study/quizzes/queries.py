"""Reads: quizzes of concepts, and a learner's own sittings."""

from __future__ import annotations

import uuid
from typing import Any

from django.db.models import QuerySet

from backend.accounts.models import Learner
from backend.common.errors import NotFoundError
from backend.concepts.models import Concept
from backend.concepts.queries import concepts
from backend.study.practice.models import Evidence
from backend.study.practice.queries import practised
from backend.study.quizzes.models import Sitting

ACTIVITY = "quiz"


def quiz_of(slug: str) -> tuple[Concept, dict[str, Any]]:
    """A concept and its quiz. Raises NotFoundError."""
    concept = practised(slug)
    if ACTIVITY not in concept.activities:
        raise NotFoundError(f"The concept {slug!r} has no quiz.")
    return concept, concept.activities[ACTIVITY]


def concept_of(sitting: Sitting) -> tuple[Concept, dict[str, Any]]:
    """What a sitting is about. Raises NotFoundError where it was taken out of the course."""
    concept = concepts().filter(key=sitting.concept).first()
    if concept is None or ACTIVITY not in concept.activities:
        raise NotFoundError("This quiz was taken out of the course.")
    return concept, concept.activities[ACTIVITY]


def sittings_of(learner: Learner) -> QuerySet[Sitting]:
    """A learner's quizzes, newest first."""
    return Sitting.objects.filter(learner=learner).order_by("-begun")


def sitting_of(learner: Learner | None, sitting_id: uuid.UUID) -> Sitting:
    """One of them. Raises NotFoundError, for another's as for none."""
    found = sittings_of(learner).filter(id=sitting_id).first() if learner else None
    if found is None:
        raise NotFoundError("There is no such quiz, or it belongs to someone else.")
    return found


def last_results(learner: Learner, concept: str) -> dict[str, tuple[bool, float]]:
    """For each item that a learner answered: whether it was right the last time, and when."""
    told = Evidence.objects.filter(learner=learner, concept=concept, kind="quiz")
    return {
        item: (right, created.timestamp())
        for item, right, created in told.order_by("created").values_list("item", "right", "created")
    }
