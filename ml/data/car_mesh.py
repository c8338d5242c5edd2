"""Small flat pieces that make up a car's skin, its load and its open interior."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from ml.data.car_finish import Finish, Surface
from ml.data.car_hull import Array, Hull, bowing
from ml.data.car_shape import Shape

SHARES = np.array([-1, -0.88, -0.45, 0, 0.45, 0.88, 1.0])


@dataclass(frozen=True, slots=True, eq=False)
class Patch:
    """A grid of places (n, m, 3) whose (n - 1) * (m - 1) cells are drawn in one surface.
    `outwards` (3,) or (n - 1, m - 1, 3) says which way the cells face."""

    places: Array
    outwards: Array
    surface: Surface
    part: str

    def quads(self) -> Array:
        """The cells as (k, 4, 3)."""
        grid = self.places
        cells = np.stack([grid[:-1, :-1], grid[1:, :-1], grid[1:, 1:], grid[:-1, 1:]], axis=2)
        return cells.reshape(-1, 4, 3)

    def facing(self) -> Array:
        rows, columns = self.places.shape[0] - 1, self.places.shape[1] - 1
        return np.broadcast_to(self.outwards, (rows, columns, 3)).reshape(-1, 3)


def skin(hull: Hull, finish: Finish, detail: int, seen: Sequence[float]) -> Iterator[Patch]:
    """Strip, rounded edges, and the sides (left 1, right -1) that can be seen."""
    yield from _strip(hull, finish)
    for sign in (-1.0, 1.0):
        yield _edge(hull, finish, sign)
    for sign in seen:
        yield _flank(hull, finish, sign, detail)


def _strip(hull: Hull, finish: Finish) -> Iterator[Patch]:
    """Each run of one tag, split across into columns so that glass leaves pillars beside it."""
    x, z = hull.line.T
    half = hull.half_width(x, z) - hull.shape.corner
    bow = 1 - SHARES**2
    ahead = bowing(hull.shape) * np.clip(hull.normals[:, 0], -1, 1)
    above = 0.035 * np.clip(hull.normals[:, 1], 0, 1)
    places = np.stack(
        [
            x[:, None] + ahead[:, None] * bow,
            half[:, None] * SHARES,
            z[:, None] + above[:, None] * bow,
        ],
        axis=-1,
    )
    outwards = np.zeros((len(x) - 1, 1, 3))
    outwards[:, 0, 0::2] = (hull.normals[1:] + hull.normals[:-1]) / 2
    for start, stop, tag in _runs(hull.tags):
        if tag in ("bed", "open"):
            continue
        cut = places[start : stop + 1], outwards[start:stop]
        if tag in ("windscreen", "rear_window") and glazed(hull.shape, tag):
            yield Patch(cut[0][:, 1:-1], cut[1], finish.glass, tag)
            yield Patch(cut[0][:, :2], cut[1], finish.paint, "body")
            yield Patch(cut[0][:, -2:], cut[1], finish.paint, "body")
        else:
            part = tag if tag in ("bonnet", "boot", "bumper") else "body"
            surface = finish.bumper if tag == "bumper" else finish.paint
            yield Patch(cut[0], cut[1], surface, part)


def glazed(shape: Shape, tag: str) -> bool:
    """Whether a run of the strip is a window; a panel van's and a lorry's rear is not."""
    closed = shape.cargo or (shape.height > 1.9 and shape.panes == 1)
    return tag == "windscreen" or not closed


def _runs(tags: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    start = 0
    for index in range(1, len(tags) + 1):
        if index == len(tags) or tags[index] != tags[start]:
            yield start, index, tags[start]
            start = index


def _edge(hull: Hull, finish: Finish, sign: float) -> Patch:
    """The rounding between strip and side, in two steps of 45 degrees."""
    x, z = hull.line.T
    half, corner = hull.half_width(x, z), hull.shape.corner
    rows = []
    for inward, outward in ((0.0, 1.0), (0.29, 0.29), (1.0, 0.0)):
        moved = hull.line - corner * inward * hull.normals
        rows.append(np.stack([moved[:, 0], sign * (half - corner * outward), moved[:, 1]], -1))
    places = np.stack(rows, axis=1)
    outwards = np.zeros((len(x) - 1, 2, 3))
    for column, sideways in enumerate((0.4, 0.9)):
        mean = (hull.normals[1:] + hull.normals[:-1]) / 2
        outwards[:, column, 0], outwards[:, column, 2] = mean.T
        outwards[:, column, 1] = sign * sideways
    return Patch(places, outwards, finish.paint, "body")


def _flank(hull: Hull, finish: Finish, sign: float, detail: int) -> Patch:
    """The side inside the rounded edge, in columns from sill to roof."""
    corner = hull.shape.corner
    inner = hull.line - corner * hull.normals
    nose, stern = int(np.argmax(inner[:, 0])), int(np.argmin(inner[:, 0]))
    upper = inner[nose : stern + 1][::-1]
    spread = np.linspace(inner[stern, 0], inner[nose, 0], 4 + 5 * detail)
    corners = upper[:, 0].clip(spread[0], spread[-1])
    x = np.unique(np.concatenate([spread, corners]))  # steep ends must not be cut short
    high = np.interp(x, np.maximum.accumulate(upper[:, 0]), upper[:, 1])
    low = _underside(hull, x)
    share = np.linspace(0, 1, 4 + 2 * detail)
    z = low[:, None] + (high - low)[:, None] * share
    across = np.broadcast_to(x[:, None], z.shape)
    places = np.stack([across, sign * hull.half_width(across, z), z], axis=-1)
    return Patch(places, np.array([0, sign, 0.0]), finish.paint, "body")


def _underside(hull: Hull, x: Array) -> Array:
    """Height of the lower edge: chin, sill, rear valance."""
    nose, stern = int(np.argmax(hull.line[:, 0])), int(np.argmin(hull.line[:, 0]))
    edge = np.concatenate([hull.line[stern:], hull.line[: nose + 1]])
    return np.asarray(np.interp(x, edge[:, 0], edge[:, 1]))


def box(
    low: Sequence[float], high: Sequence[float], surface: Surface, part: str, cells: int = 4
) -> Iterator[Patch]:
    """An upright box between two corners, all its faces but the lowest."""
    start, span = np.asarray(low, float), np.subtract(high, low)
    for places, outwards in _unit_box(cells):
        yield Patch(start + span * places, outwards, surface, part)


@lru_cache(maxsize=8)
def _unit_box(cells: int) -> tuple[tuple[Array, Array], ...]:
    """Faces of the box from 0 to 1, and which way each looks."""
    faces = []
    for axis, end in ((0, 0.0), (0, 1.0), (1, 0.0), (1, 1.0), (2, 1.0)):
        corner = np.ones(3)
        corner[axis] = end
        outwards = np.zeros(3)
        outwards[axis] = 2 * end - 1
        start = np.zeros(3)
        start[axis] = end
        faces.append((_sheet(start, corner, fixed=axis, cells=cells), outwards))
    return tuple(faces)


def well(hull: Hull, tag: str, depth: float, surface: Surface, part: str) -> Iterator[Patch]:
    """The hollow behind a pickup's cab or under a missing roof: floor and four inner walls,
    and the rim around it."""
    where = [index for index, name in enumerate(hull.tags) if name == tag]
    xs = hull.line[where[0] : where[-1] + 2, 0]
    x1, x0 = float(xs[0]), float(xs[-1])
    top = float(hull.line[where[0] : where[-1] + 2, 1].mean())
    half = float(hull.half_width(np.array((x0 + x1) / 2), np.array(top)))
    rim = half - hull.shape.corner - 0.05
    low = top - depth
    for sign in (-1.0, 1.0):
        wall = _sheet((x0, sign * rim, low), (x1, sign * rim, top), fixed=1)
        yield Patch(wall, np.array([0, -sign, 0]), surface, part)
        edge = _sheet((x0, sign * rim, top), (x1, sign * (half - 0.02), top), fixed=2)
        yield Patch(edge, np.array([0, 0, 1.0]), surface, part)
    for x, way in ((x0, 1.0), (x1, -1.0)):
        yield Patch(
            _sheet((x, -rim, low), (x, rim, top), fixed=0), np.array([way, 0, 0]), surface, part
        )
    floor = _sheet((x0, -rim, low), (x1, rim, low), fixed=2)
    yield Patch(floor, np.array([0, 0, 1.0]), surface, part)


def _sheet(
    low: Sequence[float] | Array, high: Sequence[float] | Array, fixed: int, cells: int = 4
) -> Array:
    """A flat grid between two corners in the plane where axis `fixed` does not change."""
    one, other = (axis for axis in range(3) if axis != fixed)
    a, b = np.meshgrid(
        np.linspace(low[one], high[one], cells + 1), np.linspace(low[other], high[other], cells + 1)
    )
    places = np.empty((*a.shape, 3))
    places[..., fixed], places[..., one], places[..., other] = low[fixed], a, b
    return places
