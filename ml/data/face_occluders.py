"""Things that hide a part of a face: a hand, a scarf, a bar, a hat, a cup."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from ml.data.face_canvas import BARE, Plane, Window, edge, smooth_max, strands
from ml.data.face_head import Head
from ml.data.face_view import lit


def _hand(u: Plane, v: Plane, size: float) -> Plane:
    """Four fingers up, a thumb to the right, the arm below; the palm's middle lies at 0."""
    palm = 0.62 * size - smooth_max(np.abs(u), np.abs(v - 0.1 * size), 0.5 * size)
    arm = np.minimum(0.42 * size - np.abs(u), v)
    shape: Plane = np.maximum(palm, arm)
    for finger, length in enumerate((1.15, 1.4, 1.45, 1.25)):
        root = (finger - 1.5) * 0.29 * size
        along = np.clip(v, -length * size, 0)
        away = np.hypot(u - root + along * (finger - 1.5) * 0.05, v - along)
        shape = np.maximum(shape, 0.155 * size - away)
    along = np.clip(0.75 * u - 0.65 * v, 0, 0.85 * size)
    thumb = 0.16 * size - np.hypot(u - 0.75 * along, v - 0.15 * size + 0.65 * along)
    return np.maximum(shape, thumb)


def _scarf(u: Plane, v: Plane, size: float) -> Plane:
    band = np.minimum(v + 0.28 - 0.2 * u * u, 0.75 - v)
    shape: Plane = np.minimum(band, 0.65 + 0.6 * size + 0.2 * v - np.abs(u))
    return shape


def _bar(u: Plane, v: Plane, size: float) -> Plane:
    shape: Plane = size * 0.35 - np.abs(u)
    return shape


def _hat(u: Plane, v: Plane, size: float) -> Plane:
    brim = np.minimum(0.8 + size - np.abs(u), 0.09 - np.abs(v - 0.22 - 0.08 * u * u))
    bowl = 1 - np.square(u / 0.85) ** 2 - np.square((v + 0.25) / 0.6) ** 2
    shape: Plane = np.maximum(brim, np.where(v < 0.25, bowl * 0.3, -1.0))
    return shape


def _disc(u: Plane, v: Plane, size: float) -> Plane:
    shape: Plane = size - np.hypot(u, v)
    return shape


# How high a thing of some size stands above the picture; its outline is where that is 0.
SHAPES: dict[str, Callable[[Plane, Plane, float], Plane]] = {
    "hand": _hand,
    "scarf": _scarf,
    "bar": _bar,
    "hat": _hat,
    "disc": _disc,
}
KINDS = tuple(SHAPES)


def occlude(head: Head, rng: np.random.Generator) -> None:
    """Draw one random thing over the face; the parts below are no longer visible."""
    kind = KINDS[rng.integers(len(KINDS))]
    x, y = rng.uniform(-0.55, 0.55), rng.uniform(-0.5, 0.8)
    angle, size = rng.uniform(-1.2, 1.2), rng.uniform(0.22, 0.42)
    colour = rng.uniform(0.05, 0.9) + rng.uniform(-0.1, 0.1, 3)
    if kind == "hand":
        colour = np.asarray(head.person.skin) * rng.uniform(0.85, 1.05)
        size += 0.2  # about as long as a face
    if kind == "hat":
        x, y, angle = 0.0, -0.75, rng.uniform(-0.12, 0.12)
    if kind == "scarf":
        x, y, angle = 0.0, rng.uniform(0.75, 0.95), rng.uniform(-0.15, 0.15)
    reach = 3.0  # the window is cut to the picture
    frame = head.frame
    window = frame.window(x, y, reach, reach)
    cosine, sine = np.float32(np.cos(angle)), np.float32(np.sin(angle))
    u, v = frame.x[window] - np.float32(x), frame.y[window] - np.float32(y)
    u, v = u * cosine + v * sine, v * cosine - u * sine
    _paint(head, window, SHAPES[kind](u, v, size), np.clip(colour, 0.02, 0.95), (u, v))


def _paint(
    head: Head,
    window: Window,
    inside: Plane,
    colour: np.ndarray,
    places: tuple[Plane, Plane],
) -> None:
    frame = head.frame
    round_edge = np.sqrt(np.clip(inside, 0, 0.12) * (0.24 - np.clip(inside, 0, 0.12)))
    brightness, gloss = lit(round_edge.astype(np.float32), frame.pixel, head.view.light)
    grain = 1 + 0.06 * strands(places[0] * 0.2 + places[1] * 0.06)
    paint = colour.astype(np.float32)[:, None, None] * (brightness * grain) + 0.08 * gloss
    head.canvas.darken(window, 0.35 * np.clip(1 + inside / 0.12, 0, 1))
    head.canvas.paint(window, paint, edge(inside, frame.pixel + 0.006), BARE)
