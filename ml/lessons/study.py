"""Trains the networks of a grid and measures them on pictures they never saw."""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from statistics import fmean
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional

from ml.lessons.grid import Grid, Training
from ml.lessons.material import TESTED, Material
from ml.lessons.net import SIDE, UNITS, LessonNet
from ml.lessons.tables import Quantity, measured, table

BATCH, RATE = 16, 3e-3
QUANTITIES = (
    Quantity("accuracy", "unseen pictures named rightly", "share", 0.03),
    Quantity("train_accuracy", "its own training pictures named rightly", "share", 0.03),
    Quantity("gap", "how much better on its own pictures than on unseen ones", "share", 0.03),
)


@dataclass(frozen=True, slots=True)
class Measured:
    """After so many epochs: the shares of pictures named rightly, and processor seconds so far."""

    accuracy: float  # of pictures never seen
    train_accuracy: float
    seconds: float


def train(
    setting: Training, found: Material, epochs: Iterable[int], seed: int
) -> dict[int, Measured]:
    """One network, measured as each of `epochs` has passed. The same seed gives the same shares."""
    torch.manual_seed(seed)
    network = LessonNet(len(found.names), layers=setting.layers, window=setting.window)
    learnt = found.train.some(setting.images, seed)
    seen, unseen = learnt.normalised(), found.test.normalised()
    climber = torch.optim.Adam(network.parameters(), lr=RATE)
    dice = torch.Generator().manual_seed(seed)
    found_out: dict[int, Measured] = {}
    seconds, wanted = 0.0, set(epochs)
    for epoch in range(1, max(wanted) + 1):
        began = time.process_time()
        _epoch(network, climber, seen, learnt.labels, dice)
        seconds += time.process_time() - began
        if epoch in wanted:
            found_out[epoch] = Measured(
                _right(network, unseen, found.test.labels),
                _right(network, seen, learnt.labels),
                seconds,
            )
    return found_out


def _epoch(
    network: nn.Module, climber: torch.optim.Optimizer, seen: Tensor, labels: Tensor,
    dice: torch.Generator,
) -> None:  # fmt: skip
    network.train()
    for batch in torch.split(torch.randperm(len(labels), generator=dice), BATCH):
        loss = functional.cross_entropy(network(seen[batch]), labels[batch])
        climber.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        climber.step()


@torch.inference_mode()
def _right(network: nn.Module, images: Tensor, labels: Tensor) -> float:
    """The share of pictures that are named rightly."""
    network.eval()
    said = torch.cat([network(some).argmax(1) for some in torch.split(images, 64)])
    return float((said == labels).double().mean())


def cells(setting: Training, found: Material, grid: Grid) -> list[dict[str, Any]]:
    """A setting's cells, one for each number of epochs: mean and deviation over the seeds."""
    runs = [train(setting, found, grid.epochs, seed) for seed in grid.seeds]
    return [_cell(setting, epochs, [run[epochs] for run in runs]) for epochs in grid.epochs]


def _cell(setting: Training, epochs: int, runs: list[Measured]) -> dict[str, Any]:
    return (
        asdict(setting)
        | {"epochs": epochs}
        | measured("accuracy", [run.accuracy for run in runs])
        | measured("train_accuracy", [run.train_accuracy for run in runs])
        | measured("gap", [run.train_accuracy - run.accuracy for run in runs])
        | {"seconds": round(fmean(run.seconds for run in runs), 2)}
    )


def networks(
    grid: Grid, found: Mapping[str, Material], settings: Iterable[Training]
) -> dict[str, Any]:
    """The table of all trained networks."""
    done = [cell for setting in settings for cell in cells(setting, found[setting.data], grid)]
    what = (
        f"Networks of {', '.join(map(str, UNITS))} units trained on renderings of {SIDE} × {SIDE} "
        f"points, tested on {TESTED} unseen ones; mean of {len(grid.seeds)} seeds"
    )
    return table(what, grid.knobs(), QUANTITIES, done)
