"""Many small pictures as tiles of one: a file a layer instead of one a unit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from PIL import Image
from torch import Tensor

BLANK = 128  # of a tile that has no picture


@dataclass(frozen=True, slots=True)
class Sheet:
    """Where tile number n is: column n % columns, row n // columns."""

    file: str
    tile: list[int]  # height, width
    columns: int
    count: int


def tiled(tiles: Sequence[Tensor], columns: int) -> Tensor:
    """Tiles (H, W) of bytes row by row in one (rows * H, columns * W) picture."""
    height, width = tiles[0].shape
    rows = -(-len(tiles) // columns)
    sheet = torch.full((rows * height, columns * width), BLANK, dtype=torch.uint8)
    for at, tile in enumerate(tiles):
        y, x = at // columns * height, at % columns * width
        sheet[y : y + height, x : x + width] = tile
    return sheet


def write(folder: Path, file: str, tiles: Sequence[Tensor], columns: int) -> Sheet:
    """Write tiles of bytes (H, W) as one picture; tiny ones without loss."""
    folder.mkdir(parents=True, exist_ok=True)
    picture = Image.fromarray(tiled(tiles, columns).numpy())
    height, width = tiles[0].shape
    picture.save(folder / file, quality=82, method=6, lossless=height < 32)
    return Sheet(file, [height, width], columns, len(tiles))


def grey(values: Tensor) -> Tensor:
    """Floats in 0..255 as bytes."""
    return values.round().clamp(0, 255).to(torch.uint8)


def diverging(kernel: Tensor) -> Tensor:
    """Signed numbers as bytes: 128 is 0, and the largest, either way, is 1 or 255."""
    return grey(128 + 127 * kernel / kernel.abs().amax().clamp_min(1e-12))


def enlarged(tile: Tensor, factor: int) -> Tensor:
    """Each pixel as a square of `factor` pixels."""
    return tile.repeat_interleave(factor, 0).repeat_interleave(factor, 1)
