"""Writes: recalls graded, taken back, cards set aside.

Each locks its learner's plan first: what two tabs do at once happens one after the other, on every
database.
"""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import available_timezones

from django.db import transaction

from backend.accounts.models import Learner
from backend.common.errors import NotFoundError
from backend.common.evidence import shown, withdrawn
from backend.study.cards import days, memories, queries, scheduling
from backend.study.cards.fitting import Fit
from backend.study.cards.models import Plan, Review, StudyCard, Undo, is_lapse
from backend.study.cards.scheduling import Scheduler

FUTURE = timedelta(minutes=5)  # how far a browser's clock may run ahead unnoticed
PAST = timedelta(days=365)  # how long reviews made offline may wait
RIGHT = scheduling.RATINGS["good"]


@dataclass(frozen=True, slots=True)
class Recall:
    """A card graded by a learner; `key` is made once, with the recall."""

    key: uuid.UUID
    card: str
    rating: int
    at: datetime
    milliseconds: int | None = None
    cram: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """What became of a recall: `counted` now, `known` from before, or `refused` and why."""

    key: uuid.UUID
    status: str
    detail: str = ""


def take_reviews(
    *, learner: Learner, recalls: Sequence[Recall], now: datetime
) -> tuple[list[Told], list[StudyCard]]:
    """Keep each recall once, whatever the order and however often they come.

    Returns what became of each, and the cards as they are now. One that is refused does not hold
    up the others: a browser's queue must come to an end.
    """
    memories.ensure_plan(learner=learner)
    with transaction.atomic():
        plan = memories.lock(learner=learner)
        keys = [recall.key for recall in recalls]
        known = set(
            Review.objects.filter(learner=learner, key__in=keys).values_list("key", flat=True)
        )
        told: list[Told] = []
        taken: dict[str, list[Recall]] = {}
        cards = _cards_for(learner, [recall.card for recall in recalls], now)
        for recall in recalls:
            fate = _fate(recall, known, cards, now)
            told.append(fate)
            if fate.status == "counted":
                known.add(recall.key)
                taken.setdefault(recall.card, []).append(recall)
        spaced = sum(_take(cards[key], graded, plan, now) for key, graded in taken.items())
        if spaced:
            plan.spaced += spaced
            plan.save(update_fields=["spaced"])
    met = {recall.card for recall in recalls}
    return told, [card for key, card in cards.items() if key in met and not card._state.adding]


def undo_review(*, learner: Learner, key: uuid.UUID, now: datetime) -> StudyCard:
    """Take a review back; the card is as if it had never been. Twice is as good as once."""
    memories.ensure_plan(learner=learner)
    with transaction.atomic():
        plan = memories.lock(learner=learner)
        review = Review.objects.filter(learner=learner, key=key).first()
        if review is None:
            raise NotFoundError("There is no such review, or none of yours.")
        Undo.objects.get_or_create(review=review, defaults={"at": now})
        card = queries.cards_of(learner).get(pk=review.card_id)
        memories.replay([card], plan.scheduler)
        if card.card is not None and card.concept is not None:
            withdrawn.send(sender=Review, **_told_of(card), key=str(key))
    return card


def set_aside(*, card: StudyCard, now: datetime, **wishes: bool) -> StudyCard:
    """Suspend, flag or bury a card, or the opposite; burying ends with the learner's day."""
    with transaction.atomic():
        memories.lock(learner=card.learner)
        card = stored(card)
        for name in ("suspended", "flagged"):
            setattr(card, name, wishes.get(name, getattr(card, name)))
        if "buried" in wishes:
            zone = card.learner.zone
            until = days.ends(days.study_day(now, zone), zone)
            card.buried_until = until if wishes["buried"] else None
        card.save(update_fields=["suspended", "flagged", "buried_until"])
    return card


def change_plan(*, learner: Learner, **wishes: Any) -> Plan:
    """Other limits or another retention; the latter moves every card that is due by it."""
    memories.ensure_plan(learner=learner)
    with transaction.atomic():
        plan = memories.lock(learner=learner)
        moved = wishes.get("retention", plan.retention) != plan.retention
        for name, value in wishes.items():
            setattr(plan, name, value)
        plan.save(update_fields=list(wishes))
        if moved:
            memories.move_due(learner, plan.scheduler)
    return plan


def keep_fit(*, learner: Learner, found: Fit, now: datetime) -> None:
    """Take fitted parameters, where they foretell better, and bring every card in line.

    A part at a time: whoever studies meanwhile waits for a hundred cards and not for all.
    """
    with transaction.atomic():
        plan = memories.lock(learner=learner)
        plan.parameters = found.parameters if found.better else plan.parameters
        plan.fit = {
            "reviews": found.reviews,
            "cards": found.cards,
            "before": found.before,
            "after": min(found.after, found.before),
        }
        plan.fit_at = now
        plan.save(update_fields=["parameters", "fit", "fit_at"])
    if found.better:
        memories.replay_all(learner=learner)


def note_time_zone(*, learner: Learner, name: str) -> None:
    """Take the browser's word for where a learner's day begins, where they did not say."""
    if learner.time_zone or name not in available_timezones():
        return
    learner.time_zone = name
    learner.save(update_fields=["time_zone"])


def _cards_for(learner: Learner, keys: Sequence[str], now: datetime) -> dict[str, StudyCard]:
    """A learner's cards by key; those of the course that they had not met are unsaved."""
    found = {card.key: card for card in queries.cards_of(learner).filter(key__in=set(keys))}
    for key in dict.fromkeys(keys):
        if key not in found and (card := queries.course_card(key)) is not None:
            found[key] = queries.fresh(learner, card, now)
    for study_card in found.values():
        study_card.learner = learner  # known: need not be fetched for each
    return found


def _fate(
    recall: Recall, known: set[uuid.UUID], cards: dict[str, StudyCard], now: datetime
) -> Told:
    if recall.key in known:
        return Told(recall.key, "known")
    if recall.card not in cards:
        return Told(recall.key, "refused", "There is no such card, or none of yours.")
    if recall.at < now - PAST:
        return Told(recall.key, "refused", "This review is more than a year old.")
    return Told(recall.key, "counted")


def _take(card: StudyCard, recalls: list[Recall], plan: Plan, now: datetime) -> int:
    """Add recalls of one card to its log, and bring its memory in line.

    Returns how many of them came a day or more after another.
    """
    by = plan.scheduler
    if card._state.adding:
        card.save()
    log = [_as_review(card, recall, now) for recall in recalls]
    log.sort(key=lambda review: review.at)
    counting = [review for review in log if not review.cram]
    in_order = bool(counting) and (card.last_review is None or counting[0].at > card.last_review)
    for review in log:
        _foretell(review, card, by)
        if in_order and not review.cram:
            _apply(card, review, by)
    Review.objects.bulk_create(log)
    if in_order:
        card.save(update_fields=memories.STORED)
    elif counting:  # one came late: the whole log decides, in the order of its times
        memories.replay([card], by)
    for review in log:
        _tell(card, review)
    return sum(bool(review.days) for review in counting)


def _as_review(card: StudyCard, recall: Recall, now: datetime) -> Review:
    at = recall.at if recall.at <= now + FUTURE else now
    return Review(
        learner_id=card.learner_id,
        card=card,
        key=recall.key,
        rating=recall.rating,
        at=at,
        received=now,
        milliseconds=recall.milliseconds,
        cram=recall.cram,
    )


def _foretell(review: Review, card: StudyCard, by: Scheduler) -> None:
    """Note what was expected, while it can still be seen."""
    if card.last_review is None:
        return
    review.was = card.state
    review.days = max(0, (review.at - card.last_review).days)
    review.foretold = scheduling.retrievability(card.memory, review.at, by)


def _apply(card: StudyCard, review: Review, by: Scheduler) -> None:
    card.lapses += is_lapse(card.state, review.rating)
    card.memory = scheduling.graded(card.memory, review.grade, by)
    card.first_review = card.first_review or review.at
    card.reps += 1
    card.buried_until = None


def _tell(card: StudyCard, review: Review) -> None:
    """A card of the course recalled is evidence; cards of one's own are judged by no one."""
    if card.card is None or card.concept is None:
        return
    shown.send(
        sender=Review,
        **_told_of(card),
        right=review.rating >= RIGHT,
        detail={"rating": review.rating, "cram": review.cram, "key": str(review.key)},
    )


def _told_of(card: StudyCard) -> dict[str, Any]:
    """How evidence names a card of the course."""
    assert card.card is not None
    assert card.concept is not None
    return {
        "learner": card.learner,
        "concept": card.concept.key,
        "kind": "card",
        "item": card.card.key,
    }


def stored(card: StudyCard) -> StudyCard:
    """The card's row as it is now; made, where a card of the course had none."""
    if card._state.adding:
        found, _ = StudyCard.objects.get_or_create(
            learner=card.learner,
            key=card.key,
            defaults={name: getattr(card, name) for name in ("card", "concept", "due", "created")},
        )
        return found
    return queries.cards_of(card.learner).get(pk=card.pk)
