"""What surrounds a face: ears, neck, clothes, glasses and things that get in the way."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ml.data.face_canvas import Plane, bump, edge, strands
from ml.data.face_head import Head
from ml.data.face_parts import LABEL
from ml.data.face_view import lit


def paint_clothes(head: Head) -> None:
    """Paint shoulders and clothes below the neck."""
    frame, view = head.frame, head.view
    u, v = frame.upright
    first = int(np.searchsorted(v[:, 0], 1.1))
    window = (slice(first, frame.size), slice(0, frame.size))
    x = u + v[first:] * np.float32(0.25 * np.sin(view.roll))
    y = np.broadcast_to(v[first:], x.shape)
    if min(x.shape) < 2:
        return  # nothing below the chin is in the picture
    across = np.abs(x)
    slope = 1.2 + 0.18 * across + 3 * np.maximum(across - 1.45, 0) ** 2
    cover = edge(np.minimum(y - slope, 3.0 - slope), frame.pixel + 0.01)
    folds = strands(x * 0.06 + y * 0.03 + view.phase) * np.float32(0.1)
    depth = np.sqrt(np.maximum(3.0 - across * across, 0.0)) + np.minimum(y - 1.2, 0.5) * 0.6
    brightness, _ = lit(depth, frame.pixel, view.light)
    tone = brightness * (0.9 + folds)
    if view.collar == 2:
        stripe = np.where(np.sin(x * 30) > 0, 0.75, 1.0).astype(np.float32)
        tone = tone * stripe
    colour = np.asarray(view.clothes, np.float32)[:, None, None] * tone
    head.canvas.paint(window, colour, cover, LABEL["clothes"])


def paint_neck(head: Head) -> None:
    """Paint the neck down to the collar, shaded below the jaw."""
    frame, view, person = head.frame, head.view, head.person
    window = frame.window(0, 1.2, 1.0, 0.85)
    u, v = frame.upright
    y = v[window[0]]
    x = u[:, window[1]] + y * np.float32(0.5 * np.sin(view.roll)) + 0.12 * view.turn[1]
    y = np.broadcast_to(y, x.shape)
    low = np.clip(y - 1.05, 0, None)
    wide = person.width * person.neck + 0.9 * low * low
    across = np.abs(x)
    collars = (1.42 + 0.12 * (1 - np.square(across / 0.5)), 1.95 - 1.2 * across, 1.6 - 0.5 * across)
    inside = np.minimum(wide - across, collars[view.collar] - y)
    depth = np.sqrt(np.maximum(wide * wide * 1.05 - x * x, 0)).astype(np.float32)
    brightness, _ = lit(depth, frame.pixel, view.light)
    jaw = 1 - 0.55 * np.clip(1.45 - y, 0, 0.75) / 0.75
    cords = 1 - 0.12 * bump(across, y, (0.2, 1.4), (0.1, 0.4))
    colour = np.asarray(person.skin, np.float32)[:, None, None] * (brightness * jaw * cords)
    cover = edge(inside, frame.pixel + 0.01) * edge(y - 0.4, 0.05)
    head.canvas.paint(window, colour, cover, LABEL["neck"])
    seam = edge(0.03 - np.abs(collars[view.collar] - y), 0.04) * edge(wide - across, 0.05)
    head.canvas.darken(window, seam * np.float32(0.35))


def paint_ear(head: Head, side: int) -> None:
    """Paint one ear: rim, hollow and lobe. side: -1 left, 1 right."""
    frame, person, view = head.frame, head.person, head.view
    cosine, sine = view.turn
    width, _, _ = head.profile.at(np.array([0.15], np.float32))
    root_x, root_y = frame.project(side * float(width[0]), 0.17, 0.04)
    out = person.ear_out * (0.55 * cosine * side - 0.95 * sine)  # where its rim points to
    half = max(0.03, 0.62 * abs(out))
    centre = root_x + 0.42 * out
    high = person.ear
    window = frame.window(centre, root_y, half + 0.08, high + 0.08)
    x = (frame.x[window] - np.float32(centre)) / half * np.sign(out)
    y = (frame.y[window] - np.float32(root_y)) / high
    x = x - 0.25 * y * y - 0.12 * (0.3 - y)  # fuller above than at the lobe
    away = np.sqrt(x * x * (1 + 0.45 * np.maximum(y, 0)) + y * y)
    cover = edge((1 - away) * min(half, high), frame.pixel + 0.008)
    rim = np.clip(1 - np.abs(away - 0.86) / 0.18, 0, 1)
    hollow = bump(x, y, (-0.1, 0.0), (0.62, 0.6))
    groove = np.clip(1 - np.abs(away - 0.62) / 0.14, 0, 1) * (y < 0.5)
    tone = 0.82 + 0.16 * rim - 0.42 * hollow - 0.2 * groove
    lx = view.light.direction[0]
    tone = tone * (view.light.ambient + view.light.strength * (0.55 + 0.4 * lx * side))
    skin = np.asarray(person.skin, np.float32) * np.array([1.0, 0.88, 0.86], np.float32)
    name = "left_ear" if side < 0 else "right_ear"
    head.canvas.paint(window, skin[:, None, None] * tone, cover, LABEL[name])


@dataclass(frozen=True, slots=True)
class _Frame:
    """The shape of one kind of glasses, in head units."""

    half: float  # half width of a lens
    high: float  # half height
    power: float  # 2 is an ellipse, more is squarer
    low: float  # how far the lens hangs below the eye's middle
    thick: float = 0.017  # half thickness of the rim
    narrows: float = 0.0  # how much the lens narrows downwards
    colour: tuple[float, float, float] = (0.1, 0.09, 0.09)


_FRAMES = {
    "round": _Frame(0.235, 0.22, 2.0, 0.03),
    "square": _Frame(0.25, 0.155, 5.0, 0.02),
    "aviator": _Frame(0.27, 0.235, 2.6, 0.06, narrows=0.18, colour=(0.42, 0.38, 0.3)),
    "thick": _Frame(0.265, 0.175, 4.0, 0.02, thick=0.03),
}


def paint_glasses(head: Head) -> None:
    """Paint frame, bridge and arms in front of the eyes, and reflections on the lenses."""
    if head.person.glasses == "none":
        return
    shape, frame = _FRAMES[head.person.glasses], head.frame
    plane = head.profile.depth_at(head.person.eye_gap, 0) + 0.12
    window = frame.window(*frame.project(0, 0.03, plane), 1.05, 0.42)
    x, y = frame.flat(window, plane)
    x, y = np.abs(x), y - np.float32(shape.low)
    down = y / shape.high
    across = (x - head.person.eye_gap - 0.02) / shape.half * (1 + shape.narrows * down)
    across = across + 0.4 * shape.narrows * down
    away = (np.abs(across) ** shape.power + np.abs(down) ** shape.power) ** (1 / shape.power)
    inside = (1 - away) * min(shape.half, shape.high)
    _paint_lens(head, window, across, down, inside)
    centre, thick = head.person.eye_gap + 0.02, shape.thick
    bridge = np.maximum(np.abs(y + 0.05 + 0.3 * x * x) - thick, x - (centre - shape.half))
    arms = np.maximum(np.abs(y + 0.03) - thick, centre + shape.half - x)
    arms = np.maximum(arms, 0.02 - head.inside_at(window))
    solid = -np.minimum(np.minimum(np.abs(inside) - thick, bridge), arms)
    shine = 0.25 * np.clip(-down, 0, 1) * head.view.light.strength
    paint = np.asarray(shape.colour, np.float32)[:, None, None] * 0.9 + shine
    head.canvas.paint(window, paint, edge(solid, frame.pixel + 0.006), LABEL["glasses"])


def _paint_lens(
    head: Head, window: tuple[slice, slice], across: Plane, down: Plane, inside: Plane
) -> None:
    glass = edge(inside, head.frame.pixel)
    head.canvas.darken(window, glass * np.float32(0.06))
    slant = across * 0.8 + down - 0.35 * head.view.light.direction[0]
    streak = np.clip(1 - np.abs(slant + 0.75) / 0.3, 0, 1) * np.clip(0.6 - down, 0, 1)
    amount = 0.22 * head.view.light.strength + 0.08
    head.canvas.paint(window, (1, 1, 1), streak * glass * np.float32(amount))
