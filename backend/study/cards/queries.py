"""Reads: what is due, what is new, how much of today is left."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet

from backend.accounts.models import Learner
from backend.common.errors import NotFoundError
from backend.concepts.models import Card, Concept
from backend.study.cards import days
from backend.study.cards.fitting import CardLog
from backend.study.cards.models import Plan, Review, StudyCard
from backend.study.cards.scheduling import State

MOST = 100  # cards handed out at once


@dataclass(frozen=True, slots=True)
class Today:
    """A learner's day so far, and what their limits leave of it."""

    starts: datetime
    ends: datetime
    begun: int  # new cards met today
    reviewed: int  # reviews of the schedule made today, first meetings not counted
    new_left: int
    reviews_left: int


@dataclass(frozen=True, slots=True)
class Counts:
    """Cards waiting; `new` and `due` as today's limits allow."""

    learning: int
    due: int
    new: int


@dataclass(frozen=True, slots=True)
class Session:
    """What to study now: steps of learning first, then what is due longest, then new cards."""

    cards: list[StudyCard]
    counts: Counts
    today: Today
    begun_concepts: bool


def plan_of(learner: Learner | None) -> Plan:
    """A learner's plan; the usual one, unsaved, for whoever has none yet."""
    found = Plan.objects.filter(learner=learner).first() if learner else None
    return found or Plan(learner=learner)


def cards_of(learner: Learner) -> QuerySet[StudyCard]:
    """Every card that a learner has met or made; a card withdrawn from the course is left out."""
    published = Q(card=None) | Q(card__published=True, concept__published=True)
    return StudyCard.objects.filter(published, learner=learner).select_related(
        "card", "concept__track"
    )


def reviews_that_count(learner: Learner) -> QuerySet[Review]:
    """The log without what was taken back or practised beside the schedule."""
    return Review.objects.filter(learner=learner, undo=None, cram=False)


def card_of(learner: Learner | None, key: str) -> StudyCard:
    """One card of a learner by its key. Raises NotFoundError."""
    found = cards_of(learner).filter(key=key).first() if learner else None
    if found is None:
        raise NotFoundError("There is no such card, or none of yours.")
    return found


def course_card(key: str) -> Card | None:
    """The published card of the course that `concept.card` names."""
    concept, _, card = key.partition(".")
    found = Card.objects.filter(published=True, concept__published=True)
    return found.filter(concept__key=concept, key=card).select_related("concept__track").first()


def concept_of(slug: str | None) -> Concept | None:
    """A concept by its slug; None where none is named. Raises NotFoundError."""
    if slug is None:
        return None
    found = Concept.objects.filter(slug=slug, published=True, track__published=True).first()
    if found is None:
        raise NotFoundError(f"There is no concept {slug!r}.")
    return found


def today_of(learner: Learner | None, plan: Plan, now: datetime) -> Today:
    """What was done today; two queries."""
    zone = zone_of(learner)
    day = days.study_day(now, zone)
    starts, ends = days.begins(day, zone), days.ends(day, zone)
    begun = reviewed = 0
    if learner:
        begun = StudyCard.objects.filter(learner=learner, first_review__gte=starts).count()
        done = reviews_that_count(learner).filter(at__gte=starts, was=State.Review)
        reviewed = done.count()
    return Today(
        starts=starts,
        ends=ends,
        begun=begun,
        reviewed=reviewed,
        new_left=max(0, plan.new_per_day - begun),
        reviews_left=max(0, plan.reviews_per_day - reviewed),
    )


def zone_of(learner: Learner | None) -> ZoneInfo:
    return learner.zone if learner else ZoneInfo("UTC")


def session(
    learner: Learner | None, *, now: datetime, concept: Concept | None = None, most: int = MOST
) -> Session:
    """What a learner studies now, in a fixed number of queries."""
    plan = plan_of(learner)
    today = today_of(learner, plan, now)
    waiting = _waiting(learner, concept, now)
    learning = waiting.filter(state__in=_LEARNING, last_review__isnull=False, due__lte=now)
    due = waiting.filter(state=State.Review, due__lt=today.ends)
    counted = waiting.aggregate(
        learning=Count("id", Q(state__in=_LEARNING, last_review__isnull=False, due__lte=now)),
        due=Count("id", Q(state=State.Review, due__lt=today.ends)),
        mine=Count("id", Q(last_review=None)),
    )
    allowed = min(counted["due"], today.reviews_left)
    cards = list(learning.order_by("due")[:most])
    cards += list(due.order_by("due", "id")[: min(allowed, max(0, most - len(cards)))])
    unmet = _unmet(learner, concept)
    new = min(counted["mine"] + (unmet.count() if unmet is not None else 0), today.new_left)
    wanted = min(new, max(0, most - len(cards)))
    cards += list(waiting.filter(last_review=None).order_by("created", "id")[:wanted])
    rest = wanted - min(counted["mine"], wanted)
    if unmet is not None:
        cards += [fresh(learner, card, now) for card in unmet[:rest]]
    return Session(
        cards=cards,
        counts=Counts(learning=counted["learning"], due=allowed, new=new),
        today=today,
        begun_concepts=unmet is not None,
    )


def cram(learner: Learner | None, *, now: datetime, concept: Concept) -> list[StudyCard]:
    """Every card of a concept, the shakiest first, whatever the schedule says."""
    met = cards_of(learner) if learner else StudyCard.objects.none()
    known = list(met.filter(concept=concept, suspended=False)[:1000])
    new = [fresh(learner, card, now) for card in _new_of(learner).filter(concept=concept)]
    return sorted(known, key=lambda card: (card.stability or 0.0, card.key)) + new


def fresh(learner: Learner | None, card: Card, now: datetime) -> StudyCard:
    """A card of the course as someone meets it: not stored before its first review."""
    return StudyCard(
        learner=learner,
        key=f"{card.concept.key}.{card.key}",
        card=card,
        concept=card.concept,
        due=now,
        created=now,
    )


def decks(learner: Learner | None, *, now: datetime) -> list[Concept]:
    """Every concept with cards, each with `total`, `met` and `waiting` (due by tonight)."""
    ends = days.ends(days.study_day(now, zone_of(learner)), zone_of(learner))
    concepts = (
        Concept.objects.filter(published=True, track__published=True)
        .select_related("track")
        .annotate(total=Count("cards", Q(cards__published=True)))
        .filter(total__gt=0)
        .order_by("track__position", "track__key", "position", "key")
    )
    mine = cards_of(learner) if learner else StudyCard.objects.none()
    met = {
        row["concept_id"]: row
        for row in mine.values("concept_id").annotate(
            met=Count("id", Q(last_review__isnull=False, card__isnull=False)),
            waiting=Count(
                "id", Q(last_review__isnull=False, due__lt=ends, suspended=False)
                & (Q(buried_until=None) | Q(buried_until__lte=now)),
            ),
        )
    }  # fmt: skip
    found: list[Concept] = list(concepts)
    for concept in found:
        row = met.get(concept.pk, {"met": 0, "waiting": 0})
        concept.met, concept.waiting = row["met"], row["waiting"]  # type: ignore[attr-defined]
    return found


def log_of(learner: Learner) -> QuerySet[Review]:
    """The whole log, oldest first, each review's card beside it."""
    return (
        Review.objects.filter(learner=learner).select_related("card", "undo").order_by("at", "id")
    )


def card_logs(learner: Learner, *, most: int = 50_000) -> list[CardLog]:
    """The latest part of a log by card, as the fit reads it."""
    found = reviews_that_count(learner).order_by("-at", "-id")
    latest = list(found.values_list("card_id", "rating", "at")[:most])
    logs: dict[int, CardLog] = {}
    for card, rating, at in reversed(latest):
        logs.setdefault(card, CardLog([], [], [])).add(rating, at.timestamp())
    return list(logs.values())


_LEARNING = (State.Learning, State.Relearning)


def _waiting(
    learner: Learner | None, concept: Concept | None, now: datetime
) -> QuerySet[StudyCard]:
    if learner is None:
        return StudyCard.objects.none()
    free = Q(buried_until=None) | Q(buried_until__lte=now)
    found = cards_of(learner).filter(free, suspended=False)
    return found.filter(concept=concept) if concept else found


def _new_of(learner: Learner | None) -> QuerySet[Card]:
    """Cards of the course that a learner has no row for, in the course's order."""
    met = StudyCard.objects.filter(learner=learner, card=OuterRef("pk"))
    return (
        Card.objects.filter(~Exists(met), published=True, concept__published=True)
        .select_related("concept__track")
        .order_by(F("concept__track__position"), F("concept__position"), "concept__key", "position")
    )


def _unmet(learner: Learner | None, concept: Concept | None) -> QuerySet[Card] | None:
    """New cards on offer: of one concept, or of all that were begun; None where none was."""
    if concept is not None:
        return _new_of(learner).filter(concept=concept)
    begun = StudyCard.objects.filter(
        learner=learner, card__isnull=False, concept=OuterRef("concept")
    )
    if (
        learner is None
        or not StudyCard.objects.filter(learner=learner, card__isnull=False).exists()
    ):
        return None
    return _new_of(learner).filter(Exists(begun))
