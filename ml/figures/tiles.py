"""Pieces of figures that show a picture inside the networks: lit tiles, windows, answers."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from ml.contracts import InputReading, LayerReading, OutputReading, Reading, UnitReading
from ml.figures.drawing import CARS, FACES, picture, words

COLOURS = {"faces": FACES, "cars": CARS}


def seen(readings: Sequence[Reading]) -> NDArray[np.uint8]:
    """The picture as the networks see it, (96, 96)."""
    (one,) = [reading for reading in readings if isinstance(reading, InputReading)]
    return np.frombuffer(one.pixels, np.uint8).reshape(one.size, one.size)


def layers(network: str, readings: Sequence[Reading]) -> list[LayerReading]:
    """One network's layers, lowest first."""
    return [r for r in readings if isinstance(r, LayerReading) and r.network == network]


def output(network: str, readings: Sequence[Reading]) -> OutputReading:
    """One network's answer."""
    (one,) = [r for r in readings if isinstance(r, OutputReading) and r.network == network]
    return one


def named(network: str, x: float, y: float) -> str:
    """The network's name in its colour."""
    return words(f"{network[:-1]} network", x, y, size=15, colour=COLOURS[network])


def lit(
    layer: LayerReading, unit: UnitReading, grey: NDArray[np.uint8], x: float, y: float, side: float
) -> list[str]:
    """The picture lit where the unit answers, with what its strongest answer has seen."""
    parts = [picture(_glow(layer, unit, grey), x, y, side)]
    if unit.max > 0:
        x0, y0, x1, y1 = (at * side / len(grey) for at in unit.box)
        parts.append(
            f'<rect x="{x + x0:g}" y="{y + y0:g}" width="{x1 - x0:g}" height="{y1 - y0:g}" '
            f'fill="none" stroke="{COLOURS[layer.network]}" stroke-width="1.6"/>'
        )
    return parts


def answers(given: OutputReading, x: float, y: float, *, width: float, shown: int) -> list[str]:
    """The most probable labels, each with its probability and a bar of it."""
    parts = []
    for at, one in enumerate(given.output[:shown]):
        top = y + at * 34
        parts.append(words(one.label, x, top + 13, size=16))
        parts.append(words(f"{one.probability:.2f}", x + width, top + 13, size=16, anchor="end"))
        parts.append(
            f'<rect x="{x:g}" y="{top + 19:g}" width="{max(1, width * one.probability):.1f}" '
            f'height="6" fill="{COLOURS[given.network]}"/>'
        )
    return parts


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
