"""Renderings for the lessons, small and in colour; every one has a seed of its own."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch
from torch import Tensor

from ml.data import cars, faces, scene, things
from ml.data.rendered import Picture
from ml.failures.lessons.small import SIDE, Data

FIRST = 0xFA11  # of every seed here: no picture of the networks that ship is drawn from it
PEOPLE = tuple(faces.IDENTITIES)[:6]
TRAIN, TEST = 0, 1


def people(each: int, seed: int, pool: int) -> Data:
    """`each` pictures of each of PEOPLE, in colour."""
    drawn, labels = [], []
    for label, name in enumerate(PEOPLE):
        for at in range(each):
            rng = np.random.default_rng([FIRST, seed, pool, label, at])
            drawn.append(faces.render(name, rng, size=SIDE, with_masks=False).image)
            labels.append(label)
    return Data(_stacked(drawn), torch.tensor(labels))


def other_things(count: int, seed: int, pool: int) -> Tensor:
    """Things and empty scenes in turn, (N, 3, 48, 48)."""
    drawn = []
    for at in range(count):
        rng = np.random.default_rng([FIRST, seed, pool, 99, at])
        if at % 2:
            drawn.append(things.render(None, rng, size=SIDE).image)
        else:
            drawn.append(scene.camera(rng, scene.background(rng, SIDE)))
    return _stacked(drawn)


def vehicles(
    styles: Sequence[str], grounds: Sequence[str], each: int, seed: int, pool: int
) -> Data:
    """`each` cars of each style, the style at a place before the ground at the same place."""
    drawn, labels = [], []
    for label, (style, ground) in enumerate(zip(styles, grounds, strict=True)):
        for at in range(each):
            rng = np.random.default_rng([FIRST, seed, pool, 50 + label, at])
            behind = scene.background(np.random.default_rng(rng.integers(2**63)), SIDE, ground)
            drawn.append(
                cars.render(style, rng, size=SIDE, background=behind, with_masks=False).image
            )
            labels.append(label)
    return Data(_stacked(drawn), torch.tensor(labels))


def _stacked(pictures: Sequence[Picture]) -> Tensor:
    whole = torch.from_numpy(np.stack(pictures)).permute(0, 3, 1, 2)  # (N, 3, 48, 48)
    return whole.float().div(255)
