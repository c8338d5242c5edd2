"""Where the camera stands, and what it makes of places in the car's own frame."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

import numpy as np

from ml.data.car_hull import Array


@dataclass(frozen=True, slots=True)
class View:
    """A camera on a sphere around the car. Azimuth 0 looks at its front, a quarter turn at its
    left side; angles in radians, distance in car lengths."""

    name: str
    azimuth: float
    elevation: float
    roll: float
    distance: float
    fill: float  # share of the frame's width (or height) that the car takes
    shift: tuple[float, float]  # -1..1 of the room that is left


def draw_view(rng: np.random.Generator) -> View:
    """Mostly from the side, often three-quarter from the front or rear, from a camera above the
    street, and now and then nearly head on."""
    name = str(rng.choice(["side", "front", "rear", "street", "ahead"], p=_OFTEN))
    turn, rise = rng.random(2)
    low, high = _TURNS[name]
    azimuth = math.radians(low + (high - low) * turn)
    low, high = _RISES[name]
    roll = rng.normal(0, 1) * math.radians(8 if name == "street" else 1.2)
    sign = float(rng.choice([-1, 1]))
    if name == "street":
        roll -= sign * math.radians(12) * rng.random()
    return View(
        name=name,
        azimuth=sign * azimuth,
        elevation=math.radians(low + (high - low) * rise),
        roll=float(roll),
        distance=float(rng.uniform(1.8, 4.5)),
        fill=float(rng.uniform(0.84 if name == "street" else 0.78, 1.0)),
        shift=(float(rng.uniform(-1, 1)), float(rng.uniform(-1, 1))),
    )


_OFTEN = (0.4, 0.2, 0.13, 0.2, 0.07)
_TURNS = {
    "side": (80, 100),
    "front": (28, 70),
    "rear": (112, 155),
    "street": (25, 75),
    "ahead": (0, 22),
}
_RISES = {"side": (1, 9), "front": (2, 16), "rear": (2, 16), "street": (22, 45), "ahead": (3, 16)}


@dataclass(slots=True, eq=False)
class Projection:
    """Maps (n, 3) places to (n, 2) of the unit frame, x right and y down."""

    eye: Array
    turn: Array = field(repr=False)  # rows: right, up, towards the camera
    scale: float = 1.0
    middle: tuple[float, float] = (0.0, 0.0)

    def __call__(self, places: Array) -> Array:
        seen = (places - self.eye) @ self.turn.T
        flat = seen[..., :2] / -seen[..., 2:]
        return np.stack(
            [
                self.middle[0] + self.scale * flat[..., 0],
                self.middle[1] - self.scale * flat[..., 1],
            ],
            axis=-1,
        )

    def metre(self, place: Array) -> float:
        """How much of the frame a metre takes at a place."""
        return self.scale / float(np.linalg.norm(place - self.eye))


def projection(view: View, places: Array, length: float) -> Projection:
    """The projection in which the given places fill the frame as the view asks."""
    flat = math.cos(view.elevation)
    away = np.array(
        [
            flat * math.cos(view.azimuth),
            flat * math.sin(view.azimuth),
            math.sin(view.elevation),
        ]
    )
    right = np.array([-math.sin(view.azimuth), math.cos(view.azimuth), 0.0])
    up = np.cross(away, right)
    cos, sin = math.cos(view.roll), math.sin(view.roll)
    turn = np.stack([cos * right + sin * up, cos * up - sin * right, away])
    target = places.mean(0)
    camera = Projection(target + away * max(length, 3.5) * view.distance, turn)
    flat_places = camera(places)
    low, high = flat_places.min(0), flat_places.max(0)
    wide, tall = high - low
    camera.scale = view.fill / max(float(wide), float(tall) * 1.08)
    room = 1 - np.array([wide, tall]) * camera.scale
    centre = 0.5 + np.asarray(view.shift) * room * np.array([0.42, 0.3])
    middle = centre - (low + high) / 2 * camera.scale
    camera.middle = (float(middle[0]), float(middle[1]))
    return camera
