"""What comparing pictures number by number is worth: distances, and the nearest known picture."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import product
from typing import Any

import numpy as np
import torch
from torch import Tensor

from ml.lessons.material import TESTED, Material, Pictures
from ml.lessons.net import SIDE
from ml.lessons.tables import Knob, Quantity, measured, table

EDGE = 8  # points left out around a picture, so that what is shifted in is part of it
PAIRS = 200
DARKER = 0.7

KINDS = Knob("data", "Pictures", {"faces": "faces", "cars": "cars"})
CHANGES = Knob(
    "change",
    "What is compared with the picture",
    {
        "shift-1": "the same picture, shifted by 1 point",
        "shift-2": "the same picture, shifted by 2 points",
        "shift-4": "the same picture, shifted by 4 points",
        "shift-8": "the same picture, shifted by 8 points",
        "darker": f"the same picture, {1 - DARKER:.0%} darker",
        "same": "another picture of the same one",
        "other": "a picture of someone or something else",
    },
)
NUMBERS = Knob(
    "numbers",
    "Numbers compared",
    {"raw": "brightness as it is", "normalised": "after contrast normalisation"},
)
DISTANCE = Quantity("distance", "mean difference", "steps of brightness", 2.0)
NEAREST = Quantity("accuracy", "named rightly", "share", 0.03)


def distances(found: Mapping[str, Material]) -> dict[str, Any]:
    """How far apart two pictures are, point by point, after a change that should not matter."""
    cells = [
        {"data": kind, "change": change} | measured("distance", _distances(one, change))
        for kind, one in found.items()
        for change in CHANGES.said
    ]
    what = (
        f"Mean absolute difference of brightness (0 to 255) between two pictures, over {PAIRS} "
        f"pairs of renderings of {SIDE - 2 * EDGE} × {SIDE - 2 * EDGE} points"
    )
    return table(what, (KINDS, CHANGES), (DISTANCE,), cells)


def neighbours(
    found: Mapping[str, Material], images: tuple[int, ...], seeds: tuple[int, ...]
) -> dict[str, Any]:
    """How often the nearest known picture, number by number, is of the same one."""
    count = Knob("images", "Known pictures", {n: f"{n} pictures" for n in images})
    cells = [
        {"data": kind, "images": known, "numbers": numbers}
        | measured("accuracy", [_nearest(found[kind], known, numbers, seed) for seed in seeds])
        for kind, known, numbers in product(found, images, NUMBERS.said)
    ]
    what = (
        f"Share of {TESTED} unseen renderings whose nearest known picture, by the sum of squared "
        "differences, has the same label"
    )
    return table(what, (KINDS, count, NUMBERS), (NEAREST,), cells)


def _distances(found: Material, change: str) -> list[float]:
    """The mean absolute difference of each pair."""
    shown = _known(found)
    first = shown.images[:PAIRS].float()
    if change.startswith("shift"):
        return apart(_cut(first, 0), _cut(first, int(change.partition("-")[2])))
    if change == "darker":
        return apart(_cut(first, 0), _cut(first * DARKER, 0))
    wanted = shown.labels[:PAIRS, None] == shown.labels[None]
    wanted = wanted if change == "same" else ~wanted
    wanted.fill_diagonal_(False)  # no picture is its own partner
    partner = torch.multinomial(wanted.float(), 1, generator=torch.Generator().manual_seed(0))
    return apart(_cut(first, 0), _cut(shown.images[partner[:, 0]].float(), 0))


def _known(found: Material) -> Pictures:
    """The test pictures that show someone, in an order of their own."""
    none = len(found.names) - 1
    keep = np.flatnonzero((found.test.labels != none).numpy())
    keep = np.random.default_rng(0).permutation(keep)
    return Pictures(found.test.images[keep], found.test.labels[keep])


def _cut(pictures: Tensor, shift: int) -> Tensor:
    """The middle of each picture, or what lies `shift` points beside it: (N, 48, 48)."""
    return pictures[:, EDGE : SIDE - EDGE, EDGE + shift : SIDE - EDGE + shift]


def apart(one: Tensor, other: Tensor) -> list[float]:
    """How far two pictures are apart, number by number, for each pair of (N, H, W)."""
    difference = (one - other).abs()  # (N, H, W)
    return [float(value) for value in difference.mean((1, 2))]


def _nearest(found: Material, known: int, numbers: str, seed: int) -> float:
    """The share of test pictures whose nearest of `known` pictures is of the same one."""
    store = found.train.some(known, seed)
    kept, asked = (
        one.normalised()[:, 0] if numbers == "normalised" else one.images.float()
        for one in (store, found.test)
    )
    nearest = torch.cdist(asked.flatten(1), kept.flatten(1)).argmin(1)  # (tested,)
    return float((store.labels[nearest] == found.test.labels).double().mean())
