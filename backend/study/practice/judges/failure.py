"""A failure: which cause and which remedy a student names for what is seen.

Reads the activity `failures` (backend/concepts/authoring/failures.py).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rest_framework import serializers

from backend.common.errors import NotFoundError
from backend.common.strict import Strict
from backend.concepts.models import Concept
from backend.study.practice.judges.base import Judge, Judged, Verdict, activity_of, refuse

PARTS = ("cause", "remedy")


class FailureAnswer(Strict):
    """One choice of each, by its id."""

    cause = serializers.SlugField(max_length=64)
    remedy = serializers.SlugField(max_length=64)


class NamedOut(serializers.Serializer[Any]):
    """What was named, and what would have been right."""

    right = serializers.BooleanField()
    chosen_html = serializers.CharField(help_text="Why what was chosen is right, or is not.")
    answer = serializers.SlugField(help_text="The id of the right choice.")
    answer_html = serializers.CharField(help_text="Why that one is right.")


class FailureVerdict(Verdict):
    cause = NamedOut()
    remedy = NamedOut()
    interview_html = serializers.CharField()


def judge(concept: Concept, item: str, answer: Mapping[str, Any]) -> Judged:
    """Right when both are; each is told by itself."""
    known = activity_of(concept, "failures")["hidden"]["failures"]
    if item not in known:
        raise NotFoundError(f"{concept.slug} has no such failure. It has: {', '.join(known)}.")
    failure = known[item]
    named = {part: _named(failure[part], part, answer[part]) for part in PARTS}
    return Judged(
        right=all(one["right"] for one in named.values()),
        explanation=failure["mended_html"],
        told={**named, "interview_html": failure["interview_html"]},
        kept={part: named[part]["right"] for part in PARTS},
    )


def _named(choices: Mapping[str, Any], part: str, chosen: str) -> dict[str, Any]:
    why, right = choices["why"], choices["right"]
    if chosen not in why:
        raise refuse(part, f"One of {', '.join(why)}.")
    return {
        "right": chosen == right,
        "chosen_html": why[chosen],
        "answer": right,
        "answer_html": why[right],
    }


JUDGE = Judge(
    answer=FailureAnswer,
    verdict=FailureVerdict,
    judge=judge,
)
