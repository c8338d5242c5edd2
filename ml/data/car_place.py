"""Where a car stands and what may stand before it: ground, shadow, occluders."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from ml.data import scene
from ml.data.brush import Brush, Colour, Pixels, any_colour, curve, rgb, scaled
from ml.data.car_hull import Array
from ml.data.car_sheet import HIDDEN, Sheet
from ml.data.car_view import Projection, View
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


def put_before(rng: np.random.Generator, sheet: Sheet) -> None:
    """Puts a pole, a bush, a passer-by or a box in front of the car."""
    kind = rng.integers(4)
    (_pole, _bush, _walker, _crate)[int(kind)](rng, sheet)


def _cover(sheet: Sheet, points: Sequence[tuple[float, float]], colour: Colour) -> None:
    sheet.polygon(points, rgb(colour), HIDDEN)


def _pole(rng: np.random.Generator, sheet: Sheet) -> None:
    x, wide = float(rng.uniform(0.2, 0.8)), float(rng.uniform(0.02, 0.07))
    metal, lean = any_colour(rng, 40, 190), float(rng.normal(0, 0.02))
    for share, tone in ((0.0, 1.15), (0.35, 0.9), (0.7, 0.55)):
        x0, x1 = x + wide * share, x + wide * (share + 0.36)
        points = [(x0, -0.1), (x1, -0.1), (x1 + lean, 1.1), (x0 + lean, 1.1)]
        _cover(sheet, points, scaled(metal, tone))


def _bush(rng: np.random.Generator, sheet: Sheet) -> None:
    green = leaf_green(rng)
    x, wide, top = rng.uniform(0.1, 0.9), rng.uniform(0.12, 0.28), rng.uniform(0.5, 0.75)
    spots = rng.uniform(-1, 1, (70, 2))
    tones = rng.uniform(0.25, 1.35, 70)
    for (dx, dy), tone in zip(spots, np.sort(tones), strict=True):
        if dx * dx + dy * dy > 1:
            continue
        place = float(x + dx * wide), float(top + (dy + 1) * 0.28)
        reach = float(wide * (0.2 + 0.12 * tone))
        turn = np.linspace(0, 2 * math.pi, 8)[:-1] + tone * 9
        leaf = [
            (place[0] + reach * math.cos(a), place[1] + reach * 0.8 * math.sin(a)) for a in turn
        ]
        _cover(sheet, leaf, scaled(green, float(tone)))


def _walker(rng: np.random.Generator, sheet: Sheet) -> None:
    """Someone seen from behind: legs, coat, the back of a head."""
    x, foot, tall = rng.uniform(0.2, 0.8), rng.uniform(0.8, 1.02), rng.uniform(0.45, 0.8)
    coat, legs, hair = any_colour(rng, 20, 200), any_colour(rng, 15, 90), any_colour(rng, 15, 80)

    def at(points: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
        return [(float(x + a * tall), float(foot - b * tall)) for a, b in points]

    stride = rng.uniform(0.02, 0.09)
    for side in (-1.0, 1.0):
        leg = [(-0.07, 0.5), (0.07, 0.5), (side * stride + 0.04, 0), (side * stride - 0.04, 0)]
        _cover(sheet, at(leg), scaled(legs, 1 + 0.2 * side))
    body = [(-0.09, 0.46), (-0.13, 0.78), (-0.06, 0.85), (0.06, 0.85), (0.13, 0.78), (0.09, 0.46)]
    _cover(sheet, at(body), coat)
    _cover(sheet, at([(0.03, 0.46), (0.05, 0.84), (0.13, 0.78), (0.09, 0.46)]), scaled(coat, 0.7))
    head = curve([(-0.06, 0.84), (-0.07, 0.98), (0.07, 0.98), (0.06, 0.84)], 3)
    _cover(sheet, at(head), hair)


def _crate(rng: np.random.Generator, sheet: Sheet) -> None:
    """A bin, a crate or a parked thing that hides a lower corner."""
    x, top = float(rng.uniform(-0.1, 0.85)), float(rng.uniform(0.55, 0.78))
    wide, tone = float(rng.uniform(0.12, 0.3)), any_colour(rng, 30, 200)
    side = wide * 0.3
    _cover(sheet, [(x, top), (x + wide, top), (x + wide, 1.1), (x, 1.1)], tone)
    lid = [(x, top), (x + side, top - 0.05), (x + wide + side, top - 0.05), (x + wide, top)]
    _cover(sheet, lid, scaled(tone, 1.25))
    flank = [
        (x + wide, top),
        (x + wide + side, top - 0.05),
        (x + wide + side, 1.1),
        (x + wide, 1.1),
    ]
    _cover(sheet, flank, scaled(tone, 0.6))
