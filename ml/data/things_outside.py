"""Things found outside, and views and surfaces that are no thing at all."""

from __future__ import annotations

import math

import numpy as np

from ml.data.brush import Colour, any_colour, blend, curve, mix, noise, resized, rounded, scaled
from ml.data.easel import Easel, oval
from ml.data.scene_outdoor import leaf_green


def tree(rng: np.random.Generator, easel: Easel) -> None:
    green, bark = leaf_green(rng), any_colour(rng, 40, 120)
    easel.shadow(0.1, 1, 0.6, 0.1)
    easel.round_across([(-0.09, -0.2), (0.08, -0.2), (0.14, 1), (-0.15, 1)], bark)
    if rng.random() < 0.35:
        for step in range(4):
            y, wide = -1 + step * 0.35, 0.3 + step * 0.17
            fir = [(0, y), (wide, y + 0.55), (-wide, y + 0.55)]
            easel.brush.graded(easel.at(fir), (scaled(green, 1.2), scaled(green, 0.4)))
        return
    for tone in np.sort(rng.uniform(0.3, 1.3, 60)):
        a, reach = rng.uniform(0, 2 * math.pi), math.sqrt(rng.random())
        x, y = 0.7 * reach * math.cos(a), -0.4 + 0.55 * reach * math.sin(a) - 0.15 * tone
        size = rng.uniform(0.08, 0.2)
        easel.disc(float(x), float(y), float(size), float(size * 0.8), scaled(green, float(tone)))


def flower(rng: np.random.Generator, easel: Easel) -> None:
    petal, heart = any_colour(rng, 120, 240), any_colour(rng, 60, 210)
    stem = leaf_green(rng)
    easel.line([(0, 0), (0.08, 0.6), (0.0, 1.3)], 0.08, stem)
    easel.polygon(curve([(0.03, 0.9), (0.4, 0.55), (0.55, 0.75)], 3), scaled(stem, 1.2))
    count = int(rng.integers(5, 13))
    for ring, tone in ((0.95, 0.8), (0.9, 1.05)):
        for index in range(count):
            a = 2 * math.pi * (index + (tone > 1) * 0.5) / count
            wide = min(0.3, 1.6 / count)
            leaf = curve([(0, -wide / 2), (ring, -wide), (ring, wide), (0, wide / 2)], 3)
            cos, sin = math.cos(a), math.sin(a)
            placed = [(x * cos - y * sin, x * sin + y * cos) for x, y in leaf]
            easel.brush.graded(
                easel.at(placed), (scaled(petal, tone), scaled(petal, tone * 0.75)), 90
            )
    easel.ball(0, 0, 0.28, 0.28, heart)


def leaf(rng: np.random.Generator, easel: Easel) -> None:
    green = leaf_green(rng)
    wide = float(rng.uniform(0.35, 0.65))
    easel.shadow(0.08, 0.1, wide, 0.85)
    half = [(0, -1), (wide * 0.7, -0.55), (wide, 0.1), (wide * 0.5, 0.7), (0, 0.9)]
    for side, tone in ((-1.0, 1.05), (1.0, 0.8)):
        easel.polygon(curve([(side * x, y) for x, y in half], 3), scaled(green, tone))
    vein = mix(green, (225, 235, 190), 0.5)
    easel.line([(0, -0.95), (0, 1.15)], 0.05, vein)
    for index in range(6):
        y = -0.55 + index * 0.24
        for side in (-1.0, 1.0):
            easel.line([(0, y + 0.12), (side * wide * 0.75, y - 0.12)], 0.025, vein)


def cat(rng: np.random.Generator, easel: Easel) -> None:
    """A cat's or a dog's silhouette from the side or from behind."""
    fur = any_colour(rng, 15, 150)
    easel.shadow(0, 0.9, 0.8, 0.1)
    if rng.random() < 0.5:
        body = [(-0.5, 0.9), (-0.45, 0.1), (-0.25, -0.3), (0.25, -0.3), (0.45, 0.1), (0.5, 0.9)]
        easel.round_across(curve(body, 3), fur)
        easel.disc(0, -0.5, 0.33, 0.3, scaled(fur, 0.95))
        for side in (-1.0, 1.0):
            easel.polygon(
                [(side * 0.3, -0.6), (side * 0.28, -1), (side * 0.05, -0.75)], scaled(fur, 0.85)
            )
        easel.line([(0.4, 0.8), (0.8, 0.8), (0.95, 0.4)], 0.12, scaled(fur, 0.8))
        return
    for x in (-0.6, -0.45, 0.35, 0.5):
        easel.box(x - 0.06, 0.2, x + 0.06, 0.9, scaled(fur, 0.75))
    body = [(-0.75, -0.2), (0.6, -0.25), (0.65, 0.35), (0.1, 0.3), (-0.7, 0.4)]
    easel.fading(curve(body, 3), fur, 0.5)
    easel.disc(0.72, -0.45, 0.26, 0.22, fur)
    for x in (0.55, 0.78):
        easel.polygon([(x, -0.55), (x + 0.06, -0.85), (x + 0.17, -0.6)], scaled(fur, 0.8))
    easel.line([(-0.7, -0.05), (-0.95, -0.4), (-0.85, -0.8)], 0.1, fur)


def bird(rng: np.random.Generator, easel: Easel) -> None:
    plume, breast = any_colour(rng, 20, 170), any_colour(rng, 120, 230)
    easel.line([(-1.2, 0.75), (1.2, 0.65)], 0.1, any_colour(rng, 40, 110))
    for x in (-0.08, 0.1):
        easel.line([(x, 0.4), (x, 0.72)], 0.04, (70, 55, 40))
    easel.polygon([(-0.5, 0.1), (-1.0, 0.6), (-0.8, 0.65), (-0.2, 0.4)], scaled(plume, 0.7))
    body = curve([(-0.6, 0.1), (0.1, -0.4), (0.6, 0.0), (0.35, 0.45), (-0.3, 0.5)], 3)
    easel.fading(body, breast)
    easel.polygon(curve([(-0.65, 0.3), (-0.2, -0.3), (0.3, -0.1), (0.0, 0.3)], 3), plume)
    easel.ball(0.42, -0.42, 0.28, 0.27, plume)
    easel.polygon([(0.66, -0.46), (0.98, -0.38), (0.66, -0.32)], (210, 150, 40))
    easel.disc(0.52, -0.48, 0.05, 0.05, (10, 10, 10))


def house(rng: np.random.Generator, easel: Easel) -> None:
    paint, tiles = any_colour(rng, 110, 240), any_colour(rng, 40, 150)
    pane = mix((30, 36, 44), (150, 170, 190), float(rng.uniform(0, 0.6)))
    eaves = float(rng.uniform(-0.3, 0.0))
    easel.box(0.4, -0.95, 0.58, eaves, scaled(tiles, 0.8))
    easel.fading([(-0.85, eaves), (0.85, eaves), (0.85, 0.9), (-0.85, 0.9)], paint, 0.85)
    peak = -0.85
    roof = [(-0.98, eaves + 0.03), (-0.4, peak), (0.4, peak), (0.98, eaves + 0.03)]
    if rng.random() < 0.5:
        roof = [(-0.98, eaves + 0.03), (0, peak - 0.1), (0.98, eaves + 0.03)]
    easel.fading(roof, tiles, 0.7)
    easel.box(-0.85, eaves + 0.03, 0.85, eaves + 0.08, scaled(paint, 0.55))
    door = float(rng.choice([-0.5, 0.0, 0.5]))
    easel.box(door - 0.15, 0.35, door + 0.15, 0.9, scaled(any_colour(rng, 30, 160), 0.9))
    for x in (-0.5, 0.0, 0.5):
        for y in (eaves + 0.2, 0.42):
            if x == door and y == 0.42:
                continue
            easel.box(x - 0.16, y - 0.03, x + 0.16, y + 0.29, scaled(paint, 1.2))
            easel.box(x - 0.13, y, x + 0.13, y + 0.26, pane)
            easel.box(x - 0.012, y, x + 0.012, y + 0.26, scaled(paint, 1.2))


def facade(rng: np.random.Generator, easel: Easel) -> None:
    """The front of a large building: a grid of windows."""
    paint = any_colour(rng, 80, 230)
    easel.fading([(-2.5, -2.5), (2.5, -2.5), (2.5, 2.5), (-2.5, 2.5)], paint, 0.8)
    step, rise = rng.uniform(0.3, 0.7), rng.uniform(0.4, 0.8)
    wide, high = step * rng.uniform(0.4, 0.75), rise * rng.uniform(0.45, 0.75)
    pane = mix((25, 30, 38), (140, 165, 190), float(rng.uniform(0, 0.7)))
    for y in np.arange(-2.2, 2.2, rise):
        easel.box(-2.5, float(y - rise * 0.2), 2.5, float(y - rise * 0.16), scaled(paint, 0.75))
        for x in np.arange(-2.4, 2.4, step):
            tone = scaled(pane, float(rng.uniform(0.6, 1.4)))
            x0, y0 = float(x), float(y)
            easel.box(x0 - 0.03, y0 - 0.03, x0 + wide + 0.03, y0 + high + 0.05, scaled(paint, 1.2))
            easel.box(x0, y0, x0 + wide, y0 + high, tone)


def bicycle(rng: np.random.Generator, easel: Easel) -> None:
    """Two wheels without a car."""
    frame, tyre = any_colour(rng, 30, 220), (22.0, 22.0, 24.0)
    easel.shadow(0, 0.78, 0.95, 0.06)
    hubs = ((-0.62, 0.38), (0.62, 0.38))
    for x, y in hubs:
        for index in range(8):
            a = index * math.pi / 8
            tip = 0.38 * math.cos(a), 0.38 * math.sin(a)
            easel.line([(x - tip[0], y - tip[1]), (x + tip[0], y + tip[1])], 0.012, (170, 170, 170))
        easel.line(oval(x, y, 0.38, 0.38), 0.06, tyre)
    crank, seat, head = (-0.08, 0.4), (-0.25, -0.25), (0.42, -0.25)
    for ends in (
        (hubs[0], crank),
        (hubs[0], seat),
        (crank, seat),
        (seat, head),
        (crank, head),
        (head, hubs[1]),
    ):
        easel.line(ends, 0.055, frame)
    easel.line([seat, (-0.29, -0.4)], 0.05, tyre)
    easel.polygon([(-0.48, -0.44), (-0.12, -0.42), (-0.28, -0.36)], tyre)
    easel.line([head, (0.38, -0.48), (0.6, -0.52)], 0.05, tyre)
    easel.disc(*crank, 0.1, 0.1, scaled(frame, 0.6))


def aeroplane(rng: np.random.Generator, easel: Easel) -> None:
    skin = any_colour(rng, 140, 240)
    wing = scaled(skin, 0.7)
    easel.polygon(
        [(-0.95, -0.1), (-0.85, -0.5), (-0.7, -0.5), (-0.6, -0.08)], any_colour(rng, 60, 200)
    )
    body = [(-1, -0.05), (0.7, -0.16), (1.0, 0.0), (0.7, 0.14), (-0.6, 0.1)]
    easel.fading(curve(body, 2), skin, 0.5)
    for index in range(11):
        x = -0.5 + index * 0.1
        easel.disc(x, -0.05, 0.022, 0.028, (40, 45, 55))
    easel.polygon([(0.15, 0.05), (-0.35, 0.5), (-0.5, 0.5), (-0.2, 0.05)], wing)
    easel.polygon([(0.8, -0.1), (0.9, -0.06), (0.86, -0.02), (0.76, -0.05)], (45, 50, 60))


def fence(rng: np.random.Generator, easel: Easel) -> None:
    wood = any_colour(rng, 70, 230)
    step, wide = float(rng.uniform(0.18, 0.35)), float(rng.uniform(0.08, 0.15))
    for y in (-0.2, 0.5):
        easel.box(-3, y, 3, y + 0.12, scaled(wood, 0.6))
    for index in range(-10, 11):
        x = index * step
        board = [(x, -0.6), (x + wide / 2, -0.75), (x + wide, -0.6), (x + wide, 1.2), (x, 1.2)]
        easel.round_across(board, wood)


def landscape(rng: np.random.Generator, easel: Easel) -> None:
    """Hills, a lake, a far tree line, drawn over whatever was there."""
    sky: Colour = (float(rng.uniform(130, 190)), float(rng.uniform(160, 210)), 230.0)
    easel.brush.graded(
        [(-0.1, -0.1), (1.1, -0.1), (1.1, 1.1), (-0.1, 1.1)], (sky, (240, 235, 225)), 90
    )
    green = leaf_green(rng)
    horizon = float(rng.uniform(0.4, 0.6))
    easel.brush.ellipse(float(rng.uniform(0.1, 0.9)), 0.18, 0.06, 0.06, (255, 248, 225))
    for depth in range(4):
        tone = mix((165, 180, 195), scaled(green, 0.8), 0.2 + 0.27 * depth)
        base = horizon + depth * 0.13
        swing = rng.normal(0, 0.05, 9).cumsum() * 0.6
        ridge = [(-0.1 + 0.15 * i, base - 0.08 + float(s)) for i, s in enumerate(swing)]
        easel.brush.graded([(-0.1, 1.1), *ridge, (1.1, 1.1)], (tone, scaled(tone, 0.7)), 90)


def texture(rng: np.random.Generator, easel: Easel) -> None:
    """A surface seen close: stone, cloth, bark, water; noise stretched along one direction."""
    size, stretch = easel.brush.size, int(rng.choice([1, 4, 12]))
    field = noise(rng, size, cells=(4, 10, 26, 60), fall=float(rng.uniform(0.6, 1)))
    grain = rng.standard_normal((max(2, 60 // stretch), 60)).astype(np.float32)
    if stretch > 1:
        field = np.float32(0.4) * field + np.float32(0.5) * resized(grain, size)
    if rng.random() < 0.4:
        field = np.abs(field) * np.float32(2) - np.float32(0.6)
    tone = any_colour(rng, 60, 220)
    light = 0.5 + 0.5 * field
    easel.brush.cover(rounded(blend(scaled(tone, 0.35), scaled(tone, 1.25), light)))
