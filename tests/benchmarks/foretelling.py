"""How well schedules foretell recalls: log loss and RMSE over the latest fifth of simulated logs.

The logs are simulated by FSRS-6 with parameters of its own (learner.FORGETFUL), so the table says
that a fit finds a learner's parameters, not that people forget as FSRS-6 says.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from backend.study.cards import fitting
from backend.study.cards.fitting import HELD_OUT, Arrays, CardLog
from backend.study.cards.scheduling import DEFAULT_PARAMETERS

Chances = NDArray[np.float64]


@dataclass(frozen=True)
class Score:
    """What a way of foretelling is worth; lower is better."""

    name: str
    log_loss: float
    rmse: float


def compare(logs: Sequence[CardLog]) -> list[Score]:
    """FSRS-6 as it comes and fitted, SM-2, and the mean of what went before."""
    table = fitting.arrays(logs)
    split = float(np.quantile(table.at[table.counted], 1 - HELD_OUT))
    later = table.counted & (table.at > split)
    found = fitting.fit(logs)
    assert found is not None, "the log is too short"
    mean = float((table.ratings[table.counted & (table.at <= split)] > 1).mean())
    ways = {
        "FSRS-6, the package's parameters": fitting.foretold(DEFAULT_PARAMETERS, table),
        "FSRS-6, fitted to the log": fitting.foretold(found.parameters, table),
        "SM-2, 90% at the end of its interval": sm2(table),
        f"always {mean:.3f}, the mean before": np.full(table.ratings.shape, mean),
    }
    return [
        Score(name, _log_loss(chance, table, later), _rmse(chance, table, later))
        for name, chance in ways.items()
    ]


def sm2(table: Arrays) -> Chances:
    """SM-2 (Wozniak, 1990): its intervals, read as a forgetting curve that is at 0.9 at each end.

    SM-2 itself foretells nothing; 0.9^(days / interval) is the usual reading. Grades again, hard,
    good and easy are its qualities 2, 3, 4 and 5.
    """
    chance = np.ones(table.ratings.shape)
    for row in range(len(chance)):
        interval, factor, streak = 1.0, 2.5, 0
        for at in range(int((table.ratings[row] > 0).sum())):
            if at:
                chance[row, at] = 0.9 ** (table.days[row, at] / interval)
            quality = int(table.ratings[row, at]) + 1
            streak = streak + 1 if quality >= 3 else 0
            interval = {0: 1.0, 1: 1.0, 2: 6.0}.get(streak, interval * factor)
            factor += 0.1 - (5 - quality) * (0.08 + (5 - quality) * 0.02)
            factor = max(1.3, factor)
    return chance


def _log_loss(chance: Chances, table: Arrays, wanted: NDArray[np.bool_]) -> float:
    right = table.ratings[wanted] > 1
    came = np.where(right, chance[wanted], 1 - chance[wanted])
    return float(-np.log(np.clip(came, 1e-4, 1)).mean())


def _rmse(chance: Chances, table: Arrays, wanted: NDArray[np.bool_]) -> float:
    """Calibration in the bins of the open-spaced-repetition benchmark (days, reviews, lapses)."""
    bins: dict[tuple[float, ...], list[tuple[float, float]]] = defaultdict(list)
    for row, at in zip(*np.nonzero(wanted), strict=True):
        lapses = int((table.ratings[row, :at] == 1).sum())
        place = (
            _bin(int(table.days[row, at]), 2.48, 3.62),
            _bin(int(at) + 1, 1.99, 1.89),
            _bin(lapses, 1.65, 1.73),
        )
        bins[place].append((chance[row, at], float(table.ratings[row, at] > 1)))
    squares, total = 0.0, 0
    for pairs in bins.values():
        foretold, came = np.mean(pairs, axis=0)
        squares += len(pairs) * (foretold - came) ** 2
        total += len(pairs)
    return math.sqrt(squares / total)


def _bin(value: int, first: float, step: float) -> float:
    return first * step ** math.floor(math.log(value) / math.log(step)) if value else 0.0
