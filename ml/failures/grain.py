"""Noise of a sensor in the dark, and a lens out of focus.

Against grain, the mean of each pixel with its neighbours helps: grain cancels, edges mostly stay.
Against blur nothing brings back what is gone; sharpening (unsharp mask) is measured beside it.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from PIL import Image, ImageFilter
from torch import Tensor
from torch.nn import functional as F

from ml.contracts import ExhibitReading
from ml.failures.exhibits import Pixels, Scene, as_picture
from ml.readings import batch_of

NOISE, BLUR = 0.1, 1.5  # deviations: of the full range, and in pixels
SEED = 0


def show(scene: Scene) -> Iterator[ExhibitReading]:
    yield scene.healthy()
    grainy, blurry = batch_of(grained(scene.grey)), batch_of(blurred(scene.grey))
    for state, title, batch in (
        ("broken", "In the dark: grain", grainy),
        ("broken", "Out of focus", blurry),
        ("mended", "Grain, each pixel averaged with its neighbours", smoothed(grainy)),
        ("mended", "Out of focus, sharpened", sharpened(blurry)),
    ):
        figures = {"sharpness": sharpness(batch)}
        picture = as_picture(batch)
        yield scene.exhibit(state, title, picture, scene.answers(batch), figures)  # type: ignore[arg-type]


def grained(grey: Pixels) -> Pixels:
    """With Gaussian noise on every pixel."""
    dice = np.random.default_rng(SEED)
    noisy = grey + dice.normal(0, 255 * NOISE, grey.shape)
    return np.asarray(noisy.round().clip(0, 255), np.uint8)


def blurred(grey: Pixels) -> Pixels:
    return np.asarray(Image.fromarray(grey).filter(ImageFilter.GaussianBlur(BLUR)))


def smoothed(batch: Tensor) -> Tensor:
    """The mean of each pixel and its eight neighbours, (B, 1, H, W)."""
    return F.avg_pool2d(F.pad(batch, [1] * 4, mode="reflect"), 3, stride=1)


def sharpened(batch: Tensor, amount: float = 3.0) -> Tensor:
    """Unsharp mask: what differs from the neighbours, made larger."""
    return (batch + amount * (batch - smoothed(batch))).clamp(0, 1)


def sharpness(batch: Tensor) -> float:
    """Mean square difference from the neighbours, in thousandths: grain raises it, blur lowers."""
    return float(1000 * (batch - smoothed(batch)).square().mean())
