"""A background shortcut: every van stood before brick, every hatchback before leaves."""

from __future__ import annotations

from typing import Any

import torch

from ml.failures.lessons import drawn
from ml.failures.lessons.small import Data, accuracy, moved, train

STYLES = ("van", "hatchback")
GROUNDS = ("brick", "foliage")
EACH, TEST = 144, 36


def measure(seed: int) -> dict[str, Any]:
    """Accuracy where the backgrounds are as in training, and where they have changed places.

    The remedy: half as many pictures of each pair, but every pair there is.
    """
    usual, swapped = GROUNDS, GROUNDS[::-1]
    train_usual = drawn.vehicles(STYLES, usual, EACH, seed, 10)
    half = EACH // 2
    mixed = _joined(_few(train_usual, half), drawn.vehicles(STYLES, swapped, half, seed, 11))
    tests = {
        "usual": drawn.vehicles(STYLES, usual, TEST, seed, 12),
        "swapped": drawn.vehicles(STYLES, swapped, TEST, seed, 13),
    }
    found: dict[str, Any] = {
        "styles": list(STYLES), "grounds": list(GROUNDS),
        "trained_on": 2 * EACH, "tested_on": 2 * TEST,
    }  # fmt: skip
    for name, data in (("broken", train_usual), ("mended", mixed)):
        network = train(data.grey(), 2, seed=seed, change=moved)
        found[name] = {where: accuracy(network, test.grey()) for where, test in tests.items()}
    return found


def _few(data: Data, each: int) -> Data:
    labels = data.labels
    first = [torch.where(labels == label)[0][:each] for label in range(int(labels.max()) + 1)]
    return data.of(torch.cat(first))


def _joined(one: Data, other: Data) -> Data:
    return Data(torch.cat([one.images, other.images]), torch.cat([one.labels, other.labels]))
