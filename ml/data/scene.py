"""What stands behind a rendered thing, and the camera that takes the picture.

Every parameter is drawn before anything depends on the size, so the same generator gives the
same picture at 96 and at 480 pixels (sensor noise and JPEG blocks, which belong to pixels, keep
their strength and not their places).
"""

from __future__ import annotations

import io
import math
from collections.abc import Callable

import numpy as np
from PIL import Image

from ml.data.brush import Floats, Pixels, blurred, grid, rounded
from ml.data.scene_indoor import bokeh, clutter, gradient, office, shelves, stripes, wall
from ml.data.scene_outdoor import asphalt, brick, foliage, open_land, street

Painter = Callable[[np.random.Generator, int], Pixels]

SCENES: dict[str, Painter] = {
    "wall": wall,
    "shelves": shelves,
    "office": office,
    "gradient": gradient,
    "stripes": stripes,
    "clutter": clutter,
    "bokeh": bokeh,
    "foliage": foliage,
    "land": open_land,
    "brick": brick,
    "asphalt": asphalt,
    "street": street,
}


def background(rng: np.random.Generator, size: int, kind: str | None = None) -> Pixels:
    """A scene with no face and no car, (size, size, 3) uint8 RGB; `kind` is one of SCENES, or
    None for any. An unknown kind raises KeyError."""
    name = str(rng.choice(list(SCENES))) if kind is None else kind
    return SCENES[name](np.random.default_rng(rng.integers(2**63)), size)


def camera(rng: np.random.Generator, image: Pixels) -> Pixels:
    """The scene as a mild, everyday camera would deliver it: exposure, contrast, white balance
    and vignette; slight blur, sensor noise and JPEG losses. (H, W, 3) uint8, same shape."""
    own = np.random.default_rng(rng.integers(2**63))
    exposed = _exposed(own, image.astype(np.float32))
    focused = _blurred(own, exposed)
    strength = own.choice([0.0, 1.0, 2.0, 4.0, 8.0], p=[0.2, 0.3, 0.25, 0.2, 0.05])
    quality = int(own.integers(55, 96))
    compress = own.random() < 0.5
    grain = own.standard_normal(image.shape[:2], dtype=np.float32)[..., None] * np.float32(strength)
    out = rounded(focused + grain)
    return _through_jpeg(out, quality) if compress else out


def _exposed(rng: np.random.Generator, image: Floats) -> Floats:
    gain = rng.normal(1, 0.12)
    contrast = rng.normal(1, 0.12)
    balance = (gain * contrast * rng.normal(1, 0.03, 3)).astype(np.float32)
    lift = np.float32(128 * (1 - contrast) + rng.normal(0, 6))
    across, down = grid(image.shape[0])
    fall = np.float32(rng.choice([0.0, rng.uniform(0.1, 0.6)]))
    vignette = 1 - fall * ((across - 0.5) ** 2 + (down - 0.5) ** 2)
    return np.asarray((image * balance + lift) * vignette[..., None], np.float32)


def _blurred(rng: np.random.Generator, image: Floats) -> Floats:
    """Out of focus, shaken along one direction, or neither; by a share of the width."""
    kind, reach, angle = rng.random(), rng.uniform(0.0015, 0.006), rng.uniform(0, math.pi)
    if kind < 0.45:
        return image
    if kind < 0.85:
        return blurred(rounded(image), reach).astype(np.float32)
    shift = 2 * reach * image.shape[0]
    steps = np.linspace(-1, 1, 2 * math.ceil(shift) + 1) * shift
    moved = [_moved(image, step * math.cos(angle), step * math.sin(angle)) for step in steps]
    return np.asarray(np.mean(moved, axis=0), np.float32)


def _moved(image: Floats, dx: float, dy: float) -> Floats:
    """The picture moved by a fraction of pixels, its edges held."""
    for axis, step in ((1, dx), (0, dy)):
        whole = math.floor(step)
        part = np.float32(step - whole)
        reach = np.arange(image.shape[axis])
        near = np.clip(reach - whole, 0, image.shape[axis] - 1)
        far = np.clip(reach - whole - 1, 0, image.shape[axis] - 1)
        if part or whole:
            image = image.take(near, axis) * (1 - part) + image.take(far, axis) * part
    return image


def _through_jpeg(image: Pixels, quality: int) -> Pixels:
    file = io.BytesIO()
    Image.fromarray(image).save(file, "JPEG", quality=quality)
    return np.asarray(Image.open(file).convert("RGB")).copy()
