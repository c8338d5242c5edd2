"""Drawing in unit coordinates, so that one description gives one picture at every size.

x runs right and y down, both 0..1 over the frame; colours are RGB, 0..255. Shapes are drawn
larger and averaged down, because Pillow itself does not smooth edges.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFilter

Colour = tuple[float, float, float]
Point = tuple[float, float]
Floats = NDArray[np.float32]
Pixels = NDArray[np.uint8]


def rgb(colour: Sequence[float]) -> tuple[int, int, int]:
    """The colour as Pillow wants it: whole numbers, held within 0..255."""
    red, green, blue = (min(255, max(0, round(value))) for value in colour)
    return red, green, blue


def mix(one: Colour, other: Colour, share: float) -> Colour:
    """`one` at share 0, `other` at share 1."""
    red, green, blue = (a + (b - a) * share for a, b in zip(one, other, strict=True))
    return red, green, blue


def scaled(colour: Colour, factor: float) -> Colour:
    """The colour made lighter (factor above 1) or darker."""
    return colour[0] * factor, colour[1] * factor, colour[2] * factor


def any_colour(rng: np.random.Generator, low: float = 20, high: float = 235) -> Colour:
    """A colour of random brightness, more often dull or warm than vivid, as things mostly are."""
    grey, reach = rng.uniform(low, high), rng.choice([0.04, 0.1, 0.3], p=[0.4, 0.4, 0.2])
    warm = rng.normal(0.5, 1)
    red, green, blue = (
        grey + reach * min(grey, 315 - grey) * (warm * tilt + rng.normal(0, 0.4))
        for tilt in (1, 0.1, -1)
    )
    return float(red), float(green), float(blue)


def rounded(image: Floats) -> Pixels:
    """0..255 floats as bytes, held within range."""
    return np.asarray(np.clip(image + 0.5, 0, 255), np.uint8)


def resized(grid: Floats, size: int) -> Floats:
    """A coarse (h, w) grid spread smoothly over (size, size)."""
    picture = Image.fromarray(np.ascontiguousarray(grid, dtype=np.float32))
    spread = picture.resize((size, size), Image.Resampling.BICUBIC)
    return np.asarray(spread, dtype=np.float32)


def noise(
    rng: np.random.Generator,
    size: int,
    *,
    cells: Sequence[int] = (3, 6, 12, 24, 48),
    fall: float = 0.6,
) -> Floats:
    """Smooth noise over several scales, (size, size), about -1..1; `fall` is the amplitude of
    each finer scale relative to the one before (0.5 gives 1/f). Each scale is spread onto the
    next finer one, so that only the last step costs full size."""
    total = np.zeros((1, 1), np.float32)
    weight, energy = 1.0, 0.0
    for count in cells:
        fresh = rng.standard_normal((count, count), dtype=np.float32)
        total = resized(total, count) + np.float32(weight) * fresh
        energy += weight * weight
        weight *= fall
    return resized(total, size) * np.float32(0.6 / math.sqrt(energy))


def blend(low: Colour, high: Colour, share: Floats) -> Floats:
    """A (H, W) share between two colours, as a (H, W, 3) picture of floats."""
    share = np.clip(share, 0, 1)[..., None]
    return np.asarray(low, np.float32) * (1 - share) + np.asarray(high, np.float32) * share


@lru_cache(maxsize=8)
def grid(size: int) -> tuple[Floats, Floats]:
    """x and y of every pixel's middle, each (size, size), 0..1."""
    line = ((np.arange(size) + 0.5) / size).astype(np.float32)
    across = np.tile(line, (size, 1))
    return across, across.T.copy()


def ramp(size: int, angle: float) -> Floats:
    """0..1 along a direction (radians, 0 = rightwards), (size, size)."""
    across, down = grid(size)
    reach = (abs(math.cos(angle)) + abs(math.sin(angle))) / 2
    along = (across - 0.5) * math.cos(angle) + (down - 0.5) * math.sin(angle)
    return np.asarray(along / (2 * reach) + 0.5, np.float32)


def blurred(image: Pixels, radius: float) -> Pixels:
    """Gaussian blur; the radius is a share of the picture's width."""
    pixels = float(radius) * image.shape[1]
    if pixels < 0.15:
        return image
    return np.asarray(Image.fromarray(image).filter(ImageFilter.GaussianBlur(pixels)))


class Brush:
    """A picture in the making. `picture()` gives it at the size asked for."""

    def __init__(self, size: int, ground: Colour | Pixels, *, over: int = 2) -> None:
        self.size = size
        self.wide = size * over
        if isinstance(ground, tuple):
            self.image = Image.new("RGB", (self.wide, self.wide), rgb(ground))
        else:
            self.image = Image.fromarray(ground).resize(
                (self.wide, self.wide), Image.Resampling.NEAREST
            )
        self.draw = ImageDraw.Draw(self.image)

    def cover(self, picture: Pixels, where: NDArray[np.bool_] | None = None) -> None:
        """Puts a (size, size) picture over what was there, or only `where` it is wanted."""
        large = Image.fromarray(picture).resize(self.image.size, Image.Resampling.NEAREST)
        if where is None:
            self.image.paste(large)
        else:
            mask = Image.fromarray(where.astype(np.uint8) * np.uint8(255))
            self.image.paste(large, mask=mask.resize(self.image.size, Image.Resampling.BILINEAR))

    def place(self, points: Iterable[Point]) -> list[Point]:
        return [(x * self.wide - 0.5, y * self.wide - 0.5) for x, y in points]

    def polygon(self, points: Iterable[Point], colour: Colour) -> None:
        self.draw.polygon(self.place(points), fill=rgb(colour))

    def rectangle(self, x0: float, y0: float, x1: float, y1: float, colour: Colour) -> None:
        self.polygon([(x0, y0), (x1, y0), (x1, y1), (x0, y1)], colour)

    def ellipse(self, x: float, y: float, rx: float, ry: float, colour: Colour) -> None:
        (left, top), (right, low) = self.place([(x - rx, y - ry), (x + rx, y + ry)])
        self.draw.ellipse((left, top, max(left, right), max(top, low)), fill=rgb(colour))

    def line(self, points: Iterable[Point], width: float, colour: Colour) -> None:
        self.draw.line(
            self.place(points),
            fill=rgb(colour),
            width=max(1, round(width * self.wide)),
            joint="curve",
        )

    def graded(self, points: Sequence[Point], tones: Sequence[Colour], angle: float = 0) -> None:
        """A polygon filled with tones that run across its own bounding box, left to right, or
        top to bottom for an angle of 90 degrees (the only two needed)."""
        placed = self.place(points)
        left, top = (math.floor(min(p[i] for p in placed)) for i in (0, 1))
        wide, high = (
            max(1, math.ceil(max(p[i] for p in placed)) - low + 1)
            for i, low in ((0, left), (1, top))
        )
        mask = Image.new("L", (wide, high))
        ImageDraw.Draw(mask).polygon([(x - left, y - top) for x, y in placed], fill=255)
        strip = np.array([[rgb(tone) for tone in tones]], np.uint8)
        if angle:
            strip = strip.transpose(1, 0, 2)
        fill = Image.fromarray(np.ascontiguousarray(strip))
        self.image.paste(
            fill.resize((wide, high), Image.Resampling.BILINEAR), (left, top), mask=mask
        )

    def ball(self, x: float, y: float, rx: float, ry: float, colour: Colour, light: float) -> None:
        """An ellipsoid lit from the upper left (`light` negative) or right (positive)."""
        (left, top), (right, low) = self.place([(x - rx, y - ry), (x + rx, y + ry)])
        wide, high = max(2, round(right - left)), max(2, round(low - top))
        shade = _sphere(round(light, 1))
        tones = rounded(shade[..., :1] * np.asarray(colour, np.float32) + 255 * shade[..., 1:])
        mask = Image.new("L", (wide, high))
        ImageDraw.Draw(mask).ellipse((0, 0, wide - 1, high - 1), fill=255)
        fill = Image.fromarray(tones).resize((wide, high), Image.Resampling.BILINEAR)
        self.image.paste(fill, (round(left), round(top)), mask=mask)

    def shadow(self, points: Sequence[Point], strength: float, soft: float) -> None:
        """Darkens a polygon with a soft edge; `soft` is a share of the picture's width."""
        small = max(72, self.wide // 4)
        mask = Image.new("L", (small, small))
        ImageDraw.Draw(mask).polygon(
            [(x * small, y * small) for x, y in points], fill=round(255 * strength)
        )
        mask = mask.filter(ImageFilter.GaussianBlur(float(soft) * small)).resize(self.image.size)
        self.image.paste((8, 8, 10), (0, 0), mask=mask)

    def soften(self, radius: float) -> None:
        """Blurs all that was drawn so far."""
        self.image = self.image.filter(ImageFilter.GaussianBlur(float(radius) * self.wide))
        self.draw = ImageDraw.Draw(self.image)

    def picture(self) -> Pixels:
        return np.asarray(self.image.reduce(self.wide // self.size)).copy()


@lru_cache(maxsize=64)
def _sphere(light: float) -> Floats:
    """Diffuse shade and highlight of a lit sphere, (48, 48, 2)."""
    across, down = grid(48)
    x, y = across * 2 - 1, down * 2 - 1
    z = np.sqrt(np.clip(1 - x * x - y * y, 0, 1))
    lamp = np.array([light, -0.6, 0.8]) / math.hypot(light, 1)
    facing = np.clip(x * lamp[0] + y * lamp[1] + z * lamp[2], 0, 1.2)
    gleam = np.clip(facing, 0, 1) ** 30 * 0.6
    return np.stack([0.3 + 0.8 * facing, gleam], axis=-1).astype(np.float32)


def curve(points: Sequence[Point], rounds: int = 2) -> list[Point]:
    """A closed polygon with its corners cut `rounds` times (Chaikin 1974): a smooth outline."""
    line = np.asarray(points, float)
    for _ in range(rounds):
        after = np.roll(line, -1, axis=0)
        line = np.stack([0.75 * line + 0.25 * after, 0.25 * line + 0.75 * after], axis=1)
        line = line.reshape(-1, 2)
    return [(float(x), float(y)) for x, y in line]


def turned(points: Iterable[Point], about: Point, angle: float, scale: float = 1) -> list[Point]:
    """Points turned about one of them by an angle (radians, clockwise on screen) and scaled."""
    cos, sin = math.cos(angle) * scale, math.sin(angle) * scale
    return [
        (
            about[0] + (x - about[0]) * cos - (y - about[1]) * sin,
            about[1] + (x - about[0]) * sin + (y - about[1]) * cos,
        )
        for x, y in points
    ]
