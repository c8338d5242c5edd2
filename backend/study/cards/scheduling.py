"""When a card comes back: FSRS-6 by the `fsrs` package, with clock and chance as arguments.

The package draws its fuzz from a hidden source of chance; here the number drawn is given, so that
a log of reviews replayed gives the same schedule to the microsecond. Ranges are the package's.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache

from fsrs import Card, Rating, Scheduler, State
from fsrs.scheduler import DEFAULT_PARAMETERS, FUZZ_RANGES

RATINGS = {"again": 1, "hard": 2, "good": 3, "easy": 4}
GRADES = {number: word for word, number in RATINGS.items()}
LEAST_RETENTION, MOST_RETENTION = 0.7, 0.97  # what a learner may ask for
MIDDLE = 0.5  # fuzz that intervals are foretold with

__all__ = ["DEFAULT_PARAMETERS", "GRADES", "RATINGS", "Grade", "Memory", "Scheduler", "State"]


@dataclass(frozen=True, slots=True)
class Memory:
    """What FSRS knows of one card: difficulty 1 to 10, stability in days, both None when new."""

    due: datetime
    state: int = State.Learning
    step: int | None = 0
    stability: float | None = None
    difficulty: float | None = None
    last_review: datetime | None = None

    @property
    def new(self) -> bool:
        return self.last_review is None


@dataclass(frozen=True, slots=True)
class Grade:
    """One recall: its rating 1 to 4, when, and the number in [0, 1) that its fuzz is drawn by."""

    rating: int
    at: datetime
    fuzz: float


@lru_cache(maxsize=256)
def scheduler(parameters: tuple[float, ...] | None, retention: float) -> Scheduler:
    """The package's scheduler; None stands for its own parameters."""
    return Scheduler(parameters or DEFAULT_PARAMETERS, retention, enable_fuzzing=False)


def graded(memory: Memory, grade: Grade, by: Scheduler) -> Memory:
    """The memory after a recall. Times of any zone are taken as the instants that they are."""
    at = grade.at.astimezone(UTC)
    card, _ = by.review_card(_card(memory), Rating(grade.rating), at)
    after = Memory(
        state=int(card.state),
        step=card.step,
        stability=card.stability,
        difficulty=card.difficulty,
        due=card.due,
        last_review=at,
    )
    if after.state != State.Review:
        return after
    days = fuzzed((card.due - at).days, grade.fuzz, by.maximum_interval)
    return Memory(
        state=after.state,
        step=after.step,
        stability=after.stability,
        difficulty=after.difficulty,
        due=at + timedelta(days=days),
        last_review=at,
    )


def replayed(grades: Iterable[Grade], by: Scheduler, *, begun: datetime) -> Memory:
    """The memory after a whole log, oldest first; a new one, due when it began, without any."""
    memory = Memory(due=begun.astimezone(UTC))
    for grade in grades:
        memory = graded(memory, grade, by)
    return memory


def rescheduled(memory: Memory, fuzz: float, by: Scheduler) -> datetime:
    """When a memory is due under another desired retention; steps of learning keep their time."""
    if memory.state != State.Review or memory.stability is None or memory.last_review is None:
        return memory.due
    days = by._next_interval(stability=memory.stability)
    return memory.last_review + timedelta(days=fuzzed(days, fuzz, by.maximum_interval))


def intervals(memory: Memory, now: datetime, by: Scheduler) -> dict[str, timedelta]:
    """How long until the card comes back, by grade, were it graded now."""
    grades = {word: Grade(rating, now, MIDDLE) for word, rating in RATINGS.items()}
    return {word: _due_unfuzzed(memory, grade, by) - now for word, grade in grades.items()}


def retrievability(memory: Memory, now: datetime, by: Scheduler) -> float:
    """The chance (0 to 1) of recalling the card now; 0 for one never reviewed."""
    return float(by.get_card_retrievability(_card(memory), now.astimezone(UTC)))


def forgetting(stability: float, days: float, parameters: Sequence[float] | None) -> float:
    """The chance of recall so many days after a review (FSRS-6's power law, R(S) = 0.9)."""
    decay = -(parameters or DEFAULT_PARAMETERS)[20]
    factor = 0.9 ** (1 / decay) - 1
    return float((1 + factor * days / stability) ** decay)


def fuzz_of(key: uuid.UUID) -> float:
    """A number in [0, 1) from a review's own key: the same whenever it is replayed."""
    return (key.int % 2**53) / 2**53


def fuzzed(days: int, fuzz: float, most: int) -> int:
    """An interval moved a little, so that cards begun together do not stay together."""
    if days < 2.5:
        return days
    delta = 1.0 + sum(
        part["factor"] * max(min(float(days), part["end"]) - part["start"], 0.0)
        for part in FUZZ_RANGES
    )
    longest = min(round(days + delta), most)
    shortest = min(max(2, round(days - delta)), longest)
    return min(round(fuzz * (longest - shortest + 1) + shortest), most)


def _card(memory: Memory) -> Card:
    return Card(
        card_id=0,  # without one, the package waits a millisecond to make one up
        state=State(memory.state),
        step=memory.step,
        stability=memory.stability,
        difficulty=memory.difficulty,
        due=memory.due,
        last_review=memory.last_review,
    )


def _due_unfuzzed(memory: Memory, grade: Grade, by: Scheduler) -> datetime:
    card, _ = by.review_card(_card(memory), Rating(grade.rating), grade.at.astimezone(UTC))
    return card.due
