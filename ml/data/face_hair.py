"""Hair and beards: shells around the head, made of strands and curls."""

from __future__ import annotations

import numpy as np

from ml.data.face_canvas import Plane, bump, edge, smooth_max, speckle, strands
from ml.data.face_head import Head
from ml.data.face_parts import LABEL
from ml.data.face_people import STYLES, Hair
from ml.data.face_view import Surface, hair_profile, lit

_STEPS = 256


class HairShell:
    """The hair of one head in one view: drawn once behind the head and once over it."""

    def __init__(self, head: Head, style: Hair) -> None:
        self.head, self.style, self.phase = head, style, head.view.phase
        person, frame = head.person, head.frame
        low = min(max(style.bottom, 0.6), 2.6) + 0.3
        top = person.crown + style.top_volume + 0.3
        reach = person.width + style.side_volume + style.flare * 2 + 0.1
        self.window = frame.window(0, (low - top) / 2, reach, (low + top) / 2)
        self.shell = Surface(frame, self.window, hair_profile(person, style))
        self.turn = self.shell.azimuth()
        x, y = frame.x[self.window] + self.phase, frame.y[self.window] + 4
        locks = np.clip(speckle(x, y, 0.17), -1.3, 1.3)  # no lock so far out that it flies free
        rough = (style.lumps + 0.02 * style.curl) * locks
        if style.curl:
            rough += 0.012 * style.curl * speckle(x, y, 0.06)
        self.outline: Plane = self.shell.inside + rough - style.lumps

    def paint_behind(self) -> None:
        """Paint what hangs behind the neck, the bun, and the dark inside of the hair."""
        if self.style.falls:
            self._paint_fall()
        if self.style.bun:
            self._paint_bun(self.style.bun)
        low = max(self.style.bottom, 0.3) - self.shell.y
        cover = edge(np.minimum(self.outline, low), 0.05)
        shade = 0.42 + 0.12 * strands(self.shell.x * 0.5 + 0.04 * self.shell.y + self.phase)
        hair = np.asarray(self.head.person.hair, np.float32) * (self.head.view.light.ambient + 0.4)
        colour = hair[:, None, None].astype(np.float32) * shade
        self.head.canvas.paint(self.window, colour, cover, LABEL["hair"])

    def paint_over(self) -> None:
        """Paint the hair around the face, and the shade it throws on the skin."""
        head, style = self.head, self.style
        inside = self._region()
        shade = np.clip(1 + inside / 0.14, 0, 1) * self._skin_below()
        head.canvas.darken(self.window, shade * np.float32(0.35))
        body = edge(inside, style.soft + head.frame.pixel)
        cover = body * edge(self.outline, 0.02 + head.frame.pixel)
        head.canvas.paint(self.window, self._colour(), cover, LABEL["hair"])

    def _region(self) -> Plane:
        """Signed distance, positive where the shell carries hair: not on the face, not below."""
        shell, style = self.shell, self.style
        locks = strands(self.turn * 0.3 + self.phase + 3)
        waves = strands(shell.y * 0.16 + np.sign(shell.x) * 0.37 + self.phase)
        fringe = _along(self.turn, np.linspace(-0.9, 0.9, 7), style.fringe)
        opening = _along(shell.y, np.array([-0.5, 0.0, 0.5]), style.side)
        rough = 0.025 + style.lumps * 0.8
        above = fringe + rough * locks - shell.y
        beside = np.abs(shell.x) - self.head.person.width * opening + rough * 0.8 * waves
        beside += np.maximum(-shell.cosine, 0)
        if style.curl:
            beside += 0.025 * style.curl * speckle(shell.x + 4, shell.y + 4, 0.12)
        behind = np.clip((np.abs(self.turn) - 0.95) * 4, 0, 1)
        bottom = style.bottom + max(0.55 - style.bottom, 0) * behind
        hair = smooth_max(above, beside, 0.3)
        region: Plane = np.minimum(hair, bottom + 0.04 * locks - shell.y)
        return region

    def _skin_below(self) -> Plane:
        """1 where the shell lies over the head or an ear, which its shade can darken."""
        labels = self.head.canvas.labels[self.window]
        on_head = (labels > 0) & (labels != LABEL["hair"]) & (labels < LABEL["neck"])
        below: Plane = on_head.astype(np.float32)
        return below

    def _grain(self) -> Plane:
        """The texture of the hair, about -1…1: strands, mixed with curls."""
        shell, curl = self.shell, self.style.curl
        place = self.turn + 0.03 * np.sin(shell.y * 4 + self.phase)
        near = min(1.0, 0.012 / self.head.frame.pixel)  # single hairs blur away in the distance
        grain = 0.7 * strands(place * 0.37 + self.phase)
        grain += 0.7 * near * strands(place * 1.3 + self.phase + 2)
        if curl:
            rings: Plane = np.sin(2.2 * speckle(shell.x + 4, shell.y + 4, 0.15 - 0.05 * curl))
            rings = 0.8 * rings + 0.5 * near * speckle(shell.x + 4, shell.y + 4, 0.03)
            grain = (1 - 0.8 * curl) * grain + curl * 1.2 * rings
        return grain

    def _colour(self) -> Plane:
        shell, view, style = self.shell, self.head.view, self.style
        grain = self._grain()
        brightness, _ = lit(shell.depth, self.head.frame.pixel, view.light)
        lamp = view.light.direction
        band = bump(shell.x, shell.y, (lamp[0] * 0.5, -0.75 + 0.2 * lamp[1]), (0.8, 0.3))
        shine = style.gloss * view.light.strength * band * np.clip(0.6 + 0.5 * grain, 0, 1.5)
        tone = brightness * np.clip(0.95 + 0.21 * grain, 0.4, 1.6)
        colour = np.asarray(self.head.person.hair, np.float32)[:, None, None] * tone
        tint = np.asarray(view.light.tint, np.float32)[:, None, None]
        result: Plane = (colour + np.float32(0.28) * shine + 0.02 * tone) * tint
        return result

    def _paint_fall(self) -> None:
        frame, person, style = self.head.frame, self.head.person, self.style
        window = frame.window(0, style.falls / 2, 1.6, style.falls / 2 + 0.4)
        x = frame.x[window] + np.float32(0.2 * frame.view.turn[1])
        y = frame.y[window]
        reach = person.width + style.side_volume * 0.9 + style.flare * np.maximum(y, 0)
        wave = strands(y * 0.11 + np.sign(x) * 0.3 + self.phase) * (0.02 + style.lumps)
        inside = np.minimum(reach + wave - np.abs(x), y + 0.4)
        grain = strands(x * 0.5 + y * 0.05 * style.curl + self.phase)
        ends = style.falls + 0.06 * grain - y
        cover = edge(np.minimum(inside, ends * 0.6), 0.03 + frame.pixel)
        shade = (0.42 + 0.14 * grain) * (frame.view.light.ambient + 0.4)
        colour = np.asarray(person.hair, np.float32)[:, None, None] * shade
        self.head.canvas.paint(window, colour, cover, LABEL["hair"])

    def _paint_bun(self, radius: float) -> None:
        frame, person = self.head.frame, self.head.person
        x0, y0 = frame.project(0, -person.crown - radius * 0.35, 0)
        x0 -= 0.25 * frame.view.turn[1]
        window = frame.window(x0, y0, radius * 1.2, radius * 1.2)
        x, y = frame.x[window] - np.float32(x0), frame.y[window] - np.float32(y0)
        away = np.sqrt(x * x + 1.25 * y * y)
        height = np.sqrt(np.maximum(radius * radius - away * away, 0))
        brightness, gloss = lit(height, frame.pixel, frame.view.light)
        grain = strands(away * 0.8 + x * 0.2 + self.phase)
        tone = brightness * (1 + 0.25 * grain)
        colour = np.asarray(person.hair, np.float32)[:, None, None] * tone + 0.15 * gloss
        self.head.canvas.paint(
            window, colour, edge(radius - away, 0.02 + frame.pixel), LABEL["hair"]
        )


def hair_of(head: Head) -> HairShell | None:
    """Return the head's hair, or None for a shaved one."""
    style = STYLES[head.person.style]
    return None if style is None else HairShell(head, style)


def _along(places: Plane, knots: Plane, values: tuple[float, ...]) -> Plane:
    """Interpolate `values` at `knots` over a plane; a table keeps it quick."""
    table = np.interp(np.linspace(-2, 3, _STEPS), knots, values).astype(np.float32)
    index = np.clip((places + 2) * ((_STEPS - 1) / 5), 0, _STEPS - 1).astype(np.int32)
    looked_up: Plane = table[index]
    return looked_up


def paint_beard(head: Head) -> None:
    """Paint beard, moustache or stubble on the head, below where the mouth comes."""
    kind = head.person.beard
    if kind == "none":
        return
    area = head.area(0, 0.6, 1.0, 0.85)
    grain = strands(area.x * 0.45 + area.y * 0.12 * np.sign(area.x) + head.view.phase)
    grain = 0.6 * grain + 0.5 * speckle(area.x + 4, area.y + 4, 0.05)
    thick, soft = (0.4, 0.16) if kind == "stubble" else (0.95, 0.07)
    cover = edge(_beard_region(head, kind, area.x, area.y) + 0.02 * grain, soft)
    cover = cover * area.cover * np.float32(thick)
    tone = np.clip(0.85 + 0.2 * grain, 0.4, 1.5)
    colour = np.asarray(head.person.hair, np.float32)[:, None, None] * tone
    head.canvas.paint(area.window, colour, cover)
    head.canvas.label(area.window, cover > thick / 2, LABEL["beard"])


def _beard_region(head: Head, kind: str, x: Plane, y: Plane) -> Plane:
    """Signed distance, positive where the beard grows."""
    person = head.person
    across = np.abs(x)
    lip = person.nose_length + 0.09
    low = person.mouth_y - person.lip_upper + 0.02 + across * 0.3 - y
    moustache: Plane = np.minimum(
        np.minimum(y - lip + 0.02, low), person.mouth_width * 1.15 - across
    )
    if kind == "moustache":
        return moustache
    if kind == "goatee":
        wide = person.mouth_width + 0.07
        ring = 1 - np.square(across / wide) ** 2 - np.square((y - 0.78) / (0.8 - lip)) ** 2
        around: Plane = np.minimum(0.15 * ring, y - lip)
        return around
    cheek = lip - 1.15 * np.maximum(across - 0.12, 0) ** 1.5
    region: Plane = y - cheek - 0.02
    return region
