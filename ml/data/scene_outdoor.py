"""Backgrounds found outside: foliage, sky, streets, brick and asphalt."""

from __future__ import annotations

import math

import numpy as np

from ml.data.brush import (
    Brush,
    Colour,
    Floats,
    Pixels,
    any_colour,
    blend,
    blurred,
    grid,
    mix,
    noise,
    ramp,
    rounded,
    scaled,
)


def leaf_green(rng: np.random.Generator) -> Colour:
    """From fresh to dry leaves."""
    light = rng.uniform(0.5, 1.5)
    return (
        float(rng.uniform(40, 110)) * light,
        float(rng.uniform(80, 125)) * light,
        float(rng.uniform(20, 60)) * light,
    )


def leaves(rng: np.random.Generator, size: int) -> Floats:
    """A mass of leaves, (H, W, 3) floats: sunlit clumps over dark gaps."""
    green = leaf_green(rng)
    cells = (4, 9, 20, 44, 80)[: rng.integers(4, 6)]
    share = 0.45 + 0.5 * noise(rng, size, cells=cells, fall=rng.uniform(0.75, 1.05))
    picture = blend(scaled(green, 0.12), scaled(green, 1.25), share)
    gleam = np.clip(share - 0.85, 0, 1)[..., None] * rng.uniform(100, 500)
    return np.asarray(picture + gleam, np.float32)


def foliage(rng: np.random.Generator, size: int) -> Pixels:
    """A hedge or trees filling the frame, sharp or out of focus, perhaps with trunks."""
    brush = Brush(size, rounded(leaves(rng, size)))
    for _ in range(rng.integers(0, 3)):
        x, wide = rng.uniform(0, 1), rng.uniform(0.02, 0.08)
        bark = any_colour(rng, 40, 110)
        lean = rng.normal(0, 0.08)
        trunk = [(x, 1.1), (x + wide, 1.1), (x + wide * 0.7 + lean, -0.1), (x + lean, -0.1)]
        brush.graded(trunk, (scaled(bark, 1.2), scaled(bark, 0.4)))
    return blurred(brush.picture(), rng.choice([0.0, 0.004, 0.02, 0.04]))


def sky(rng: np.random.Generator, size: int) -> Floats:
    """Clear to clouded sky, brighter towards the horizon, (H, W, 3) floats."""
    depth = float(rng.uniform(85, 165))
    blue: Colour = (depth, depth * 0.6 + 85, depth * 0.3 + float(rng.uniform(160, 200)))
    white = any_colour(rng, 215, 250)
    clouds = noise(rng, size, cells=(2, 4, 9, 20), fall=0.55) * rng.uniform(0, 1.2)
    _, down = grid(size)
    return blend(blue, white, 0.9 * down + clouds)


def open_land(rng: np.random.Generator, size: int) -> Pixels:
    """Sky over a horizon of hills, then grass, sand or water."""
    _, down = grid(size)
    horizon = float(rng.uniform(0.35, 0.8))
    ground = any_colour(rng, 60, 170) if rng.random() < 0.4 else leaf_green(rng)
    near = blend(scaled(ground, 0.7), scaled(ground, 1.2), 0.5 + 0.4 * noise(rng, size))
    picture = np.where(down[..., None] < horizon, sky(rng, size), near)
    brush = Brush(size, rounded(picture))
    for depth in range(rng.integers(0, 4)):
        tone = mix((170, 185, 200), scaled(ground, 0.6), 0.2 + 0.25 * depth)
        swing = rng.uniform(0.02, 0.14) * rng.standard_normal(7).cumsum() * 0.5
        ridge = [(-0.1 + 0.2 * i, horizon - 0.02 - abs(float(s))) for i, s in enumerate(swing)]
        brush.polygon([(-0.1, horizon + 0.01), *ridge, (1.1, horizon + 0.01)], tone)
    return blurred(brush.picture(), rng.choice([0.0, 0.006, 0.02]))


def brick(rng: np.random.Generator, size: int) -> Pixels:
    """A wall of brick, block or tile."""
    high = rng.uniform(0.04, 0.11)
    wide = high * rng.uniform(1.6, 3)
    joint = high * rng.uniform(0.06, 0.16)
    clay = any_colour(rng, 70, 200)
    brush = Brush(size, scaled(clay, rng.choice([0.55, 1.35])))
    tones = rng.normal(1, rng.uniform(0.03, 0.15), 4096)
    start = rng.uniform(-1, 0, 2)
    for row in range(math.ceil(1 / high) + 1):
        y = (row + start[1]) * high
        shift = start[0] * wide - (row % 2) * wide / 2
        for column in range(math.ceil(1 / wide) + 2):
            x = column * wide + shift
            tone = scaled(clay, float(tones[(row * 61 + column) % 4096]))
            brush.rectangle(x, y, x + wide - joint, y + high - joint, tone)
    light = 0.75 + 0.35 * ramp(size, rng.uniform(0, 2 * math.pi)) + 0.08 * noise(rng, size)
    picture = rounded(brush.picture().astype(np.float32) * light[..., None])
    return blurred(picture, rng.choice([0.0, 0.003, 0.01]))


def asphalt(rng: np.random.Generator, size: int) -> Pixels:
    """Road seen from a street camera above it: worn tarmac, markings, a kerb."""
    grey = rng.uniform(75, 180)
    tone: Colour = (grey, grey * rng.uniform(0.98, 1.04), grey * rng.uniform(0.93, 1.02))
    worn = noise(rng, size, cells=(2, 5, 12, 40, 90), fall=0.8) * rng.uniform(4, 14)
    brush = Brush(size, rounded(np.asarray(tone, np.float32) + worn[..., None]))
    slope = rng.uniform(-0.9, 0.9)
    for _ in range(rng.integers(0, 4)):
        y, wide = rng.uniform(-0.4, 1.3), rng.uniform(0.008, 0.035)
        paint = any_colour(rng, 175, 235) if rng.random() < 0.7 else any_colour(rng, 40, 100)
        brush.line([(-0.1, y - 0.6 * slope), (1.1, y + 0.6 * slope)], wide, mix(tone, paint, 0.7))
    if rng.random() < 0.3:
        _crossing(rng, brush, tone, slope)
    if rng.random() < 0.3:
        y, pavement = rng.choice([-0.15, 0.9]) + rng.uniform(-0.1, 0.1), any_colour(rng, 110, 200)
        edges = [(-0.1, y - 0.6 * slope), (1.1, y + 0.6 * slope)]
        far = -1.5 if y < 0.5 else 2.5
        brush.polygon([*edges, (1.1, far), (-0.1, far)], pavement)
        brush.line(edges, 0.02, scaled(pavement, 1.2))
    return blurred(brush.picture(), rng.choice([0.0, 0.004]))


def _crossing(rng: np.random.Generator, brush: Brush, tone: Colour, slope: float) -> None:
    """Broad painted bars side by side."""
    x, y, wide = rng.uniform(-0.2, 0.8), rng.uniform(0, 0.6), rng.uniform(0.05, 0.1)
    paint = mix(tone, any_colour(rng, 190, 240), 0.8)
    for bar in range(6):
        low = y + bar * wide * 1.8
        corners = [(x, low), (x + 0.7, low + 0.7 * slope)]
        brush.polygon([*corners, *[(a, b + wide) for a, b in reversed(corners)]], paint)


def street(rng: np.random.Generator, size: int, horizon: float | None = None) -> Pixels:
    """A street across the view: houses, walls or trees behind a pavement, road in front.
    `horizon` is where the pavement meets what stands behind it, 0..1 from the top."""
    edge = float(rng.uniform(0.4, 0.75)) if horizon is None else horizon
    brush = Brush(size, rounded(sky(rng, size)))
    grey = rng.uniform(60, 165)
    road: Colour = (grey, grey, grey * rng.uniform(0.95, 1.03))
    for _ in range(rng.integers(1, 4)):
        _building(rng, brush, edge)
    _greenery(rng, brush, edge)
    pavement = mix(road, any_colour(rng, 150, 210), 0.7)
    kerb = edge + rng.uniform(0.02, 0.09)
    brush.rectangle(-0.1, edge, 1.1, kerb, pavement)
    brush.rectangle(-0.1, kerb, 1.1, kerb + 0.012, scaled(road, 0.6))
    far, near = scaled(road, 1.12), scaled(road, 0.88)
    brush.graded(
        [(-0.1, kerb + 0.012), (1.1, kerb + 0.012), (1.1, 1.1), (-0.1, 1.1)], (far, near), 90
    )
    if rng.random() < 0.3:
        y = rng.uniform(min(kerb + 0.05, 0.99), 1)
        brush.rectangle(-0.1, y, 1.1, y + rng.uniform(0.006, 0.02), mix(road, (235, 235, 225), 0.7))
    if rng.random() < 0.4:
        _pole(rng, brush, edge)
    worn = noise(rng, size, cells=(3, 8, 24, 80), fall=0.8)[..., None] * rng.uniform(2, 8)
    return rounded(brush.picture().astype(np.float32) + worn)


def _building(rng: np.random.Generator, brush: Brush, edge: float) -> None:
    left, wide = rng.uniform(-0.3, 0.8), rng.uniform(0.3, 1.3)
    top = edge - rng.uniform(0.15, 0.8)
    paint = any_colour(rng, 70, 235)
    box = [(left, top), (left + wide, top), (left + wide, edge), (left, edge)]
    brush.graded(box, (paint, scaled(paint, rng.uniform(0.75, 1.1))), 90)
    if rng.random() < 0.35:
        return
    step, high = rng.uniform(0.08, 0.2), rng.uniform(0.06, 0.14)
    pane = mix(any_colour(rng, 20, 110), (130, 150, 170), rng.uniform(0, 0.5))
    frame = scaled(paint, rng.choice([0.7, 1.3]))
    for y in np.arange(top + 0.04, edge - high, high * 1.7):
        for x in np.arange(left + 0.03, left + wide - step * 0.6, step):
            x0, y0, x1, y1 = float(x), float(y), float(x + step * 0.55), float(y + high)
            brush.rectangle(x0 - 0.008, y0 - 0.008, x1 + 0.008, y1 + 0.008, frame)
            brush.rectangle(x0, y0, x1, y1, pane)


def _greenery(rng: np.random.Generator, brush: Brush, edge: float) -> None:
    """Trees and hedges as clumps of leaves in front of the buildings."""
    size = brush.size
    across, down = grid(size)
    rough = noise(rng, size, cells=(6, 14, 30)) * 0.05
    cover = np.zeros((size, size), bool)
    for _ in range(rng.integers(0, 5)):
        x, reach = rng.uniform(0, 1), rng.uniform(0.08, 0.35)
        y = edge - rng.uniform(0, 0.5)
        cover |= np.hypot((across - x) / 1.3, down - y) + rough < reach
    if rng.random() < 0.4:
        cover |= down + rough > edge - rng.uniform(0.05, 0.25)
    cover &= down < edge
    brush.cover(rounded(leaves(rng, size)), cover)


def _pole(rng: np.random.Generator, brush: Brush, edge: float) -> None:
    x, wide = rng.uniform(0, 1), rng.uniform(0.006, 0.03)
    metal = any_colour(rng, 50, 170)
    post = [(x, -0.1), (x + wide, -0.1), (x + wide, edge + 0.03), (x, edge + 0.03)]
    brush.graded(post, (scaled(metal, 1.2), scaled(metal, 0.5)))
