"""How far apart pictures are when they are compared number by number."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from ml.contracts import INPUT_SIZE
from ml.figures.drawing import FACES, drawing, picture, sample, words
from ml.pictures import grey_square

SAMPLE, ANOTHER = "freya", "stranger"
SHIFT = 6  # points, of 96
DARK = 0.55
TILE, GAP = 180, 20

Grey = NDArray[np.uint8]


def draw() -> str:
    """One picture, three changes of it and another person, with the distance from the first."""
    first = grey_square(sample(SAMPLE))  # (96, 96)
    parts = []
    for at, (title, other) in enumerate(_others(first)):
        x = at * (TILE + GAP)
        apart = distance(first, other)
        parts.append(picture(Image.fromarray(other), x, 0, TILE, exact=True))
        parts.append(words(title, x, TILE + 26))
        parts.append(
            f'<rect x="{x}" y="{TILE + 40}" width="{max(1.0, TILE * apart / 100):.1f}" '
            f'height="8" fill="{FACES}"/>'
        )
        parts.append(words(f"{apart:.1f}", x, TILE + 72, bold=True))
    return drawing(5 * TILE + 4 * GAP, TILE + 80, parts)


def distance(one: Grey, other: Grey) -> float:
    """Mean absolute difference of two pictures, in steps of 0 to 255."""
    return float(np.abs(one.astype(float) - other.astype(float)).mean())


def _others(first: Grey) -> list[tuple[str, Grey]]:
    moved = np.roll(first, SHIFT, axis=1)
    moved[:, :SHIFT] = first[:, :1]  # what comes in from the left repeats the edge
    dark = (first * DARK).astype(np.uint8)
    return [
        ("the picture", first),
        (f"moved by {SHIFT} of {INPUT_SIZE}", moved),
        ("in half the light", dark),
        ("mirrored", np.ascontiguousarray(first[:, ::-1])),
        ("somebody else", grey_square(sample(ANOTHER))),
    ]
