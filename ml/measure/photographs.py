"""Photographs kept back from training, by what they show."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import numpy as np
import torch
from PIL import Image
from torch import Tensor

from ml.contracts import INPUT_SIZE
from ml.data.mix import CAR_SOURCES, FACE_SOURCES, TASKS
from ml.data.real import Pixels, load

OF = {"faces": FACE_SOURCES, "cars": CAR_SOURCES}
CREDITS = (
    "Caltech-101 (Fei-Fei, Fergus, Perona 2004), CC BY 4.0",
    "The Database of Faces, AT&T Laboratories Cambridge (Samaria, Harter 1994)",
    "A Dataset Containing Tiny and Low Quality Images for Vehicle Classification, "
    "Zenodo 6634554, CC BY 4.0",
)


def held(root: Path) -> dict[str, Tensor]:
    """Source -> the photographs no network was trained on, (N, 1, 96, 96) bytes."""
    return {name: as_seen(found.held) for name, found in load(root).items() if len(found.held)}


def as_seen(stored: Pixels) -> Tensor:
    """Stored squares (N, S, S) at the size the networks see, (N, 1, 96, 96)."""
    side = (INPUT_SIZE, INPUT_SIZE)
    small = [Image.fromarray(one).resize(side, Image.Resampling.LANCZOS) for one in stored]
    return torch.from_numpy(np.stack([np.asarray(one) for one in small]))[:, None]


def of_kind(photographs: Mapping[str, Tensor], kind: str) -> Tensor:
    """All photographs of faces or of cars together."""
    return torch.cat([photographs[source] for source in OF[kind] if source in photographs])


def categories(photographs: Mapping[str, Tensor], kind: str) -> dict[str, Tensor]:
    """The kind first, then the two others it is told from (motorbikes as in the paper)."""
    other = "cars" if kind == "faces" else "faces"
    return {
        kind: of_kind(photographs, kind),
        other: of_kind(photographs, other),
        "motorbikes": photographs["motorbikes"],
    }


def is_of_kind(source: str, kind: str) -> bool:
    """Whether photographs of this source show what the network was trained to see."""
    return source in TASKS[kind].photographs
