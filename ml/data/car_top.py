"""What is drawn on a car's upper strip: bonnet, windscreen, roof and rear window."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from ml.data.car_finish import CHROME, TRIM, VOID, Finish, Surface
from ml.data.car_hull import Hull
from ml.data.car_marks import Drawing, Marks, lay
from ml.data.car_mesh import glazed


def top_marks(hull: Hull, finish: Finish) -> Iterator[Marks]:
    """A group of marks for each pane or panel, which faces its own way."""
    shape = hull.shape
    yield lay(_bonnet(hull, finish), hull.over, (0.15, 0.0, 1.0))
    if shape.roofless:
        return
    slope = (shape.height - shape.cowl, 0.0, shape.screen)
    yield lay(_windscreen(hull, finish), hull.over, slope)
    yield lay(_roof(hull, finish), hull.over, (0.0, 0.0, 1.0))
    if glazed(shape, "rear_window") and shape.glass > 0.15:
        back = (shape.deck - shape.height + shape.drop, 0.0, shape.glass)
        yield lay(_rear_window(hull, finish), hull.over, back)


def _bonnet(hull: Hull, finish: Finish) -> Iterator[Drawing]:
    shape = hull.shape
    foot = hull.front - shape.bonnet
    if shape.bonnet < 0.4:
        return
    for sign in (-1.0, 1.0):
        line = [(hull.front - 0.2, sign * 0.7), (foot + 0.08, sign * 0.86)]
        yield Drawing(line, finish.paint.times(0.4), None, 0.014)
        ridge = [(hull.front - 0.22, sign * 0.3), (foot + 0.1, sign * 0.5)]
        yield Drawing(ridge, finish.paint.times(1.1), None, 0.03)
    well = [(foot + 0.04, -0.86), (foot + 0.06, 0), (foot + 0.04, 0.86)]
    yield Drawing(well, VOID, None, 0.03)


def _windscreen(hull: Hull, finish: Finish) -> Iterator[Drawing]:
    """Dashboard, seats seen through the glass or the sky in it, mirror and wipers."""
    shape = hull.shape
    foot = hull.front - shape.bonnet

    def at(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
        """Share of the height and of the half width to places on the glass."""
        return [(foot - shape.screen * (0.08 + 0.84 * up), across) for up, across in points]

    if finish.see_through > 0:
        tone = 40 + 60 * finish.see_through
        light = Surface((tone, tone, tone * 1.04), finish.glass.gloss)
        yield Drawing(at([(0.4, -0.6), (0.4, 0.6), (0.85, 0.55), (0.85, -0.55)]), light)
        for sign in (-1.0, 1.0):
            turn = np.linspace(0, 2 * np.pi, 9)[:-1]
            rest = [(0.5 + 0.2 * np.sin(a), sign * 0.38 + 0.13 * np.cos(a)) for a in turn]
            yield Drawing(at(rest), finish.glass.times(0.6))
    else:
        shift = finish.streak - 0.6
        wedge = [(0.05, shift), (0.05, shift + 0.45), (0.97, shift + 0.75), (0.97, shift + 0.3)]
        inside = [(up, min(0.85, max(-0.85, across))) for up, across in wedge]
        yield Drawing(at(inside), finish.glass.times(1.5))
    yield Drawing(at([(0.02, -0.8), (0.02, 0.8), (0.1, 0.8), (0.1, -0.8)]), finish.glass.times(0.6))
    yield Drawing(at([(0.84, -0.09), (0.84, 0.09), (0.93, 0.09), (0.93, -0.09)]), VOID)
    for start in (-0.75, 0.05):
        yield Drawing(at([(0.02, start), (0.14, start + 0.6)]), VOID, None, 0.02)


def _roof(hull: Hull, finish: Finish) -> Iterator[Drawing]:
    shape = hull.shape
    ahead = hull.front - shape.bonnet - shape.screen - 0.15
    behind = hull.tail + shape.tail + 0.1
    if ahead - behind < 0.6:
        return
    if shape.rails:
        for sign in (-1.0, 1.0):
            rail = [(ahead, sign * 0.86), (behind, sign * 0.86)]
            yield Drawing(rail, TRIM if finish.streak < 0.5 else CHROME, None, 0.035)
    if shape.height > 1.9:
        for x in np.linspace(ahead - 0.2, behind + 0.2, 6):
            rib = [(float(x), -0.8), (float(x), 0.8)]
            yield Drawing(rib, finish.paint.times(0.75), None, 0.03)
    elif finish.streak < 0.25:
        edge = max(behind + 0.3, ahead - 0.75)
        hatch = [(ahead, -0.5), (ahead, 0.5), (edge, 0.5), (edge, -0.5)]
        yield Drawing(hatch, finish.glass)


def _rear_window(hull: Hull, finish: Finish) -> Iterator[Drawing]:
    shape = hull.shape
    top = hull.tail + shape.tail - 0.12 * shape.glass
    foot = hull.tail + shape.tail - 0.9 * shape.glass
    shift = finish.streak - 0.7
    wedge = [(foot, shift), (foot, shift + 0.4), (top, shift + 0.7), (top, shift + 0.3)]
    inside = [(x, min(0.82, max(-0.82, share))) for x, share in wedge]
    yield Drawing(inside, finish.glass.times(1.6))
