"""Eyes, brows, nose and mouth, painted in the head's own coordinates."""

from __future__ import annotations

import numpy as np

from ml.data.face_canvas import Plane, bump, edge, strands
from ml.data.face_head import Area, Head
from ml.data.face_parts import LABEL

_INK = (0.09, 0.06, 0.05)


def paint_features(head: Head) -> None:
    """Paint nose, eyes, brows and mouth on a head whose skin and relief are done."""
    paint_nose(head)
    for side in (-1, 1):
        paint_eye(head, side)
        paint_brow(head, side)
    paint_mouth(head)


def paint_eye(head: Head, side: int) -> None:
    """Paint one eye: ball, iris, pupil, highlight, lids and lashes. side: -1 left, 1 right."""
    person, view, canvas = head.person, head.view, head.canvas
    wide = person.eye_width
    area = head.area(side * person.eye_gap, 0, wide * 1.6, 0.22)
    out = (area.x - np.float32(side * person.eye_gap)) * np.float32(side)
    down = area.y + out * np.float32(person.eye_tilt)
    place = out / wide  # -1 at the inner corner, 1 at the outer
    shut = 1 - view.squint * (0.98 if view.squint >= 1 else 0.7)
    height = person.eye_open * shut * (1 + 0.2 * view.raised) * (1 - 0.2 * max(view.smile, 0))
    arc = np.maximum(1 - place * place, 0)
    lift = 0.15 * (1 - shut) * person.eye_open * 3
    upper = lift * arc - height * 1.2 * (0.5 * arc + 0.5 * np.sqrt(arc))
    lower = lift * arc + height * 0.62 * arc
    opening = edge(np.minimum(down - upper, lower - down), head.soft) * (arc > 0)
    _paint_ball(head, area, side, down - upper, opening * area.cover)
    _paint_lids(head, area, place, down - upper, down - lower)
    region = np.square(place / 1.2) + np.square((down + 0.012) / (0.1 + 0.25 * height))
    name = "left_eye" if side < 0 else "right_eye"
    canvas.label(area.window, (region < 1) & (area.cover > 0.5), LABEL[name])


def _paint_ball(head: Head, area: Area, side: int, below_lid: Plane, cover: Plane) -> None:
    person, view, canvas = head.person, head.view, head.canvas
    wide = person.eye_width
    shaded = 0.58 + 0.42 * np.clip(below_lid / 0.05, 0, 1)
    x = area.x - np.float32(side * person.eye_gap + view.gaze[0] * wide)
    rounded = shaded * (1 - 0.3 * np.minimum(np.abs(x) / wide, 1))
    tone = 0.76 - 0.14 * (0.8 - float(np.mean(person.skin)))
    white = np.array([tone, tone * 0.95, tone * 0.92], np.float32)[:, None, None] * rounded
    canvas.paint(area.window, white, cover)
    y = area.y - np.float32(view.gaze[1] * wide - 0.12 * person.eye_open)
    radius = 0.43 * (0.6 * wide + 0.4 * 0.155)
    away = np.sqrt(x * x + y * y)
    rim = np.clip(away / radius, 0, 1)
    shade = (1.1 - 0.7 * rim * rim * rim) * shaded
    iris = np.asarray(person.iris, np.float32)[:, None, None] * shade
    canvas.paint(area.window, iris, cover * edge(radius - away, head.soft))
    canvas.paint(area.window, (0.03, 0.03, 0.03), cover * edge(radius * 0.45 - away, head.soft))
    lx, ly, _ = view.light.direction
    glint = np.hypot(x - lx * radius * 0.55, y - min(ly, -0.6) * radius * 0.6)
    canvas.paint(area.window, (1.25, 1.25, 1.25), cover * edge(radius * 0.24 - glint, head.soft))


def _paint_lids(head: Head, area: Area, place: Plane, from_upper: Plane, from_lower: Plane) -> None:
    person, canvas = head.person, head.canvas
    along = edge(1.12 - np.abs(place), 0.15) * area.cover
    thick = 0.01 + 0.017 * person.lashes * (0.75 + 0.35 * np.clip(place, -1, 1))
    lash = edge(thick - np.abs(from_upper + thick * 0.3), head.soft * 1.3)
    canvas.paint(area.window, _INK, lash * along * np.float32(0.75 + 0.2 * person.lashes))
    rim = edge(0.007 - np.abs(from_lower), head.soft * 1.6)
    canvas.darken(area.window, rim * along * np.float32(0.4))
    crease = edge(0.012 - np.abs(from_upper + 0.055), 0.03)
    canvas.darken(area.window, crease * along * np.float32(0.38))


def paint_brow(head: Head, side: int) -> None:
    """Paint one brow out of slanting hairs. side: -1 left, 1 right."""
    person, view = head.person, head.view
    centre = side * person.eye_gap
    area = head.area(centre, -person.brow_height - 0.03, 0.42, 0.22)
    out = (area.x - np.float32(centre)) * np.float32(side)
    reach = person.eye_width * 1.4
    place = np.clip(out / reach, -1.5, 1.3)
    middle = -person.brow_height - 0.06 * view.raised - person.brow_tilt * 0.16 * place
    fall = np.where(place < 0.3, np.minimum((0.3 - place) / 1.4, 1), (place - 0.3) / 0.75)
    middle = middle - person.brow_arch * (1 - fall * np.sqrt(fall)) + 0.02
    inner = 1 + person.brow_join * max(0.0, (person.eye_gap / reach) - 1)
    taper = 1 - 0.6 * np.square(np.clip(place, 0, 1.2))
    ends = np.minimum(edge(inner + place, 0.3), edge(1.05 - place, 0.35))
    hairs = strands(out * 0.55 - (area.y - middle) * 0.4 + view.phase)
    thick = person.brow_thick * 0.85 * taper * (1 + 0.18 * hairs)
    cover = edge(thick - np.abs(area.y - middle), 0.03 + head.frame.pixel) * ends * area.cover
    head.canvas.paint(area.window, person.brow, cover * (0.88 + 0.1 * np.clip(hairs, -1, 1)))
    name = "left_brow" if side < 0 else "right_brow"
    head.canvas.label(area.window, cover > 0.25, LABEL[name])


def paint_nose(head: Head) -> None:
    """Paint nostrils, the shade below the tip and the creases of the wings."""
    person, canvas = head.person, head.canvas
    tip, wide = person.nose_length, person.nose_width
    area = head.area(0, 0.27, 0.45, 0.5)
    x, y = np.abs(area.x), area.y
    under = 0.3 * bump(x, y, (0, tip + 0.085), (wide * 1.25, 0.08))
    under += 0.28 * bump(x, y, (wide * 1.12, tip + 0.0), (0.055, 0.1))
    under += 0.1 * bump(x, y, (0.12, 0.1), (0.07, 0.28))
    canvas.darken(area.window, under * area.cover)
    high = 0.032 - 0.07 * np.sin(head.view.pitch)
    holes = 1.4 * bump(x, y, (wide * 0.48, tip + 0.055), (wide * 0.36, max(0.02, high)))
    canvas.paint(area.window, _INK, np.minimum(holes, 0.85) * area.cover)
    way = np.clip((y - 0.05) / (tip - 0.05), 0, 1)
    width = 0.075 + (wide + 0.025 - 0.075) * way * way
    shape = (x < width) & (y > 0.04) & (y < tip + 0.1 - 0.35 * x) & (area.cover > 0.5)
    canvas.label(area.window, shape, LABEL["nose"])


def paint_mouth(head: Head) -> None:
    """Paint the lips, the line between them or the open mouth with teeth and tongue."""
    person, view, canvas = head.person, head.view, head.canvas
    smile, gape = view.smile, view.gape
    wide = person.mouth_width * (1 + 0.22 * max(smile, 0)) * (1 - 0.6 * gape)
    area = head.area(0, person.mouth_y + 0.05, wide * 1.5, 0.36)
    place = np.clip(area.x / wide, -1.3, 1.3)
    square = place * place
    arc = np.maximum(1 - square, 0)
    line = person.mouth_y + smile * (0.02 - 0.065 * square)
    top = line - 0.25 * gape * arc
    bottom = line + 0.85 * gape * arc
    bow = 1 - 0.3 * np.maximum(1 - np.square(place / 0.22), 0)
    thin = 1 - 0.25 * max(smile, 0)
    upper = top - (person.lip_upper * thin * (0.3 * arc + 0.7 * np.sqrt(arc))) * bow - 0.004
    lower = bottom + person.lip_lower * thin * arc + 0.004
    lips = edge(np.minimum(area.y - upper, lower - area.y), 0.02 + head.soft) * (arc > 0)
    tone = np.where(area.y < (top + bottom) / 2, 0.8, 1.0 + 0.1 * arc).astype(np.float32)
    colour = np.asarray(person.lip, np.float32)[:, None, None] * tone
    canvas.paint(area.window, colour, lips * area.cover * np.float32(0.9))
    _paint_gap(head, area, place, top, bottom)
    below = 0.28 * bump(place, area.y, (0, person.mouth_y + gape + 0.15), (0.75, 0.06))
    canvas.darken(area.window, below * area.cover)
    shape = (area.y > upper - 0.012) & (area.y < lower + 0.012) & (square < 1.1)
    canvas.label(area.window, shape & (area.cover > 0.5), LABEL["mouth"])


def _paint_gap(head: Head, area: Area, place: Plane, top: Plane, bottom: Plane) -> None:
    canvas, view = head.canvas, head.view
    arc = np.maximum(1 - np.square(place / 1.03), 0)
    inside = edge(np.minimum(area.y - top, bottom - area.y), head.soft) * area.cover * (arc > 0)
    if view.gape:
        canvas.paint(area.window, (0.16, 0.05, 0.05), inside)
        depth = 0.035 + 0.045 * max(view.smile, 0)
        teeth = edge(top + depth * np.sqrt(arc) - area.y, head.soft) * inside
        white = np.array([0.8, 0.78, 0.73], np.float32)[:, None, None] * (0.55 + 0.45 * arc)
        canvas.paint(area.window, white, teeth * np.float32(0.95 if view.smile > 0 else 0.4))
    thick = 0.009 + 0.006 * arc
    seam = edge(thick - np.minimum(np.abs(area.y - top), np.abs(area.y - bottom)), head.soft * 1.3)
    canvas.paint(area.window, (0.2, 0.08, 0.07), seam * area.cover * (arc > 0) * np.float32(0.8))
    middle = (top + bottom) / 2
    for side in (-1, 1):
        corner = bump(place, area.y - middle, (side * 1.0, 0), (0.14, 0.035))
        canvas.darken(area.window, corner * area.cover * np.float32(0.55))
