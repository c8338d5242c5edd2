"""The receptive field of each layer, to scale on one picture."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from ml.contracts import INPUT_SIZE
from ml.figures.drawing import BLUE, CARS, FACES, drawing, picture, square, words
from ml.figures.numbers import EYE
from ml.network import ConceptNet, Geometry, geometry

SCALE = 4
COLOURS = (FACES, CARS, BLUE)


def draw(grey: NDArray[np.uint8]) -> str:
    """`grey` is the picture as the networks see it, (96, 96)."""
    parts = [picture(Image.fromarray(grey), 0, 0, INPUT_SIZE * SCALE, exact=True)]
    for index, (name, place) in enumerate(geometry(ConceptNet(2)).items()):
        side, colour = place.receptive_field, COLOURS[index]
        x, y = (_corner(place, at) * SCALE for at in EYE)
        parts.append(square(x, y, side * SCALE, "#fff", 5.5))
        parts.append(square(x, y, side * SCALE, colour, 3))
        at = 40 + index * 64
        parts.append(square(410, at, 22, colour, 3))
        parts.append(words(name, 446, at + 9, bold=True))
        parts.append(words(f"{side} × {side}", 446, at + 28))
    return drawing(570, INPUT_SIZE * SCALE, parts)


def _corner(place: Geometry, at: int) -> float:
    """Where the window nearest to a point of the input begins, kept inside the picture."""
    index = round((at - place.start) / place.stride)
    corner = place.start + index * place.stride - (place.receptive_field - 1) / 2
    return min(max(corner, 0), INPUT_SIZE - place.receptive_field)
