"""A picture, and a small square of it as numbers."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from ml.contracts import INPUT_SIZE
from ml.figures.drawing import FACES, drawing, picture, square, words

SAMPLE = "freya"
EYE = (40, 52)  # column and row of one eye of SAMPLE, as the networks see it
SIDE = 8  # points shown as numbers, each way


def draw(grey: NDArray[np.uint8]) -> str:
    """`grey` is SAMPLE as the networks see it, (96, 96)."""
    column, row = EYE[0] - SIDE // 2, EYE[1] - SIDE // 2
    patch = grey[row : row + SIDE, column : column + SIDE]  # (8, 8)
    scale, cell, left = 3, 44, 336
    x, y, side = column * scale, row * scale + 32, SIDE * scale
    parts = [
        picture(Image.fromarray(grey), 0, 32, INPUT_SIZE * scale, exact=True),
        square(x, y, side, FACES, 2.5),
        f'<path d="M{x + side} {y}L{left} 0M{x + side} {y + side}L{left} {SIDE * cell}" '
        f'stroke="{FACES}" stroke-width="1.2" fill="none"/>',
    ]
    for j, i in np.ndindex(SIDE, SIDE):
        parts += _cell(int(patch[j, i]), left + i * cell, j * cell, cell)
    parts.append(square(left, 0, SIDE * cell, FACES, 2.5))
    return drawing(left + SIDE * cell, SIDE * cell, parts)


def _cell(value: int, x: int, y: int, side: int) -> list[str]:
    ink, shade = "#fff" if value < 128 else "#000", f"rgb({value},{value},{value})"
    return [
        f'<rect x="{x}" y="{y}" width="{side}" height="{side}" fill="{shade}"/>',
        words(str(value), x + side / 2, y + side / 2 + 6, colour=ink, anchor="middle"),
    ]
