"""What is drawn on a car's sides: sill, wheel arches, doors, windows, lamps round the corner."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np

from ml.data.car_ends import lamp_heights
from ml.data.car_finish import CHROME, LENS, RED_LENS, TRIM, VOID, Finish, Surface
from ml.data.car_hull import Hull
from ml.data.car_marks import Drawing, Marks, lay


def side_marks(hull: Hull, finish: Finish, sign: float) -> Marks:
    """Everything on the left (sign 1) or right (-1) side."""
    return lay(_drawings(hull, finish), lambda flat: hull.side(flat, sign), (0.0, sign, 0.0))


def _drawings(hull: Hull, finish: Finish) -> Iterator[Drawing]:
    yield from _sill(hull, finish)
    yield from _arches(hull, finish)
    yield from _doors(hull, finish)
    yield from _windows(hull, finish)
    yield from _wraps(hull)


def _sill(hull: Hull, finish: Finish) -> Iterator[Drawing]:
    shape = hull.shape
    high = 0.16 if shape.cladding else 0.06
    axles = shape.axles if not shape.cargo else (shape.axles[0], hull.tail)
    low, ends = shape.clearance, (axles[1], axles[0])
    surface = TRIM if shape.cladding else finish.paint.times(0.35)
    band = [(ends[0], low), (ends[1], low), (ends[1], low + high), (ends[0], low + high)]
    yield Drawing(band, surface)
    if shape.cladding and shape.height > 1.9:
        middle = shape.belt * 0.55
        strip = [(hull.tail + 0.1, middle), (hull.front - 0.2, middle)]
        yield Drawing(strip, TRIM, None, 0.07)
    for end, axle in ((hull.front, axles[0] + 1.2 * shape.radius), (hull.tail, axles[1])):
        if abs(end - axle) > 0.3 and not shape.cargo:
            inward = axle if end == hull.front else axle - 1.2 * shape.radius
            z = shape.clearance + 0.36
            yield Drawing([(end, z), (inward, z)], finish.paint.times(0.45), None, 0.014)
    crease = shape.belt - 0.1
    if not shape.cladding:
        shine = [(hull.tail + 0.2, crease + 0.05), (hull.front - 0.6, crease)]
        yield Drawing(shine, finish.paint.times(1.18), None, 0.03)
    yield Drawing(
        [(hull.tail + 0.15, crease), (hull.front - 0.35, crease - 0.06)],
        finish.paint.times(0.72),
        None,
        0.018,
    )


def _arches(hull: Hull, finish: Finish) -> Iterator[Drawing]:
    """The dark hollow over each wheel, cut off at the sill."""
    shape = hull.shape
    turn = np.linspace(-0.25, math.pi + 0.25, 18)
    for x in shape.axles:
        if x < hull.tail:
            continue
        for reach, surface in ((1.3, TRIM), (1.16, VOID)):
            if surface is TRIM and not shape.cladding:
                continue
            ring = [
                (x + reach * shape.radius * math.cos(a), shape.radius * (1 + reach * math.sin(a)))
                for a in turn
            ]
            yield Drawing([(a, max(b, shape.clearance - 0.01)) for a, b in ring], surface, "body")


def door_edges(hull: Hull) -> list[float]:
    """x of the doors' edges on one side, from the front one's leading edge backwards."""
    shape = hull.shape
    axles = shape.axles
    lead = min(axles[0] - 1.22 * shape.radius, hull.front - shape.bonnet - 0.05)
    if shape.cargo:
        lead = hull.front - 0.2
        return [lead, max(hull.tail + 0.3, lead - 1.05)]
    if shape.length > 8:
        return [hull.front - 0.15, hull.front - 1.35]
    span = 1.3 if shape.doors == 1 else 1.05
    rear = axles[1] + 0.2 * shape.radius
    span = min(span, (lead - rear) / max(1, shape.doors) * 1.06)
    edges = [lead - span * i for i in range(shape.doors + 1)]
    if shape.length > 6 and shape.doors == 2:
        edges[2:] = [axles[1] + 1.25, axles[1] + 0.25]
    return edges


def _doors(hull: Hull, finish: Finish) -> Iterator[Drawing]:
    shape = hull.shape
    edges = door_edges(hull)
    seam = finish.paint.times(0.3)
    low = shape.clearance + 0.08
    pairs = list(pairwise(edges))
    if len(edges) == 4:
        pairs = [pairs[0], pairs[2]]
    for ahead, behind in pairs:
        outline = _door_outline(hull, ahead, behind, low)
        yield Drawing(outline, None, "door")
        yield Drawing([*outline, outline[0]], seam, None, 0.014)
        knob = behind + 0.1
        z = float(hull.belt(np.array(knob))) - 0.13
        grip = [(knob, z), (knob + 0.17, z), (knob + 0.17, z + 0.035), (knob, z + 0.035)]
        yield Drawing([(x, y - 0.012) for x, y in grip], finish.paint.times(0.4))
        yield Drawing(grip, finish.surround if finish.surround is CHROME else finish.paint)
    if shape.panes == 1 and shape.height > 1.9 and not shape.cargo:
        yield from _livery(hull, finish, edges[-1] - 0.3)
        x = edges[-1] - 0.08
        roll = [(x, low), (x, shape.height - 0.25)]
        yield Drawing(roll, seam, None, 0.014)
        yield Drawing([(x - 1.05, low), (x - 1.05, shape.height - 0.25)], seam, None, 0.014)
        track = shape.belt + 0.02
        yield Drawing([(hull.tail + 0.3, track), (x, track)], seam, None, 0.02)


def _livery(hull: Hull, finish: Finish, lead: float) -> Iterator[Drawing]:
    """A firm's stripe and lettering on a panel van."""
    if finish.livery is None:
        return
    tail, z = hull.tail + 0.4, hull.shape.belt + 0.12
    high = (hull.shape.height - z) * (0.25 + 0.3 * finish.streak)
    yield Drawing([(tail, z - 0.3), (lead, z - 0.3)], finish.livery, None, 0.1)
    wide = (lead - tail) / 11
    for letter in range(8):
        x = tail + (letter + 1.5) * wide
        glyph = [(x, z), (x + wide * 0.65, z), (x + wide * 0.65, z + high), (x, z + high)]
        yield Drawing(glyph, finish.livery)


def _door_outline(hull: Hull, ahead: float, behind: float, low: float) -> list[tuple[float, float]]:
    """Down the leading edge and round the rear wheel's arch."""
    belts = hull.belt(np.array([ahead, behind]))
    rear, radius = hull.shape.axles[1], hull.shape.radius
    reach = 1.24 * radius
    foot = [(ahead, low), (behind, low)]
    if behind < rear + reach and not hull.shape.cargo:
        rise = radius + math.sqrt(max(0, reach**2 - (behind - rear) ** 2))
        foot = [(ahead, low), (rear + reach, low), (rear + reach * 0.8, radius * 1.6)]
        foot += [(behind, min(rise, float(belts[1]) - 0.15))]
    return [(ahead, float(belts[0])), *foot, (behind, float(belts[1]))]


def _windows(hull: Hull, finish: Finish) -> Iterator[Drawing]:
    ends = _glass_ends(hull)
    if hull.shape.panes == 0 or ends is None:
        return
    spans = _pane_spans(hull, *ends)
    around = _pane(hull, spans[-1][0] - 0.035, spans[0][1] + 0.06, 0.045, -0.03)
    yield Drawing(_outline(around), finish.surround)
    if finish.surround is CHROME:
        yield Drawing(_outline(_pane(hull, spans[-1][0] - 0.015, spans[0][1], 0.065, -0.01)), TRIM)
    for behind, ahead in spans:
        pane = _pane(hull, behind, ahead, 0.08, 0.0)
        yield Drawing(_outline(pane), finish.glass, "side_window")
        yield from _behind_glass(pane, finish)
    yield from _streak(hull, finish, spans)


def _glass_ends(hull: Hull) -> tuple[float, float] | None:
    """x at which the side windows end behind and begin in front."""
    x = np.linspace(hull.tail, hull.front, 160)
    room = x[hull.roof_under(x, 0.08) > hull.belt(x) + 0.02]
    if len(room) == 0:
        return None
    return float(room[0]) + hull.shape.pillar * 0.7, float(room[-1]) - 0.05


def _pane_spans(hull: Hull, rear: float, lead: float) -> list[tuple[float, float]]:
    """Rear and front x of each pane, the front pane first."""
    panes, edges = hull.shape.panes, door_edges(hull)
    middle = min(max(edges[1], rear + 0.3), lead - 0.35)
    if panes == 1:
        cuts = [lead, rear if hull.shape.bed else max(rear, middle)]
    elif panes == 2:
        cuts = [lead, middle, rear]
    elif panes == 3 and len(edges) == 3 and rear + 0.25 < edges[2] < middle - 0.3:
        cuts = [lead, middle, edges[2], rear]
    else:
        cuts = [lead, *np.linspace(middle, rear, panes)]
    gap = 0.035
    return [(b + gap, a - (gap if i else 0)) for i, (a, b) in enumerate(pairwise(cuts))]


Pane = tuple[list[tuple[float, float]], list[tuple[float, float]]]  # lower and upper edge


def _pane(hull: Hull, behind: float, ahead: float, margin: float, lift: float) -> Pane:
    """A pane between two x, its rear edge a little slanted."""
    foot = np.linspace(behind, ahead, 9)
    head = np.linspace(min(behind + 0.06, ahead), ahead, 9)
    low = hull.belt(foot) + lift
    high = np.maximum(hull.roof_under(head, margin), hull.belt(head) + lift + 0.004)
    return list(zip(foot.tolist(), low.tolist(), strict=True)), list(
        zip(head.tolist(), high.tolist(), strict=True)
    )


def _outline(pane: Pane) -> list[tuple[float, float]]:
    return [*pane[0], *reversed(pane[1])]


def _between(pane: Pane, low: float, high: float) -> Pane:
    """The band of a pane between two shares of its height."""
    rows = [
        [
            (a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share)
            for a, b in zip(*pane, strict=True)
        ]
        for share in (low, high)
    ]
    return rows[0], rows[1]


def _behind_glass(pane: Pane, finish: Finish) -> Iterator[Drawing]:
    """Daylight through the far windows, with a seat's back before it; else the sky's gradient."""
    if finish.see_through > 0:
        tone = 60 + 150 * finish.see_through
        light = Surface((tone, tone * 1.02, tone * 1.04), 0.05)
        yield Drawing(_outline(_between(pane, 0.18, 0.86)), light)
        seat = pane[0][2], pane[0][5]
        wide = seat[1][0] - seat[0][0]
        high = 0.75 * (pane[1][4][1] - pane[0][4][1])
        x, z = seat[0]
        back = [
            (x, z),
            (x + wide, z),
            (x + wide * 0.55, z + high * 0.7),
            (x + wide * 0.45, z + high),
            (x + wide * 0.05, z + high),
            (x - wide * 0.1, z + high * 0.7),
        ]
        if wide > 0.1 and high > 0.12:
            yield Drawing(back, finish.glass.times(0.7))
        return
    for low, high_share, factor in ((0.55, 1.0, 1.5), (0.0, 0.25, 0.7)):
        yield Drawing(_outline(_between(pane, low, high_share)), finish.glass.times(factor))


def _streak(hull: Hull, finish: Finish, spans: Sequence[tuple[float, float]]) -> Iterator[Drawing]:
    """A slanting reflection across the second pane."""
    if finish.streak < 0.55:
        return
    behind, ahead = spans[min(1, len(spans) - 1)]
    wide = 0.08 + 0.12 * (finish.streak - 0.55)
    x = behind + max(0.0, ahead - behind - wide - 0.3) * finish.streak
    foot, head = np.array([x, x + wide]), np.array([x + 0.18, x + 0.18 + wide])
    head = np.minimum(head, ahead - 0.02)
    low, high = hull.belt(foot) + 0.01, hull.roof_under(head, 0.09)
    if (high > low + 0.1).all():
        points = [
            (float(a), float(b))
            for a, b in [*zip(foot, low, strict=True), *zip(head[::-1], high[::-1], strict=True)]
        ]
        yield Drawing(points, finish.glass.times(2.4))


def _wraps(hull: Hull) -> Iterator[Drawing]:
    """Where head and tail lamps reach round the corner."""
    shape = hull.shape
    if shape.roofless and shape.cladding:
        return
    low, high = lamp_heights(hull, rear=False)
    for surface, deep, z0, z1, front, part in (
        (LENS, 0.24, low, high, True, "headlamp"),
        (RED_LENS, 0.2, *lamp_heights(hull, rear=True), False, "tail_lamp"),
    ):
        if not front and shape.cargo:
            continue
        ends = hull.ahead(np.array([z0, z1])) if front else hull.behind(np.array([z0, z1]))
        inward = -deep if front else deep
        points = [
            (float(ends[0]), z0),
            (float(ends[0]) + inward * 0.7, z0 + 0.02),
            (float(ends[1]) + inward, z1),
            (float(ends[1]), z1),
        ]
        yield Drawing(points, surface, part)
