"""Divided by 255 twice, or never: the numbers of a picture on another scale than in training.

The contrast normalisation divides by (deviation + floor). On a scale 255 times too small the
floor is all that is left: every input becomes nearly flat and every unit silent. On a scale 255
times too large the floor is nothing: structure survives, and faint grain is blown up with it.
"""

from __future__ import annotations

from collections.abc import Iterator

from ml.contracts import ExhibitReading
from ml.failures.door import checked, refusal
from ml.failures.exhibits import Scene, as_picture, range_of

FULL = 255


def show(scene: Scene) -> Iterator[ExhibitReading]:
    yield scene.healthy()
    for batch, title in (
        (scene.batch / FULL, "Divided by 255 a second time"),
        (scene.batch * FULL, "Never divided by 255"),
    ):
        figures = range_of(batch, scene.subject)
        yield scene.exhibit("broken", title, as_picture(batch), scene.answers(batch), figures)
    yield scene.exhibit(
        "mended",
        "Refused at the door, then scaled once",
        scene.grey,
        scene.answers(checked(scene.batch)),
        range_of(scene.batch, scene.subject),
        message=" ".join(refusal(batch) for batch in (scene.batch / FULL, scene.batch * FULL)),
    )
