"""What is drawn on a car's front and rear: lamps, grille, plates, shut lines."""

from __future__ import annotations

import math
from collections.abc import Iterator

import numpy as np

from ml.data.car_finish import AMBER_LENS, CHROME, LENS, RED_LENS, TRIM, VOID, Finish, Surface
from ml.data.car_hull import Hull
from ml.data.car_marks import Drawing, Marks, lay


def front_marks(hull: Hull, finish: Finish) -> Marks:
    """Grille, intake, lamps and plate."""
    return lay(_front(hull, finish), lambda flat: hull.end(flat, rear=False), (1.0, 0.0, 0.1))


def rear_marks(hull: Hull, finish: Finish) -> Marks:
    """Lamps, plate, the lid's edges and the bumper's lower half."""
    return lay(_rear(hull, finish), lambda flat: hull.end(flat, rear=True), (-1.0, 0.0, 0.1))


def _front(hull: Hull, finish: Finish) -> Iterator[Drawing]:
    shape = hull.shape
    low, high = lamp_heights(hull, rear=False)
    grille = (-0.5, low - 0.02, 0.5, high - 0.01)
    if shape.cargo or shape.length > 8:
        grille = (-0.6, high + 0.1, 0.6, min(high + 0.5, shape.cowl - 0.15))
    yield Drawing(_rectangle(*grille, taper=0.06), VOID.times(1.8), "grille")
    bars = 4
    for bar in range(bars):
        z = grille[1] + (grille[3] - grille[1]) * (bar + 0.5) / bars
        chrome = finish.surround if finish.surround is CHROME else TRIM.times(2)
        yield Drawing([(grille[0] * 0.94, z), (grille[2] * 0.94, z)], chrome, None, 0.014)
    yield Drawing(_rectangle(-0.55, shape.clearance + 0.06, 0.55, low - 0.2), VOID)
    for sign in (-1.0, 1.0):
        yield from _headlamp(hull, sign, low, high)
    middle = max(low - 0.13, shape.clearance + 0.14)
    yield from _plate(hull, finish, middle)
    badge = (grille[1] + grille[3]) / 2
    yield Drawing(_ring(0, badge, 0.055, 0.045), CHROME)


def _headlamp(hull: Hull, sign: float, low: float, high: float) -> Iterator[Drawing]:
    shape = hull.shape
    edge = [(0.6, low + 0.03), (1.02, low), (1.02, high), (0.62, high - 0.02)]
    wider = [(0.57, low + 0.01), (1.03, low - 0.02), (1.03, high + 0.015), (0.6, high)]
    yield Drawing([(sign * a, b) for a, b in wider], VOID.times(3), "headlamp")
    yield Drawing([(sign * a, b) for a, b in edge], LENS, "headlamp")
    middle = (low + high) / 2
    tall = (high - low) * 0.36
    yield Drawing(_ring(sign * 0.8, middle, 0.09, tall), LENS.times(0.55))
    yield Drawing(_ring(sign * 0.8, middle, 0.05, tall * 0.55), LENS.times(1.25))
    fog = shape.clearance + 0.14
    yield Drawing(_ring(sign * 0.78, fog, 0.07, 0.04), VOID.times(2))
    if shape.height > 1.7:
        blinker = _rectangle(0.93, low, 1.02, high)
        yield Drawing([(sign * a, b) for a, b in blinker], AMBER_LENS)


def _rear(hull: Hull, finish: Finish) -> Iterator[Drawing]:
    shape = hull.shape
    low, high = lamp_heights(hull, rear=True)
    seam = finish.paint.times(0.3)
    if shape.height > 1.9:
        yield Drawing([(0, shape.clearance + 0.2), (0, high + 0.2)], seam, None, 0.02)
    bottom = shape.clearance + 0.08
    yield Drawing(_rectangle(-0.9, bottom, 0.9, bottom + 0.14), TRIM)
    for sign in (-1.0, 1.0):
        inner = 0.86 if high - low > 0.3 else 0.58
        lamp = [(inner, low), (1.02, low), (1.02, high), (inner, high)]
        yield Drawing([(sign * a, b) for a, b in lamp], RED_LENS, "tail_lamp")
        third = low + (high - low) * 0.3
        light = _rectangle(inner + 0.03, third, 1.0, third + 0.05)
        yield Drawing([(sign * a, b) for a, b in light], LENS.times(0.9))
    lid = low - 0.12
    corners = [(-0.8, high + 0.02), (-0.8, lid), (0.8, lid), (0.8, high + 0.02)]
    yield Drawing(corners, seam, None, 0.016)
    yield from _plate(hull, finish, (low + high) / 2 - 0.04)


def _plate(hull: Hull, finish: Finish, middle: float) -> Iterator[Drawing]:
    share = 0.26 / (hull.shape.width / 2 - hull.shape.corner)
    edge = _rectangle(-share, middle - 0.06, share, middle + 0.06)
    yield Drawing(edge, VOID, "licence_plate")
    sheet = _rectangle(-share * 0.95, middle - 0.05, share * 0.95, middle + 0.05)
    yield Drawing(sheet, Surface(finish.plate, 0.02), "licence_plate")
    for letter in (0, 1, 3, 4, 5):
        x = share * (-0.75 + 0.3 * letter)
        glyph = _rectangle(x, middle - 0.03, x + share * 0.16, middle + 0.03)
        yield Drawing(glyph, VOID.times(3))


def _rectangle(
    x0: float, z0: float, x1: float, z1: float, taper: float = 0.0
) -> list[tuple[float, float]]:
    """Corners in order, with extra points along the long edges so that they follow the bow."""
    foot = [(x0 + taper + (x1 - x0 - 2 * taper) * i / 4, z0) for i in range(5)]
    head = [(x0 + (x1 - x0) * i / 4, z1) for i in range(5)]
    return [*foot, *reversed(head)]


def _ring(x: float, z: float, rx: float, rz: float) -> list[tuple[float, float]]:
    turn = np.linspace(0, 2 * math.pi, 13)[:-1]
    return [(x + rx * math.cos(a), z + rz * math.sin(a)) for a in turn]


def lamp_heights(hull: Hull, *, rear: bool) -> tuple[float, float]:
    """Lower and upper edge of the head or tail lamps."""
    shape = hull.shape
    if not rear:
        top = 0.62 * shape.nose + 0.05 if shape.cargo or shape.length > 8 else shape.nose - 0.05
        return top - 0.15 - 0.04 * (shape.height > 1.6), top
    stern = min(shape.stern, shape.deck - 0.04)
    tall = 0.36 if shape.height > 1.6 or shape.tail < 0.5 else 0.17
    return stern - 0.05 - tall, stern - 0.05
