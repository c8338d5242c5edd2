"""Train either network, or one on a folder of one's own pictures: one loop, seeded, resumable.

`edges` are learnt by rebuilding pictures (`winners`), `parts` and `objects` by telling the
category from the rest of the world (`mining`), all without a label of any part; then comes the
output, with labels of identity or style (`detect`). docs/training.md says why, with figures.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch

from ml.data import mix
from ml.data.real import load
from ml.training import card, film, folder, mining
from ml.training.course import Course, Plan, Progress
from ml.weights import save

__all__ = ["PLANS", "Plan", "Progress", "train"]

WORK = Path("var/training")
# a car's parts are smaller in its pictures than a face's, and less of the picture is car: it is
# shown larger where parts are mined, from more and narrower windows
PLANS = {
    "faces": Plan(),
    "cars": Plan(closer=1.4, parts=mining.Recipe(candidates=300, spread=0.3)),
}
TITLES = {"faces": "Faces", "cars": "Cars"}


@dataclass(frozen=True, slots=True)
class _Data:
    labels: tuple[str, ...]
    train: mix.Pool
    held: mix.Pool
    told: str  # for the card


def train(
    name: str,
    *,
    out: Path,
    real: Path | None = None,
    images: Path | None = None,
    seed: int = 0,
    plan: Plan | None = None,
    work: Path = WORK,
    report: Callable[[Progress], None] = lambda _: None,
) -> dict[str, Any]:
    """Train `name` into `out` (weights, card, film) and return its card.

    "faces" and "cars" learn from renderings, and from photographs below `real` where given; any
    other name needs `images`, a folder with a sub-folder a class. An interrupted training goes on
    from its last checkpoint below `work`. The same seed, data, thread count and kind of processor
    give the same weights. Raises ValueError for a name with nothing to learn from.
    """
    data = _data(name, real, images)
    torch.use_deterministic_algorithms(True)
    course = Course(name, data.labels, data.train, data.held, plan or PLANS.get(name, Plan()), seed)
    network = course.run(work / name, report)
    film.write(course.frames, out / "film")
    told = {
        "name": name,
        "title": TITLES.get(name, name),
        "labels": list(data.labels),
        "layers": card.layers(network),
        "input": "96 × 96 grey, 0 to 1; local contrast is normalised first",
        "data": data.told,
        "seed": seed,
        "command": _command(name, real, images, seed),
        "accuracy": card.accuracy(network, data.held, len(data.labels) - 1),
        "credits": card.thanks({str(source) for source in data.train.sources}),
    }
    return told | {"version": save(network, out, told)}


def _data(name: str, photographs: Path | None, images: Path | None) -> _Data:
    if images is not None:
        labels, train_pool, held = folder.pools(images)
        return _Data(
            labels, train_pool, held, f"{len(train_pool)} pictures in {len(labels)} classes"
        )
    if name not in mix.TASKS:
        known = ", ".join(mix.TASKS)
        raise ValueError(f"{name!r} needs a folder of images to learn from; without one: {known}")
    task, found = mix.TASKS[name], load(photographs) if photographs else None
    pool = mix.training(task, found)
    drawn = int(sum(str(source).startswith("rendered") for source in pool.sources))
    told = f"{drawn} renderings of this project and {len(pool) - drawn} photographs"
    return _Data(task.labels, pool, mix.held_out(task, found), told)


def _command(name: str, real: Path | None, images: Path | None, seed: int) -> str:
    source = " --images DIR" if images else " --real DIR" if real else ""
    return f"python -m ml train {name}{source} --seed {seed}"
