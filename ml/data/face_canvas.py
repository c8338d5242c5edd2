"""A canvas for layered drawing: colours, and for each pixel the part that shows there.

Planes are float32 arrays of shape (h, w); a window is the pair of slices they fill.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from ml.data.rendered import Mask, Picture

Plane: TypeAlias = NDArray[np.float32]
Window: TypeAlias = tuple[slice, slice]

BARE = 0  # the label of a pixel where no part shows


class Canvas:
    """Colours (3, n, n) in 0..1, and the label (n, n) of what is visible at each pixel."""

    def __init__(self, background: Picture) -> None:
        self.size = background.shape[0]
        planes = background.transpose(2, 0, 1).astype(np.float32)
        self.colours: Plane = np.ascontiguousarray(planes) / np.float32(255)
        self.labels: NDArray[np.uint8] = np.full((self.size, self.size), BARE, np.uint8)

    def paint(
        self,
        window: Window,
        colour: Sequence[float] | Plane,
        cover: Plane,
        label: int | None = None,
    ) -> None:
        """Lay `colour`, (3,) or (3, h, w), over a window with opacity `cover` (h, w).

        With a label, the pixels covered by more than half now show that part.
        """
        under = self.colours[:, window[0], window[1]]
        paint = np.asarray(colour, np.float32)
        if paint.ndim == 1:
            paint = paint[:, None, None]
        under += cover * (paint - under)
        if label is not None:
            self.label(window, cover > 0.5, label)

    def darken(self, window: Window, amount: Plane) -> None:
        """Take away a share of the light, `amount` (h, w) in 0..1."""
        self.colours[:, window[0], window[1]] *= 1 - amount

    def label(self, window: Window, where: Mask, label: int) -> None:
        self.labels[window][where] = label

    def reduced(self, factor: int) -> Plane:
        """Return the colours averaged over squares of `factor` pixels, (3, n/f, n/f)."""
        if factor == 1:
            return self.colours
        n = self.size // factor
        blocks = self.colours.reshape(3, n, factor, n, factor)
        total = blocks[:, :, 0, :, 0].copy()
        for row in range(factor):
            for column in range(factor):
                if row or column:
                    total += blocks[:, :, row, :, column]
        return total / np.float32(factor * factor)


def edge(distance: Plane, softness: float) -> Plane:
    """Coverage 0..1 of an edge: `distance` is positive inside, `softness` its width."""
    return np.clip(distance / np.float32(softness) + np.float32(0.5), 0, 1)


def bump(x: Plane, y: Plane, centre: tuple[float, float], radii: tuple[float, float]) -> Plane:
    """A smooth hill, 1 at the centre and 0 beyond the ellipse: cheaper than a Gaussian."""
    u = (x - np.float32(centre[0])) * np.float32(1 / radii[0])
    v = (y - np.float32(centre[1])) * np.float32(1 / radii[1])
    height = np.maximum(1 - u * u - v * v, 0)
    return height * height


def _strand_table() -> Plane:
    """One fixed row of soft random strips of several widths, periodic, mean 0, about ±1."""
    rng = np.random.default_rng(7)
    table = np.zeros(1024)
    for knots, weight in ((64, 0.5), (256, 0.8), (1024, 0.5)):
        values = rng.standard_normal(knots)
        places = np.arange(1024) * knots / 1024
        table += weight * np.interp(places, np.arange(knots + 1), np.append(values, values[0]))
    return table.astype(np.float32)


_STRANDS = _strand_table()


def strands(across: Plane) -> Plane:
    """Random strips along a coordinate; about 100 finest strips in one unit of `across`."""
    place = across * np.float32(100)
    index = np.floor(place)
    rest = place - index
    whole = index.astype(np.int32)
    left = _STRANDS[whole & 1023]
    return left + rest * (_STRANDS[(whole + 1) & 1023] - left)
