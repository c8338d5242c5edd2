"""What a learner's cards and log say of them: reads only, the same number of queries for all.

Nothing is judged that cannot be shown: each weak or mastered card comes with its reasons.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import numpy as np
from numpy.typing import NDArray

from backend.study.cards.days import study_day
from backend.study.cards.scheduling import DEFAULT_PARAMETERS, State
from backend.study.progress.queries import CardRow, LogRow

MASTERED_DAYS = 21.0  # stability from which a card counts as mastered, as Anki's "mature"
WEAK_RECALL = 0.7  # a chance of recall below which a card is weak
WEAK_LAPSES = 3
HARDEST = 8.0  # difficulty, of 10
AHEAD = 30  # days that the forecasts look ahead
WEEKS = 26  # that the calendar looks back
PERIODS = (7, 30, 365)


@dataclass(frozen=True, slots=True)
class Judged:
    """A card and what we think of it, with why."""

    row: CardRow
    recall: float  # chance now
    reasons: tuple[str, ...]


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


def recalls(rows: list[CardRow], now: datetime, parameters: list[float] | None) -> list[float]:
    """The chance of recalling each card now; 0 for new ones."""
    stability, elapsed = _memories(rows, now)
    chance = _forgetting(stability, np.floor(elapsed), parameters)
    return [float(one) if row.stability else 0.0 for row, one in zip(rows, chance, strict=True)]


def fading(
    rows: list[CardRow], now: datetime, parameters: list[float] | None, ahead: int = 60
) -> list[float]:
    """The mean chance of recall over all cards met, today and each day after, without a review."""
    met = [row for row in rows if row.stability]
    if not met:
        return []
    stability, elapsed = _memories(met, now)
    days = np.arange(ahead + 1)[:, None]
    return [float(mean) for mean in _forgetting(stability, elapsed + days, parameters).mean(1)]


def judge(rows: list[CardRow], chances: list[float]) -> tuple[list[Judged], list[Judged]]:
    """(weak, mastered), the weakest and the steadiest first."""
    weak, mastered = [], []
    for row, recall in zip(rows, chances, strict=True):
        if row.stability is None or row.suspended:
            continue
        against = weaknesses(row, recall)
        if against:
            weak.append(Judged(row, recall, against))
        elif row.state == State.Review and row.stability >= MASTERED_DAYS:
            mastered.append(Judged(row, recall, strengths(row)))
    weak.sort(key=lambda one: (one.recall, -one.row.lapses))
    mastered.sort(key=lambda one: -(one.row.stability or 0))
    return weak, mastered


def weaknesses(row: CardRow, recall: float) -> tuple[str, ...]:
    """What speaks against knowing a card."""
    said = []
    if row.state == State.Relearning:
        said.append("forgotten at the last review")
    if recall < WEAK_RECALL and row.state != State.Learning:
        said.append(f"chance of recall now {recall:.0%}")
    if row.lapses >= WEAK_LAPSES:
        said.append(f"forgotten {row.lapses} times")
    if (row.difficulty or 0) >= HARDEST and row.lapses:
        said.append(f"difficulty {row.difficulty:.1f} of 10")
    return tuple(said)


def strengths(row: CardRow) -> tuple[str, ...]:
    """What speaks for knowing it."""
    forgotten = {0: "never forgotten", 1: "forgotten once"}.get(
        row.lapses, f"forgotten {row.lapses} times"
    )
    return (
        f"holds {row.stability:.0f} days before the chance of recall falls to 90%",
        f"recalled {row.reps} times, {forgotten}",
    )


def forecast(rows: list[CardRow], today: date, zone: ZoneInfo) -> list[int]:
    """Cards due today (with those overdue) and on each of the days after."""
    due = [0] * AHEAD
    for row in rows:
        if row.last_review is None or row.suspended:
            continue
        day = max(0, (study_day(row.due, zone) - today).days)
        if day < AHEAD:
            due[day] += 1
    return due


def streak(counts: Counter[date], today: date) -> tuple[int, int]:
    """(days studied of the last 14, days in a row up to today or yesterday)."""
    fortnight = sum(bool(counts[today - timedelta(days=back)]) for back in range(14))
    start = 0 if counts[today] else 1
    run = 0
    while counts[today - timedelta(days=start + run)]:
        run += 1
    return fortnight, run


def _memories(
    rows: list[CardRow], now: datetime
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Stability and whole days since the last review, both (cards,)."""
    stability = np.array([row.stability or 1.0 for row in rows])
    then = [(row.last_review or now).astimezone(UTC) for row in rows]
    elapsed = np.array([max(0.0, (now - moment) / timedelta(days=1)) for moment in then])
    return stability, elapsed


def _forgetting(
    stability: NDArray[np.float64], days: NDArray[np.float64], parameters: list[float] | None
) -> NDArray[np.float64]:
    """FSRS-6's curve (scheduling.forgetting) over whole arrays."""
    decay = -(parameters or DEFAULT_PARAMETERS)[20]
    factor = 0.9 ** (1 / decay) - 1
    chance: NDArray[np.float64] = (1 + factor * days / stability) ** decay
    return chance
