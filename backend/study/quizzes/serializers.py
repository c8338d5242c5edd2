"""Quizzes over HTTP."""

from __future__ import annotations

from typing import Any

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from backend.common.strict import Strict
from backend.concepts.models import Concept
from backend.study.quizzes.models import Reply, Sitting
from backend.study.quizzes.services import next_item
from backend.study.quizzes.stopping import LEAST, MOST, RULE, verdict


class QuizIn(Strict):
    """A quiz to begin."""

    concept = serializers.SlugField(max_length=64, help_text="The concept's slug.")


class QuizReplyIn(Strict):
    """An answer to the item that is asked."""

    item = serializers.SlugField(max_length=64)
    answer = serializers.DictField(
        help_text="By kind of item: {choice: key}, {order: [keys]}, {pairs: {left: right}}, "
        "{number: …}."
    )


@extend_schema_field(OpenApiTypes.OBJECT)
class _Object(serializers.JSONField):
    """An object whose form depends on the kind of item."""


class QuizRepliedOut(serializers.Serializer[Any]):
    item = serializers.CharField()
    right = serializers.BooleanField()


class QuizOut(serializers.Serializer[Any]):
    """A quiz as far as it has come."""

    id = serializers.UUIDField()
    concept = serializers.CharField(help_text="Slug.")
    rule = serializers.CharField(help_text="When it stops.")
    least = serializers.IntegerField()
    most = serializers.IntegerField()
    replies = QuizRepliedOut(many=True)
    verdict = serializers.ChoiceField(choices=["known", "not yet", "open"], allow_null=True)
    item = _Object(allow_null=True, help_text="What is asked now; none once it has ended.")


class QuizVerdictOut(serializers.Serializer[Any]):
    """What came of a reply."""

    right = serializers.BooleanField()
    answer = _Object(help_text="The right one, in the form in which answers are sent.")
    explanation_html = serializers.CharField()
    measured = serializers.CharField(allow_blank=True, help_text="What was measured, if anything.")
    taught = serializers.CharField(help_text="Address of the paragraph that says so.")
    quiz = QuizOut()


def quiz_json(sitting: Sitting, concept: Concept, quiz: dict[str, Any]) -> dict[str, Any]:
    """A quiz as the API tells it."""
    replies = list(sitting.replies.all())
    items = [item for item in sitting.items if item in quiz["hidden"]["answers"]]
    coming = next_item(sitting, replies, quiz)
    by_id = {item["id"]: item for item in quiz["shown"]["items"]}
    return {
        "id": sitting.pk,
        "concept": concept.slug,
        "rule": RULE,
        "least": min(LEAST, len(items)),
        "most": min(MOST, len(items)),
        "replies": [{"item": one.item, "right": one.right} for one in replies],
        "verdict": verdict([one.right for one in replies], items=len(items)),
        "item": by_id[coming] if coming else None,
    }


def verdict_json(
    reply: Reply, sitting: Sitting, concept: Concept, quiz: dict[str, Any]
) -> dict[str, Any]:
    """What came of a reply, with why, and the quiz after it."""
    hidden = quiz["hidden"]["answers"][reply.item]
    return {
        "right": reply.right,
        "answer": hidden["answer"],
        "explanation_html": hidden["why"],
        "measured": hidden.get("measured", ""),
        "taught": f"{concept.get_absolute_url()}#{hidden['anchor']}",
        "quiz": quiz_json(sitting, concept, quiz),
    }
