"""Hair and beards: shells around the head, made of strands."""

from __future__ import annotations

import numpy as np

from ml.data.face_canvas import Plane, bump, edge, strands
from ml.data.face_head import Head
from ml.data.face_parts import LABEL
from ml.data.face_people import STYLES, Hair
from ml.data.face_view import Surface, hair_profile, lit

_STEPS = 256


def paint_back_hair(head: Head) -> None:
    """Paint what hangs behind the neck, and the bun: all that the head hides in part."""
    style = STYLES[head.person.style]
    if style is None:
        return
    if style.falls:
        _paint_fall(head, style)
    if style.bun:
        _paint_bun(head, style.bun)


def _paint_fall(head: Head, style: Hair) -> None:
    frame, person = head.frame, head.person
    window = frame.window(0, style.falls / 2, 1.9, style.falls / 2 + 0.8)
    x = frame.x[window] + np.float32(0.2 * frame.view.turn[1])
    y = frame.y[window]
    reach = person.width + style.side_volume * 0.9 + style.flare * np.clip(y, 0, None)
    wave = strands(y * 0.11 + np.sign(x) * 0.3 + frame.view.phase) * (0.02 + style.lumps)
    inside = np.minimum(reach + wave - np.abs(x), y + 0.5)
    grain = strands(x * 0.5 + y * 0.05 * style.curl + frame.view.phase)
    ends = style.falls + 0.06 * grain - y
    cover = edge(np.minimum(inside, ends * 0.6), 0.03 + frame.pixel)
    shade = (0.42 + 0.14 * grain) * (frame.view.light.ambient + 0.4)
    colour = np.asarray(person.hair, np.float32)[:, None, None] * shade
    head.canvas.paint(window, colour, cover, LABEL["hair"])


def _paint_bun(head: Head, radius: float) -> None:
    frame, person = head.frame, head.person
    x0, y0 = frame.project(0, -person.crown - radius * 0.35, 0)
    x0 -= 0.25 * frame.view.turn[1]
    window = frame.window(x0, y0, radius * 1.2, radius * 1.2)
    x, y = frame.x[window] - np.float32(x0), frame.y[window] - np.float32(y0)
    away = np.sqrt(x * x + 1.25 * y * y)
    height = np.sqrt(np.maximum(radius * radius - away * away, 0))
    brightness, gloss = lit(height, frame.pixel, frame.view.light)
    grain = strands(away * 0.8 + x * 0.2 + frame.view.phase)
    colour = np.asarray(person.hair, np.float32)[:, None, None] * brightness * (1 + 0.25 * grain)
    cover = edge(radius - away, 0.02 + frame.pixel)
    head.canvas.paint(window, colour + 0.15 * gloss, cover, LABEL["hair"])


def paint_hair(head: Head) -> None:
    """Paint the hair around the face, and the shade it throws on the skin."""
    style = STYLES[head.person.style]
    if style is None:
        return
    frame, person = head.frame, head.person
    profile = hair_profile(person, style.top_volume, style.side_volume, style.falls, style.flare)
    reach = person.width + style.side_volume + style.flare * 2
    low = min(max(style.bottom, 0.6), 2.6) + 0.3
    top = person.crown + style.top_volume + 0.35
    window = frame.window(0, (low - top) / 2, reach + 0.2, (low + top) / 2)
    shell = Surface(frame, window, profile)
    turn = shell.azimuth()
    inside = _region(head, style, shell, turn)
    shade = np.clip(1 + inside / 0.14, 0, 1) * (_skin_below(head, shell) * np.float32(0.4))
    head.canvas.darken(window, shade)
    rough = strands(turn * 0.35 + shell.y * 0.22 + frame.view.phase) * style.lumps
    outline = shell.inside + rough - style.lumps
    cover = edge(np.minimum(inside, outline), 0.02 + frame.pixel) * np.float32(style.density)
    head.canvas.paint(window, _hair_colour(head, style, shell, turn), cover, LABEL["hair"])


def _region(head: Head, style: Hair, shell: Surface, turn: Plane) -> Plane:
    """Signed distance, positive where the shell carries hair: not on the face, not below."""
    sides = np.linspace(-1.5, 1.5, _STEPS)
    fringe = np.interp(sides, np.linspace(-0.9, 0.9, 7), style.fringe).astype(np.float32)
    index = np.clip((turn + 1.5) * ((_STEPS - 1) / 3), 0, _STEPS - 1).astype(np.int32)
    heights = np.linspace(-2, 3, _STEPS)
    opening = np.interp(heights, (-0.5, 0.0, 0.5), style.side).astype(np.float32)
    row = np.clip((shell.y + 2) * ((_STEPS - 1) / 5), 0, _STEPS - 1).astype(np.int32)
    locks = strands(turn * 0.22 + head.view.phase + 3)
    above = fringe[index] + (0.02 + style.lumps * 0.8) * locks - shell.y
    beside = np.abs(shell.x) - head.person.width * opening[row] + np.maximum(-shell.cosine, 0)
    behind = np.clip((np.abs(turn) - 0.95) * 4, 0, 1)
    bottom = style.bottom + np.maximum(0.55 - style.bottom, 0) * behind
    return np.minimum(np.maximum(above, beside), bottom + 0.04 * locks - shell.y)


def _skin_below(head: Head, shell: Surface) -> Plane:
    """1 where the shell lies over the head or an ear, which its shade can darken."""
    labels = head.canvas.labels[shell.window]
    on_head = (labels > 0) & (labels != LABEL["hair"]) & (labels < LABEL["neck"])
    return on_head.astype(np.float32)


def _hair_colour(head: Head, style: Hair, shell: Surface, turn: Plane) -> Plane:
    view = head.view
    bend = 0.15 * style.curl * strands(shell.y * 0.14 + view.phase)
    grain = strands(turn * 0.42 + 0.03 * shell.y + bend + view.phase)
    if style.curl:
        knots = strands(shell.y * 0.2 + turn * 0.12) * strands(turn * 0.22 - shell.y * 0.1 + 5)
        grain = (1 - style.curl) * grain + style.curl * 1.3 * knots
    brightness, _ = lit(shell.depth, head.frame.pixel, view.light)
    lamp = view.light.direction
    band = bump(shell.x, shell.y, (lamp[0] * 0.5, -0.75 + 0.2 * lamp[1]), (0.8, 0.3))
    shine = style.gloss * view.light.strength * band * np.clip(0.6 + 0.5 * grain, 0, 1.5)
    tone = brightness * np.clip(0.95 + 0.28 * grain, 0.3, 1.7)
    colour = np.asarray(head.person.hair, np.float32)[:, None, None] * tone
    tint = np.asarray(view.light.tint, np.float32)[:, None, None]
    return (colour + np.float32(0.35) * shine) * tint


def paint_beard(head: Head) -> None:
    """Paint beard, moustache or stubble on the head, below where the mouth comes."""
    kind = head.person.beard
    if kind == "none":
        return
    area = head.area(0, 0.6, 1.0, 0.85)
    inside = _beard_region(head, kind, area.x, area.y)
    grain = strands(area.x * 0.45 + area.y * 0.12 * np.sign(area.x) + head.view.phase)
    thick = 0.45 if kind == "stubble" else 0.95
    cover = edge(inside + 0.02 * grain, 0.09) * area.cover * np.float32(thick)
    tone = np.clip(0.85 + 0.3 * grain, 0.3, 1.6)
    colour = np.asarray(head.person.hair, np.float32)[:, None, None] * tone
    head.canvas.paint(area.window, colour, cover)
    head.canvas.label(area.window, cover > thick / 2, LABEL["beard"])


def _beard_region(head: Head, kind: str, x: Plane, y: Plane) -> Plane:
    """Signed distance, positive where the beard grows."""
    person = head.person
    across = np.abs(x)
    lip = person.nose_length + 0.1
    moustache = np.minimum(
        np.minimum(y - lip + 0.02, person.mouth_y - person.lip_upper + 0.015 + across * 0.22 - y),
        person.mouth_width * 1.15 - across,
    )
    if kind == "moustache":
        return moustache
    if kind == "goatee":
        wide = person.mouth_width + 0.07
        ring = 1 - np.square(across / wide) ** 2 - np.square((y - 0.78) / (0.8 - lip)) ** 2
        return np.minimum(ring * 0.15, y - lip)
    cheek = 0.5 - 0.62 * np.square(across / person.width) ** 1.5
    return np.minimum(y - np.maximum(cheek, lip + 0.1 * np.clip(across - 0.2, 0, 1)), 1.0)
