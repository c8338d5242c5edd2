"""What a judge of answers is: one file a kind, each entered in `judges.JUDGES`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from rest_framework import serializers

from backend.common.errors import InvalidInputError, NotFoundError
from backend.concepts.models import Concept


@dataclass(frozen=True, slots=True)
class Judged:
    """What became of an answer.

    `explanation` is clean HTML, `told` whatever else the kind answers with, `kept` what the
    evidence remembers beside the answer itself; both plain JSON.
    """

    right: bool
    explanation: str
    told: Mapping[str, Any] = field(default_factory=dict)
    kept: Mapping[str, Any] = field(default_factory=dict)


class Verdict(serializers.Serializer[Any]):
    """What every judge answers with; a kind adds its own fields."""

    right = serializers.BooleanField()
    explanation_html = serializers.CharField(help_text="Why, as clean HTML.")


@dataclass(frozen=True, slots=True)
class Judge:
    """How answers of one kind are read, judged and told.

    `judge` gets the concept, the item's id and the answer as `answer` has read it; it raises
    NotFoundError for an unknown item and what `refuse` makes for an answer that does not fit it.
    """

    answer: type[serializers.Serializer[Any]]
    verdict: type[Verdict]
    judge: Callable[[Concept, str, Mapping[str, Any]], Judged]


def activity_of(concept: Concept, name: str) -> Mapping[str, Any]:
    """{"shown": …, "hidden": …} of a concept's activity. Raises NotFoundError."""
    found: Mapping[str, Any] | None = concept.activities.get(name)
    if found is None:
        raise NotFoundError(f"The concept {concept.slug} has no {name}.")
    return found


def refuse(field: str, message: str) -> InvalidInputError:
    """For an answer that does not fit its item."""
    words = "Some fields need another value; see errors."
    return InvalidInputError(words, errors={f"answer.{field}": [message]})
