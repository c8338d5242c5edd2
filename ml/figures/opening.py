"""The idea at one look: a face in the face network and a car in the car network.

Of each layer some units that answer strongly, at different places: above, where each answers on
the picture; below, what it looks for, as it ships in `ml/zoo/<network>/units`.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

from PIL import Image

from ml import api
from ml.contracts import ZOO, LayerReading, Reading, UnitReading
from ml.figures.drawing import drawing, picture, sample, words
from ml.figures.tiles import COLOURS, answers, layers, lit, named, output, seen

PAIRS = (("faces", "freya"), ("cars", "coupe"))  # a network, and a sample of what it learnt
LOOKS_FOR = {"edges": "kernels", "parts": "means", "objects": "means"}
SHOWN = 2  # units of a layer
TILE, GAP = 84, 4
PICTURE = 2 * TILE + GAP
HEAD, BETWEEN = 28, 30
LEFT = PICTURE + 26
GROUP = SHOWN * (TILE + GAP) + 16
ANSWER = 156
NARROW, NARROW_PICTURE = 340, 116
NARROW_TILE = (NARROW - 2 * GAP) / 3


def draw() -> str:
    """A row a network: the picture, units of each layer, the answer."""
    names = (*LOOKS_FOR, "answer")
    parts = [words(name, LEFT + at * GROUP, 16, bold=True) for at, name in enumerate(names)]
    top = float(HEAD)
    for network, name in PAIRS:
        image = sample(name)
        readings = list(api.analyse(image, (network,)))
        parts.append(picture(image.resize((PICTURE * 2,) * 2), 0, top, PICTURE))
        for column, layer in enumerate(layers(network, readings)):
            left = LEFT + column * GROUP
            for at, unit in enumerate(apart(layer)[:SHOWN]):
                parts += _unit(layer, unit, readings, left + at * (TILE + GAP), top, TILE)
        right = LEFT + 3 * GROUP
        parts.append(named(network, right, top + 13))
        parts += answers(output(network, readings), right, top + 25, width=ANSWER, shown=2)
        top += PICTURE + BETWEEN
    return drawing(LEFT + 3 * GROUP + ANSWER, top - BETWEEN, parts)


def draw_narrow() -> str:
    """The same for a telephone: a unit a layer."""
    parts, top = [], 0.0
    for network, name in PAIRS:
        image = sample(name)
        readings = list(api.analyse(image, (network,)))
        right = NARROW_PICTURE + 16
        parts.append(picture(image.resize((NARROW_PICTURE * 2,) * 2), 0, top, NARROW_PICTURE))
        parts.append(named(network, right, top + 14))
        given = output(network, readings)
        parts += answers(given, right, top + 22, width=NARROW - right, shown=2)
        top += NARROW_PICTURE + 22
        for column, layer in enumerate(layers(network, readings)):
            x = column * (NARROW_TILE + GAP)
            parts.append(words(layer.name, x, top, size=15, colour=COLOURS[network]))
            parts += _unit(layer, apart(layer)[0], readings, x, top + 8, NARROW_TILE)
        top += 2 * NARROW_TILE + GAP + 38
    return drawing(NARROW, top - 30, parts)


def apart(layer: LayerReading) -> list[UnitReading]:
    """The layer's units, strongest first; those that look where a stronger one does come last."""
    first: list[UnitReading] = []
    rest: list[UnitReading] = []
    for unit in sorted(layer.units, key=lambda unit: unit.rank):
        near = any(_near(unit.box, other.box) for other in first)
        (rest if near else first).append(unit)
    return first + rest


def looks_for(network: str, layer: str, unit: int) -> Image.Image:
    """A unit's kernel, or the mean of the patches to which it answers most, as it ships."""
    folder = ZOO / network / "units"
    sheet = json.loads((folder / "units.json").read_text())["sheets"][layer][LOOKS_FOR[layer]]
    height, width = sheet["tile"]
    row, column = divmod(unit, sheet["columns"])
    drawn = Image.open(folder / sheet["file"]).convert("L")
    return drawn.crop((column * width, row * height, (column + 1) * width, (row + 1) * height))


def _unit(
    layer: LayerReading, unit: UnitReading, readings: Sequence[Reading],
    x: float, y: float, side: float,
) -> list[str]:  # fmt: skip
    tile = looks_for(layer.network, layer.name, unit.index)
    return [
        *lit(layer, unit, seen(readings), x, y, side),
        picture(tile, x, y + side + GAP, side, exact=layer.name == "edges"),
    ]


def _near(one: tuple[int, int, int, int], other: tuple[int, int, int, int]) -> bool:
    """Whether more than half of a window, across and down, is seen by the other, too."""
    return all(
        abs(one[axis] + one[axis + 2] - other[axis] - other[axis + 2])
        < other[axis + 2] - other[axis]
        for axis in (0, 1)
    )
