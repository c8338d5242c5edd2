"""Backgrounds found inside buildings, and those that are no place at all."""

from __future__ import annotations

import math

import numpy as np

from ml.data.brush import (
    Brush,
    Colour,
    Pixels,
    any_colour,
    blend,
    blurred,
    mix,
    noise,
    ramp,
    rounded,
    scaled,
)


def wall(rng: np.random.Generator, size: int) -> Pixels:
    """A painted wall in uneven light, perhaps with a picture, a door frame or a skirting."""
    paint = any_colour(rng, 90, 240)
    light = 0.75 * ramp(size, rng.uniform(0, 2 * math.pi)) + 0.25 * noise(rng, size, cells=(2, 3))
    brush = Brush(size, rounded(blend(scaled(paint, rng.uniform(0.45, 0.85)), paint, light)))
    if rng.random() < 0.45:
        _hang_picture(rng, brush)
    if rng.random() < 0.35:
        x, wide = rng.uniform(0, 1), rng.uniform(0.02, 0.08)
        wood = any_colour(rng, 40, 220)
        brush.rectangle(x, -0.1, x + wide, 1.1, wood)
        brush.rectangle(x + wide, -0.1, x + wide + 0.012, 1.1, scaled(wood, 0.5))
    if rng.random() < 0.4:
        top = rng.uniform(0.75, 0.95)
        brush.rectangle(-0.1, top, 1.1, 1.1, any_colour(rng, 40, 170))
        brush.rectangle(-0.1, top, 1.1, top + 0.03, any_colour(rng, 120, 230))
    return blurred(brush.picture(), rng.choice([0.0, 0.004, 0.012]))


def _hang_picture(rng: np.random.Generator, brush: Brush) -> None:
    x, y = rng.uniform(-0.1, 0.8), rng.uniform(-0.1, 0.5)
    wide, high = rng.uniform(0.15, 0.45, 2)
    edge = rng.uniform(0.01, 0.03)
    brush.rectangle(x, y, x + wide, y + high, any_colour(rng, 20, 120))
    brush.rectangle(x + edge, y + edge, x + wide - edge, y + high - edge, any_colour(rng, 150, 245))
    for _ in range(4):
        centre = x + wide * rng.uniform(0.3, 0.7), y + high * rng.uniform(0.3, 0.7)
        brush.ellipse(*centre, wide * 0.15, high * 0.12, any_colour(rng))


def shelves(rng: np.random.Generator, size: int) -> Pixels:
    """Rows of books on shelves."""
    wood = any_colour(rng, 40, 150)
    brush = Brush(size, scaled(wood, 0.3))
    tall = rng.uniform(0.2, 0.4)
    y = rng.uniform(-0.3, 0)
    while y < 1:
        x = rng.uniform(-0.1, 0)
        while x < 1:
            wide, high = rng.uniform(0.02, 0.06), tall * rng.uniform(0.6, 0.9)
            if rng.random() < 0.92:
                cover = any_colour(rng, 30, 200)
                foot = y + tall
                brush.rectangle(x, foot - high, x + wide, foot, scaled(cover, 0.7))
                brush.rectangle(x + wide * 0.2, foot - high, x + wide * 0.6, foot, cover)
                label = foot - high * 0.8
                brush.rectangle(x, label, x + wide, label + high * 0.1, scaled(cover, 1.5))
            x += wide
        brush.rectangle(-0.1, y + tall, 1.1, y + tall + 0.03, wood)
        y += tall + 0.03
    return blurred(brush.picture(), rng.choice([0.0, 0.008, 0.02]))


def office(rng: np.random.Generator, size: int) -> Pixels:
    """A room with furniture and lamps, out of focus."""
    paint = any_colour(rng, 110, 220)
    brush = Brush(size, paint)
    floor = rng.uniform(0.6, 0.95)
    brush.rectangle(-0.1, floor, 1.1, 1.1, any_colour(rng, 40, 140))
    for _ in range(rng.integers(6, 14)):
        x, y = rng.uniform(-0.1, 1), rng.uniform(-0.1, floor)
        wide, high = rng.uniform(0.05, 0.4), rng.uniform(0.05, 0.5)
        tone = any_colour(rng, 25, 240)
        box = [(x, y), (x + wide, y), (x + wide, y + high), (x, y + high)]
        brush.graded(box, (tone, scaled(tone, rng.uniform(0.6, 1.2))), 90)
    for _ in range(rng.integers(0, 4)):
        x, y = rng.uniform(0, 1), rng.uniform(0, 0.3)
        brush.rectangle(x, y, x + rng.uniform(0.05, 0.2), y + 0.03, (250, 250, 240))
    return blurred(brush.picture(), rng.uniform(0.008, 0.035))


def gradient(rng: np.random.Generator, size: int) -> Pixels:
    """A studio backdrop: one or two soft gradients."""
    one, other = any_colour(rng), any_colour(rng)
    share = ramp(size, rng.uniform(0, 2 * math.pi)) + 0.3 * noise(rng, size, cells=(2, 4))
    return rounded(blend(one, other, share))


def stripes(rng: np.random.Generator, size: int) -> Pixels:
    """A curtain, blind or striped cloth: hard or soft stripes in any direction."""
    angle, count = rng.uniform(0, math.pi), rng.uniform(3, 16)
    bend = noise(rng, size, cells=(2, 3)) * rng.choice([0.0, 0.05])
    wave = np.sin((ramp(size, angle) + bend) * count * 2 * math.pi)
    hard = rng.choice([0.6, 1.0, 6.0])
    shade = 0.85 + 0.15 * ramp(size, rng.uniform(0, 2 * math.pi))[..., None]
    return rounded(blend(any_colour(rng), any_colour(rng), 0.5 + 0.5 * hard * wave) * shade)


def clutter(rng: np.random.Generator, size: int) -> Pixels:
    """1/f noise in colour with hard-edged scraps: no object, all the frequencies of a photo."""
    base = np.asarray(any_colour(rng, 60, 190), np.float32)
    light = noise(rng, size, fall=rng.uniform(0.5, 0.95))[..., None] * rng.uniform(35, 75)
    tint = np.stack([noise(rng, size, cells=(3, 8)) for _ in range(3)], axis=-1) * 18
    brush = Brush(size, rounded(base + light + tint))
    for _ in range(rng.integers(0, 12)):
        centre = rng.uniform(0, 1, 2)
        corners = np.sort(rng.uniform(0, 2 * math.pi, rng.integers(3, 6)))
        reach = rng.uniform(0.04, 0.25)
        tone = any_colour(rng)
        points = [
            (float(centre[0] + reach * math.cos(a)), float(centre[1] + reach * math.sin(a)))
            for a in corners
        ]
        brush.graded(points, (tone, scaled(tone, rng.uniform(0.5, 1.4))))
    return blurred(brush.picture(), rng.choice([0.0, 0.005, 0.015]))


def bokeh(rng: np.random.Generator, size: int) -> Pixels:
    """Far lights and leaves thrown out of focus into discs."""
    dark: Colour = any_colour(rng, 15, 110)
    brush = Brush(
        size, rounded(blend(dark, scaled(dark, 1.7), 0.5 + noise(rng, size, cells=(2, 5))))
    )
    for _ in range(rng.integers(10, 40)):
        x, y, reach = rng.uniform(0, 1), rng.uniform(0, 1), rng.uniform(0.02, 0.1)
        tone = mix(dark, any_colour(rng, 120, 255), rng.uniform(0.15, 0.8))
        brush.ellipse(x, y, reach, reach, scaled(tone, 1.12))
        brush.ellipse(x, y, reach * 0.85, reach * 0.85, tone)
    return blurred(brush.picture(), rng.uniform(0.002, 0.03))
