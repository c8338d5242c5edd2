"""A layer's activation maps as one 8-bit picture, and a table of every unit's peak."""

from __future__ import annotations

import math
from functools import lru_cache

import torch
from torch import Tensor

from ml.contracts import INPUT_SIZE, Atlas, UnitReading
from ml.network import Geometry


def encode(maps: Tensor) -> tuple[Atlas, list[float]]:
    """Quantise (C, H, W) activations of at least 0; returns the atlas and each unit's maximum.

    Each unit has its own scale, so a decoded value is at most half of `max / 255` away from the
    activation.
    """
    units, height, width = maps.shape
    columns = columns_for(units)
    rows = math.ceil(units / columns)
    top = maps.amax((1, 2))  # (C,)
    scale = torch.where(top > 0, 255 / top, 0)  # a silent unit's tile is black
    scale = scale.nan_to_num(posinf=0)  # so is one too faint for a float to scale
    tiles = maps.new_zeros((rows * columns, height, width), dtype=torch.uint8)
    tiles[:units] = (maps * scale[:, None, None]).round_()  # (C, H, W)
    sheet = tiles.view(rows, columns, height, width).transpose(1, 2)  # (rows, H, columns, W)
    pixels = sheet.contiguous().numpy().tobytes()
    return Atlas(columns, (height, width), rows * height, columns * width, pixels), top.tolist()


def decode(atlas: Atlas, maxima: list[float]) -> Tensor:
    """The activations back from an atlas, as (C, H, W) floats; `encode` is its inverse."""
    height, width = atlas.tile
    rows = atlas.height // height
    sheet = torch.frombuffer(bytearray(atlas.pixels), dtype=torch.uint8)
    tiles = sheet.view(rows, height, atlas.columns, width).transpose(1, 2)  # (rows, columns, H, W)
    tiles = tiles.reshape(-1, height, width)[: len(maxima)]  # (C, H, W)
    return tiles / 255 * torch.tensor(maxima)[:, None, None]


def columns_for(units: int) -> int:
    """Tiles in a row: a divisor that makes the sheet nearly square, else padded with black."""
    root = math.ceil(math.sqrt(units))
    return next((c for c in range(root, 2 * root) if units % c == 0), root)


def table(
    maps: Tensor, maxima: list[float], geometry: Geometry, size: int = INPUT_SIZE
) -> tuple[UnitReading, ...]:
    """Every unit's maximum, mean, place of the peak, window of the peak and rank."""
    width = maps.shape[2]
    flat = maps.flatten(1)  # (C, H*W)
    peaks: list[int] = flat.argmax(1).tolist()
    means: list[float] = flat.mean(1).tolist()
    order = sorted(range(len(maxima)), key=lambda unit: -maxima[unit])
    ranks = {unit: rank for rank, unit in enumerate(order)}
    readings = []
    for unit, peak in enumerate(peaks):
        row, column = divmod(peak, width)
        box = _box(geometry, column, row, size)
        readings.append(
            UnitReading(unit, maxima[unit], means[unit], (column, row), box, ranks[unit])
        )
    return tuple(readings)


@lru_cache(maxsize=8192)
def _box(geometry: Geometry, column: int, row: int, size: int) -> tuple[int, int, int, int]:
    return geometry.box(column, row, size)
