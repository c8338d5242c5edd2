"""A canvas for layered drawing: colours, and for each pixel the part that shows there.

Planes are float32 arrays of shape (h, w); a window is the pair of slices they fill.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from ml.data.rendered import Mask, Picture

Plane: TypeAlias = NDArray[Any]
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

    def picture(self) -> Picture:
        """Return what has been drawn, (n, n, 3)."""
        colours = np.clip(self.colours, 0, 1).transpose(1, 2, 0)
        picture: Picture = (colours * 255 + 0.5).astype(np.uint8)
        return picture


def edge(distance: Plane, softness: float) -> Plane:
    """Coverage 0..1 of an edge: `distance` is positive inside, `softness` its width."""
    rise = distance * np.float32(1 / softness) + np.float32(0.5)
    cover: Plane = np.minimum(np.maximum(rise, 0), 1)  # quicker than np.clip on small planes
    return cover


def bump(x: Plane, y: Plane, centre: tuple[float, float], radii: tuple[float, float]) -> Plane:
    """A smooth hill, 1 at the centre and 0 beyond the ellipse: cheaper than a Gaussian."""
    u = (x - np.float32(centre[0])) * np.float32(1 / radii[0])
    v = (y - np.float32(centre[1])) * np.float32(1 / radii[1])
    height: Plane = np.maximum(1 - u * u - v * v, 0)
    return height * height


def smooth_max(one: Plane, other: Plane, blend: float) -> Plane:
    """The larger of two planes, with the corner where they cross rounded over `blend`."""
    near = np.maximum(blend - np.abs(one - other), 0)
    blended: Plane = np.maximum(one, other) + near * near * np.float32(0.25 / blend)
    return blended


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
    strips: Plane = left + rest * (_STRANDS[(whole + 1) & 1023] - left)
    return strips


def _speckle_table() -> Plane:
    """One fixed square of soft blotches about 16 texels wide, periodic, mean 0, deviation 1."""
    size = 512
    white = np.fft.rfft2(np.random.default_rng(11).standard_normal((size, size)))
    rows = np.fft.fftfreq(size)[:, None]
    columns = np.fft.rfftfreq(size)[None, :]
    scale = np.hypot(rows, columns) * 16
    blotches = np.fft.irfft2(white * scale * np.exp(-scale * scale), s=(size, size))
    table: Plane = (blotches / blotches.std()).astype(np.float32)
    return table


_SPECKLE = _speckle_table()


def speckle(x: Plane, y: Plane, width: float) -> Plane:
    """Random blotches of about `width` over two coordinates, mean 0, deviation 1."""
    texel = np.float32(16 / width)
    across = (x * texel).astype(np.int32) & 511
    down = (y * texel).astype(np.int32) & 511
    blotches: Plane = _SPECKLE[down, across]
    return blotches
