"""A simulated learner: recalls cards as FSRS-6 with given parameters says, and no one real.

Ratings beside "again" are drawn in fixed shares, as no model says how a recall feels.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from backend.study.cards import scheduling
from backend.study.cards.fitting import CardLog
from backend.study.cards.scheduling import Grade, Memory

# Someone who learns slower and forgets faster than the package expects of most.
FORGETFUL = (
    0.1, 0.6, 1.1, 4.0, 6.9, 0.9, 2.6, 0.02, 1.45, 0.25, 0.7,
    1.2, 0.1, 0.3, 1.4, 0.4, 1.6, 0.45, 0.12, 0.1, 0.25,
)  # fmt: skip
BEGUN = datetime(2026, 1, 1, 18, tzinfo=UTC)
RATINGS, SHARES = (2, 3, 4), (0.12, 0.76, 0.12)  # of what was recalled
LATE = 2.0  # days after a card is due that it is studied, at most


def simulate(
    *,
    cards: int,
    reviews: int,
    parameters: Sequence[float] = scheduling.DEFAULT_PARAMETERS,
    seed: int = 0,
) -> list[CardLog]:
    """Logs of so many cards, each reviewed so often when FSRS's own schedule asks for it."""
    chance = random.Random(seed)
    truth = scheduling.scheduler(tuple(parameters), 0.9)
    asks = scheduling.scheduler(None, 0.9)
    return [_card(chance, truth, asks, card, reviews) for card in range(cards)]


def _card(
    chance: random.Random,
    truth: scheduling.Scheduler,
    asks: scheduling.Scheduler,
    number: int,
    reviews: int,
) -> CardLog:
    at = BEGUN + timedelta(days=number % 60, seconds=chance.randint(0, 3600))
    known, planned = Memory(due=at), Memory(due=at)
    log = CardLog([], [], [])
    for _ in range(reviews):
        recalled = known.new or chance.random() < scheduling.retrievability(known, at, truth)
        rating = chance.choices(RATINGS, SHARES)[0] if recalled else 1
        if known.new and chance.random() < 0.3:
            rating = 1
        log.add(rating, at.timestamp())
        known = scheduling.graded(known, Grade(rating, at, 0.5), truth)
        planned = scheduling.graded(planned, Grade(rating, at, chance.random()), asks)
        late = timedelta(days=chance.random() * LATE if planned.state == 2 else 0)
        at = planned.due + late
    return log
