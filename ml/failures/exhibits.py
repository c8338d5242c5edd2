"""What a failure works with, and how an exhibit is made of a state of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

import numpy as np
import torch
from numpy.typing import NDArray
from PIL import Image
from torch import Tensor

from ml.contracts import INPUT_SIZE, ExhibitReading, Figure, OutputReading, crop_box
from ml.pictures import grey_square, upright
from ml.readings import batch_of, output_reading
from ml.weights import Loaded

State = Literal["healthy", "broken", "mended"]
Pixels = NDArray[np.uint8]


@dataclass(eq=False)
class Scene:
    """A picture before some networks, and the exhibits shown so far."""

    networks: tuple[Loaded, ...]
    image: Image.Image
    step: Callable[[float], None] = lambda share: None
    shown: list[ExhibitReading] = field(default_factory=list)

    @cached_property
    def colours(self) -> Image.Image:
        """The upright centre square in colour, at the size that the networks see."""
        picture = upright(self.image)
        square = picture.crop(crop_box(*picture.size))
        return square.resize((INPUT_SIZE, INPUT_SIZE), Image.Resampling.LANCZOS)

    @cached_property
    def grey(self) -> Pixels:
        """What the networks see, (96, 96)."""
        return grey_square(self.image)

    @cached_property
    def batch(self) -> Tensor:
        return batch_of(self.grey)  # (1, 1, 96, 96)

    @cached_property
    def subject(self) -> Loaded:
        """The network that finds its own category here; the one that comes closest, if none."""
        return max(self.networks, key=lambda loaded: 1 - none_of(loaded, self.batch))

    def answers(self, batch: Tensor) -> tuple[OutputReading, ...]:
        """Every network's output for (1, 1, H, W)."""
        with torch.inference_mode():
            return tuple(output_reading(one, one.network(batch)[0]) for one in self.networks)

    def exhibit(
        self,
        state: State,
        title: str,
        picture: Pixels,
        outputs: Iterable[OutputReading] = (),
        figures: Mapping[str, float] | None = None,
        message: str = "",
    ) -> ExhibitReading:
        """The next exhibit; `picture` is (H, H) grey or (H, H, 3) RGB."""
        made = ExhibitReading(
            index=len(self.shown),
            state=state,
            title=title,
            size=picture.shape[0],
            channels=1 if picture.ndim == 2 else picture.shape[2],
            pixels=np.ascontiguousarray(picture).tobytes(),
            outputs=tuple(outputs),
            figures=tuple(Figure(name, float(value)) for name, value in (figures or {}).items()),
            message=message,
        )
        self.shown.append(made)
        return made

    def healthy(self, title: str = "As it should be") -> ExhibitReading:
        """The picture as the site reads it every day."""
        return self.exhibit("healthy", title, self.grey, self.answers(self.batch))


def none_of(loaded: Loaded, batch: Tensor) -> float:
    """The probability that a network gives to seeing nothing of its category: its last label."""
    with torch.inference_mode():
        return float(loaded.network(batch)[0].softmax(0)[-1])


def as_picture(batch: Tensor) -> Pixels:
    """(1, 1, H, W) in 0..1 as grey bytes (H, W)."""
    values = (batch[0, 0].clamp(0, 1) * 255).round().to(torch.uint8)
    return np.asarray(values.numpy())


def range_of(batch: Tensor, loaded: Loaded) -> dict[str, float]:
    """Least and largest number of an input, and what the contrast normalisation makes of it."""
    with torch.inference_mode():
        seen = loaded.network.normalise(batch)
    return {
        "smallest number of the input": float(batch.min()),
        "largest number of the input": float(batch.max()),
        "deviation after contrast normalisation": float(seen.std()),
    }


def top(output: OutputReading) -> tuple[str, float]:
    """A network's first label and its probability."""
    first = output.output[0]
    return first.label, first.probability


def furthest(before: Sequence[OutputReading], after: Sequence[OutputReading]) -> float:
    """The largest change of any probability."""
    changes = []
    for was, became in zip(before, after, strict=True):
        now = {one.label: one.probability for one in became.output}
        changes += [abs(one.probability - now[one.label]) for one in was.output]
    return max(changes)
