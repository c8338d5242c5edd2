"""Photographs from a folder somebody names; nothing here is needed to run the site.

`load(root)` understands the folders listed in `SOURCES` (public research sets, see
docs/training.md for what they are and who made them) and skips those that are absent.
Which picture is kept back for measuring is fixed by its person or number, never by chance,
so that no photograph that measured a network, nor another of the same person, trained it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ml.pictures import SUFFIXES, grey_square, open_picture

STORED_SIZE = 128  # side of a stored picture: some more than the 96 seen, for zoom and shift

Pixels = NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Source:
    """One folder of photographs and the rule that splits it.

    Pictures numbered `train_to` and below may train; those from `held_from` measure. What lies
    between is used for neither: neighbours in number can be the same person or vehicle. With
    `train_to=0` the whole folder is kept for measuring.
    """

    name: str
    folder: str
    train_to: int
    held_from: int
    people: bool = False  # sub-folders sNN are people, and the split is by person


SOURCES = (
    Source("faces_caltech", "faces_caltech", 163, 164),  # 164 begins another person
    Source("faces_caltech_cropped", "faces_caltech_cropped", 163, 164),
    Source("faces_orl", "faces_orl", 22, 23, people=True),
    Source("cars_caltech", "cars_caltech", 40, 43),
    Source("street_car", "vehicles_zenodo/car", 390, 401),
    Source("street_pickup", "vehicles_zenodo/pickup", 390, 401),
    Source("street_minibus", "vehicles_zenodo/minibus", 390, 401),
    Source("street_truck", "vehicles_zenodo/truck", 390, 401),
    Source("street_bike", "vehicles_zenodo/bike", 190, 201),
    Source("background", "background_caltech", 200, 201),
    Source("airplanes", "airplanes_caltech", 120, 121),
    Source("motorbikes", "motorbikes_caltech", 0, 1),
)


@dataclass(frozen=True, slots=True)
class Photographs:
    """One source, split: (N, STORED_SIZE, STORED_SIZE) grey bytes each."""

    train: Pixels
    held: Pixels


def load(root: Path) -> dict[str, Photographs]:
    """Every known source below `root`; raises FileNotFoundError when there is none at all."""
    found = {s.name: _load(root / s.folder, s) for s in SOURCES if (root / s.folder).is_dir()}
    if not found:
        known = ", ".join(source.folder for source in SOURCES)
        raise FileNotFoundError(f"{root} holds none of the known folders: {known}")
    return found


def load_folder(root: Path, size: int = STORED_SIZE) -> dict[str, Pixels]:
    """One's own pictures, a sub-folder a class: class name to (N, size, size) grey bytes."""
    classes = {
        folder.name: _stack(pictures(folder), size)
        for folder in sorted(root.iterdir())
        if folder.is_dir() and not folder.name.startswith(".")
    }
    if len(classes) < 2 or min(map(len, classes.values())) < 2:
        raise ValueError(f"{root} needs two or more sub-folders with two or more pictures each")
    return classes


def pictures(folder: Path) -> list[Path]:
    """Picture files of a folder and those below it, in the order of their numbers."""
    files = (path for path in folder.rglob("*") if path.suffix.lower() in SUFFIXES)
    return sorted(files, key=lambda path: (path.parent.name, number(path.name), path.name))


def number(name: str) -> int:
    """The last run of digits in a name, 0 when it has none: image_0012.jpg gives 12."""
    digits = re.findall(r"\d+", name)
    return int(digits[-1]) if digits else 0


def _load(folder: Path, source: Source) -> Photographs:
    files = [(number(p.parent.name if source.people else p.stem), p) for p in pictures(folder)]
    return Photographs(
        train=_stack((path for at, path in files if at <= source.train_to), STORED_SIZE),
        held=_stack((path for at, path in files if at >= source.held_from), STORED_SIZE),
    )


def _stack(files: Iterator[Path] | list[Path], size: int) -> Pixels:
    squares = [grey_square(open_picture(path), size) for path in files]
    return np.stack(squares) if squares else np.zeros((0, size, size), np.uint8)
