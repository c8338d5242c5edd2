"""Marks: what is drawn upon a car's skin, first flat, then laid onto its curved sides."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from ml.data.car_finish import Surface
from ml.data.car_hull import Array

Flat = Sequence[tuple[float, float]] | Array


class Drawing(NamedTuple):
    """A polygon in the plane of one side, or a line of a width in metres. Without a surface it
    only says to which part the pixels belong; without a part it only colours them."""

    points: Flat
    surface: Surface | None
    part: str | None = None
    width: float = 0.0


@dataclass(frozen=True, slots=True, eq=False)
class Marks:
    """Drawings of one side in the order they are painted, and where they lie. `places` (n, 3)
    holds the points of all, one after the other."""

    drawings: tuple[Drawing, ...]
    places: Array
    facing: tuple[float, float, float]

    @property
    def starts(self) -> list[int]:
        """Where each drawing's points begin, and the end of the last."""
        return [0, *np.cumsum([len(drawing.points) for drawing in self.drawings]).tolist()]


def lay(
    drawings: Iterable[Drawing],
    onto: Callable[[Array], Array],
    facing: tuple[float, float, float],
) -> Marks:
    """Lays drawings onto a surface given by a map from (n, 2) to (n, 3)."""
    every = tuple(drawings)
    if not every:
        return Marks((), np.empty((0, 3)), facing)
    flat = np.concatenate([np.asarray(drawing.points, float) for drawing in every])
    return Marks(every, onto(flat), facing)
