"""Progress as the API tells it."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from backend.study.progress.dashboard import LISTED


class JudgedOut(serializers.Serializer[Any]):
    """A card, what we think of it and why."""

    key = serializers.CharField()
    front = serializers.CharField(help_text="Its question in plain words.")
    url = serializers.CharField(help_text="Where it is taught, or where it came from.")
    reasons = serializers.CharField()


class ShownOut(serializers.Serializer[Any]):
    kind = serializers.CharField(help_text="Such as drill, quiz or answer.")
    right = serializers.IntegerField()
    total = serializers.IntegerField()


class ConceptProgressOut(serializers.Serializer[Any]):
    slug = serializers.CharField(source="concept.slug")
    title = serializers.CharField(source="concept.title")
    url = serializers.CharField(source="concept.get_absolute_url")
    cards = serializers.IntegerField(source="concept.total")
    met = serializers.IntegerField(source="concept.met")
    recall = serializers.FloatField(
        allow_null=True, help_text="Mean chance of recalling a card met, now; 0 to 1."
    )
    mastered = serializers.IntegerField()
    weak = serializers.IntegerField()
    points = serializers.IntegerField(help_text="Points that the concept lists (coverage).")
    points_shown = serializers.IntegerField(help_text="Those that evidence shows to be known.")
    shown = ShownOut(many=True)


class TrackProgressOut(serializers.Serializer[Any]):
    title = serializers.CharField()
    points = serializers.IntegerField()
    points_shown = serializers.IntegerField(source="shown")
    concepts = ConceptProgressOut(many=True)


class RetentionOut(serializers.Serializer[Any]):
    """Recalls at least a day after the one before: how many were right, and were foretold."""

    name = serializers.CharField()
    right = serializers.IntegerField()
    total = serializers.IntegerField()
    share = serializers.FloatField(allow_null=True)
    expected = serializers.FloatField(allow_null=True)


class DayCountOut(serializers.Serializer[Any]):
    day = serializers.DateField()
    count = serializers.IntegerField()


class ProgressOut(serializers.Serializer[Any]):
    """What is due, what is weak, what is mastered and why we think so."""

    met = serializers.IntegerField()
    due = serializers.IntegerField(help_text="Cards due today.")
    weak_count = serializers.IntegerField()
    weak = JudgedOut(many=True, help_text=f"The {LISTED} weakest.")
    mastered_count = serializers.IntegerField()
    mastered = JudgedOut(many=True, help_text=f"The {LISTED} steadiest.")
    fortnight = serializers.IntegerField(help_text="Days studied of the last 14.")
    run = serializers.IntegerField(help_text="Days in a row, up to today or yesterday.")
    tracks = TrackProgressOut(many=True)
    retentions = RetentionOut(many=True)
    forecast = DayCountOut(many=True, help_text="Cards due on each of the next 30 days.")
    studied = DayCountOut(many=True, help_text="Reviews on each day of the last year.")
