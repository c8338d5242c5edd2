"""What the image lab shows for some samples: strongest maps of each layer, and the answers."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from ml import api
from ml.contracts import NETWORKS, LayerReading, Reading
from ml.figures.drawing import drawing, picture, sample, words
from ml.figures.tiles import COLOURS, answers, layers, lit, named, output, seen

SHOWN = 3  # strongest maps of a layer
ANSWERS = 2
PICTURE, TILE, GAP = 208, 66, 5
ROW, HEAD, BETWEEN = 104, 30, 34
LEFT = PICTURE + 26
GROUP = SHOWN * (TILE + GAP) + 15
NARROW, NARROW_PICTURE = 340, 132
NARROW_TILE = (NARROW - 2 * GAP) / 3
NARROW_BAR = NARROW - NARROW_PICTURE - 16


def draw(names: Sequence[str]) -> str:
    """One block a sample: the picture, and a row a network."""
    parts, top = _heads(), float(HEAD)
    for name in names:
        image = sample(name)
        parts.append(picture(image.resize((PICTURE * 2,) * 2), 0, top, PICTURE))
        parts += _rows(list(api.analyse(image, NETWORKS)), top)
        top += PICTURE + BETWEEN
    return drawing(LEFT + 3 * GROUP + 226, top - BETWEEN, parts)


def draw_narrow(names: Sequence[str]) -> str:
    """The same for a telephone: of each layer the strongest unit, large enough to be seen."""
    parts, top = [], 0.0
    for name in names:
        image = sample(name)
        parts.append(picture(image.resize((NARROW_PICTURE * 2,) * 2), 0, top, NARROW_PICTURE))
        readings = list(api.analyse(image, NETWORKS))
        grey = seen(readings)
        for at, network in enumerate(NETWORKS):
            y = top + at * NARROW_PICTURE / 2
            parts.append(named(network, NARROW_PICTURE + 16, y + 13))
            given = output(network, readings)
            parts += answers(given, NARROW_PICTURE + 16, y + 17, width=NARROW_BAR, shown=1)
        top += NARROW_PICTURE + 24
        for network in NETWORKS:
            for column, layer in enumerate(layers(network, readings)):
                x = column * (NARROW_TILE + GAP)
                parts.append(words(layer.name, x, top, size=15, colour=COLOURS[network]))
                parts += _strongest(layer, grey, x, top + 8, shown=1, side=NARROW_TILE)
            top += NARROW_TILE + 32
        top += 12
    return drawing(NARROW, top - 36, parts)


def _heads() -> list[str]:
    names = ("edges", "parts", "objects", "answer")
    return [words(name, LEFT + at * GROUP, 14, bold=True) for at, name in enumerate(names)]


def _rows(readings: Sequence[Reading], top: float) -> list[str]:
    grey = seen(readings)
    parts = []
    for at, network in enumerate(NETWORKS):
        y = top + at * ROW
        for column, layer in enumerate(layers(network, readings)):
            parts += _strongest(layer, grey, LEFT + column * GROUP, y + 24)
        parts.append(named(network, LEFT, y + 15))
        given = output(network, readings)
        parts += answers(given, LEFT + 3 * GROUP, y + 24, width=220, shown=ANSWERS)
    return parts


def _strongest(
    layer: LayerReading, grey: NDArray[np.uint8], x: float, y: float,
    *, shown: int = SHOWN, side: float = TILE,
) -> list[str]:  # fmt: skip
    units = sorted(layer.units, key=lambda unit: unit.rank)[:shown]
    parts = []
    for at, unit in enumerate(units):
        parts += lit(layer, unit, grey, x + at * (side + GAP), y, side)
    return parts
