"""The course as JSON."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from backend.concepts.models import Card, Concept, Question, Section


class TrackName(serializers.Serializer[Any]):
    slug = serializers.SlugField()
    title = serializers.CharField()


class ConceptListed(serializers.ModelSerializer[Concept]):
    """A concept in a list."""

    track = TrackName()
    url = serializers.CharField(source="get_absolute_url")
    requires = serializers.SlugRelatedField[Concept](slug_field="slug", many=True, read_only=True)
    cards = serializers.IntegerField(source="card_count")
    questions = serializers.IntegerField(source="question_count")

    class Meta:
        model = Concept
        fields = (
            "slug",
            "title",
            "summary",
            "track",
            "url",
            "minutes",
            "updated",
            "requires",
            "cards",
            "questions",
        )


class SectionOut(serializers.ModelSerializer[Section]):
    class Meta:
        model = Section
        fields = ("slug", "title", "html")


class CardOut(serializers.ModelSerializer[Card]):
    class Meta:
        model = Card
        fields = ("key", "section", "front", "back")


class QuestionOut(serializers.ModelSerializer[Question]):
    class Meta:
        model = Question
        fields = ("key", "level", "section", "question", "answer", "senior_angle")


class ReferenceOut(serializers.Serializer[Any]):
    key = serializers.CharField()
    html = serializers.CharField()


class TermOut(serializers.Serializer[Any]):
    key = serializers.CharField()
    term = serializers.CharField()
    html = serializers.CharField()


class StepOut(serializers.Serializer[Any]):
    """One step of the flow; shape, receptive field and parameters differ by kind of step."""

    key = serializers.CharField()
    title = serializers.CharField()
    html = serializers.CharField()
    section = serializers.CharField()
    shape = serializers.ListField(child=serializers.IntegerField())
    receptive_field = serializers.IntegerField(allow_null=True)
    parameters = serializers.IntegerField(allow_null=True)


class Suggestion(serializers.Serializer[Any]):
    """A passage that was found: what it is, where it stands, and the concept around it."""

    title = serializers.CharField(source="passage.title")
    concept = serializers.CharField(source="passage.concept.title")
    url = serializers.CharField()


class ConceptWhole(serializers.ModelSerializer[Concept]):
    """A concept with everything it teaches."""

    track = TrackName()
    url = serializers.CharField(source="get_absolute_url")
    requires = serializers.SlugRelatedField[Concept](slug_field="slug", many=True, read_only=True)
    sections = SectionOut(many=True)
    cards = CardOut(many=True)
    questions = QuestionOut(many=True)
    flow = StepOut(many=True)
    references = ReferenceOut(many=True)
    glossary = TermOut(many=True)

    class Meta:
        model = Concept
        fields = (
            "slug",
            "title",
            "subtitle",
            "summary",
            "track",
            "url",
            "minutes",
            "updated",
            "requires",
            "opening",
            "sections",
            "flow",
            "cards",
            "questions",
            "references",
            "glossary",
        )
