"""What the image lab shows for some samples: strongest maps of each layer, and the answers."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from ml import api
from ml.contracts import NETWORKS, InputReading, LayerReading, OutputReading, Reading, UnitReading
from ml.figures.drawing import CARS, FACES, drawing, picture, sample, words

COLOURS = {"faces": FACES, "cars": CARS}
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
        grey = _seen(readings)
        for at, network in enumerate(NETWORKS):
            (output,) = [r for r in _of(network, readings) if isinstance(r, OutputReading)]
            y = top + at * NARROW_PICTURE / 2
            parts.append(_named(network, NARROW_PICTURE + 16, y + 13))
            parts += _answer(output, NARROW_PICTURE + 16, y + 17, width=NARROW_BAR, shown=1)
        top += NARROW_PICTURE + 24
        for network in NETWORKS:
            layers = [r for r in _of(network, readings) if isinstance(r, LayerReading)]
            for column, layer in enumerate(layers):
                x = column * (NARROW_TILE + GAP)
                colour = COLOURS[network]
                parts.append(words(layer.name, x, top, size=15, colour=colour))
                parts += _strongest(layer, grey, x, top + 8, shown=1, side=NARROW_TILE)
            top += NARROW_TILE + 32
        top += 12
    return drawing(NARROW, top - 36, parts)


def _heads() -> list[str]:
    names = ("edges", "parts", "objects", "answer")
    return [words(name, LEFT + at * GROUP, 14, bold=True) for at, name in enumerate(names)]


def _rows(readings: Sequence[Reading], top: float) -> list[str]:
    grey = _seen(readings)
    parts = []
    for at, network in enumerate(NETWORKS):
        y = top + at * ROW
        layers = [r for r in _of(network, readings) if isinstance(r, LayerReading)]
        for column, layer in enumerate(layers):
            parts += _strongest(layer, grey, LEFT + column * GROUP, y + 24)
        (output,) = [r for r in _of(network, readings) if isinstance(r, OutputReading)]
        parts.append(_named(network, LEFT, y + 15))
        parts += _answer(output, LEFT + 3 * GROUP, y + 24)
    return parts


def _seen(readings: Sequence[Reading]) -> NDArray[np.uint8]:
    """The picture as the networks see it, (96, 96)."""
    (seen,) = [reading for reading in readings if isinstance(reading, InputReading)]
    return np.frombuffer(seen.pixels, np.uint8).reshape(seen.size, seen.size)


def _of(network: str, readings: Sequence[Reading]) -> list[LayerReading | OutputReading]:
    kinds = (LayerReading, OutputReading)
    return [r for r in readings if isinstance(r, kinds) and r.network == network]


def _named(network: str, x: float, y: float) -> str:
    return words(f"{network[:-1]} network", x, y, size=15, colour=COLOURS[network])


def _strongest(
    layer: LayerReading, grey: NDArray[np.uint8], x: float, y: float,
    *, shown: int = SHOWN, side: float = TILE,
) -> list[str]:  # fmt: skip
    parts = []
    units = sorted(layer.units, key=lambda unit: unit.rank)[:shown]
    for at, unit in enumerate(units):
        left = x + at * (side + GAP)
        parts.append(picture(_glow(layer, unit, grey), left, y, side))
        if unit.max > 0:
            colour = COLOURS[layer.network]
            parts.append(_window(unit, side / len(grey), left, y, colour))
    return parts


def _window(unit: UnitReading, scale: float, x: float, y: float, colour: str) -> str:
    """The receptive field of a unit's peak, on a tile drawn at `scale`."""
    x0, y0, x1, y1 = (at * scale for at in unit.box)
    return (
        f'<rect x="{x + x0:g}" y="{y + y0:g}" width="{x1 - x0:g}" height="{y1 - y0:g}" '
        f'fill="none" stroke="{colour}" stroke-width="1.6"/>'
    )


def _glow(layer: LayerReading, unit: UnitReading, grey: NDArray[np.uint8]) -> Image.Image:
    """A unit's map in its network's colour over the dimmed picture."""
    sheet = np.frombuffer(layer.atlas.pixels, np.uint8)
    sheet = sheet.reshape(layer.atlas.height, layer.atlas.width)
    height, width = layer.atlas.tile
    row, column = divmod(unit.index, layer.atlas.columns)
    tile = sheet[row * height : (row + 1) * height, column * width : (column + 1) * width]
    mask = Image.fromarray(tile).resize(grey.shape, Image.Resampling.BILINEAR)
    under = Image.fromarray((grey // 3 + 20).astype(np.uint8)).convert("RGB")
    under.paste("#ffd9a0" if layer.network == "faces" else "#a5f0ee", (0, 0), mask)
    return under


def _answer(
    output: OutputReading, x: float, y: float, *, width: float = 220, shown: int = ANSWERS
) -> list[str]:
    parts = []
    for at, one in enumerate(output.output[:shown]):
        top = y + at * 34
        parts.append(words(one.label, x, top + 13, size=16))
        parts.append(words(f"{one.probability:.2f}", x + width, top + 13, size=16, anchor="end"))
        parts.append(
            f'<rect x="{x:g}" y="{top + 19:g}" width="{max(1, width * one.probability):.1f}" '
            f'height="6" fill="{COLOURS[output.network]}"/>'
        )
    return parts
