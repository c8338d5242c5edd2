"""From any picture to the grey square that the networks see. Needs Pillow and numpy only."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageOps, UnidentifiedImageError

from ml.contracts import INPUT_SIZE, crop_box
from ml.errors import ImageError

SUFFIXES = frozenset({".jpg", ".jpeg", ".png", ".webp", ".gif", ".bmp", ".pgm", ".tif", ".tiff"})
_DEEP = frozenset({"I", "I;16", "I;16L", "I;16B", "I;16N", "F"})


def upright(image: Image.Image) -> Image.Image:
    """RGB, turned as its EXIF orientation asks, on white where transparent, 16 bit cut to 8."""
    image = ImageOps.exif_transpose(image)
    if image.mode == "RGB":
        return image
    if image.mode in _DEEP:
        return _eight_bit(image).convert("RGB")
    if image.has_transparency_data:
        image = image.convert("RGBA")
        white = Image.new("RGBA", image.size, "white")
        return Image.alpha_composite(white, image).convert("RGB")
    return image.convert("RGB")


def grey_square(image: Image.Image, size: int = INPUT_SIZE) -> NDArray[np.uint8]:
    """The centre square of an upright picture in grey, as (size, size) bytes.

    Luma is ITU-R 601; shrinking filters first, so fine texture turns grey rather than into waves.
    """
    image = image if image.mode == "L" else upright(image)
    grey = image.crop(crop_box(*image.size)).convert("L")
    # reducing_gap: average whole pixels first where much is thrown away, ten times faster
    small = grey.resize((size, size), Image.Resampling.LANCZOS, reducing_gap=3.0)
    return np.asarray(small)


def open_picture(path: Path) -> Image.Image:
    """Read a picture from disk, upright and RGB, or say which file cannot be read."""
    try:
        with Image.open(path) as image:
            image.load()
            return upright(image)
    except FileNotFoundError as error:
        raise ImageError(f"{path}: there is no such file.") from error
    except (UnidentifiedImageError, OSError, Image.DecompressionBombError) as error:
        raise ImageError(
            f"{path} is not a picture that can be read here ({error}). "
            "Use a JPEG, PNG, WebP or GIF file."
        ) from error


def pictures_in(folder: Path) -> list[Path]:
    """Every picture below `folder`, in the order of their names; refuses a folder without any."""
    if not folder.is_dir():
        raise ImageError(f"{folder}: there is no such folder.")
    found = sorted(p for p in folder.rglob("*") if p.suffix.lower() in SUFFIXES)
    if not found:
        raise ImageError(f"{folder} holds no picture ({', '.join(sorted(SUFFIXES))}).")
    return found


def _eight_bit(image: Image.Image) -> Image.Image:
    """16-bit or float grey to 8 bit: by its full range where it is 16 bit, else by its own."""
    values = np.asarray(image, dtype=np.float64)
    top = float(values.max(initial=0.0))
    full = 255.0 if top <= 255 else 65535.0 if top <= 65535 else top
    return Image.fromarray((values.clip(0, full) / full * 255).round().astype(np.uint8))
