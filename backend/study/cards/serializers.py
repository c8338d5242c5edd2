"""What the API of cards takes and gives."""

from __future__ import annotations

import re
from typing import Any

from rest_framework import serializers

from backend.common.strict import Strict
from backend.study.cards.scheduling import LEAST_RETENTION, MOST_RETENTION, RATINGS
from backend.study.cards.text import LONGEST

BATCH = 200  # reviews sent at once
SITE_PATH = re.compile(r"/(?!/)[^\s\\<>\"']*")


def site_path(value: str) -> None:
    """Refuse what is not a path on this site."""
    if value and not SITE_PATH.fullmatch(value):
        raise serializers.ValidationError("A path on this site, such as /concepts/vision/.")


class ReviewIn(Strict):
    """One graded recall."""

    id = serializers.UUIDField(help_text="Made by the client, once; sent twice, it counts once.")
    card = serializers.CharField(max_length=130)
    grade = serializers.ChoiceField(choices=list(RATINGS))
    at = serializers.DateTimeField(help_text="When it was graded, by the client's clock.")
    milliseconds = serializers.IntegerField(min_value=0, max_value=86_400_000, required=False)
    cram = serializers.BooleanField(default=False, help_text="Leaves the schedule as it is.")


class ReviewsIn(Strict):
    """Reviews to keep. `owner` (as `due` told it) says whose they are; another's are refused."""

    owner = serializers.CharField(max_length=16, required=False, allow_blank=True)
    reviews = ReviewIn(many=True)
    time_zone = serializers.CharField(
        max_length=64, required=False, help_text="The browser's; kept where none was chosen."
    )

    def validate_reviews(self, given: list[Any]) -> list[Any]:
        if len(given) > BATCH:
            raise serializers.ValidationError(f"At most {BATCH} at once.")
        return given


class DueIn(Strict):
    concept = serializers.SlugField(required=False)
    cram = serializers.BooleanField(default=False)


class OwnCardIn(Strict):
    """A card of one's own: Markdown, with $maths$."""

    front = serializers.CharField(max_length=LONGEST)
    back = serializers.CharField(max_length=LONGEST)
    concept = serializers.SlugField(required=False)
    run = serializers.UUIDField(
        required=False,
        help_text="A run of yours: a copy of its picture stays on the front, beyond the run's day.",
    )
    alt = serializers.CharField(
        max_length=300, required=False, allow_blank=True, help_text="What its picture shows."
    )
    source = serializers.CharField(  # type: ignore[assignment]  # a field's name, not a property
        max_length=300, required=False, allow_blank=True, validators=[site_path]
    )


class CardChange(Strict):
    """Set aside or bring back; or other words, both of them (both empty: the course's again)."""

    suspended = serializers.BooleanField(required=False)
    flagged = serializers.BooleanField(required=False)
    buried = serializers.BooleanField(required=False)
    front = serializers.CharField(max_length=LONGEST, required=False, allow_blank=True)
    back = serializers.CharField(max_length=LONGEST, required=False, allow_blank=True)
    alt = serializers.CharField(
        max_length=300,
        required=False,
        allow_blank=True,
        help_text="What the front's picture shows.",
    )
    back_alt = serializers.CharField(
        max_length=300, required=False, allow_blank=True, help_text="The same for the back's."
    )

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if ("front" in attrs) != ("back" in attrs):
            raise serializers.ValidationError("Send both sides, or neither.")
        return attrs


class PlanIn(Strict):
    retention = serializers.FloatField(
        min_value=LEAST_RETENTION, max_value=MOST_RETENTION, required=False
    )
    new_per_day = serializers.IntegerField(min_value=0, max_value=1000, required=False)
    reviews_per_day = serializers.IntegerField(min_value=0, max_value=5000, required=False)


class PlanOut(serializers.Serializer[Any]):
    retention = serializers.FloatField()
    new_per_day = serializers.IntegerField()
    reviews_per_day = serializers.IntegerField()
    parameters = serializers.ListField(child=serializers.FloatField(), allow_null=True)
    fit = serializers.DictField(allow_null=True)
    fit_at = serializers.DateTimeField(allow_null=True)


class IntervalOut(serializers.Serializer[Any]):
    seconds = serializers.IntegerField()
    words = serializers.CharField()


class IntervalsOut(serializers.Serializer[Any]):
    again = IntervalOut()
    hard = IntervalOut()
    good = IntervalOut()
    easy = IntervalOut()


class CardConceptOut(serializers.Serializer[Any]):
    slug = serializers.CharField()
    title = serializers.CharField()
    url = serializers.CharField()


class StudyCardOut(serializers.Serializer[Any]):
    """A card as its learner knows it."""

    key = serializers.CharField()
    concept = CardConceptOut(allow_null=True)
    front = serializers.CharField()
    back = serializers.CharField()
    front_text = serializers.CharField()
    back_text = serializers.CharField()
    alt = serializers.CharField(
        allow_null=True, allow_blank=True, help_text="The front's picture in words; null: none."
    )
    back_alt = serializers.CharField(
        allow_null=True, allow_blank=True, help_text="The back's picture in words; null: none."
    )
    own = serializers.BooleanField()
    edited = serializers.BooleanField()
    taught_url = serializers.CharField()
    state = serializers.ChoiceField(choices=["new", "learning", "review", "relearning"])
    due = serializers.DateTimeField()
    stability = serializers.FloatField(allow_null=True)
    difficulty = serializers.FloatField(allow_null=True)
    recall = serializers.FloatField(allow_null=True)
    reps = serializers.IntegerField()
    lapses = serializers.IntegerField()
    suspended = serializers.BooleanField()
    buried = serializers.BooleanField()
    flagged = serializers.BooleanField()
    intervals = IntervalsOut()


class CountsOut(serializers.Serializer[Any]):
    learning = serializers.IntegerField()
    due = serializers.IntegerField()
    new = serializers.IntegerField()


class TodayOut(serializers.Serializer[Any]):
    begun = serializers.IntegerField()
    reviewed = serializers.IntegerField()
    ends = serializers.DateTimeField()


class DueOut(serializers.Serializer[Any]):
    """What to study now. `owner` names the learner to their own browser only."""

    owner = serializers.CharField(allow_blank=True)
    formerly = serializers.CharField(
        allow_blank=True,
        help_text="The guest who signed in: what their browser has still to send is the owner's.",
    )
    now = serializers.DateTimeField()
    cram = serializers.BooleanField()
    counts = CountsOut()
    today = TodayOut()
    cards = StudyCardOut(many=True)


class ToldOut(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    status = serializers.ChoiceField(choices=["counted", "known", "refused"])
    detail = serializers.CharField(allow_blank=True)


class ReviewsOut(serializers.Serializer[Any]):
    owner = serializers.CharField()
    reviews = ToldOut(many=True)
    cards = StudyCardOut(many=True)
    counts = CountsOut()
