"""What a learner's cards and log say of them: reads only, the same number of queries for all.

Nothing is judged that cannot be shown: each weak or mastered card comes with its reasons.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

import numpy as np
from numpy.typing import NDArray

from backend.study.cards.days import study_day
from backend.study.cards.scheduling import DEFAULT_PARAMETERS, State
from backend.study.progress.queries import CardRow, DueRow, LogRow

MASTERED_DAYS = 21.0  # stability from which a card counts as mastered, as Anki's "mature"
WEAK_RECALL = 0.7  # a chance of recall below which a card is weak
WEAK_LAPSES = 3
HARDEST = 8.0  # difficulty, of 10
AHEAD = 30  # days that the forecasts look ahead
WEEKS = 26  # that the calendar looks back
PERIODS = (7, 30, 365)


Numbers = NDArray[np.float64]


class Cards(NamedTuple):
    """A learner's cards, a column a field, (cards,) each; what is unknown is NaN, no concept 0."""

    pk: Numbers
    concept: Numbers
    state: Numbers
    stability: Numbers
    difficulty: Numbers
    reviewed: Numbers
    reps: Numbers
    lapses: Numbers
    suspended: Numbers

    @classmethod
    def of(cls, rows: list[CardRow]) -> Cards:
        values = (
            [np.nan if row[at] is None else row[at] for row in rows]
            for at in range(len(CardRow._fields))
        )
        columns = cls(*(np.array(column, dtype=np.float64) for column in values))
        return columns._replace(concept=np.nan_to_num(columns.concept))

    @property
    def met(self) -> NDArray[np.bool_]:
        return ~np.isnan(self.reviewed)


class Verdict(NamedTuple):
    """Places of cards among `Cards`: the weakest first, and the steadiest first."""

    weak: NDArray[np.intp]
    mastered: NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Retention:
    """Recalls of cards in review, at least a day after the last one: how many were right."""

    name: str
    right: int
    total: int
    foretold: float  # sum of the chances that FSRS gave

    @property
    def share(self) -> float | None:
        return self.right / self.total if self.total else None

    @property
    def expected(self) -> float | None:
        return self.foretold / self.total if self.total else None


@dataclass(slots=True)
class Log:
    """The last year of reviews by the learner's own days."""

    counts: Counter[date] = field(default_factory=Counter)
    right: Counter[date] = field(default_factory=Counter)
    total: Counter[date] = field(default_factory=Counter)
    foretold: Counter[date] = field(default_factory=Counter)  # sums of chances

    def retention(self, days: Iterable[date], name: str = "") -> Retention:
        wanted = list(days)
        return Retention(
            name,
            right=sum(self.right[day] for day in wanted),
            total=sum(self.total[day] for day in wanted),
            foretold=float(sum(self.foretold[day] for day in wanted)),
        )


def log_by_day(rows: Iterable[LogRow], zone: ZoneInfo) -> Log:
    """Ten-minute pieces of the log put into days; a zone off by a quarter hour may be 5 min out."""
    log = Log()
    for row in rows:
        day = study_day(row.starts, zone)
        log.counts[day] += row.reviews
        log.right[day] += row.right
        log.total[day] += row.total
        log.foretold[day] += row.foretold  # type: ignore[assignment]  # a Counter adds floats too
    return log


def recalls(cards: Cards, now: datetime, parameters: list[float] | None) -> Numbers:
    """The chance of recalling each card now, (cards,); 0 for new ones."""
    chance: Numbers = _forgetting(cards.stability, np.floor(_days_since(cards, now)), parameters)
    return np.nan_to_num(chance)


def fading(
    cards: Cards, now: datetime, parameters: list[float] | None, ahead: int = 60
) -> list[float]:
    """The mean chance of recall over all cards met, today and each day after, without a review."""
    met = cards.met
    if not met.any():
        return []
    stability = cards.stability[met].astype(np.float32)  # means of many: seven digits are plenty
    elapsed = _days_since(cards, now)[met].astype(np.float32)
    days = np.arange(ahead + 1, dtype=np.float32)[:, None]
    means = _forgetting(stability, elapsed + days, parameters).mean(1)  # (days,)
    return [float(mean) for mean in means]


def judge(cards: Cards, chances: Numbers) -> Verdict:
    """Which cards are weak, and which of the others are mastered."""
    known = cards.met & (cards.suspended == 0)
    against = [of(cards, chances) for of in _AGAINST]
    weak = known & np.any(against, axis=0)
    mastered = known & ~weak & (cards.state == State.Review) & (cards.stability >= MASTERED_DAYS)
    faint = np.lexsort((-cards.lapses, chances))
    steady = np.argsort(-cards.stability, kind="stable")
    return Verdict(weak=faint[weak[faint]], mastered=steady[mastered[steady]])


Against = Callable[[Cards, Numbers], NDArray[np.bool_]]
_AGAINST: tuple[Against, ...] = (
    lambda cards, chances: cards.state == State.Relearning,
    lambda cards, chances: (chances < WEAK_RECALL) & (cards.state != State.Learning),
    lambda cards, chances: cards.lapses >= WEAK_LAPSES,
    lambda cards, chances: (cards.difficulty >= HARDEST) & (cards.lapses > 0),
)


def weaknesses(cards: Cards, chances: Numbers, at: int) -> tuple[str, ...]:
    """What speaks against knowing the card at a place."""
    one = Cards(*(column[at : at + 1] for column in cards))
    chance = chances[at : at + 1]
    words = (
        "forgotten at the last review",
        f"chance of recall now {chance[0]:.0%}",
        f"forgotten {one.lapses[0]:.0f} times",
        f"difficulty {one.difficulty[0]:.1f} of 10",
    )
    return tuple(said for said, of in zip(words, _AGAINST, strict=True) if of(one, chance)[0])


def strengths(cards: Cards, at: int) -> tuple[str, ...]:
    """What speaks for knowing it."""
    lapses = int(cards.lapses[at])
    forgotten = {0: "never forgotten", 1: "forgotten once"}.get(lapses, f"forgotten {lapses} times")
    return (
        f"holds {cards.stability[at]:.0f} days before the chance of recall falls to 90%",
        f"recalled {cards.reps[at]:.0f} times, {forgotten}",
    )


def forecast(rows: Iterable[DueRow], today: date, zone: ZoneInfo) -> list[int]:
    """Cards due today (with those overdue) and on each of the days after."""
    due = [0] * AHEAD
    for row in rows:
        day = max(0, (study_day(row.starts, zone) - today).days)
        if day < AHEAD:
            due[day] += row.cards
    return due


def streak(counts: Counter[date], today: date) -> tuple[int, int]:
    """(days studied of the last 14, days in a row up to today or yesterday)."""
    fortnight = sum(bool(counts[today - timedelta(days=back)]) for back in range(14))
    start = 0 if counts[today] else 1
    run = 0
    while counts[today - timedelta(days=start + run)]:
        run += 1
    return fortnight, run


def _days_since(cards: Cards, now: datetime) -> Numbers:
    """Days since the last review of each, (cards,)."""
    elapsed: Numbers = np.maximum(0.0, (now.timestamp() - cards.reviewed) / 86_400)
    return elapsed


def _forgetting(stability: Any, days: Any, parameters: list[float] | None) -> Any:
    """FSRS-6's curve (scheduling.forgetting) over whole arrays, in their own precision."""
    decay = -(parameters or DEFAULT_PARAMETERS)[20]
    factor = 0.9 ** (1 / decay) - 1
    return (1 + factor * days / stability) ** decay
