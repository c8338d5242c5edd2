"""Reads for the dashboard: a learner's cards, their log in ten-minute pieces, their evidence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from django.db import connection
from django.db.models import CharField, Count, F, Func, Q, Sum

from backend.accounts.models import Learner
from backend.study.cards.models import StudyCard
from backend.study.cards.queries import cards_of, reviews_that_count
from backend.study.cards.scheduling import State
from backend.study.practice.models import Evidence

YEAR = timedelta(days=372)


class CardRow(NamedTuple):
    """A card met, as far as the dashboard needs it."""

    pk: int
    concept_id: int | None
    state: int
    stability: float | None
    difficulty: float | None
    due: datetime
    last_review: datetime | None
    reps: int
    lapses: int
    suspended: bool


class LogRow(NamedTuple):
    """Ten minutes of the log; `right`, `total` and `foretold` over reviews a day old or more."""

    starts: datetime
    reviews: int
    right: int
    total: int
    foretold: float


@dataclass(frozen=True, slots=True)
class Shown:
    """Evidence of one kind in one concept."""

    concept: str
    kind: str
    right: int
    total: int


def card_rows(learner: Learner) -> list[CardRow]:
    found = cards_of(learner).order_by("pk").select_related(None)
    return [CardRow(*row) for row in found.values_list(*CardRow._fields)]


def named(rows: list[CardRow]) -> dict[int, StudyCard]:
    """The whole cards of some rows, by their number."""
    found = StudyCard.objects.select_related("card", "concept__track")
    return found.in_bulk([row.pk for row in rows])


def log_rows(learner: Learner, now: datetime) -> list[LogRow]:
    """The last year, grouped by the database: a log of 200,000 reviews stays where it is."""
    spaced = Q(was=State.Review, days__gte=1)
    found = (
        reviews_that_count(learner)
        .filter(at__gte=now - YEAR)
        .annotate(piece=_ten_minutes())
        .values("piece")
        .annotate(
            reviews=Count("id"),
            right=Count("id", spaced & Q(rating__gt=1)),
            total=Count("id", spaced),
            foretold=Sum("foretold", filter=spaced),
        )
        .order_by()
    )
    return [
        LogRow(
            starts=datetime.fromisoformat(f"{row['piece']}0").replace(tzinfo=UTC),
            reviews=row["reviews"],
            right=row["right"],
            total=row["total"],
            foretold=row["foretold"] or 0.0,
        )
        for row in found
    ]


def evidence(learner: Learner) -> list[Shown]:
    """What was shown beside cards, which have a schedule to speak for them."""
    found = (
        Evidence.objects.filter(learner=learner)
        .exclude(kind=Evidence.Kind.CARD)
        .exclude(concept="")
        .values("concept", "kind")
        .annotate(right_count=Count("id", Q(right=True)), total=Count("id"))
        .order_by("concept", "kind")
    )
    return [Shown(row["concept"], row["kind"], row["right_count"], row["total"]) for row in found]


def _ten_minutes() -> Func:
    """`2026-03-10 12:3`: the first fifteen letters of a moment, in UTC, cut by the database."""
    if connection.vendor == "sqlite":  # where Django would cut each row in Python
        return Func(F("at"), template="substr(%(expressions)s, 1, 15)", output_field=CharField())
    return Func(
        F("at"),
        template="left(to_char(%(expressions)s AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI'), 15)",
        output_field=CharField(),
    )
