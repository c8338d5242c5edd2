"""One's own pictures, a sub-folder a class, as pools to train on and to measure with."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from ml.data.mix import CACHE, Pool, joined, nothing
from ml.data.real import load_folder

HELD_EVERY = 5  # every fifth picture measures


def pools(images: Path, cache: Path = CACHE) -> tuple[tuple[str, ...], Pool, Pool]:
    """Labels, pictures to train on and pictures kept back; drawn things stand for the rest."""
    classes = load_folder(images)
    labels = (*classes, "none of these")
    train, held = nothing(len(classes), cache)
    trained, kept = [train], [held]
    for label, (name, pictures) in enumerate(classes.items()):
        back = np.arange(len(pictures)) % HELD_EVERY == HELD_EVERY - 1
        for chosen, into in ((~back, trained), (back, kept)):
            count = int(chosen.sum())
            into.append(Pool(pictures[chosen], np.full(count, label), np.full(count, name)))
    return labels, joined(trained), joined(kept)
