"""The measures of a car, in metres, and how they vary within a body style.

Typical figures were read off manufacturers' dimension drawings; a style is what its proportions
make it: where the bonnet ends, how the roof falls, what stands behind it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np

Range: TypeAlias = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Shape:
    """One car's measures. Heights are above the ground, runs are along the car."""

    length: float
    width: float
    height: float
    wheelbase: float
    overhang: float  # nose to front axle
    radius: float  # of the wheel, tyre included
    clearance: float  # ground to sill
    nose: float  # height of the bonnet's leading edge
    cowl: float  # height of the foot of the windscreen
    bonnet: float  # nose to the foot of the windscreen
    screen: float  # run of the windscreen
    drop: float  # how much lower the roof ends than its crest
    tail: float  # from the roof's end to the tail
    glass: float  # run of the rear window
    deck: float  # height of the foot of the rear window
    stern: float  # height of the tail's upper edge
    belt: float  # height of the side windows' lower edge, at the front
    rise: float  # how much higher the belt is at the rear
    lean: float  # inward lean of the side windows, run per height
    pillar: float  # width of the rearmost pillar
    corner: float  # radius that rounds the edges
    doors: int  # on each side
    panes: int  # side windows on each side; 0 with an open top
    rails: bool
    cladding: bool
    bed: bool
    roofless: bool
    cargo: float = 0.0  # length of a lorry's load behind the cab
    load: float = 0.0  # height of that load's top
    dropside: bool = False  # an open load bed with low sides instead of a box

    @property
    def axles(self) -> tuple[float, ...]:
        """x of every axle, the front one first; x runs forward, 0 is the middle."""
        front = self.length / 2 - self.overhang
        rear = front - self.wheelbase
        return (front, rear, rear - 2.3 * self.radius) if self.cargo > 6 else (front, rear)


# fields in the order of Shape up to `corner`
_FIELDS = tuple(Shape.__dataclass_fields__)[:21]

_RANGES: dict[str, tuple[Range, ...]] = {
    "hatchback": (
        (3.6, 4.2), (1.66, 1.78), (1.42, 1.56), (0.6, 0.63), (0.7, 0.82), (0.28, 0.32),
        (0.17, 0.22), (0.68, 0.8), (0.94, 1.02), (0.85, 1.05), (0.65, 0.9), (0.04, 0.12),
        (0.4, 0.62), (0.3, 0.48), (0.95, 1.05), (0.88, 1.0), (0.88, 0.96), (0.0, 0.1),
        (0.22, 0.36), (0.28, 0.45), (0.05, 0.09),
    ),
    "saloon": (
        (4.3, 4.95), (1.7, 1.86), (1.38, 1.48), (0.57, 0.61), (0.8, 0.92), (0.29, 0.33),
        (0.17, 0.22), (0.66, 0.76), (0.92, 0.98), (1.05, 1.3), (0.6, 0.85), (0.03, 0.08),
        (1.2, 1.5), (0.45, 0.7), (0.96, 1.04), (0.9, 0.99), (0.87, 0.93), (0.0, 0.06),
        (0.25, 0.4), (0.2, 0.34), (0.04, 0.09),
    ),
    "estate": (
        (4.4, 4.95), (1.7, 1.85), (1.42, 1.5), (0.56, 0.6), (0.8, 0.92), (0.29, 0.33),
        (0.17, 0.22), (0.66, 0.76), (0.92, 0.98), (1.05, 1.25), (0.6, 0.85), (0.03, 0.08),
        (0.16, 0.4), (0.12, 0.34), (0.95, 1.03), (0.86, 0.96), (0.87, 0.93), (0.0, 0.05),
        (0.22, 0.36), (0.12, 0.22), (0.04, 0.08),
    ),
    "SUV": (
        (4.2, 4.9), (1.82, 1.96), (1.68, 1.9), (0.57, 0.61), (0.78, 0.9), (0.36, 0.41),
        (0.27, 0.36), (0.92, 1.08), (1.12, 1.24), (1.0, 1.25), (0.4, 0.65), (0.02, 0.09),
        (0.16, 0.4), (0.12, 0.3), (1.15, 1.25), (1.0, 1.15), (1.08, 1.18), (0.0, 0.06),
        (0.15, 0.28), (0.14, 0.3), (0.04, 0.09),
    ),
    "pickup": (
        (4.9, 5.5), (1.78, 1.95), (1.72, 1.88), (0.58, 0.62), (0.82, 0.95), (0.36, 0.41),
        (0.32, 0.42), (0.95, 1.08), (1.12, 1.22), (1.1, 1.35), (0.45, 0.65), (0.03, 0.08),
        (1.5, 2.3), (0.08, 0.25), (1.1, 1.2), (1.1, 1.2), (1.1, 1.17), (0.0, 0.04),
        (0.18, 0.3), (0.1, 0.2), (0.03, 0.07),
    ),
    "van": (
        (4.5, 6.0), (1.8, 2.05), (1.95, 2.55), (0.56, 0.62), (0.8, 1.0), (0.31, 0.35),
        (0.2, 0.3), (0.88, 1.08), (1.2, 1.38), (0.45, 0.85), (0.5, 0.8), (0.01, 0.06),
        (0.06, 0.14), (0.05, 0.12), (1.2, 1.35), (1.0, 1.1), (1.1, 1.25), (0.0, 0.0),
        (0.06, 0.14), (0.12, 0.25), (0.04, 0.1),
    ),
    "coupe": (
        (4.1, 4.6), (1.74, 1.9), (1.22, 1.33), (0.57, 0.61), (0.82, 0.95), (0.31, 0.35),
        (0.12, 0.17), (0.6, 0.7), (0.84, 0.9), (1.25, 1.55), (0.7, 0.95), (0.05, 0.1),
        (1.25, 1.6), (0.95, 1.35), (0.88, 0.95), (0.82, 0.92), (0.8, 0.86), (0.02, 0.1),
        (0.35, 0.5), (0.45, 0.65), (0.06, 0.12),
    ),
    "lorry": (
        (1.7, 2.3), (2.0, 2.4), (2.2, 3.0), (0.56, 0.64), (0.7, 1.15), (0.4, 0.48),
        (0.35, 0.5), (1.1, 1.35), (1.35, 1.65), (0.05, 0.3), (0.15, 0.5), (0.0, 0.05),
        (0.06, 0.1), (0.04, 0.06), (1.5, 1.7), (1.0, 1.1), (1.3, 1.55), (0.0, 0.0),
        (0.03, 0.1), (0.2, 0.4), (0.03, 0.07),
    ),
    "minicar": (
        (2.3, 2.8), (1.45, 1.6), (1.48, 1.62), (0.66, 0.7), (0.4, 0.5), (0.25, 0.29),
        (0.16, 0.2), (0.75, 0.9), (1.0, 1.08), (0.4, 0.6), (0.5, 0.7), (0.05, 0.15),
        (0.25, 0.5), (0.18, 0.4), (1.0, 1.1), (0.9, 1.0), (0.92, 1.0), (0.0, 0.1),
        (0.2, 0.35), (0.2, 0.35), (0.08, 0.13),
    ),
    "convertible": (
        (3.8, 4.5), (1.66, 1.8), (1.2, 1.32), (0.58, 0.61), (0.78, 0.9), (0.29, 0.34),
        (0.13, 0.18), (0.6, 0.7), (0.85, 0.92), (1.15, 1.5), (0.5, 0.7), (0.0, 0.02),
        (1.0, 1.3), (0.3, 0.5), (0.88, 0.95), (0.8, 0.92), (0.82, 0.9), (0.0, 0.04),
        (0.3, 0.4), (0.2, 0.3), (0.06, 0.11),
    ),
    "limousine": (
        (6.4, 8.2), (1.8, 1.92), (1.42, 1.5), (0.7, 0.74), (0.85, 0.95), (0.31, 0.34),
        (0.16, 0.2), (0.7, 0.78), (0.94, 0.99), (1.15, 1.35), (0.55, 0.75), (0.01, 0.04),
        (1.2, 1.45), (0.4, 0.6), (0.97, 1.03), (0.92, 0.99), (0.88, 0.93), (0.0, 0.03),
        (0.22, 0.35), (0.25, 0.4), (0.04, 0.08),
    ),
    "buggy": (
        (2.9, 3.4), (1.55, 1.75), (1.5, 1.75), (0.62, 0.68), (0.45, 0.6), (0.38, 0.46),
        (0.32, 0.45), (0.7, 0.85), (0.95, 1.05), (0.9, 1.1), (0.15, 0.35), (0.0, 0.02),
        (0.4, 0.7), (0.1, 0.25), (0.95, 1.05), (0.85, 0.95), (0.9, 0.98), (0.0, 0.02),
        (0.1, 0.2), (0.2, 0.3), (0.05, 0.1),
    ),
    "bus": (
        (8.5, 12.0), (2.4, 2.55), (2.9, 3.3), (0.5, 0.55), (2.2, 2.7), (0.46, 0.52),
        (0.32, 0.4), (1.0, 1.2), (1.2, 1.5), (0.04, 0.12), (0.08, 0.3), (0.0, 0.03),
        (0.06, 0.12), (0.04, 0.1), (1.5, 1.7), (1.0, 1.2), (1.25, 1.5), (0.0, 0.0),
        (0.02, 0.06), (0.3, 0.5), (0.05, 0.1),
    ),
}  # fmt: skip

STYLES = ("hatchback", "saloon", "estate", "SUV", "pickup", "van", "coupe", "lorry")
OTHERS = tuple(name for name in _RANGES if name not in STYLES)

_DOORS = {"coupe": 1, "van": 1, "lorry": 1, "minicar": 1, "convertible": 1, "buggy": 0, "bus": 1}


def draw_shape(style: str, rng: np.random.Generator) -> Shape:
    """A car of the style (one of STYLES or OTHERS; KeyError otherwise) with its own measures."""
    ranges = _RANGES[style]
    size: dict[str, Any] = dict(
        zip(_FIELDS, (float(v) for v in rng.uniform(*np.transpose(ranges))), strict=True)
    )
    chance = rng.random(6)
    extra = _load(style, size, rng)
    size["wheelbase"] *= size["length"]
    doors = _DOORS.get(style, 2)
    if style == "hatchback" and chance[0] < 0.3:
        doors = 1
    if style == "pickup":
        doors = 1 if size["tail"] > 1.9 else 2
    return Shape(
        **size,
        doors=doors,
        panes=_panes(style, doors, size["length"], chance[1]),
        rails=style in ("SUV", "estate") and chance[2] < 0.7,
        cladding=style in ("SUV", "buggy") or (style in ("van", "pickup") and chance[3] < 0.4),
        bed=style == "pickup",
        roofless=style in ("convertible", "buggy"),
        **extra,
    )


def _panes(style: str, doors: int, length: float, chance: float) -> int:
    if style in ("convertible", "buggy"):
        return 0
    if style == "van":
        return 1 if chance < 0.5 else (3 if length < 5.2 else 4)
    if style == "bus":
        return max(5, round(length / 1.5))
    if style in ("estate", "SUV"):
        return 3
    if style == "limousine":
        return 5
    return doors if style in ("lorry", "pickup") else max(2, doors + int(chance < 0.35))


def _load(style: str, size: dict[str, Any], rng: np.random.Generator) -> dict[str, Any]:
    """A lorry's load; it lengthens the vehicle, whose own measures are those of the cab."""
    cargo, above, low = rng.uniform(2.8, 7.5), rng.uniform(0.0, 0.8), rng.random() < 0.35
    if style != "lorry":
        return {}
    size["length"] += float(cargo)
    floor = 2 * size["radius"] + 0.25
    top = floor + rng.uniform(0.5, 0.9) if low else max(size["height"] + above - 0.2, floor + 1.2)
    return {"cargo": float(cargo), "load": float(top), "dropside": bool(low)}
