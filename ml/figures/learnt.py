"""What every unit of both networks looks for, side by side."""

from __future__ import annotations

import numpy as np
import torch
from numpy.typing import NDArray
from PIL import Image
from torch import Tensor

from ml.contracts import NETWORKS, ZOO
from ml.inside import exemplars, kernels
from ml.inside.activations import peaks
from ml.measure import pools, sheets
from ml.network import geometry
from ml.weights import load_network

POOL = 416  # unseen renderings of each kind, from which patches are taken
SEED = 77
TILE, GAP, COLUMNS = 96, 6, 8
BETWEEN_LAYERS, BETWEEN_NETWORKS = 40, 72
LAYERS = ("edges", "parts", "objects")


def draw() -> Image.Image:
    """Faces left, cars right; edges, parts, objects from top to bottom; clear between tiles."""
    drawn = {kind: pools.rendered(kind, POOL, seed=SEED).images for kind in NETWORKS}
    columns = [_column(name, drawn[name]) for name in NETWORKS]
    height = max(column.height for column in columns)
    width = sum(column.width for column in columns) + BETWEEN_NETWORKS
    sheet = Image.new("LA", (width, height))
    sheet.paste(columns[0], (0, 0))
    sheet.paste(columns[1], (columns[0].width + BETWEEN_NETWORKS, 0))
    return sheet.convert("RGBA")


def tiles(name: str, pool: Tensor) -> dict[str, list[Tensor]]:
    """Of each layer a picture a unit, (side, side) bytes: kernels, or means of strongest patches.

    `pool` is (N, 1, 96, 96) bytes. A unit that answers to none of it has a grey tile.
    """
    network = load_network(name, ZOO).network
    found = peaks(network, pool, LAYERS)
    made = {"edges": [sheets.diverging(kernel[0]) for kernel in kernels.look(network, "edges")]}
    for layer, place in list(geometry(network).items())[1:]:
        best = exemplars.strongest(found[layer], place, pool.shape[2], count=exemplars.AVERAGED)
        made[layer] = [sheets.grey(exemplars.mean(pool, unit, place)) for unit in best]
    return made


@torch.no_grad()
def _column(name: str, pool: Tensor) -> Image.Image:
    step = TILE + GAP
    blocks = [_block(layer) for layer in tiles(name, pool).values()]
    height = sum(block.height for block in blocks) + BETWEEN_LAYERS * (len(blocks) - 1)
    column = Image.new("LA", (COLUMNS * step - GAP, height))
    top = 0
    for block in blocks:
        column.paste(block, (0, top))
        top += block.height + BETWEEN_LAYERS
    return column


def _block(units: list[Tensor]) -> Image.Image:
    step = TILE + GAP
    rows = -(-len(units) // COLUMNS)
    block = Image.new("LA", (COLUMNS * step - GAP, rows * step - GAP))
    for at, unit in enumerate(units):
        place = (at % COLUMNS * step, at // COLUMNS * step)
        block.paste(_tile(unit.numpy()), place)
    return block


def _tile(values: NDArray[np.uint8]) -> Image.Image:
    small = values.shape[0] < 24
    how = Image.Resampling.NEAREST if small else Image.Resampling.LANCZOS
    return Image.fromarray(values).resize((TILE, TILE), how).convert("LA")
