"""Colours of a car and how they look in the light."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from ml.data.brush import Colour, any_colour
from ml.data.car_hull import Array


@dataclass(frozen=True, slots=True)
class Surface:
    """A colour (RGB, 0..255) and how much of the surroundings it mirrors, 0..1."""

    colour: Colour
    gloss: float

    def times(self, factor: float) -> Surface:
        red, green, blue = self.colour
        return Surface((red * factor, green * factor, blue * factor), self.gloss)


RUBBER = Surface((24, 24, 26), 0.02)
TRIM = Surface((34, 35, 37), 0.06)
VOID = Surface((9, 9, 10), 0.0)
CHROME = Surface((175, 178, 182), 0.45)
LENS = Surface((205, 210, 216), 0.4)
RED_LENS = Surface((165, 18, 16), 0.25)
AMBER_LENS = Surface((215, 120, 25), 0.2)


@dataclass(frozen=True, slots=True)
class Finish:
    """All colours of one car."""

    paint: Surface
    bumper: Surface
    glass: Surface
    see_through: float  # how light the scene behind shows through the side windows, 0..1
    rim: Surface
    spokes: int  # 0 for a closed hub cap
    surround: Surface  # around the windows
    plate: Colour
    load: Surface
    rolled: float  # how far the wheels have turned, radians
    streak: float  # place of the reflections in the glass, 0..1
    livery: Surface | None  # colour of a firm's lettering, on vans and lorries


_PAINTS: tuple[tuple[Colour, float], ...] = (
    ((226, 227, 226), 0.24),  # white
    ((176, 180, 184), 0.2),  # silver
    ((106, 110, 114), 0.14),  # grey
    ((28, 29, 32), 0.15),  # black
    ((150, 22, 26), 0.08),  # red
    ((28, 52, 112), 0.08),  # blue
    ((92, 128, 168), 0.03),
    ((24, 66, 48), 0.03),  # green
    ((196, 182, 152), 0.03),  # beige
    ((214, 168, 24), 0.02),  # yellow
)


def draw_finish(rng: np.random.Generator) -> Finish:
    """A random but believable finish; bumpers are sometimes left unpainted."""
    plastic = rng.random() < 0.3
    share = np.array([weight for _, weight in _PAINTS])
    base = _PAINTS[int(rng.choice(len(_PAINTS), p=share / share.sum()))][0]
    tint = rng.normal(0, 7, 3) + rng.normal(0, 10)
    red, green, blue = (float(v) for v in np.clip(np.asarray(base) + tint, 14, 236))
    paint = Surface((red, green, blue), float(rng.uniform(0.12, 0.3)))
    glass = float(rng.uniform(16, 55))
    rims = (CHROME, Surface((150, 152, 155), 0.25), Surface((205, 206, 208), 0.3), TRIM)
    load = rng.random()
    canvas = float(rng.uniform(90, 235))
    return Finish(
        paint=paint,
        bumper=TRIM.times(float(rng.uniform(0.9, 2.2))) if plastic else paint,
        glass=Surface((glass, glass * 1.04, glass * 1.08), float(rng.uniform(0.035, 0.16))),
        see_through=float(rng.choice([0.0, rng.uniform(0.1, 0.7)])),
        rim=rims[int(rng.choice(4, p=[0.25, 0.35, 0.3, 0.1]))],
        spokes=int(rng.choice([0, 5, 6, 7, 8, 10, 12])),
        surround=(TRIM, TRIM, CHROME, paint)[int(rng.integers(4))],
        plate=(235.0, 235.0, 230.0) if rng.random() < 0.75 else (226.0, 190.0, 60.0),
        load=paint if load < 0.3 else Surface((canvas, canvas * 0.98, canvas * 0.95), 0.05),
        rolled=float(rng.uniform(0, 2 * math.pi)),
        streak=float(rng.random()),
        livery=Surface(any_colour(rng), 0.05) if rng.random() < 0.5 else None,
    )


@dataclass(frozen=True, slots=True)
class Light:
    """Sun and sky. Angles in radians in the car's own frame; strengths about 0..1."""

    azimuth: float
    elevation: float
    sun: float
    sky: float

    @property
    def direction(self) -> Array:
        flat = math.cos(self.elevation)
        return np.array(
            [
                flat * math.cos(self.azimuth),
                flat * math.sin(self.azimuth),
                math.sin(self.elevation),
            ]
        )

    def shade(self, colour: Array, gloss: Array, normal: Array, view: Array) -> Array:
        """Colours (n, 3) of pieces with unit normals and unit directions to the camera, both
        (n, 3): diffuse sun and sky, and the surroundings mirrored after Schlick (1994)."""
        facing = np.clip((normal * view).sum(1, keepdims=True), 0, 1)
        mirrored = 2 * facing * normal - view
        sun = np.clip((normal * self.direction).sum(1, keepdims=True), 0, 1)
        soft = self.sky * (0.62 + 0.38 * normal[:, 2:])
        share = (
            gloss[:, None]
            + (1 - gloss[:, None]) * 0.7 * (gloss[:, None] > 0.03) * (1 - facing) ** 4
        )
        glint = np.clip((mirrored * self.direction).sum(1, keepdims=True), 0, 1) ** 60
        return np.asarray(
            colour * (1 - 0.6 * share) * (soft + self.sun * sun)
            + share * _surroundings(mirrored[:, 2:]) * (0.55 + 0.45 * self.sky)
            + 260 * glint * self.sun * np.sqrt(share)
        )


def _surroundings(rise: Array) -> Array:
    """Brightness met in a direction, by its rise: road, a dark line of houses, bright sky."""
    sky = 0.5 + 0.5 * np.tanh((rise - 0.12) * 9)
    road = 0.5 - 0.5 * np.tanh((rise + 0.1) * 9)
    return 45 + 200 * sky + 55 * road


def draw_light(rng: np.random.Generator) -> Light:
    """From an overcast day to hard sun."""
    sun = float(rng.choice([0.0, 0.2, 0.45, 0.6]))
    return Light(
        azimuth=float(rng.uniform(0, 2 * math.pi)),
        elevation=float(rng.uniform(0.5, 1.25)),
        sun=sun,
        sky=float(rng.uniform(0.85, 1.05)) - 0.45 * sun,
    )
