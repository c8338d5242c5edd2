"""FSRS-6's parameters fitted to one learner's log: the package's model, all cards at once.

The package's own optimiser walks card by card through Python: 165 s for 1,800 reviews, measured
on two busy cores, and the log of a diligent learner has a hundred times as many. Here a step runs
over every card of a batch together; a test holds the loss to the package's. Learning rate, epochs,
batches and bounds are the package's (fsrs/optimizer.py). Loads torch: for workers only.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from fsrs.scheduler import (
    DEFAULT_PARAMETERS,
    LOWER_BOUNDS_PARAMETERS,
    STABILITY_MIN,
    UPPER_BOUNDS_PARAMETERS,
)
from numpy.typing import NDArray

if TYPE_CHECKING:
    from torch import Tensor

LEAST_REVIEWS = 512  # a day or more apart, below which the package keeps its own parameters
LONGEST = 64  # reviews of a card that are looked at, as in the package
EPOCHS = 5
BATCH = 512  # reviews a step
STEPS = 100  # an epoch at most; larger logs take larger batches
RATE = 4e-2
HELD_OUT = 0.2  # the latest share of the log, on which old and new are compared


@dataclass(frozen=True, slots=True)
class CardLog:
    """One card's reviews, oldest first: rating 1 to 4, whole days since the one before (0 first),
    and when, in seconds."""

    ratings: list[int]
    days: list[int]
    at: list[float]

    def add(self, rating: int, at: float) -> None:
        """Append a review at so many seconds, counting the whole days since the last."""
        self.days.append(int((at - self.at[-1]) // 86_400) if self.at else 0)
        self.ratings.append(rating)
        self.at.append(at)


@dataclass(frozen=True, slots=True)
class Fit:
    """Parameters, and the log loss of the package's (`before`) and of these (`after`), both on
    the latest fifth of the log, which the fit did not see."""

    parameters: list[float]
    before: float
    after: float
    reviews: int
    cards: int

    @property
    def better(self) -> bool:
        return self.after < self.before


@dataclass(frozen=True, slots=True)
class Arrays:
    """Logs side by side, padded: all (cards, reviews)."""

    ratings: NDArray[np.int64]  # 0 where there is none
    days: NDArray[np.int64]
    at: NDArray[np.float64]

    @property
    def counted(self) -> NDArray[np.bool_]:
        """Reviews whose outcome was foretold: a day or more after another one."""
        counted: NDArray[np.bool_] = (self.ratings > 0) & (self.days > 0)
        counted[:, 0] = False
        return counted

    def of(self, cards: NDArray[np.int64]) -> Arrays:
        """Some cards, no wider than the longest of them."""
        width = max(1, int((self.ratings[cards] > 0).sum(1).max(initial=0)))
        return Arrays(self.ratings[cards, :width], self.days[cards, :width], self.at[cards, :width])


def arrays(logs: Sequence[CardLog]) -> Arrays:
    """Pad logs to one width; beyond LONGEST they are cut."""
    width = min(LONGEST, max(len(log.ratings) for log in logs))
    ratings = np.zeros((len(logs), width), dtype=np.int64)
    days, at = np.zeros_like(ratings), np.zeros((len(logs), width))
    for row, log in enumerate(logs):
        count = min(len(log.ratings), width)
        ratings[row, :count] = log.ratings[:count]
        days[row, :count] = log.days[:count]
        at[row, :count] = log.at[:count]
    return Arrays(ratings, days, at)


def fit(logs: Sequence[CardLog], *, seed: int = 42) -> Fit | None:
    """Parameters for these logs, or None where there is too little to learn from."""
    import torch  # the web process reads this file for LEAST_REVIEWS only

    if not logs:
        return None
    table = arrays(logs)
    total = int(table.counted.sum())
    if total < LEAST_REVIEWS:
        return None
    split = float(np.quantile(table.at[table.counted], 1 - HELD_OUT))
    chosen = torch.tensor(DEFAULT_PARAMETERS, dtype=torch.float64, requires_grad=True)
    _descend(chosen, table, table.counted & (table.at <= split), seed)
    later = table.counted & (table.at > split)
    found = [float(value) for value in chosen.detach()]
    return Fit(
        parameters=found,
        before=loss(list(DEFAULT_PARAMETERS), table, later),
        after=loss(found, table, later),
        reviews=total,
        cards=len(logs),
    )


def loss(
    parameters: Sequence[float], table: Arrays, counted: NDArray[np.bool_] | None = None
) -> float:
    """Mean log loss of the recalls foretold, over the reviews that count."""
    chance = foretold(parameters, table)
    wanted = table.counted if counted is None else counted
    right = table.ratings[wanted] > 1
    of_what_came = np.where(right, chance[wanted], 1 - chance[wanted])
    return float(-np.log(np.clip(of_what_came, 1e-44, 1)).mean())


def foretold(parameters: Sequence[float], table: Arrays) -> NDArray[np.float64]:
    """The chance of recall at each review, (cards, reviews); 1 where nothing was foretold."""
    import torch  # see above

    with torch.no_grad():
        chance = _chances(torch.tensor(list(parameters), dtype=torch.float64), table)
    found: NDArray[np.float64] = chance.numpy()
    return found


def _descend(chosen: Tensor, table: Arrays, learnt: NDArray[np.bool_], seed: int) -> None:
    """Move `chosen` to a lower loss over the reviews learnt from."""
    import torch  # see above

    chance = np.random.default_rng(seed)
    low = torch.tensor(LOWER_BOUNDS_PARAMETERS, dtype=torch.float64)
    high = torch.tensor(UPPER_BOUNDS_PARAMETERS, dtype=torch.float64)
    cards = np.flatnonzero(learnt.any(1))
    total = int(learnt.sum())
    batches = max(1, min(STEPS, round(total / BATCH)))
    adam = torch.optim.Adam([chosen], lr=RATE)
    slower = torch.optim.lr_scheduler.CosineAnnealingLR(adam, T_max=batches * EPOCHS)
    for _ in range(EPOCHS):
        for part in np.array_split(chance.permutation(cards), batches):
            batch = table.of(part)
            wanted = torch.from_numpy(learnt[part][:, : batch.ratings.shape[1]])
            if not bool(wanted.any()):
                continue
            right = torch.from_numpy((batch.ratings > 1).astype(np.float64))
            found = _chances(chosen, batch)
            cost = torch.nn.functional.binary_cross_entropy(
                found[wanted], right[wanted], reduction="sum"
            )
            adam.zero_grad()
            cost.backward()  # type: ignore[no-untyped-call]
            adam.step()
            with torch.no_grad():
                chosen.clamp_(min=low, max=high)
            slower.step()


def _chances(w: Tensor, table: Arrays) -> Tensor:
    """The model: R before each review, (cards, reviews), from FSRS-6's 21 parameters."""
    import torch  # see above

    rating = torch.from_numpy(table.ratings).clamp(min=1)  # padding is never counted
    days = torch.from_numpy(table.days).to(torch.float64)
    decay = -w[20]
    factor = 0.9 ** (1 / decay) - 1
    stability = w[rating[:, 0] - 1].clamp(min=STABILITY_MIN)  # (cards,)
    difficulty = _first_difficulty(w, rating[:, 0]).clamp(1, 10)
    chances = [torch.ones_like(stability)]
    for at in range(1, rating.shape[1]):
        graded, passed = rating[:, at], days[:, at]
        chance = (1 + factor * passed / stability) ** decay
        chances.append(chance)
        longer = torch.where(
            passed < 1,
            _same_day(w, stability, graded),
            torch.where(
                graded > 1,
                _recalled(w, stability, difficulty, chance, graded),
                _forgotten(w, stability, difficulty, chance),
            ),
        )
        stability = longer.clamp(min=STABILITY_MIN)
        difficulty = _next_difficulty(w, difficulty, graded)
    return torch.stack(chances, dim=1)


def _first_difficulty(w: Tensor, rating: Tensor) -> Tensor:
    return w[4] - (w[5] * (rating - 1)).exp() + 1


def _next_difficulty(w: Tensor, difficulty: Tensor, rating: Tensor) -> Tensor:
    easy = w[4] - (w[5] * 3).exp() + 1
    moved = difficulty - w[6] * (rating - 3) * (10 - difficulty) / 9
    return (w[7] * easy + (1 - w[7]) * moved).clamp(1, 10)


def _same_day(w: Tensor, stability: Tensor, rating: Tensor) -> Tensor:
    grows = (w[17] * (rating - 3 + w[18])).exp() * stability ** -w[19]
    return stability * grows.where(rating < 2, grows.clamp(min=1))


def _recalled(
    w: Tensor, stability: Tensor, difficulty: Tensor, chance: Tensor, rating: Tensor
) -> Tensor:
    hard = w[15].where(rating == 2, w.new_ones(()))
    easy = w[16].where(rating == 4, w.new_ones(()))
    gain = w[8].exp() * (11 - difficulty) * stability ** -w[9]
    return stability * (1 + gain * (((1 - chance) * w[10]).exp() - 1) * hard * easy)


def _forgotten(w: Tensor, stability: Tensor, difficulty: Tensor, chance: Tensor) -> Tensor:
    long = w[11] * difficulty ** -w[12] * ((stability + 1) ** w[13] - 1)
    return (long * ((1 - chance) * w[14]).exp()).minimum(stability / (w[17] * w[18]).exp())
