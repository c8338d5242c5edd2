"""The skin of a car: a side profile swept across the width, with rounded edges.

Coordinates in metres: x forward from the middle of the car, y to its left, z up from the ground.
The swept strip runs from the front bumper over bonnet, roof and boot to the rear bumper; two
sides close it, leaning inwards above the belt line.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from ml.data.car_shape import Shape

Array: TypeAlias = NDArray[np.float64]
Corner: TypeAlias = tuple[float, float, float, str]  # x, z, cut, tag of the edge that follows


@dataclass(frozen=True, slots=True, eq=False)
class Hull:
    """A traced profile. `line` (M, 2) holds x and z, `normals` (M, 2) point outwards, and
    `tags` (M - 1) name what each piece of the strip is."""

    shape: Shape
    line: Array
    normals: Array
    tags: tuple[str, ...]
    front: float  # x of the foremost point
    tail: float  # x of the rearmost point
    nose: int  # index of the bonnet's leading edge
    stern: int  # index of the tail's upper edge

    @property
    def upper(self) -> tuple[Array, Array]:
        """x (ascending) and z of the profile's upper edge, from tail to front."""
        start, stop = int(np.argmax(self.line[:, 0])), int(np.argmin(self.line[:, 0]))
        part = self.line[start : stop + 1][::-1]
        return np.maximum.accumulate(part[:, 0]), part[:, 1]

    def top(self, x: Array) -> Array:
        """Height of the profile at x."""
        return np.asarray(np.interp(x, *self.upper))

    def roof_under(self, x: Array, margin: float) -> Array:
        """Height at x of the profile moved inwards by a margin: the edge of a side window."""
        moved = self.line - margin * self.normals
        keep = self.normals[:, 1] > 0.08
        across, high = moved[keep][::-1].T
        order = np.argsort(across)
        return np.asarray(np.interp(x, across[order], high[order], left=0.0, right=0.0))

    def belt(self, x: Array) -> Array:
        """Height at x of the side windows' lower edge."""
        share = np.clip((self.front - x) / (self.front - self.tail), 0, 1)
        return np.asarray(self.shape.belt + self.shape.rise * share)

    def half_width(self, x: Array, z: Array) -> Array:
        """Half the width of the car at (x, z), edges not yet rounded."""
        shape = self.shape
        middle, half = (self.front + self.tail) / 2, (self.front - self.tail) / 2
        plan = 1 - 1.7 * shape.corner * np.abs((x - middle) / half).clip(0, 1.1) ** 5
        belt = self.belt(x)
        waist = 0.6 * shape.belt
        flank = 1 - 0.07 * ((np.minimum(z, belt) - waist) / waist) ** 2
        above = np.maximum(z - belt, 0)
        lean = shape.lean * above * (0.75 + 0.25 * np.minimum(1, 2 * above))
        return np.asarray(shape.width / 2 * plan * flank - lean)

    def side(self, points: Array | Sequence[tuple[float, float]], sign: float) -> Array:
        """(n, 2) x and z on the left (sign 1) or right (-1) side as (n, 3) places."""
        x, z = np.asarray(points, float).T
        corner = self.shape.corner
        ahead = np.minimum(self.ahead(z) - x, x - self.behind(z))
        edge = corner * (1 - np.clip(ahead / corner, 0, 1)) ** 2
        y = self.half_width(x, z) - edge
        return np.stack([x, sign * y, z], axis=-1)

    def ahead(self, z: Array) -> Array:
        """x of the front fascia at height z."""
        part = self.line[: self.nose + 1]
        return np.asarray(np.interp(z, part[:, 1], part[:, 0]))

    def behind(self, z: Array) -> Array:
        """x of the tail at height z."""
        part = self.line[self.stern :][::-1]
        return np.asarray(np.interp(z, part[:, 1], part[:, 0]))

    def end(self, points: Array | Sequence[tuple[float, float]], *, rear: bool) -> Array:
        """(n, 2) share of the half width (-1..1) and height on the front or rear fascia."""
        share, z = np.asarray(points, float).T
        x = self.behind(z) if rear else self.ahead(z)
        y = share * (self.half_width(x, z) - self.shape.corner)
        bow = bowing(self.shape) * (1 - np.minimum(share**2, 1))
        return np.stack([x + (-bow if rear else bow), y, z], axis=-1)

    def over(self, points: Array | Sequence[tuple[float, float]]) -> Array:
        """(n, 2) x and share of the half width on the upper strip as (n, 3) places."""
        x, share = np.asarray(points, float).T
        z = self.top(x)
        y = share * (self.half_width(x, z) - self.shape.corner)
        return np.stack([x, y, z + 0.035 * (1 - share**2)], axis=-1)


def bowing(shape: Shape) -> float:
    """How far the middle of the front and rear fascia stands out."""
    return 0.03 if shape.cargo or shape.length > 8 else 0.11


def build_hull(shape: Shape, detail: int) -> Hull:
    """Traces the profile of a shape; `detail` is the number of points on each corner."""
    corners = _corners(shape)
    line, tags = _trace(corners, detail)
    step = np.gradient(line, axis=0)
    step /= np.linalg.norm(step, axis=1, keepdims=True) + 1e-9
    normals = np.stack([step[:, 1], -step[:, 0]], axis=1)
    front, tail = float(line[:, 0].max()), float(line[:, 0].min())
    nose = tags.index("bonnet")
    stern = len(tags) - list(reversed(tags)).index("boot")
    return Hull(shape, line, normals, tags, front, tail, nose, stern)


def _corners(shape: Shape) -> list[Corner]:
    """The profile's corners from the front bumper over the top to the rear bumper."""
    front = shape.length / 2
    tail = front - (shape.length - shape.cargo)
    low, high = shape.clearance, shape.height
    foot = front - shape.bonnet
    stern = shape.stern if shape.bed else min(shape.stern, shape.deck - 0.04)
    back = max(tail + shape.tail - shape.glass, tail + 0.05)
    nose = front - min(0.1, shape.bonnet / 3)
    corners: list[Corner] = [
        (front - 0.14, low, 0.06, "bumper"),
        (front, (low + shape.nose) * 0.46, 0.14, "front"),
        (nose, shape.nose, 0.12, "bonnet"),
        ((nose + foot) / 2, (shape.nose * 0.4 + shape.cowl * 0.6) + 0.02, 0.3, "bonnet"),
    ]
    if shape.roofless:
        corners += [
            (foot, shape.cowl, 0.06, "bonnet"),
            (foot - 0.25, shape.cowl, 0.04, "open"),
        ]
    else:
        ends = foot - shape.screen, tail + shape.tail
        corners += [
            (foot, shape.cowl, 0.05, "windscreen"),
            (ends[0], high - 0.04, 0.16, "roof"),
            (sum(ends) / 2, high, 0.4, "roof"),
            (ends[1], high - shape.drop, 0.12, "rear_window"),
        ]
    return [
        *corners,
        (back, shape.deck, 0.05, "bed" if shape.bed else "boot"),
        (tail + 0.03, stern, 0.06, "boot"),
        (tail, (low + stern) * 0.45, 0.14, "bumper"),
        (tail + 0.12, low + 0.03, 0.06, "bumper"),
    ]


def _trace(corners: Sequence[Corner], detail: int) -> tuple[Array, tuple[str, ...]]:
    """Rounds every corner with a quadratic curve of `detail` points (odd)."""
    points = np.array([corner[:2] for corner in corners])
    line, tags = [points[:1]], []
    share = np.linspace(0, 1, detail)[:, None]
    for index in range(1, len(corners) - 1):
        before, here, after = points[index - 1 : index + 2]
        reach = corners[index][2]
        start, stop = (
            here + (there - here) * min(0.48, reach / (float(np.hypot(*(there - here))) + 1e-9))
            for there in (before, after)
        )
        line.append((1 - share) ** 2 * start + 2 * share * (1 - share) * here + share**2 * stop)
        half = detail // 2
        tags += [corners[index - 1][3]] * (1 + half) + [corners[index][3]] * (detail - 1 - half)
    line.append(points[-1:])
    tags.append(corners[-2][3])
    return np.concatenate(line), tuple(tags)
