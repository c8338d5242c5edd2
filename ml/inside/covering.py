"""Shapes that hide a part of the input, pixel by pixel."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ml.contracts import Cover, Disc, Rectangle, Shape, Stroke

Grey = NDArray[np.uint8]
Mask = NDArray[np.bool_]
Floats = NDArray[np.float64]


def covered(grey: Grey, cover: Cover) -> Grey:
    """A copy of the input (H, W) whose covered pixels hold the fill and all others their own.

    `mean` is the mean of the whole input, which a network with contrast normalisation hardly
    notices; `noise` is any grey with equal chance.
    """
    mask = mask_of(cover, grey.shape[0], grey.shape[1])
    under = grey.copy()
    if cover.fill == "noise":
        dice = np.random.default_rng(cover.seed)
        under[mask] = dice.integers(0, 256, grey.shape, dtype=np.uint8)[mask]
    else:
        under[mask] = round(float(grey.mean())) if cover.fill == "mean" else 0
    return under


def mask_of(cover: Cover, height: int, width: int) -> Mask:
    """Which pixels have their centre within some shape, (height, width)."""
    mask = np.zeros((height, width), dtype=bool)
    y, x = (np.mgrid[:height, :width] + 0.5).astype(np.float64)
    for shape in cover.shapes:
        mask |= _inside(shape, x, y)
    return mask


def _inside(shape: Shape, x: Floats, y: Floats) -> Mask:
    match shape:
        case Rectangle((x0, y0, x1, y1)):
            return (x >= x0) & (x < x1) & (y >= y0) & (y < y1)
        case Disc((across, down), radius):
            return np.asarray(np.hypot(x - across, y - down) <= radius)
        case Stroke(points, width):
            ends = zip(points, points[1:] or points, strict=False)
            near = np.full(x.shape, np.inf)
            for start, end in ends:
                near = np.minimum(near, _distance(x, y, start, end))
            return near <= width / 2


def _distance(x: Floats, y: Floats, start: tuple[float, float], end: tuple[float, float]) -> Floats:
    """From each pixel to the nearest point of a straight line between two ends."""
    right, down = end[0] - start[0], end[1] - start[1]
    long = right**2 + down**2
    along = ((x - start[0]) * right + (y - start[1]) * down) / long if long else np.zeros(x.shape)
    along = along.clip(0, 1)
    found: Floats = np.hypot(x - start[0] - along * right, y - start[1] - along * down)
    return found
