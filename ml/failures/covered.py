"""Something lies over the picture: at the place where it hurts most.

A square is laid on every place of a grid, and the worst one for the network that knows its
subject is kept (occlusion sensitivity, Zeiler and Fergus 2014). What is covered cannot be got
back; what can be mended is how the system answers: below a threshold it asks for another picture.
"""

from __future__ import annotations

from collections.abc import Iterator

import torch

from ml.contracts import INPUT_SIZE, Cover, ExhibitReading, OutputReading, Rectangle
from ml.failures.exhibits import Pixels, Scene, top
from ml.inside.covering import covered
from ml.readings import batch_of

SIDE, STRIDE = 30, 11  # pixels: a tenth of the picture, at 7 by 7 places
THRESHOLD = 0.8  # of the first label's probability


def show(scene: Scene) -> Iterator[ExhibitReading]:
    yield scene.healthy()
    hidden = worst(scene)
    answers = scene.answers(batch_of(hidden))
    share = {"covered share of the picture": SIDE**2 / INPUT_SIZE**2}
    yield scene.exhibit("broken", "A tenth is covered", hidden, answers, share)
    yield scene.exhibit(
        "mended",
        f"Asks for another picture below {THRESHOLD:.0%}",
        hidden,
        answers,
        share | {"threshold": THRESHOLD},
        message=" ".join(asked(output) for output in answers),
    )


def worst(scene: Scene) -> Pixels:
    """The picture with a square over the place that costs the first label most."""
    pictures = [covered(scene.grey, Cover((_square(x, y),), "black")) for x, y in _places()]
    network = scene.subject.network
    batch = torch.cat([batch_of(picture) for picture in pictures])  # (49, 1, 96, 96)
    with torch.inference_mode():
        label = int(network(scene.batch)[0].argmax())
        found = []
        for at, part in enumerate(torch.split(batch, 7)):
            scene.step(at / 7)
            found.append(network(part).softmax(1)[:, label])
    return pictures[int(torch.cat(found).argmin())]


def asked(output: OutputReading) -> str:
    """What the rule makes of an answer."""
    label, probability = top(output)
    if probability < THRESHOLD:
        return (
            f"{output.network}: {label} at {probability:.2f} is below {THRESHOLD:.2f}: "
            "please send another picture."
        )
    return f"{output.network}: {label} at {probability:.2f} is let through."


def _places() -> list[tuple[int, int]]:
    steps = range(0, INPUT_SIZE - SIDE + 1, STRIDE)
    return [(x, y) for y in steps for x in steps]


def _square(x: int, y: int) -> Rectangle:
    return Rectangle((x, y, x + SIDE, y + SIDE))
