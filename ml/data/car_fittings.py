"""What is fitted to the skin: underbody, mirrors, a lorry's load, a bed or an open interior."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from ml.data.car_finish import RED_LENS, TRIM, VOID, Finish, Surface
from ml.data.car_hull import Array, Hull
from ml.data.car_marks import Drawing, Marks, lay
from ml.data.car_mesh import Patch, box, well


def underbody(hull: Hull) -> Iterator[Patch]:
    """The dark underneath, seen between the wheels."""
    shape = hull.shape
    half = shape.width / 2 - 0.12
    x = shape.length / 2 - 0.2
    top = 2 * shape.radius if shape.cargo else shape.clearance + 0.15
    yield from box((-x, -half, shape.clearance), (x, half, top), VOID, "body", cells=3)


def mirror(hull: Hull, finish: Finish, sign: float) -> Iterator[Patch]:
    """The left (sign 1) or right (-1) door mirror."""
    shape = hull.shape
    x = hull.front - shape.bonnet - 0.3 * min(1.0, shape.bonnet + 0.2)
    z = shape.belt + 0.03
    half = float(hull.half_width(np.array(x), np.array(z)))
    tall = 0.3 if shape.cargo or shape.length > 8 else 0.13
    inner, outer = sign * half, sign * (half + 0.2)
    yield from box(
        (x - 0.07, min(inner, outer), z),
        (x + 0.06, max(inner, outer), z + tall),
        TRIM if shape.cladding else finish.paint.times(0.9),
        "mirror",
        cells=1,
    )


def load(hull: Hull, finish: Finish) -> Iterator[list[Patch]]:
    """A lorry's load on its chassis, a box or a bed with low sides, from below upwards."""
    shape = hull.shape
    rear, front = -shape.length / 2, -shape.length / 2 + shape.cargo - 0.12
    half, floor = shape.width / 2, 2 * shape.radius + 0.2
    beam = (rear, -half * 0.5, shape.radius), (front + 0.1, half * 0.5, floor)
    yield list(box(*beam, TRIM, "body"))
    high = floor + 0.12 if shape.dropside else shape.load
    surface = Surface((120, 112, 100), 0.02) if shape.dropside else finish.load
    yield list(box((rear, -half, floor), (front, half, high), surface, "bed", cells=6))
    if shape.dropside:
        yield [
            patch
            for low, top in (
                ((rear, -half, high), (front, -half + 0.06, shape.load)),
                ((rear, half - 0.06, high), (front, half, shape.load)),
                ((rear, -half, high), (rear + 0.06, half, shape.load)),
                ((front - 0.06, -half, high), (front, half, shape.load + 0.5)),
            )
            for patch in box(low, top, finish.load, "bed", cells=6)
        ]


def hollow(hull: Hull, finish: Finish) -> Iterator[Patch]:
    """A pickup's bed, or the open interior with its seats and windscreen."""
    shape = hull.shape
    if shape.bed:
        yield from well(hull, "bed", 0.45, finish.paint.times(0.45), "bed")
    if not shape.roofless:
        return
    yield from well(hull, "open", 0.4, VOID.times(3), "body")
    foot, half = hull.front - shape.bonnet, shape.width / 2 - 0.22
    frame = foot - 0.05, shape.cowl
    head = foot - shape.screen, shape.height
    yield from _open_screen(hull, finish, frame, head, half)
    for x in (foot - 1.35, foot - 2.1) if shape.length > 4.2 else (foot - 1.35,):
        for sign in (-1.0, 1.0):
            y = sign * half * 0.5
            seat = (x, y - 0.24, shape.cowl - 0.3), (x + 0.14, y + 0.24, shape.height - 0.28)
            yield from box(*seat, finish.load.times(0.5), "body", cells=1)


def _open_screen(
    hull: Hull,
    finish: Finish,
    foot: tuple[float, float],
    head: tuple[float, float],
    half: float,
) -> Iterator[Patch]:
    """A windscreen that stands alone in its frame, and a buggy's bars."""
    slope = np.array([head[1] - foot[1], 0, foot[0] - head[0]])
    for facing in (slope, -slope):
        for inset, surface, part in (
            (0.0, TRIM, "body"),
            (0.06, finish.glass.times(3), "windscreen"),
        ):
            share = np.array([inset, 1 - inset])
            x = foot[0] + (head[0] - foot[0]) * share
            z = foot[1] + (head[1] - foot[1]) * share
            y = np.array([-half, half]) * (1 - inset)
            places = np.stack(
                [np.stack([np.full(2, a), y, np.full(2, b)], -1) for a, b in zip(x, z, strict=True)]
            )
            yield Patch(places, facing, surface, part)
    if hull.shape.cladding:
        for sign in (-1.0, 1.0):
            y0, y1 = sorted((sign * half, sign * (half - 0.07)))
            rear, top = head[0] - 1.4, head[1]
            yield from box((rear, y0, top - 0.07), (head[0], y1, top), TRIM, "body", cells=2)
            yield from box((rear - 0.07, y0, foot[1] - 0.2), (rear, y1, top), TRIM, "body", cells=2)


def load_marks(hull: Hull, finish: Finish, sign: float) -> Marks:
    """Ribs and lettering on one side of a lorry's load."""
    shape = hull.shape

    def onto(flat: Array) -> Array:
        return np.stack(
            [flat[:, 0], np.full(len(flat), sign * shape.width / 2), flat[:, 1]], axis=-1
        )

    return lay(_load_side(hull, finish), onto, (0.0, sign, 0.0))


def _load_side(hull: Hull, finish: Finish) -> Iterator[Drawing]:
    shape = hull.shape
    rear, front = -shape.length / 2, -shape.length / 2 + shape.cargo - 0.12
    floor, top = 2 * shape.radius + 0.2, shape.load
    step = 0.45 + 0.9 * finish.streak
    for x in np.arange(rear + step, front - 0.2, step):
        rib = [(float(x), floor + 0.05), (float(x), top - 0.05)]
        yield Drawing(rib, finish.load.times(0.72), None, 0.03)
    for z in (floor + 0.06, top - 0.04):
        yield Drawing([(rear, z), (front, z)], finish.load.times(0.6), None, 0.06)
    if finish.livery is None or shape.dropside:
        return
    middle, half = (rear + front) / 2, shape.cargo * 0.3
    z, high = (floor + top) / 2 + 0.1, (top - floor) * 0.16
    sign = [(middle - half, z - high), (middle + half, z - high)]
    sign += [(middle + half * 0.9, z + high), (middle - half * 0.9, z + high)]
    yield Drawing(sign, finish.livery)
    for letter in range(7):
        x = middle - half * 0.75 + letter * half * 0.22
        glyph = [(x, z - high * 0.5), (x + half * 0.12, z - high * 0.5)]
        glyph += [(x + half * 0.12, z + high * 0.5), (x, z + high * 0.5)]
        yield Drawing(glyph, finish.load)


def load_rear_marks(hull: Hull, finish: Finish) -> Marks:
    """The doors, bars and lamps at the rear of a lorry's load."""
    shape = hull.shape

    def onto(flat: Array) -> Array:
        return np.stack([np.full(len(flat), -shape.length / 2), flat[:, 0], flat[:, 1]], axis=-1)

    return lay(_load_rear(hull, finish), onto, (-1.0, 0.0, 0.0))


def _load_rear(hull: Hull, finish: Finish) -> Iterator[Drawing]:
    shape = hull.shape
    half, floor = shape.width / 2, 2 * shape.radius + 0.2
    if not shape.dropside:
        for y in (0.0, -half * 0.35, half * 0.35):
            line = [(y, floor + 0.1), (y, shape.load - 0.1)]
            yield Drawing(line, finish.load.times(0.45 if y == 0 else 0.65), None, 0.035)
    low = shape.radius * 1.3
    beam = [(-half, low), (half, low), (half, low + 0.2), (-half, low + 0.2)]
    yield Drawing(beam, TRIM.times(1.4), "bumper")
    for sign in (-1.0, 1.0):
        inner, outer = sign * half * 0.72, sign * half * 0.97
        lamp = [(inner, low + 0.03), (outer, low + 0.03), (outer, low + 0.17), (inner, low + 0.17)]
        yield Drawing(lamp, RED_LENS, "tail_lamp")
