"""A learner's memories held to their log: replayed whenever the log or what it goes by changes.

The plan's row is the lock of all its learner's cards.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from django.db import transaction
from django.db.models import QuerySet

from backend.accounts.models import Learner
from backend.study.cards import scheduling
from backend.study.cards.models import MEMORY_FIELDS, Plan, Review, StudyCard
from backend.study.cards.scheduling import Scheduler, State

PART = 100  # cards replayed in one go
STORED = (*MEMORY_FIELDS, "first_review", "reps", "lapses", "buried_until")


def ensure_plan(*, learner: Learner) -> Plan:
    return Plan.objects.get_or_create(learner=learner)[0]


def lock(*, learner: Learner) -> Plan:
    """The learner's plan, held until the transaction ends. Call `ensure_plan` before it."""
    return Plan.objects.select_for_update().get(learner=learner)


def replay_all(*, learner: Learner) -> None:
    """Every card's memory from its log under the parameters in force."""
    replay_cards(StudyCard.objects.filter(learner=learner), lambda: lock(learner=learner).scheduler)


def replay_cards(cards: QuerySet[StudyCard], by: Callable[[], Scheduler]) -> None:
    """The memories of many cards; `by` is asked anew for each part, in the part's transaction."""
    met = cards.filter(last_review__isnull=False).order_by("pk")
    keys = list(met.values_list("pk", flat=True))
    for start in range(0, len(keys), PART):
        with transaction.atomic():
            scheduler = by()
            replay(StudyCard.objects.filter(pk__in=keys[start : start + PART]), scheduler)


def replay(cards: Iterable[StudyCard], by: Scheduler) -> None:
    """Make every memory what its log gives, and store it; two queries however many cards."""
    cards = list(cards)
    logs: dict[int, list[Review]] = {card.pk: [] for card in cards}
    counting = Review.objects.filter(card__in=cards, undo=None, cram=False)
    for review in counting.order_by("at", "id"):
        logs[review.card_id].append(review)
    for card in cards:
        card.learn_from(logs[card.pk], by)
    StudyCard.objects.bulk_update(cards, STORED, batch_size=500)


def move_due(learner: Learner, by: Scheduler) -> None:
    """When cards in review are due under another desired retention."""
    last = {}  # each card's last counting review: its fuzz moves the new date as it did the old
    counting = Review.objects.filter(learner=learner, undo=None, cram=False)
    for review in counting.order_by("at", "id").only("card_id", "key"):
        last[review.card_id] = review.key
    cards = list(StudyCard.objects.filter(learner=learner, state=State.Review))
    for card in cards:
        card.due = scheduling.rescheduled(card.memory, scheduling.fuzz_of(last[card.pk]), by)
    StudyCard.objects.bulk_update(cards, ["due"], batch_size=500)
