"""The drawing surface of a car: its colours, and beside them which part each pixel shows."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from ml.data.brush import Brush, Pixels
from ml.data.rendered import Mask

PARTS = (
    "front_wheel",
    "rear_wheel",
    "side_window",
    "windscreen",
    "rear_window",
    "headlamp",
    "tail_lamp",
    "grille",
    "door",
    "bonnet",
    "boot",
    "bed",
    "mirror",
    "bumper",
    "licence_plate",
    "body",
)
NUMBER = {part: index + 1 for index, part in enumerate(PARTS)}
HIDDEN = ""  # the part of what stands in front of the car


def inks(colours: NDArray[np.float64]) -> list[tuple[int, ...]]:
    """(n, 3) colours as Pillow wants them."""
    return [tuple(ink) for ink in np.clip(colours + 0.5, 0, 255).astype(int).tolist()]


class Sheet:
    """A picture and, if asked for, the part of every pixel, both drawn `over` times too large."""

    def __init__(self, size: int, ground: Pixels, *, over: int, with_masks: bool) -> None:
        self.brush = Brush(size, ground, over=over)
        self.over = over
        wide = self.brush.wide
        self.parts = Image.new("L", (wide, wide)) if with_masks else None
        self.marks = ImageDraw.Draw(self.parts) if self.parts else None

    def placed(self, points: NDArray[np.float64]) -> list[list[float]]:
        """(n, m, 2) unit coordinates as flat lists that Pillow draws."""
        scaled = points * self.brush.wide - 0.5
        flat: list[list[float]] = scaled.reshape(len(points), -1).tolist()
        return flat

    def quads(
        self, points: NDArray[np.float64], colours: NDArray[np.float64], parts: Sequence[str]
    ) -> None:
        """(n, m, 2) polygons in (n, 3) colours, in the order given."""
        polygon = self.brush.draw.polygon
        placed = self.placed(points)
        for flat, fill in zip(placed, inks(colours), strict=True):
            polygon(flat, fill=fill)
        if self.marks:
            for flat, part in zip(placed, parts, strict=True):
                self.marks.polygon(flat, fill=NUMBER[part])

    def polygon(
        self,
        points: NDArray[np.float64] | Sequence[tuple[float, float]],
        fill: tuple[int, ...] | None,
        part: str | None,
    ) -> None:
        """One polygon. No fill: only the part is noted. No part: it stays what it was."""
        flat = self.placed(np.asarray(points, float)[None])[0]
        if fill is not None:
            self.brush.draw.polygon(flat, fill=fill)
        if self.marks and part is not None:
            self.marks.polygon(flat, fill=NUMBER.get(part, 0))

    def line(self, points: NDArray[np.float64], width: float, fill: tuple[int, ...]) -> None:
        """A line whose width is a share of the frame; one far thinner than a pixel is left out."""
        pixels = width * self.brush.wide
        if pixels >= 0.35:
            flat = self.placed(points[None])[0]
            self.brush.draw.line(flat, fill=fill, width=max(1, round(pixels)))

    def picture(self) -> Pixels:
        return self.brush.picture()

    def masks(self) -> dict[str, Mask]:
        """Each part's pixels: those of which it covers at least half. Empty without masks."""
        if self.parts is None:
            return {}
        size = self.brush.size
        shown = self.parts.histogram()
        nothing = np.zeros((size, size), bool)
        return {
            part: self._mask(self.parts, number) if shown[number] else nothing.copy()
            for part, number in NUMBER.items()
        }

    def _mask(self, parts: Image.Image, number: int) -> Mask:
        only = parts.point([255 if value == number else 0 for value in range(256)])
        return np.asarray(only.reduce(self.over)) >= 128
