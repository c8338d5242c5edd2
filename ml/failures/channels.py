"""Blue taken for red: one library hands pictures over as RGB, another as BGR.

These networks see grey, so only the weights of the luma (0.299, 0.587, 0.114) change places. That
hides the fault wherever a picture has little colour. The second pair shows the same fault on the
same picture with its colours made stronger.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from PIL import Image, ImageEnhance

from ml.contracts import ExhibitReading
from ml.failures.exhibits import Pixels, Scene, furthest
from ml.pictures import grey_square
from ml.readings import batch_of

STRONGER = 6.0  # factor on the colours


def show(scene: Scene) -> Iterator[ExhibitReading]:
    plain, vivid = scene.colours, ImageEnhance.Color(scene.colours).enhance(STRONGER)
    yield from _pair(scene, plain, "As the camera took it")
    yield from _pair(scene, vivid, "The same with stronger colours")
    mended = swapped(swapped(vivid))
    yield scene.exhibit(
        "mended",
        "Order named where the picture comes in, strong colours",
        np.asarray(mended),
        scene.answers(batch_of(grey_square(mended))),
        {"pixels that differ from the camera's": float(_differ(vivid, mended))},
    )


def swapped(image: Image.Image) -> Image.Image:
    """Red and blue in each other's place."""
    red, green, blue = image.convert("RGB").split()
    return Image.merge("RGB", (blue, green, red))


def _pair(scene: Scene, image: Image.Image, title: str) -> Iterator[ExhibitReading]:
    was, became = grey_square(image), grey_square(swapped(image))
    before, after = scene.answers(batch_of(was)), scene.answers(batch_of(became))
    yield scene.exhibit("healthy", title, np.asarray(image), before)
    moved = np.abs(was.astype(int) - became.astype(int))
    figures = {
        "mean change of a grey value, of 255": float(moved.mean()),
        "largest change of a grey value, of 255": float(moved.max()),
        "largest change of a probability": furthest(before, after),
    }
    yield scene.exhibit(
        "broken", f"{title}, blue taken for red", _array(swapped(image)), after, figures
    )


def _array(image: Image.Image) -> Pixels:
    return np.asarray(image)


def _differ(one: Image.Image, other: Image.Image) -> int:
    return int((np.asarray(one) != np.asarray(other)).any(2).sum())
