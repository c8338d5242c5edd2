"""Reads for the dashboard: a learner's cards, their log in ten-minute pieces, their evidence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from django.db import connection
from django.db.models import CharField, Count, F, Func, IntegerField, Q, QuerySet, Sum
from django.db.models.functions import Cast

from backend.accounts.models import Learner
from backend.study.cards.models import Review, StudyCard
from backend.study.cards.queries import cards_of
from backend.study.cards.scheduling import State
from backend.study.practice.models import Evidence

YEAR = timedelta(days=372)


class CardRow(NamedTuple):
    """A card met or made, as far as the dashboard needs it; the last review in seconds of Unix."""

    pk: int
    concept_id: int | None
    state: int
    stability: float | None
    difficulty: float | None
    reviewed: int | None
    reps: int
    lapses: int
    suspended: int


class LogRow(NamedTuple):
    """Ten minutes of the log; `right`, `total` and `foretold` over reviews a day old or more."""

    starts: datetime
    reviews: int
    right: int
    total: int
    foretold: float


class DueRow(NamedTuple):
    """Ten minutes in which cards come back."""

    starts: datetime
    cards: int


@dataclass(frozen=True, slots=True)
class Shown:
    """Evidence of one kind in one concept."""

    concept: str
    kind: str
    right: int
    total: int


def card_rows(learner: Learner) -> list[CardRow]:
    """Numbers only, as the database has them: to make a date of each costs more than the rest."""
    plain = {"reviewed": _seconds("last_review"), "aside": Cast("suspended", IntegerField())}
    names = [{"suspended": "aside"}.get(name, name) for name in CardRow._fields]
    found = cards_of(learner).order_by("pk").select_related(None).annotate(**plain)
    return [CardRow(*row) for row in found.values_list(*names)]


def due_rows(learner: Learner) -> list[DueRow]:
    """When the cards met come back, in pieces of ten minutes."""
    met = cards_of(learner).filter(last_review__isnull=False, suspended=False)
    found = met.annotate(piece=_ten_minutes("due")).values("piece").annotate(cards=Count("id"))
    return [DueRow(_start(row["piece"]), row["cards"]) for row in found.order_by()]


def named(numbers: Iterable[int]) -> dict[int, StudyCard]:
    """The whole cards of some numbers."""
    return StudyCard.objects.select_related("card", "concept__track").in_bulk(list(numbers))


def log_rows(learner: Learner, now: datetime) -> list[LogRow]:
    """The last year, grouped by the database: a log of 200,000 reviews stays where it is.

    What was taken back is little: it is counted apart, which costs less than asking for each
    review whether it was.
    """
    log = Review.objects.filter(learner=learner, cram=False, at__gte=now - YEAR)
    found = {row.starts: row for row in _pieces(log)}
    for gone in _pieces(log.filter(undo__isnull=False)):
        there = found[gone.starts]
        found[gone.starts] = LogRow(
            gone.starts,
            there.reviews - gone.reviews,
            there.right - gone.right,
            there.total - gone.total,
            there.foretold - gone.foretold,
        )
    return [row for row in found.values() if row.reviews]


def _pieces(log: QuerySet[Review]) -> Iterator[LogRow]:
    spaced = Q(was=State.Review, days__gte=1)
    found = (
        log.annotate(piece=_ten_minutes("at"))
        .values("piece")
        .annotate(
            reviews=Count("id"),
            right=Count("id", spaced & Q(rating__gt=1)),
            total=Count("id", spaced),
            foretold=Sum("foretold", filter=spaced),
        )
        .order_by()
    )
    for row in found:
        sums = (row["reviews"], row["right"], row["total"], row["foretold"] or 0.0)
        yield LogRow(_start(row["piece"]), *sums)


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


def _ten_minutes(name: str) -> Func:
    """`2026-03-10 12:3`: the first fifteen letters of a moment, in UTC, cut by the database."""
    if connection.vendor == "sqlite":  # where Django would cut each row in Python
        return Func(F(name), template="substr(%(expressions)s, 1, 15)", output_field=CharField())
    return Func(
        F(name),
        template="left(to_char(%(expressions)s AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI'), 15)",
        output_field=CharField(),
    )


def _start(piece: str) -> datetime:
    return datetime.fromisoformat(f"{piece}0").replace(tzinfo=UTC)


def _seconds(name: str) -> Func:
    """A moment in whole seconds since 1970, by the database."""
    if connection.vendor == "sqlite":
        # days since noon long ago, as a float that is good for far less than a millisecond
        template = "CAST(round((julianday(%(expressions)s) - 2440587.5) * 86400, 3) AS INTEGER)"
    else:
        template = "floor(extract(epoch FROM %(expressions)s))::bigint"
    return Func(F(name), template=template, output_field=IntegerField())
