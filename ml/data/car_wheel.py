"""Wheels: a tyre with a tread, a rim with spokes or a hub cap."""

from __future__ import annotations

import math
from collections.abc import Iterator

import numpy as np

from ml.data.car_finish import RUBBER, VOID, Finish, Surface
from ml.data.car_hull import Array, Hull
from ml.data.car_marks import Drawing, Marks, lay
from ml.data.car_mesh import Patch

_ROUND = np.stack(
    [np.cos(np.linspace(0, 2 * np.pi, 29)), np.sin(np.linspace(0, 2 * np.pi, 29))], axis=-1
)


def wheel_places(hull: Hull) -> list[tuple[float, str]]:
    """x and part name of every wheel on one side."""
    axles = hull.shape.axles
    return [(x, "front_wheel" if i == 0 else "rear_wheel") for i, x in enumerate(axles)]


def _outer(hull: Hull) -> float:
    """How far out the wheels' faces stand."""
    shape = hull.shape
    middle = (hull.front + hull.tail) / 2
    return float(hull.half_width(np.array(middle), np.array(shape.radius * 1.5))) - 0.03


def tread(hull: Hull, x: float, sign: float, part: str) -> Patch:
    """The tyre's running surface, from its outer to its inner edge."""
    radius, outer = hull.shape.radius, _outer(hull)
    ring = np.array([x, radius]) + radius * _ROUND[::2]
    edges = [
        np.stack([ring[:, 0], np.full(len(ring), sign * y), ring[:, 1]], axis=-1)
        for y in (outer, outer - 0.62 * radius)
    ]
    places = np.stack(edges, axis=1)
    outwards = places[1:, :1] - np.array([x, sign * outer, radius])
    return Patch(places, outwards, RUBBER, part)


def wheel_marks(hull: Hull, finish: Finish, sign: float) -> Marks:
    """All wheels of one side seen face on."""
    outer = sign * _outer(hull)

    def onto(flat: Array) -> Array:
        return np.stack([flat[:, 0], np.full(len(flat), outer), flat[:, 1]], axis=-1)

    drawings = [
        drawing
        for x, part in wheel_places(hull)
        for drawing in _wheel(
            np.array([x, hull.shape.radius]), hull, finish, part, finish.rolled + x
        )
    ]
    return lay(drawings, onto, (0.0, sign, 0.0))


def _wheel(hub: Array, hull: Hull, finish: Finish, part: str, turn: float) -> Iterator[Drawing]:
    radius = hull.shape.radius
    rim = (0.56 if hull.shape.height > 1.9 else 0.68) * radius

    def disc(reach: float, surface: Surface, own: str | None = None) -> Drawing:
        return Drawing(hub + reach * _ROUND, surface, own)

    yield disc(radius, RUBBER, part)
    yield disc(radius * 0.92, RUBBER.times(1.6))
    yield disc(rim + 0.04 * radius, RUBBER.times(0.8))
    yield disc(rim, finish.rim)
    if finish.spokes == 0:
        for share, tone in ((0.9, 0.55), (0.78, 0.9), (0.42, 0.6), (0.32, 1.05)):
            yield disc(rim * share, finish.rim.times(tone))
    else:
        yield disc(rim * 0.9, VOID.times(2.2))
        for index in range(finish.spokes):
            angle = turn + 2 * math.pi * index / finish.spokes
            yield Drawing(hub + _spoke(finish.spokes, rim, angle), finish.rim.times(0.95))
        yield disc(rim * 0.26, finish.rim.times(0.85))
    yield disc(rim * 0.12, finish.rim.times(0.4))


def _spoke(count: int, reach: float, angle: float) -> Array:
    """One spoke as (4, 2), narrowing outwards."""
    wide = min(0.2, 0.85 / count) * reach
    flat = np.array(
        [
            (0.12 * reach, -wide * 1.2),
            (0.93 * reach, -wide),
            (0.93 * reach, wide),
            (0.12 * reach, wide * 1.2),
        ]
    )
    cos, sin = math.cos(angle), math.sin(angle)
    return np.asarray(flat @ np.array([[cos, sin], [-sin, cos]]))
