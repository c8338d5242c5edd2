"""How one picture is taken: pose, expression, light and framing, and the head seen so.

The head is a stack of ellipses, half width W(Y) and depth D(Y). Every pixel is traced back
to the place (X, Y, Z) on it that the viewer sees, so features are drawn in the person's own
coordinates and turn with the head.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from ml.data.face_canvas import Plane, Window
from ml.data.face_people import Hair, Person

_LOWEST, _HIGHEST, _STEPS = -2.0, 3.2, 1024  # the range of Y that profiles are tabled over
_WIDEST = -0.15  # Y where the head is widest


@dataclass(frozen=True, slots=True)
class Light:
    """One lamp and the light of the surroundings."""

    direction: tuple[float, float, float]  # towards the lamp: right, down, to the viewer
    strength: float
    ambient: float
    tint: tuple[float, float, float]


@dataclass(frozen=True)
class View:
    """Everything about a face that changes from picture to picture. Angles in radians."""

    yaw: float  # positive turns the nose to the right of the picture
    pitch: float  # positive looks down
    roll: float  # positive tips the head clockwise
    scale: float  # one head unit as a fraction of the picture
    centre: tuple[float, float]  # of the head's axis at eye level, fractions of the picture
    smile: float  # -0.25 sad … 1 broad
    gape: float  # height of the open mouth, head units
    raised: float  # brows, 0…1
    squint: float  # share of the eye that is closed, 1 in a blink
    gaze: tuple[float, float]  # in eye half widths
    clothes: tuple[float, float, float]
    collar: int  # 0 round, 1 pointed, 2 shirt
    phase: float  # shifts every random texture
    light: Light

    @cached_property
    def turn(self) -> tuple[float, float]:
        return float(np.cos(self.yaw)), float(np.sin(self.yaw))


def any_light(rng: np.random.Generator) -> Light:
    """Draw a lamp: mostly above and near the viewer, sometimes far to a side."""
    side = np.clip(rng.normal(0, 0.5), -1.2, 1.2)
    down = rng.uniform(-0.9, 0.1)
    direction = np.array([side, down, 0.85])
    direction /= np.linalg.norm(direction)
    warmth = rng.normal(0, 0.04)
    ambient = float(rng.uniform(0.4, 0.66))
    return Light(
        direction=(float(direction[0]), float(direction[1]), float(direction[2])),
        strength=float(rng.uniform(1.0, 1.25) - ambient * 0.8),
        ambient=ambient,
        tint=(1 + float(warmth), 1.0, 1 - float(warmth)),
    )


def any_view(rng: np.random.Generator) -> View:
    """Draw a pose, an expression, a light and a framing; the head fills 45 to 90 %."""
    turned = rng.uniform(-25, 25) if rng.random() < 0.5 else np.clip(rng.normal(0, 8), -25, 25)
    gape = rng.uniform(0.03, 0.2) if rng.random() < 0.3 else 0.0
    blink = rng.random() < 0.06
    filled = 0.45 + 0.47 * float(rng.uniform()) ** 0.7
    room = (1 - filled) * 0.5
    clothes = np.clip(rng.uniform(0.05, 0.9) + rng.uniform(-0.12, 0.12, 3), 0.03, 0.95)
    return View(
        yaw=float(np.radians(turned)),
        pitch=float(np.radians(np.clip(rng.normal(0, 6), -14, 14))),
        roll=float(np.radians(np.clip(rng.normal(0, 5), -12, 12))),
        scale=float(filled / 2.1),
        centre=(
            float(0.5 + rng.uniform(-1, 1) * room * 0.75),
            float(0.53 + rng.uniform(-1, 1) * room * 0.6),
        ),
        smile=float(np.clip(rng.normal(0.3, 0.4), -0.25, 1)),
        gape=float(gape),
        raised=float(max(0.0, rng.normal(0, 0.4))),
        squint=1.0 if blink else float(rng.uniform(0, 0.25)),
        gaze=(float(rng.uniform(-0.22, 0.22)), float(rng.uniform(-0.05, 0.08))),
        clothes=(float(clothes[0]), float(clothes[1]), float(clothes[2])),
        collar=int(rng.integers(3)),
        phase=float(rng.uniform(0, 10)),
        light=any_light(rng),
    )


class Frame:
    """The picture's pixels in upright head units: x to the right, y down, eyes on y = 0."""

    def __init__(self, view: View, size: int) -> None:
        self.size = size
        self.view = view
        self.pixel = 1 / (size * view.scale)  # one pixel in head units
        places = (np.arange(size, dtype=np.float32) + 0.5) / size
        u = ((places - view.centre[0]) / view.scale).astype(np.float32)[None, :]
        v = ((places - view.centre[1]) / view.scale).astype(np.float32)[:, None]
        self.upright = (u, v)  # before the roll: what the shoulders follow
        cosine, sine = np.float32(np.cos(view.roll)), np.float32(np.sin(view.roll))
        self.x: Plane = u * cosine + v * sine
        self.y: Plane = v * cosine - u * sine

    def window(self, x: float, y: float, reach_x: float, reach_y: float) -> Window:
        """Return the smallest window that holds a box around (x, y), cut to the picture."""
        view = self.view
        cosine, sine = math.cos(view.roll), math.sin(view.roll)
        column = (view.centre[0] + (x * cosine - y * sine) * view.scale) * self.size
        row = (view.centre[1] + (x * sine + y * cosine) * view.scale) * self.size
        wide = (reach_x * abs(cosine) + reach_y * abs(sine)) / self.pixel + 1
        high = (reach_y * abs(cosine) + reach_x * abs(sine)) / self.pixel + 1
        return self._cut(row - high, row + high), self._cut(column - wide, column + wide)

    def _cut(self, start: float, stop: float) -> slice:
        first = min(max(int(start), 0), self.size)
        return slice(first, min(max(int(stop) + 1, first), self.size))

    def project(self, x: float, y: float, z: float) -> tuple[float, float]:
        """Return where the place (X, Y, Z) on the head appears, in upright head units."""
        cosine, sine = self.view.turn
        tip = math.sin(self.view.pitch)
        return x * cosine + z * sine, y + tip * max(z, 0.0)

    def flat(self, window: Window, depth: float) -> tuple[Plane, Plane]:
        """Return (X, Y) on the plane Z = depth in front of the face."""
        cosine, sine = self.view.turn
        x = (self.x[window] - np.float32(depth * sine)) / np.float32(cosine)
        return x, self.y[window] - np.float32(np.sin(self.view.pitch) * depth)


class Profile:
    """Half width and depth of a surface of stacked ellipses, tabled over Y."""

    def __init__(self, width: Plane, depth: Plane, ends: tuple[float, float]) -> None:
        step = (_HIGHEST - _LOWEST) / (_STEPS - 1)
        slope = np.gradient(width, step)
        self.highest, self.lowest = ends  # Y where the surface begins and ends
        self._table = np.stack([width, depth, np.sqrt(1 + slope * slope)], 1).astype(np.float32)

    def at(self, y: Plane) -> tuple[Plane, Plane, Plane]:
        """Return width, depth and the steepness of the outline, each shaped as `y`."""
        place = np.clip((y - _LOWEST) * ((_STEPS - 1) / (_HIGHEST - _LOWEST)), 0, _STEPS - 1.01)
        index = place.astype(np.int32)
        rest = (place - index)[..., None]
        values = self._table[index]
        values = values + rest * (self._table[index + 1] - values)  # (h, w, 3)
        return values[..., 0], values[..., 1], values[..., 2]

    def depth_at(self, x: float, y: float) -> float:
        """Return Z of the front at (X, Y)."""
        width, depth, _ = self.at(np.array([y], np.float32))
        inside = max(0.0, 1 - (x / max(float(width[0]), 1e-3)) ** 2)
        return float(depth[0]) * float(np.sqrt(inside))


HEIGHTS = np.linspace(_LOWEST, _HIGHEST, _STEPS)


def head_profile(person: Person, gape: float, grow: tuple[float, float] = (0.0, 0.0)) -> Profile:
    """Return the skull and jaw; `grow` thickens them at the top and at the sides."""
    lowest = 1 + 0.55 * gape
    top = person.crown + grow[0]
    upper = np.clip((_WIDEST - HEIGHTS) / (top + _WIDEST), 0, 1)
    lower = np.clip((HEIGHTS - _WIDEST) / (lowest - _WIDEST), 0, 1)
    round_top = np.sqrt(1 - upper**2.5)
    jaw = (1 - lower**person.jaw) ** (1 / person.chin)
    width = (person.width + grow[1]) * np.where(HEIGHTS < _WIDEST, round_top, jaw)
    face = np.sqrt(1 - lower**7) * (1 - 0.08 * lower)
    depth = (0.82 + grow[1]) * np.where(HEIGHTS < _WIDEST, round_top, face)
    return Profile(width, depth, (-top, lowest))


def hair_profile(person: Person, style: Hair) -> Profile:
    """Return the outside of the hair: over the skull, then hanging down, or round as a ball."""
    crown, side = person.crown + style.top_volume, style.side_volume
    upper = np.clip((_WIDEST - HEIGHTS) / (crown + _WIDEST), 0, 1)
    hang = np.clip(HEIGHTS - _WIDEST, 0, None)
    below = 1 + style.flare * hang - 0.16 * np.clip(hang, 0, 0.9) ** 2 * (style.falls < 1.0)
    if style.ball:
        below = np.sqrt(np.clip(1 - np.square(hang / (crown - 0.2)), 0, 1))
    shape = np.where(HEIGHTS < _WIDEST, np.sqrt(1 - upper**2.5), below)
    return Profile((person.width + side) * shape, (0.84 + side * 0.6) * shape, (-crown, 3.0))


class Surface:
    """What the viewer sees of a stacked-ellipse surface inside a window."""

    def __init__(self, frame: Frame, window: Window, profile: Profile) -> None:
        self.frame, self.window = frame, window
        x, y = frame.x[window], frame.y[window]
        cosine, sine = (np.float32(value) for value in frame.view.turn)
        self.y: Plane = y - np.float32(np.sin(frame.view.pitch)) * _forward(x, y)
        width, depth, steep = profile.at(self.y)
        across, along = width * cosine, depth * sine
        reach = np.sqrt(across * across + along * along) + np.float32(1e-4)
        ratio = np.clip(x / reach, -1, 1)
        facing = np.sqrt(1 - ratio * ratio)
        c0, s0 = across / reach, along / reach
        self.sine: Plane = c0 * ratio - s0 * facing  # of the azimuth: X / width
        self.cosine: Plane = s0 * ratio + c0 * facing  # Z / depth
        self.x: Plane = width * self.sine
        z = depth * self.cosine
        self.depth: Plane = z * cosine - self.x * sine
        ends = np.minimum(profile.lowest - self.y, self.y - np.float32(profile.highest))
        self.inside: Plane = np.minimum((reach - np.abs(x)) / steep, ends)

    def azimuth(self) -> Plane:
        """Return tan(azimuth / 2): 0 in front, ±1 at the sides."""
        azimuth: Plane = self.sine / (1 + np.maximum(self.cosine, -0.95))
        return azimuth

    def shift(self, window: Window, height: Plane) -> None:
        """Take into account that a place standing out by `height` appears elsewhere."""
        cosine, sine = self.frame.view.turn
        self.x[window] -= np.float32(sine / cosine) * height
        self.y[window] -= np.float32(np.sin(self.frame.view.pitch)) * height


def _forward(x: Plane, y: Plane) -> Plane:
    """About how far the head's front stands before its axis: what nodding moves."""
    up = np.clip((np.float32(-0.2) - y) / np.float32(0.9), 0, 1)
    middle = np.maximum(1 - np.float32(1.6) * x * x, 0)
    stands: Plane = np.float32(0.75) * (1 - up * up) * middle
    return stands


def lit(depth: Plane, pixel: float, light: Light) -> tuple[Plane, Plane]:
    """Return (brightness, gloss) of a surface from its depth map, both (h, w)."""
    down, right = np.gradient(depth, pixel)
    length = 1 / np.sqrt(1 + down * down + right * right)
    lx, ly, lz = (np.float32(value) for value in light.direction)
    facing = (lz - lx * right - ly * down) * length
    lamp = np.maximum(facing * np.float32(0.85) + np.float32(0.15), 0)
    sky = np.float32(0.85) + np.float32(0.15) * (down * length)
    half = 1 / np.sqrt(2 + 2 * lz)  # scales lamp + viewer to the direction halfway between
    gloss = np.maximum((lz + 1 - lx * right - ly * down) * (length * half), 0)
    for _ in range(3):
        gloss = gloss * gloss
    return light.ambient * sky + light.strength * lamp, gloss * np.float32(light.strength)
