"""Another size than was trained on, or another layout of the same numbers.

A convolution takes any size, and the last maximum makes one number a unit of any map. So nothing
stops a picture of 224 pixels, though every learnt window now sees less than half of what it saw.
A wrong layout (height, width, channel) does stop, with words that name no cause.
"""

from __future__ import annotations

from collections.abc import Iterator

import torch

from ml.contracts import ExhibitReading
from ml.failures.door import checked, refusal
from ml.failures.exhibits import Scene, as_picture
from ml.pictures import grey_square
from ml.readings import batch_of

USUAL = 224  # the side that many published networks take


def show(scene: Scene) -> Iterator[ExhibitReading]:
    yield scene.healthy()
    large = batch_of(grey_square(scene.image, USUAL))  # (1, 1, 224, 224)
    answers = scene.answers(large)
    figures = {"pixels a side, given": USUAL, "pixels a side, trained on": scene.batch.shape[3]}
    yield scene.exhibit("broken", "Not shrunk to 96", as_picture(large), answers, figures)
    yield scene.exhibit(
        "broken", "Channel last instead of first", scene.grey, message=_stopped(scene)
    )
    yield scene.exhibit(
        "mended",
        "Refused at the door, then shrunk and laid out as agreed",
        scene.grey,
        scene.answers(checked(scene.batch)),
        message=f"{refusal(large)} {refusal(_channel_last(scene))}",
    )


def _channel_last(scene: Scene) -> torch.Tensor:
    return scene.batch.permute(0, 2, 3, 1)  # (1, 96, 96, 1)


def _stopped(scene: Scene) -> str:
    """What torch says of the wrong layout."""
    try:
        scene.answers(_channel_last(scene))
    except RuntimeError as error:
        return f"{type(error).__name__}: {str(error).splitlines()[0]}"
    return ""
