"""Questions, notes, answers and mock interviews over HTTP."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from backend.common.strict import Strict
from backend.study.interviews.models import NOTES_LENGTH, Answer, Mock
from backend.study.interviews.queries import Met
from backend.study.interviews.rubric import PARTS, RULE, points_of

MINUTES = (5, 120)
COUNT = (2, 8)


def _notes() -> serializers.CharField:
    return serializers.CharField(
        allow_blank=True,
        trim_whitespace=False,
        max_length=NOTES_LENGTH,
        help_text="Seen by nobody but their author.",
    )


class InterviewNotesIn(Strict):
    """What a learner wrote about a question."""

    concept = serializers.SlugField(max_length=64, help_text="The concept's slug.")
    question = serializers.SlugField(max_length=64, help_text="The question's key.")
    notes = _notes()


class InterviewAnswerIn(InterviewNotesIn):
    """An answer held against the rubric by its author."""

    key = serializers.UUIDField(help_text="Made by the sender: sent twice, it is kept once.")
    met = serializers.ListField(
        child=serializers.SlugField(max_length=64),
        max_length=16,
        help_text="Keys of the rubric's points that the answer made.",
    )
    seconds = serializers.IntegerField(
        min_value=0, max_value=86_400, help_text="From the question to the reveal."
    )
    mock = serializers.UUIDField(required=False, help_text="The mock interview it belongs to.")


class MockInterviewIn(Strict):
    """A mock interview to begin."""

    count = serializers.IntegerField(
        min_value=COUNT[0], max_value=COUNT[1], default=4, help_text="Questions."
    )
    minutes = serializers.IntegerField(
        min_value=MINUTES[0], max_value=MINUTES[1], default=20, help_text="For all of them."
    )
    concept = serializers.SlugField(
        max_length=64, required=False, help_text="Its questions only; without it, of all."
    )


class RubricPointOut(serializers.Serializer[Any]):
    key = serializers.CharField()
    html = serializers.CharField()


class AnswerPartOut(serializers.Serializer[Any]):
    key = serializers.CharField()
    title = serializers.CharField()
    hint = serializers.CharField()


class LastInterviewAnswerOut(serializers.Serializer[Any]):
    met = serializers.ListField(child=serializers.CharField())
    points = serializers.IntegerField()
    right = serializers.BooleanField()
    created = serializers.DateTimeField()


class InterviewQuestionOut(serializers.Serializer[Any]):
    """A question as its reader meets it."""

    concept = serializers.CharField(help_text="Slug.")
    concept_title = serializers.CharField()
    key = serializers.CharField()
    level = serializers.CharField()
    question = serializers.CharField(help_text="HTML.")
    answer = serializers.CharField(help_text="HTML.")
    senior_angle = serializers.CharField(help_text="HTML.", allow_blank=True)
    rubric = RubricPointOut(many=True)
    taught = serializers.CharField(help_text="Address of the section that teaches it.")
    notes = serializers.CharField(allow_blank=True)
    due = serializers.DateTimeField(allow_null=True)
    times = serializers.IntegerField(help_text="How often they answered it.")
    last = LastInterviewAnswerOut(allow_null=True)


class InterviewQuestionsOut(serializers.Serializer[Any]):
    """Questions, and what holds for all of them."""

    rule = serializers.CharField(help_text="When an answer counts as right, and what follows.")
    parts = AnswerPartOut(many=True, help_text="Of every strong answer.")
    questions = InterviewQuestionOut(many=True)


class InterviewAnsweredOut(serializers.Serializer[Any]):
    """What came of an answer."""

    right = serializers.BooleanField()
    met = serializers.IntegerField()
    points = serializers.IntegerField()
    due = serializers.DateTimeField(help_text="When the question comes back.")


class MockInterviewOut(InterviewQuestionsOut):
    """A mock interview with its questions; `last` of each is its answer in this interview."""

    id = serializers.UUIDField()
    minutes = serializers.IntegerField()
    begun = serializers.DateTimeField()
    ended = serializers.DateTimeField(allow_null=True)
    summary_url = serializers.CharField()


def question_json(met: Met) -> dict[str, Any]:
    """A question as the API tells it."""
    question, standing = met.question, met.standing
    return {
        "concept": question.concept.slug,
        "concept_title": question.concept.title,
        "key": question.key,
        "level": question.level,
        "question": question.question,
        "answer": question.answer,
        "senior_angle": question.senior_angle,
        "rubric": points_of(question),
        "taught": f"{question.concept.get_absolute_url()}#{question.section}",
        "notes": standing.notes if standing else "",
        "due": standing.due if standing else None,
        "times": len(met.answers),
        "last": last_json(met.answers[-1]) if met.answers else None,
    }


def last_json(answer: Answer) -> dict[str, Any]:
    names = ("met", "points", "right", "created")
    return {name: getattr(answer, name) for name in names}


def questions_json(found: list[Met]) -> dict[str, Any]:
    """Questions as the API tells them."""
    return {"rule": RULE, "parts": PARTS, "questions": [question_json(one) for one in found]}


def mock_json(mock: Mock, found: list[Met], summary: str) -> dict[str, Any]:
    """A mock interview as the API tells it."""
    names = ("id", "minutes", "begun", "ended")
    own = {name: getattr(mock, name) for name in names}
    return own | {"summary_url": summary} | questions_json(found)
