"""What crosses the border between `ml` and the site: frozen values, no torch.

Lengths are in input pixels (the square picture the network sees) unless a name says
otherwise; `x` runs right, `y` runs down, and a box is `(x0, y0, x1, y1)` with the far
edge excluded.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

LAYERS = ("edges", "parts", "objects")
NETWORKS = ("faces", "cars")
INPUT_SIZE = 96
ZOO = Path(__file__).parent / "zoo"


def crop_box(width: int, height: int) -> tuple[int, int, int, int]:
    """The centre square of an upright picture, in its own pixels: the part the networks see."""
    side = min(width, height)
    left, top = (width - side) // 2, (height - side) // 2
    return left, top, left + side, top + side


@dataclass(frozen=True, slots=True)
class UnitReading:
    """One unit's response to one image."""

    index: int
    max: float
    mean: float
    peak: tuple[int, int]  # column and row in the activation map
    box: tuple[int, int, int, int]  # receptive field of the peak, cut to the input
    rank: int  # 0 for the unit of this layer with the largest max


@dataclass(frozen=True, slots=True)
class Atlas:
    """All activation maps of a layer in one 8-bit picture, a tile a unit, row by row.

    A byte is `round(255 * activation / unit.max)`, so each tile uses the full range and
    the reader gets the activation back as `byte / 255 * unit.max`.
    """

    columns: int
    tile: tuple[int, int]  # height and width of one map
    height: int
    width: int
    pixels: bytes  # height * width, row-major


@dataclass(frozen=True, slots=True)
class InputReading:
    """The picture as the networks see it: grey, square, 0 to 255."""

    size: int
    pixels: bytes  # size * size, row-major


@dataclass(frozen=True, slots=True)
class LayerReading:
    """Everything one layer of one network says about one image."""

    network: str
    name: str
    shape: tuple[int, int, int]  # units, map height, map width
    receptive_field: int
    stride: int
    atlas: Atlas
    units: tuple[UnitReading, ...]  # by index


@dataclass(frozen=True, slots=True)
class Probability:
    label: str
    probability: float


@dataclass(frozen=True, slots=True)
class OutputReading:
    """A network's answer; the probabilities sum to 1, largest first."""

    network: str
    output: tuple[Probability, ...]


Reading = InputReading | LayerReading | OutputReading
