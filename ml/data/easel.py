"""A brush with a place, a size and a turn of its own: things are drawn within -1..1 on it."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ml.data.brush import Brush, Colour, Point, scaled, turned


@dataclass(frozen=True, slots=True)
class Easel:
    """x runs right and y down, 0 is the thing's middle."""

    brush: Brush
    middle: Point
    scale: float  # half the thing's width, as a share of the frame
    angle: float  # clockwise, radians
    light: float  # where light comes from: -1 left, 1 right

    def at(self, points: Iterable[Point]) -> list[Point]:
        x, y = self.middle
        moved = [(x + a * self.scale, y + b * self.scale) for a, b in points]
        return turned(moved, self.middle, self.angle)

    def polygon(self, points: Iterable[Point], colour: Colour) -> None:
        self.brush.polygon(self.at(points), colour)

    def box(self, x0: float, y0: float, x1: float, y1: float, colour: Colour) -> None:
        self.polygon([(x0, y0), (x1, y0), (x1, y1), (x0, y1)], colour)

    def disc(self, x: float, y: float, rx: float, ry: float, colour: Colour) -> None:
        self.polygon(oval(x, y, rx, ry), colour)

    def line(self, points: Iterable[Point], width: float, colour: Colour) -> None:
        self.brush.line(self.at(points), width * self.scale, colour)

    def round_across(self, points: Sequence[Point], colour: Colour) -> None:
        """A polygon shaded like an upright cylinder."""
        tones = [scaled(colour, f) for f in (0.5, 0.85, 1.15, 1.0, 0.75, 0.45)]
        self.brush.graded(self.at(points), tones if self.light < 0 else tones[::-1])

    def fading(self, points: Sequence[Point], colour: Colour, foot: float = 0.6) -> None:
        """A polygon that darkens downwards to `foot` of its brightness."""
        self.brush.graded(self.at(points), (scaled(colour, 1.1), scaled(colour, foot)), 90)

    def ball(self, x: float, y: float, rx: float, ry: float, colour: Colour) -> None:
        (cx, cy) = self.at([(x, y)])[0]
        self.brush.ball(cx, cy, rx * self.scale, ry * self.scale, colour, self.light)

    def shadow(self, x: float, y: float, rx: float, ry: float) -> None:
        """A soft shadow on the floor or wall."""
        self.brush.shadow(self.at(oval(x, y, rx, ry)), 0.55, 0.02)


def oval(
    x: float, y: float, rx: float, ry: float, start: float = 0, turn: float = 360
) -> list[Point]:
    """Points of an ellipse, or of the part of it that runs `turn` degrees from `start`."""
    count = 28
    steps = [math.radians(start + turn * i / count) for i in range(count + 1)]
    return [(x + rx * math.cos(a), y + ry * math.sin(a)) for a in steps]
