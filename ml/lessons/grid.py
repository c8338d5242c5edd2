"""The knobs of the lessons, and every setting of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from ml.lessons.tables import Knob


@dataclass(frozen=True, slots=True)
class Training:
    """One setting of all knobs but `epochs`, which are read off one training as it goes on."""

    data: str
    layers: int
    window: int
    images: int


@dataclass(frozen=True, slots=True)
class Grid:
    """The values of each knob, and the seeds that every setting is trained with."""

    data: tuple[str, ...] = ("faces", "cars")
    layers: tuple[int, ...] = (1, 2, 3)
    window: tuple[int, ...] = (3, 5, 7)
    images: tuple[int, ...] = (60, 240, 960)
    epochs: tuple[int, ...] = (1, 3, 10)
    seeds: tuple[int, ...] = (0, 1)

    def trainings(self) -> Iterator[Training]:
        """Every setting, those with few pictures first."""
        for images, data, layers, window in product(
            self.images, self.data, self.layers, self.window
        ):
            yield Training(data, layers, window, images)

    def knobs(self) -> tuple[Knob, ...]:
        """What a student may turn, with its values in words."""
        return (
            Knob("data", "Trained on", {one: one for one in self.data}),
            Knob("layers", "Layers", {n: _many(n, "layer") for n in self.layers}),
            Knob("window", "Window", {n: f"{n} × {n} window" for n in self.window}),
            Knob("images", "Training pictures", {n: f"{n} pictures" for n in self.images}),
            Knob("epochs", "Epochs", {n: _many(n, "epoch") for n in self.epochs}),
        )


def _many(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
