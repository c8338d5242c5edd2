"""Ways to change a picture, at its own resolution, before the networks' input is made of it.

Strengths and their units are those of `ml.contracts.TRANSFORMS`. The picture is made grey first:
that is what the networks see, and a third of the work. What comes in from outside the picture is
its mean grey. At the strength that changes nothing, not one pixel changes.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

import numpy as np
from PIL import Image, ImageEnhance, ImageFilter, ImageOps

from ml.contracts import INPUT_SIZE, TRANSFORMS, Transform, crop_box
from ml.errors import ImageError
from ml.pictures import upright

BICUBIC, LANCZOS = Image.Resampling.BICUBIC, Image.Resampling.LANCZOS


def square_of(image: Image.Image) -> Image.Image:
    """What the networks see of a picture, upright and grey, in the picture's own pixels."""
    image = image if image.mode == "L" else upright(image)
    return image.crop(crop_box(*image.size)).convert("L")


def transformed(square: Image.Image, steps: Sequence[Transform]) -> Image.Image:
    """Apply each step to what the one before it left. Raises ImageError for an unknown one."""
    for step in steps:
        if step.name not in TRANSFORMS:
            raise ImageError(f"There is no transform {step.name!r}: {', '.join(TRANSFORMS)}.")
        if step.strength != TRANSFORMS[step.name].same:
            square = _VERBS[step.name](square, step)
    return square


def _rotate(square: Image.Image, step: Transform) -> Image.Image:
    return square.rotate(-step.strength, BICUBIC, fillcolor=_mean(square))


def _shift(square: Image.Image, step: Transform) -> Image.Image:
    far, angle = step.strength * _pixel(square), math.radians(step.direction)
    right, down = far * math.cos(angle), far * math.sin(angle)
    back = (1, 0, -right, 0, 1, -down)  # from a place in the new picture to one in the old
    return square.transform(
        square.size, Image.Transform.AFFINE, back, BICUBIC, fillcolor=_mean(square)
    )


def _scale(square: Image.Image, step: Transform) -> Image.Image:
    side = square.width
    if step.strength > 1:
        margin = side * (1 - 1 / step.strength) / 2
        box = (margin, margin, side - margin, side - margin)
        return square.resize(square.size, BICUBIC, box=box)
    small = max(1, round(side * step.strength))
    page = Image.new("L", square.size, _mean(square))
    at = (side - small) // 2
    page.paste(square.resize((small, small), LANCZOS), (at, at))
    return page


def _blur(square: Image.Image, step: Transform) -> Image.Image:
    return square.filter(ImageFilter.GaussianBlur(step.strength * _pixel(square)))


def _noise(square: Image.Image, step: Transform) -> Image.Image:
    """A grain is as large as a pixel of the input."""
    grains = min(INPUT_SIZE, square.width)
    dice = np.random.default_rng(step.seed)
    field = dice.normal(0, 255 * step.strength, (grains, grains)).astype(np.float32)
    large = Image.fromarray(field).resize(square.size, Image.Resampling.NEAREST)
    values = np.asarray(square) + np.asarray(large)  # (side, side)
    return Image.fromarray(values.round().clip(0, 255).astype(np.uint8))


def _brightness(square: Image.Image, step: Transform) -> Image.Image:
    return ImageEnhance.Brightness(square).enhance(step.strength)


def _greyscale(square: Image.Image, _step: Transform) -> Image.Image:
    return square  # it is grey already: taking colour away cannot change what the networks see


def _scramble(square: Image.Image, step: Transform) -> Image.Image:
    """Cut into patches and deal them out again so that none keeps its place."""
    count = min(round(step.strength), square.width)
    patch = -(-square.width // count)
    whole = square.resize((count * patch,) * 2, BICUBIC)  # so that all patches are of one size
    grid = np.asarray(whole).reshape(count, patch, count, patch).swapaxes(1, 2)
    tiles = grid.reshape(-1, patch, patch)  # (count * count, patch, patch)
    order = np.random.default_rng(step.seed).permutation(count * count)
    dealt = np.empty_like(tiles)
    dealt[np.roll(order, 1)] = tiles[order]  # one long cycle
    sheet = dealt.reshape(count, count, patch, patch).swapaxes(1, 2).reshape(whole.size)
    return Image.fromarray(sheet).resize(square.size, BICUBIC)


def _flip(square: Image.Image, _step: Transform) -> Image.Image:
    return ImageOps.mirror(square)


_VERBS: dict[str, Callable[[Image.Image, Transform], Image.Image]] = {
    "rotate": _rotate,
    "shift": _shift,
    "scale": _scale,
    "blur": _blur,
    "noise": _noise,
    "brightness": _brightness,
    "greyscale": _greyscale,
    "scramble": _scramble,
    "flip": _flip,
}


def _pixel(square: Image.Image) -> float:
    """How many of the picture's pixels make one of the input's."""
    return square.width / INPUT_SIZE


def _mean(square: Image.Image) -> int:
    return round(float(np.asarray(square).mean()))
