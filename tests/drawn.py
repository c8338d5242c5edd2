"""Pictures for the whole site's tests: drawn by the project's own renderers, no two alike."""

import io
from functools import cache

import numpy as np
from PIL import Image, ImageEnhance, ImageOps

from ml.data import cars, faces

DRAWINGS = 8  # rendered once; every further picture is one of them in another light
DRAWN_AT = 192  # pixels; larger costs seconds and shows the networks, at 96, nothing more


@cache
def drawing(number: int) -> Image.Image:
    """A face (even numbers) or a car (odd), 640×480."""
    renderer = (faces, cars)[number % 2]
    rendering = renderer.render(
        None, np.random.default_rng(number), size=DRAWN_AT, with_masks=False
    )
    square = Image.fromarray(rendering.image).resize((480, 480), Image.Resampling.BICUBIC)
    return ImageOps.pad(square, (640, 480), color=(96, 96, 96))


def jpeg(number: int) -> bytes:
    """The ``number``-th picture as a JPEG file; different numbers give different pixels."""
    turn, base = divmod(number, DRAWINGS)
    light = ImageEnhance.Brightness(drawing(base)).enhance(1.0 - 0.4 * (turn % 32) / 32)
    picture = ImageEnhance.Contrast(light).enhance(1.0 - 0.1 * (turn // 32 % 8))
    for bit in range(24):  # beside the square that the networks look at: no two files alike
        if number >> bit & 1:
            picture.paste("white", (0, 16 * bit, 16, 16 * bit + 16))
    sink = io.BytesIO()
    picture.save(sink, "JPEG", quality=90)
    return sink.getvalue()
