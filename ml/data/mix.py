"""What a network is trained on and measured on: renderings, photographs, and other things.

| network | its labels | photographs' labels | trained to be silent on | never seen in training |
|---|---|---|---|---|
| faces | 12 rendered people, someone else, no face | someone else | things, scenes, backgrounds, \
aeroplanes | cars, motorbikes |
| cars | 8 rendered styles, another car, no car | by folder: pickup, van, lorry, another car | \
things, scenes, backgrounds, aeroplanes, street motorcycles | faces, Caltech motorbikes |

Training and held-out renderings come from different seeds; photographs are split by person or
number (`ml.data.real`). Renderings are drawn once and kept below `var/cache`.
"""

from __future__ import annotations

import hashlib
import inspect
import multiprocessing
import os
from collections.abc import Callable, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from ml.data import cars, faces, scene, things
from ml.data.real import STORED_SIZE, Photographs, Pixels
from ml.data.rendered import Rendering
from ml.pictures import grey_square

CACHE = Path("var/cache")
TRAIN_SEED, HELD_SEED = 1_000, 2_000
Labels = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Pool:
    """Pictures with a label each, and where each came from."""

    pictures: Pixels  # (N, STORED_SIZE, STORED_SIZE)
    labels: Labels  # (N,) index into the network's labels
    sources: NDArray[np.str_]  # (N,) "rendered faces", "background" …

    def __len__(self) -> int:
        return len(self.labels)

    def where(self, chosen: NDArray[np.bool_]) -> Pool:
        return Pool(self.pictures[chosen], self.labels[chosen], self.sources[chosen])

    def of(self, *sources: str) -> Pool:
        """Only what came from these sources."""
        return self.where(np.isin(self.sources, sources))


@dataclass(frozen=True, slots=True)
class Task:
    """What one network is to tell apart."""

    name: str
    known: tuple[str, ...]  # rendered identities or styles
    other: str  # of the category, but none of those known
    none: str  # not of the category
    photographs: Mapping[str, str]  # source -> label, where photographs are of the category
    silent: tuple[str, ...]  # photographs of other things that training uses
    unseen: tuple[str, ...]  # photographs of other things that training never uses
    stranger: str  # the rendered category that training never uses

    @property
    def labels(self) -> tuple[str, ...]:
        return (*self.known, self.other, self.none)


FACE_SOURCES = ("faces_caltech", "faces_caltech_cropped", "faces_orl")
CAR_SOURCES = ("cars_caltech", "street_car", "street_pickup", "street_minibus", "street_truck")
TASKS = {
    "faces": Task(
        "faces",
        tuple(faces.IDENTITIES),
        "someone else",
        "no face",
        dict.fromkeys(FACE_SOURCES, "someone else"),
        ("background", "airplanes"),
        ("motorbikes", *CAR_SOURCES, "street_bike"),
        "cars",
    ),
    "cars": Task(
        "cars",
        tuple(cars.STYLES),
        "another car",
        "no car",
        {
            **dict.fromkeys(("cars_caltech", "street_car"), "another car"),
            "street_pickup": "pickup",
            "street_minibus": "van",
            "street_truck": "lorry",
        },
        ("background", "airplanes", "street_bike"),
        ("motorbikes", *FACE_SOURCES),
        "faces",
    ),
}
COUNTS = {"known": 8000, "other": 1600, "things": 900, "scenes": 600}
HELD_COUNTS = {"known": 480, "other": 160, "things": 200, "scenes": 120, "stranger": 240}


def training(task: Task, real: Mapping[str, Photographs] | None, cache: Path = CACHE) -> Pool:
    """Everything that may train a network; `real` adds photographs where there are any."""
    pools = [_rendered(task, kind, n, TRAIN_SEED, cache) for kind, n in COUNTS.items()]
    for source, label in {**task.photographs, **dict.fromkeys(task.silent, task.none)}.items():
        if real and source in real:
            pools.append(_labelled(real[source].train, task.labels.index(label), source))
    return joined(pools)


def held_out(task: Task, real: Mapping[str, Photographs] | None, cache: Path = CACHE) -> Pool:
    """Pictures that no network was trained on, of all kinds, the never seen ones included."""
    pools = [_rendered(task, kind, n, HELD_SEED, cache) for kind, n in HELD_COUNTS.items()]
    others = dict.fromkeys((*task.silent, *task.unseen), task.none)
    for source, label in {**task.photographs, **others}.items():
        if real and source in real:
            pools.append(_labelled(real[source].held, task.labels.index(label), source))
    return joined(pools)


def nothing(label: int, cache: Path = CACHE) -> tuple[Pool, Pool]:
    """Drawn things and scenes under one label, to train on and kept back."""
    return tuple(  # type: ignore[return-value]
        joined(
            [
                _labelled(_cached(kind, counts[kind], seed, cache)[0], label, f"rendered {kind}")
                for kind in ("things", "scenes")
            ]
        )
        for counts, seed in ((COUNTS, TRAIN_SEED), (HELD_COUNTS, HELD_SEED))
    )


def joined(pools: list[Pool]) -> Pool:
    return Pool(
        np.concatenate([pool.pictures for pool in pools]),
        np.concatenate([pool.labels for pool in pools]),
        np.concatenate([pool.sources for pool in pools]),
    )


def _labelled(pictures: Pixels, label: int, source: str) -> Pool:
    count = len(pictures)
    return Pool(pictures, np.full(count, label, np.int64), np.full(count, source))


def _rendered(task: Task, kind: str, count: int, seed: int, cache: Path) -> Pool:
    if kind == "stranger":
        pictures, _ = _cached("any " + task.stranger, count, seed, cache)
        return _labelled(pictures, task.labels.index(task.none), f"rendered {task.stranger}")
    if kind in ("things", "scenes"):
        pictures, _ = _cached(kind, count, seed, cache)
        return _labelled(pictures, task.labels.index(task.none), f"rendered {kind}")
    pictures, names = _cached(f"{kind} {task.name}", count, seed, cache)
    labels = np.array([task.labels.index(name) for name in names], np.int64)
    return Pool(pictures, labels, np.full(count, f"rendered {task.name}"))


def _cached(kind: str, count: int, seed: int, cache: Path) -> tuple[Pixels, list[str]]:
    """Draw, or take what was drawn before by the very same renderers."""
    path = cache / f"{kind.replace(' ', '-')}-{count}-{seed}-{_renderers(kind)}.npz"
    if not path.exists():
        pictures, names = draw(kind, count, seed)
        path.parent.mkdir(parents=True, exist_ok=True)
        unfinished = path.with_suffix(f".{os.getpid()}.npz")
        np.savez(unfinished, pictures=pictures, names=np.array(names))
        unfinished.replace(path)
    with np.load(path) as kept:
        return kept["pictures"], [str(name) for name in kept["names"]]


def draw(kind: str, count: int, seed: int, processes: int = 2) -> tuple[Pixels, list[str]]:
    """`count` renderings of "known|other|any faces|cars", "things" or "scenes", and their names.

    The same on any number of processes: each picture has a generator of its own.
    """
    one = partial(_draw_one, kind, seed)
    if processes == 1 or count < 32:
        drawn = [one(index) for index in range(count)]
    else:
        # spawn: a fork of a process whose torch threads have started can hang
        fresh = multiprocessing.get_context("spawn")
        with ProcessPoolExecutor(processes, mp_context=fresh) as workers:
            drawn = list(workers.map(one, range(count), chunksize=16))
    return np.stack([picture for picture, _ in drawn]), [name for _, name in drawn]


def _draw_one(kind: str, seed: int, index: int) -> tuple[Pixels, str]:
    stream = int.from_bytes(hashlib.sha256(kind.encode()).digest()[:4], "big")
    rng = np.random.default_rng([seed, stream, index])
    if kind == "scenes":
        picture, name = scene.camera(rng, scene.background(rng, STORED_SIZE)), "scene"
    elif kind == "things":
        drawn = things.render(None, rng, size=STORED_SIZE)
        picture, name = drawn.image, drawn.label
    else:
        which, category = kind.split()
        renderer, known = _CATEGORIES[category]
        who = known[index % len(known)] if which == "known" else None
        if which == "any" and index % 2:
            who = known[index // 2 % len(known)]
        covered = index // len(known) % 2 == 0
        drawn = renderer(who, rng, size=STORED_SIZE, occlude=covered, with_masks=False)
        picture, name = drawn.image, drawn.label
    return grey_square(Image.fromarray(picture), STORED_SIZE), name


_CATEGORIES: dict[str, tuple[Callable[..., Rendering], tuple[str, ...]]] = {
    "faces": (faces.render, tuple(faces.IDENTITIES)),
    "cars": (cars.render, tuple(cars.STYLES)),
}


def _renderers(kind: str) -> str:
    """A digest of the code that draws a kind, so that changed code never reuses old pictures."""
    others = {"faces": "car*.py", "cars": "face*.py"}.get(kind.split()[-1], "[cf]a[cr]*.py")
    folder = Path(inspect.getfile(faces)).parent
    unused = {"mix.py", "real.py", "__init__.py", *(path.name for path in folder.glob(others))}
    digest = hashlib.sha256()
    for path in sorted(folder.glob("*.py")):
        if path.name not in unused:
            digest.update(path.read_bytes())
    return digest.hexdigest()[:12]
