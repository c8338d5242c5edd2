"""Things found at home."""

from __future__ import annotations

import math

import numpy as np

from ml.data.brush import any_colour, curve, mix, scaled
from ml.data.easel import Easel, oval

INK = (25.0, 25.0, 28.0)


def mug(rng: np.random.Generator, easel: Easel) -> None:
    glaze, side = any_colour(rng, 60, 230), float(rng.choice([-1, 1]))
    tall = float(rng.uniform(0.7, 0.95))
    easel.shadow(0.1, tall, 0.9, 0.16)
    for reach, tone in ((0.36, 0.75), (0.22, 0.3)):
        ring = oval(side * 0.62, 0.0, reach, reach * 1.25)
        if tone > 0.5:
            easel.polygon(ring, scaled(glaze, tone))
        else:
            easel.polygon(ring, mix(scaled(glaze, 0.35), (120, 115, 110), 0.6))
    body = [*oval(0, -tall, 0.66, 0.16, 180, -180), *oval(0, tall, 0.58, 0.15, 0, 180)]
    easel.round_across(body, glaze)
    if rng.random() < 0.5:
        easel.box(-0.62, -0.1, 0.62, 0.12, scaled(any_colour(rng), 0.9))
    easel.disc(0, -tall, 0.66, 0.16, scaled(glaze, 1.12))
    easel.disc(0, -tall + 0.02, 0.59, 0.125, scaled(glaze, 0.4))
    easel.disc(0, -tall + 0.06, 0.52, 0.085, (60, 38, 24))


def chair(rng: np.random.Generator, easel: Easel) -> None:
    wood = any_colour(rng, 40, 190)
    dark, light = scaled(wood, 0.6), scaled(wood, 1.15)
    easel.shadow(0, 0.95, 0.75, 0.12)
    for x0, x1, y in ((-0.45, -0.38, 0.75), (0.52, 0.45, 0.75)):
        easel.line([(x0, 0.1), (x1, y)], 0.08, scaled(wood, 0.45))
    for x in (-0.42, 0.42):
        easel.line([(x - 0.04, -1), (x, 0.1)], 0.09, wood)
    for bar in range(int(rng.integers(2, 5))):
        y = -0.9 + bar * 0.25
        easel.fading([(-0.45, y), (0.41, y), (0.42, y + 0.13), (-0.44, y + 0.13)], light)
    easel.polygon([(-0.5, 0.05), (0.45, 0.05), (0.62, 0.27), (-0.62, 0.27)], light)
    easel.polygon([(-0.62, 0.27), (0.62, 0.27), (0.62, 0.35), (-0.62, 0.35)], dark)
    for x in (-0.58, 0.55):
        easel.round_across([(x - 0.04, 0.35), (x + 0.06, 0.35), (x + 0.04, 1), (x - 0.03, 1)], wood)


def clock(rng: np.random.Generator, easel: Easel) -> None:
    rim, dial = any_colour(rng, 20, 220), any_colour(rng, 190, 250)
    easel.shadow(0.08, 0.1, 1.02, 1.02)
    easel.disc(0, 0, 1, 1, rim)
    easel.disc(-0.02, -0.02, 0.93, 0.93, scaled(rim, 1.3))
    easel.disc(0, 0, 0.86, 0.86, dial)
    for hour in range(12):
        a = hour * math.pi / 6
        inner = 0.66 if hour % 3 == 0 else 0.74
        ends = [(r * math.cos(a), r * math.sin(a)) for r in (inner, 0.81)]
        easel.line(ends, 0.07 if hour % 3 == 0 else 0.04, INK)
    for reach, width in ((0.45, 0.08), (0.68, 0.05)):
        a = float(rng.uniform(0, 2 * math.pi))
        tip = reach * math.cos(a), reach * math.sin(a)
        easel.line([(-0.2 * tip[0], -0.2 * tip[1]), tip], width, INK)
    easel.disc(0, 0, 0.06, 0.06, INK)


def plate(rng: np.random.Generator, easel: Easel) -> None:
    china, flat = any_colour(rng, 170, 245), float(rng.uniform(0.4, 1))
    easel.shadow(0.05, 0.1, 1.02, flat)
    easel.disc(0, 0, 1, flat, scaled(china, 0.8))
    easel.disc(0, -0.03, 0.98, flat * 0.97, china)
    easel.disc(0, 0, 0.66, flat * 0.66, scaled(china, 0.78))
    easel.disc(0, 0.02, 0.63, flat * 0.63, scaled(china, 0.96))
    for _ in range(int(rng.integers(0, 5))):
        x, y = rng.uniform(-0.3, 0.3), rng.uniform(-0.3, 0.3) * flat
        easel.ball(float(x), float(y), 0.2, 0.17, any_colour(rng, 60, 200))


def ball(rng: np.random.Generator, easel: Easel) -> None:
    skin, kind = any_colour(rng, 60, 230), int(rng.integers(4))
    easel.shadow(0.2, 0.95, 0.9, 0.18)
    easel.ball(0, 0, 1, 1, skin)
    dark = scaled(skin, 0.35)
    if kind == 0:
        for bend in (-0.5, 0.0, 0.5):
            easel.line(
                [(bend * math.cos(a), math.sin(a)) for a in np.linspace(-1.4, 1.4, 12)], 0.05, dark
            )
        easel.line([(-0.98, 0), (0, 0.06), (0.98, 0)], 0.05, dark)
    elif kind == 1:
        for index in range(6):
            a = index * math.pi / 3 + 0.4
            reach = 0.0 if index == 5 else 0.68
            x, y = reach * math.cos(a * 1.2), reach * math.sin(a * 1.2)
            easel.polygon(oval(x, y, 0.24, 0.24)[::6], dark)
    elif kind == 2:
        for start in (200.0, 20.0):
            side = -1 if start > 90 else 1
            easel.line(
                oval(side * 1.1, 0, 0.75, 0.75, 90 if side > 0 else -90, 180), 0.06, (240, 240, 235)
            )


def bottle(rng: np.random.Generator, easel: Easel) -> None:
    glass = any_colour(rng, 30, 170)
    wide, neck = float(rng.uniform(0.26, 0.4)), float(rng.uniform(0.09, 0.14))
    shoulder = float(rng.uniform(-0.5, -0.2))
    easel.shadow(0.1, 0.98, wide * 1.5, 0.1)
    left = [(-neck, -1), (-neck, shoulder - 0.2), (-wide, shoulder + 0.1), (-wide, 0.97)]
    body = [*left, (-wide * 0.8, 1), (wide * 0.8, 1), *[(-x, y) for x, y in reversed(left)]]
    easel.round_across(body, glass)
    easel.box(-neck * 1.2, -1.02, neck * 1.2, -0.86, any_colour(rng))
    tag = [(-wide, 0.05), (wide, 0.05), (wide, 0.6), (-wide, 0.6)]
    easel.round_across(tag, any_colour(rng, 140, 240))
    for row in range(3):
        easel.box(-wide * 0.5, 0.15 + row * 0.13, wide * 0.5, 0.2 + row * 0.13, INK)
    easel.box(-wide * 0.7, shoulder + 0.15, -wide * 0.55, 0.9, mix(glass, (255, 255, 255), 0.6))


def book(rng: np.random.Generator, easel: Easel) -> None:
    cover, paper = any_colour(rng, 40, 200), (235.0, 230.0, 215.0)
    easel.shadow(0.08, 0.12, 0.8, 1.0)
    if rng.random() < 0.5:
        for side in (-1.0, 1.0):
            page = [(0, -0.55), (side * 0.95, -0.65), (side * 1.0, 0.6), (0, 0.7)]
            easel.polygon([(x * 1.05, y * 1.05) for x, y in page], cover)
            easel.brush.graded(
                easel.at(page), (paper, scaled(paper, 0.6))[:: 1 if side < 0 else -1]
            )
            for row in range(9):
                y = -0.42 + row * 0.11
                end = side * float(rng.uniform(0.55, 0.85))
                easel.line([(side * 0.14, y + 0.02), (end, y)], 0.025, (110, 108, 105))
        return
    easel.box(-0.62, -0.92, 0.76, 0.96, scaled(paper, 0.85))
    easel.box(-0.7, -0.95, 0.68, 0.92, cover)
    easel.box(-0.7, -0.95, -0.58, 0.92, scaled(cover, 0.65))
    title = any_colour(rng, 180, 250)
    easel.box(-0.4, -0.65, 0.5, -0.5, title)
    easel.box(-0.4, -0.4, 0.3, -0.32, title)
    easel.disc(0.05, 0.3, 0.3, 0.3, scaled(cover, 1.4))


def lamp(rng: np.random.Generator, easel: Easel) -> None:
    shade, metal = any_colour(rng, 150, 245), any_colour(rng, 40, 150)
    narrow = float(rng.uniform(0.25, 0.5))
    easel.shadow(0, 0.95, 0.5, 0.1)
    easel.round_across([(-0.04, -0.2), (0.04, -0.2), (0.05, 0.9), (-0.05, 0.9)], metal)
    easel.ball(0, 0.92, 0.4, 0.1, metal)
    easel.round_across([(-narrow, -1), (narrow, -1), (0.75, 0), (-0.75, 0)], shade)
    easel.disc(0, 0, 0.75, 0.08, scaled(shade, 0.75))


def socket(rng: np.random.Generator, easel: Easel) -> None:
    """A wall socket or a button: pairs of dots in a round or square face that are no eyes."""
    plastic = any_colour(rng, 120, 245)
    easel.shadow(0.04, 0.06, 0.95, 0.95)
    if rng.random() < 0.5:
        frame = curve([(-0.95, -0.95), (0.95, -0.95), (0.95, 0.95), (-0.95, 0.95)], 2)
        easel.fading(frame, plastic, 0.85)
        easel.disc(0, 0, 0.68, 0.68, scaled(plastic, 0.7))
        easel.disc(0, 0.03, 0.64, 0.64, scaled(plastic, 0.88))
        for x in (-0.3, 0.3):
            easel.disc(x, 0, 0.1, 0.1, INK)
        return
    easel.disc(0, 0, 0.95, 0.95, scaled(plastic, 0.8))
    easel.disc(-0.03, -0.03, 0.9, 0.9, plastic)
    easel.disc(0, 0, 0.66, 0.66, scaled(plastic, 0.82))
    for x, y in ((-0.2, -0.2), (0.2, -0.2), (-0.2, 0.2), (0.2, 0.2)):
        easel.disc(x, y, 0.1, 0.1, INK)


def dresser(rng: np.random.Generator, easel: Easel) -> None:
    """A chest of drawers or a shelf: rectangles within a rectangle."""
    wood = any_colour(rng, 60, 210)
    easel.shadow(0, 0.85, 1.05, 0.12)
    easel.polygon([(-0.9, -0.8), (-0.75, -0.95), (1.0, -0.95), (0.85, -0.8)], scaled(wood, 1.25))
    easel.polygon([(0.85, -0.8), (1.0, -0.95), (1.0, 0.7), (0.85, 0.85)], scaled(wood, 0.5))
    easel.box(-0.9, -0.8, 0.85, 0.85, wood)
    rows, columns = int(rng.integers(2, 5)), int(rng.integers(1, 4))
    hollow = rng.random() < 0.4
    for row in range(rows):
        for column in range(columns):
            x0, x1 = (-0.85 + 1.65 * (column + i) / columns for i in (0, 1))
            y0, y1 = (-0.76 + 1.58 * (row + i) / rows for i in (0, 1))
            tone = 0.3 if hollow else 1.12
            easel.fading(
                [(x0 + 0.04, y0 + 0.04), (x1, y0 + 0.04), (x1, y1), (x0 + 0.04, y1)],
                scaled(wood, tone),
                0.9,
            )
            if hollow:
                high = (y1 - y0) * float(rng.uniform(0.3, 0.7))
                easel.box(x0 + 0.1, y1 - high, (x0 + x1) / 2, y1, any_colour(rng))
            else:
                easel.disc((x0 + x1) / 2, (y0 + y1) / 2, 0.05, 0.05, scaled(wood, 0.35))


def fruit(rng: np.random.Generator, easel: Easel) -> None:
    easel.shadow(0.1, 0.75, 1.0, 0.2)
    count = int(rng.integers(1, 5))
    for index in range(count):
        x = 0.0 if count == 1 else -0.55 + 1.1 * index / (count - 1)
        y = float(rng.uniform(-0.1, 0.3))
        reach = 0.8 if count == 1 else 0.42
        peel = (
            float(rng.uniform(120, 230)),
            float(rng.uniform(60, 200)),
            float(rng.uniform(20, 60)),
        )
        easel.ball(x, y, reach, reach * float(rng.uniform(0.85, 1.1)), peel)
        easel.line([(x, y - reach * 0.75), (x + 0.06, y - reach * 1.15)], 0.06, (60, 42, 25))
