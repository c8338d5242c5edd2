"""The head while it is drawn: its surface, its relief, its skin and the light on it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ml.data.face_canvas import Canvas, Plane, Window, bump, edge, speckle
from ml.data.face_parts import LABEL
from ml.data.face_people import Person
from ml.data.face_view import Frame, Surface, View, head_profile, lit


@dataclass(frozen=True, slots=True)
class Area:
    """A small window on the head with the places (X, Y) its pixels show."""

    window: Window  # in the picture
    inner: Window  # the same, counted from the head's window
    x: Plane
    y: Plane
    cover: Plane  # of the head


class Head:
    """One person's head in one view, and the canvas it is drawn on."""

    def __init__(self, canvas: Canvas, person: Person, view: View) -> None:
        self.canvas, self.person, self.view = canvas, person, view
        self.frame = Frame(view, canvas.size)
        longer = 0.28 if person.beard == "full" else 0.0
        self.profile = head_profile(person, view.gape + longer)
        self.window = self.frame.window(0, 0, 1.0, 1.45)
        self.surface = Surface(self.frame, self.window, self.profile)
        self.cover: Plane = edge(self.surface.inside, self.frame.pixel)
        self.soft = max(self.frame.pixel, 0.012)  # no line is sharper than skin allows

    def area(self, x: float, y: float, reach_x: float, reach_y: float) -> Area:
        """Return the window that shows the box around (X, Y) = (x, y) on the head."""
        seen = self.frame.project(x, y, self.profile.depth_at(x, y))
        rows, columns = self.frame.window(*seen, reach_x, reach_y)
        rows, columns = _within(rows, self.window[0]), _within(columns, self.window[1])
        inner = _from(rows, self.window[0]), _from(columns, self.window[1])
        surface = self.surface
        return Area((rows, columns), inner, surface.x[inner], surface.y[inner], self.cover[inner])

    def inside_at(self, window: Window) -> Plane:
        """Return the distance inside the head's outline over any window, negative outside."""
        everywhere = np.full((self.canvas.size, self.canvas.size), -1, np.float32)
        everywhere[self.window] = self.surface.inside
        return everywhere[window]

    def add_relief(self) -> None:
        """Raise the nose and shift what it hides, then brows, sockets, cheeks, lips, chin."""
        self._raise_nose()
        surface, person, smile = self.surface, self.person, max(self.view.smile, 0.0)
        x, y = np.abs(surface.x), surface.y
        gap, mouth = person.eye_gap, person.mouth_y
        height = 0.05 * bump(x, y, (0.28, -0.2), (0.32, 0.15))
        height -= 0.13 * bump(x, y, (gap * 0.93, -0.02), (0.26, 0.19))
        height += 0.045 * bump(x, y, (gap, 0.0), (0.15, 0.11))
        height += (0.07 + 0.05 * smile) * bump(x, y, (0.4, 0.3 - 0.05 * smile), (0.32, 0.3))
        height += 0.06 * bump(x, y, (0, mouth), (0.36, 0.22))
        height -= 0.035 * bump(x, y, (0, mouth + 0.14), (0.2, 0.08))
        height += 0.09 * bump(x, y, (0, 0.92 + self.view.gape * 0.5), (0.26, 0.2))
        surface.depth += np.float32(self.frame.view.turn[0]) * height

    def _raise_nose(self) -> None:
        person = self.person
        area = self.area(0, 0.25, 0.42, 0.55)
        cosine, sine = (np.float32(value) for value in self.view.turn)
        tip = np.float32(np.sin(self.view.pitch))
        x, y = area.x.copy(), area.y.copy()
        height = nose_height(person, x, y)
        for _ in range(3):
            x = area.x - height * sine / cosine
            y = area.y - height * tip
            height = (height + nose_height(person, x, y)) * np.float32(0.5)
        area.x[...], area.y[...] = x, y
        self.surface.depth[area.inner] += cosine * height

    def paint_skin(self) -> None:
        """Lay the bare skin with its blotches, blush, folds and freckles."""
        surface, person = self.surface, self.person
        self.canvas.paint(self.window, person.skin, self.cover, LABEL["skin"])
        x, y = np.abs(surface.x), surface.y
        blush = np.asarray(person.skin) * (1.0, 0.68, 0.64)
        warm = 0.35 * bump(x, y, (0.42, 0.3), (0.26, 0.24))
        warm += 0.3 * bump(x, y, (0, person.nose_length), (0.2, 0.12))
        self.canvas.paint(self.window, blush, warm * self.cover)
        fine = min(1.0, 0.03 / (4 * self.frame.pixel)) ** 2  # pores blur away in the distance
        grain = 0.02 * speckle(surface.x + 5, y + 5, 0.3)
        grain += 0.03 * fine * speckle(surface.x + 5, y + 5, 0.03)
        self.canvas.darken(self.window, (self._folds(x, y) + grain) * self.cover)
        if person.freckles:
            spots = np.clip(speckle(surface.x + 3, y + 3, 0.05) * 1.5 - 1, 0, 1)
            where = np.minimum(bump(x, y, (0.2, 0.2), (0.45, 0.35)) * 1.6, 1) * spots
            self.canvas.darken(self.window, 0.28 * person.freckles * where * self.cover)
        for mark in person.marks:
            spot = bump(surface.x, surface.y, mark, (0.045, 0.045))
            self.canvas.darken(self.window, np.minimum(spot * 1.6, 0.75) * self.cover)

    def _folds(self, x: Plane, y: Plane) -> Plane:
        """How much light sockets, the folds beside the mouth and wrinkles take away."""
        person, smile = self.person, max(self.view.smile, 0.0)
        lines, gap = person.lines, person.eye_gap
        dark = 0.3 * bump(x, y, (gap * 0.72, -0.07), (0.17, 0.16))
        dark += (0.1 + 0.22 * lines) * bump(x, y, (gap, 0.15), (0.18, 0.07))
        start, end = person.nose_length - 0.04, person.mouth_y + 0.1
        way = np.clip((y - start) / (end - start), 0, 1)
        bend = person.nose_width + 0.06 + (person.mouth_width + 0.05 - person.nose_width) * way
        bend = bend + 0.05 * way * (1 - way) * 4
        crease = np.maximum(1 - np.square((x - bend) / 0.05), 0) * (way * (1 - way) * 4)
        dark += (0.08 + 0.25 * lines + 0.2 * smile) * crease
        if lines > 0.3 or self.view.raised > 0.5:
            waves = np.maximum(np.cos((y + 0.08 * x * x) * 62), 0) ** 2
            depth = 0.25 * lines + 0.1 * self.view.raised
            dark += depth * waves * bump(x, y, (0, -0.48), (0.42, 0.17))
        return np.minimum(dark, 0.8)

    def light_up(self) -> None:
        """Shade everything drawn on the head so far."""
        brightness, gloss = lit(self.surface.depth, self.frame.pixel, self.view.light)
        brightness = 1 + (brightness * self._shadows() - 1) * self.cover
        under = self.canvas.colours[:, self.window[0], self.window[1]]
        tint = np.asarray(self.view.light.tint, np.float32)[:, None, None] - 1
        under *= brightness * (1 + tint * self.cover)
        oily = 0.14 + 0.14 * (1 - float(np.mean(self.person.skin)))
        under += np.float32(oily) * gloss * self.cover

    def _shadows(self) -> Plane:
        """The share of light left where nose and brows shade the face."""
        surface, person = self.surface, self.person
        lx, ly, _ = self.view.light.direction
        tip = person.nose_length
        fallen = (-lx * 0.22, tip + 0.08 - ly * 0.1)
        shade = 0.3 * bump(surface.x, surface.y, fallen, (0.17 + 0.1 * abs(lx), 0.13))
        shade += 0.25 * abs(lx) * bump(surface.x, surface.y, (-lx * 0.2, 0.2), (0.16, 0.3))
        return 1 - shade


def nose_height(person: Person, x: Plane, y: Plane) -> Plane:
    """Return how far the nose stands out at (X, Y): bridge, tip and wings."""
    tip, rise = person.nose_length, person.nose_height
    way = np.clip((y + 0.1) / (tip + 0.1), 0, 1)
    below = np.maximum(y - tip, 0) / 0.095
    wide = 0.07 + 0.05 * way * (person.nose_width / 0.15)
    ridge = 1 / (1 + np.square(np.square(x / (wide * 1.45))) * 1.2 + np.square(x / (wide * 2)))
    height = (rise - 0.03) * way * (0.3 + 0.7 * way) * ridge / (1 + np.square(np.square(below)) * 2)
    wing = bump(np.abs(x), y, (person.nose_width * 0.72, tip + 0.01), (0.085, 0.085))
    ball = bump(x, y, (0, tip - 0.01), (0.11, 0.11))
    fade = np.clip(1.6 - np.abs(x) * 4, 0, 1)
    whole: Plane = height * fade + 0.07 * wing + 0.04 * ball
    return whole


def _within(part: slice, whole: slice) -> slice:
    start = min(max(part.start, whole.start), whole.stop)
    return slice(start, max(start, min(part.stop, whole.stop)))


def _from(part: slice, whole: slice) -> slice:
    return slice(part.start - whole.start, part.stop - whole.start)
