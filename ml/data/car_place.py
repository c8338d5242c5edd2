"""Where a car stands and what may stand before it: ground, shadow, occluders."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ml.data import scene
from ml.data.brush import Brush, Colour, Pixels, any_colour, curve, rgb, scaled
from ml.data.car_hull import Array
from ml.data.car_sheet import HIDDEN, Sheet
from ml.data.car_view import Projection, View
from ml.data.easel import oval
from ml.data.scene_outdoor import leaf_green, street


def surroundings(rng: np.random.Generator, size: int, view: View, ground: Array) -> Pixels:
    """A street behind a car seen from street level, tarmac under one seen from above, and now
    and then anything, so that a street alone doesn't mean a car. `ground` (n, 2) are the
    footprint's corners in the frame."""
    own = np.random.default_rng(rng.integers(2**63))
    chance, lift = own.random(2)
    if chance < 0.18:
        return scene.background(own, size)
    if view.name == "street" or chance < 0.28:
        return scene.background(own, size, "asphalt")
    high, low = float(ground[:, 1].min()), float(ground[:, 1].max())
    edge = high - (0.01 + 0.16 * lift) if view.elevation > 0.1 else low - 0.04 - 0.12 * lift
    return street(own, size, horizon=min(0.9, max(0.12, edge)))


def cast_shadow(
    rng: np.random.Generator, ground: Pixels, footprint: Array, project: Projection, sun: Array
) -> Pixels:
    """Darkens the ground under the car and, in sunshine, beside it. `footprint` (4, 3) lies on
    the road; `sun` is its direction times its strength."""
    depth = rng.uniform(0.75, 0.95)
    brush = Brush(ground.shape[0], ground, over=1)
    strength = float(np.linalg.norm(sun))
    if strength > 0.1:
        throw = -sun[:2] / max(0.5, float(sun[2] / strength)) / strength * 0.9
        moved = footprint + np.array([*throw, 0.0])
        both = project(np.concatenate([footprint, moved]))
        brush.shadow(_hull(both), 0.25 + 0.5 * strength, 0.012)
    middle = footprint.mean(0)
    under = project(middle + (footprint - middle) * np.array([1.0, 1.04, 1.0]))
    brush.shadow([(float(a), float(b)) for a, b in under], float(depth), 0.014)
    return brush.picture()


def _hull(points: Array) -> list[tuple[float, float]]:
    """The convex outline of (n, 2) points (Andrew's monotone chain, 1979)."""
    order = sorted((float(x), float(y)) for x, y in points)

    def half(line: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
        kept: list[tuple[float, float]] = []
        for point in line:
            while len(kept) > 1 and _turn(kept[-2], kept[-1], point) <= 0:
                kept.pop()
            kept.append(point)
        return kept[:-1]

    return half(order) + half(order[::-1])


def _turn(a: tuple[float, float], b: tuple[float, float], c: tuple[float, float]) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


@dataclass(frozen=True, slots=True)
class Target:
    """Where the car is in the frame, so that what hides it does hide some of it."""

    x: float
    y: float
    wide: float
    tall: float

    @staticmethod
    def around(points: Array) -> Target:
        """The box that holds (n, 2) points."""
        (x, y), (wide, tall) = points.min(0), np.ptp(points, axis=0)
        return Target(float(x), float(y), float(wide), float(tall))

    def across(self, share: float) -> float:
        return self.x + share * self.wide

    def down(self, share: float) -> float:
        return self.y + share * self.tall


def put_before(rng: np.random.Generator, sheet: Sheet, car: Target) -> None:
    """Puts a pole, a bush, a passer-by or a box in front of the car."""
    kind = rng.integers(4)
    (_pole, _bush, _walker, _crate)[int(kind)](rng, sheet, car)


def _cover(sheet: Sheet, points: Sequence[tuple[float, float]], colour: Colour) -> None:
    sheet.polygon(points, rgb(colour), HIDDEN)


def _pole(rng: np.random.Generator, sheet: Sheet, car: Target) -> None:
    x, wide = car.across(float(rng.uniform(0.08, 0.92))), float(rng.uniform(0.025, 0.08))
    metal, lean = any_colour(rng, 40, 190), float(rng.normal(0, 0.02))
    for share, tone in ((0.0, 1.15), (0.35, 0.9), (0.7, 0.55)):
        x0, x1 = x + wide * share, x + wide * (share + 0.36)
        points = [(x0, -0.1), (x1, -0.1), (x1 + lean, 1.1), (x0 + lean, 1.1)]
        _cover(sheet, points, scaled(metal, tone))


def _bush(rng: np.random.Generator, sheet: Sheet, car: Target) -> None:
    """Clumps of leaves, dark ones first, over the lower part of the car."""
    green = leaf_green(rng)
    x, wide = car.across(float(rng.uniform(0, 1))), float(rng.uniform(0.13, 0.25)) * car.wide
    top = car.down(float(rng.uniform(0.3, 0.65)))
    reach = 0.3 * wide
    foot = max(top + wide, car.down(1.15))
    _cover(sheet, oval(x, (top + foot) / 2 + reach, wide, (foot - top) / 2), scaled(green, 0.3))
    angles, shares = rng.uniform(0, 2 * math.pi, 60), np.sqrt(rng.random(60))
    tones = np.sort(rng.uniform(0.25, 1.35, 60))
    for angle, share, tone in zip(angles, shares, tones, strict=True):
        place = x + wide * float(share * math.cos(angle)), float(share * math.sin(angle))
        y = (top + foot) / 2 + reach + place[1] * (foot - top) / 2
        leaf = oval(place[0], y, reach * 0.8, reach * 0.6, turn=360, start=math.degrees(angle))
        _cover(sheet, leaf[::4], scaled(green, float(tone)))


def _walker(rng: np.random.Generator, sheet: Sheet, car: Target) -> None:
    """Someone seen from behind: legs, coat, the back of a head."""
    x, foot = car.across(float(rng.uniform(0.1, 0.9))), car.down(float(rng.uniform(0.95, 1.3)))
    tall = max(0.35, car.tall * float(rng.uniform(1.0, 1.5)))
    coat, legs, hair = any_colour(rng, 20, 200), any_colour(rng, 15, 90), any_colour(rng, 15, 80)

    def at(points: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
        return [(x + a * tall, foot - b * tall) for a, b in points]

    stride = float(rng.uniform(0.02, 0.09))
    for side in (-1.0, 1.0):
        leg = [(-0.07, 0.5), (0.07, 0.5), (side * stride + 0.04, 0), (side * stride - 0.04, 0)]
        _cover(sheet, at(leg), scaled(legs, 1 + 0.2 * side))
    body = [(-0.09, 0.46), (-0.13, 0.78), (-0.06, 0.85), (0.06, 0.85), (0.13, 0.78), (0.09, 0.46)]
    _cover(sheet, at(body), coat)
    _cover(sheet, at([(0.03, 0.46), (0.05, 0.84), (0.13, 0.78), (0.09, 0.46)]), scaled(coat, 0.7))
    head = curve([(-0.06, 0.84), (-0.07, 0.98), (0.07, 0.98), (0.06, 0.84)], 3)
    _cover(sheet, at(head), hair)


def _crate(rng: np.random.Generator, sheet: Sheet, car: Target) -> None:
    """A bin, a crate or a wall's end that hides a lower corner."""
    wide, tone = float(rng.uniform(0.15, 0.3)) * car.wide, any_colour(rng, 30, 200)
    x = car.across(float(rng.uniform(-0.1, 0.9)))
    top, side = car.down(float(rng.uniform(0.3, 0.7))), wide * 0.3
    _cover(sheet, [(x, top), (x + wide, top), (x + wide, 1.1), (x, 1.1)], tone)
    lid = [(x, top), (x + side, top - 0.05), (x + wide + side, top - 0.05), (x + wide, top)]
    _cover(sheet, lid, scaled(tone, 1.25))
    right = x + wide
    flank = [(right, top), (right + side, top - 0.05), (right + side, 1.1), (right, 1.1)]
    _cover(sheet, flank, scaled(tone, 0.6))
