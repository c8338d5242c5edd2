"""Wheels: a tyre with a tread, a rim with spokes or a hub cap."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator

import numpy as np

from ml.data.car_finish import RUBBER, VOID, Finish, Surface
from ml.data.car_hull import Array, Hull
from ml.data.car_marks import Mark
from ml.data.car_mesh import Patch


def wheel_places(hull: Hull) -> list[tuple[float, str]]:
    """x and part name of every wheel on one side."""
    axles = hull.shape.axles
    return [(x, "front_wheel" if i == 0 else "rear_wheel") for i, x in enumerate(axles)]


def _outer(hull: Hull, x: float) -> float:
    """How far out the wheel's face stands."""
    shape = hull.shape
    along = min(max(x, hull.tail + 0.5), hull.front - 0.5)
    half = float(hull.half_width(np.array(along), np.array(shape.radius * 1.5)))
    return half - 0.015


def _circle(x: float, y: float, z: float, radius: float, points: int) -> Array:
    turn = np.linspace(0, 2 * math.pi, points + 1)
    return np.stack(
        [x + radius * np.cos(turn), np.full_like(turn, y), z + radius * np.sin(turn)], axis=-1
    )


def tread(hull: Hull, x: float, sign: float, part: str) -> Patch:
    """The tyre's running surface, from its outer to its inner edge."""
    radius = hull.shape.radius
    outer = _outer(hull, x)
    deep = 0.62 * radius
    edges = [_circle(x, sign * y, radius, radius, 20) for y in (outer, outer - deep)]
    places = np.stack(edges, axis=1)
    middle = (places[1:, 0] + places[:-1, 0]) / 2 - np.array([x, sign * outer, radius])
    return Patch(places, middle[:, None, :], RUBBER, part)


def face(
    hull: Hull, finish: Finish, x: float, sign: float, part: str, turn: float
) -> Iterator[Mark]:
    """The wheel seen from its side; `turn` is how far it has rolled, in radians."""
    radius, outer = hull.shape.radius, sign * _outer(hull, x)
    facing = (0.0, sign, 0.0)

    def disc(share: float, surface: Surface, own: str | None = None) -> Mark:
        return Mark(_circle(x, outer, radius, radius * share, 24), facing, surface, own)

    rim = 0.56 if hull.shape.height > 1.9 else 0.66
    yield disc(1.0, RUBBER, part)
    yield disc(0.9, RUBBER.times(1.5))
    yield disc(rim + 0.05, RUBBER)
    yield disc(rim, finish.rim)
    if finish.spokes == 0:
        yield from _cap(finish, disc, rim)
    else:
        yield disc(rim * 0.88, VOID.times(2.2))
        for index in range(finish.spokes):
            angle = turn + 2 * math.pi * index / finish.spokes
            places = _spoke(finish.spokes, radius * rim, angle)
            spot = np.stack(
                [x + places[:, 0], np.full(len(places), outer), radius + places[:, 1]], axis=-1
            )
            yield Mark(spot, facing, finish.rim.times(0.95), None)
        yield disc(rim * 0.26, finish.rim.times(0.85))
    yield disc(rim * 0.12, finish.rim.times(0.4))


def _cap(finish: Finish, disc: Callable[[float, Surface], Mark], rim: float) -> Iterator[Mark]:
    """A closed hub cap: rings of pressed metal."""
    yield disc(rim * 0.9, finish.rim.times(0.55))
    yield disc(rim * 0.78, finish.rim.times(0.9))
    yield disc(rim * 0.42, finish.rim.times(0.6))
    yield disc(rim * 0.32, finish.rim.times(1.05))


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
