"""A small zoo of seeded, untrained networks, saved by the very code that saves trained ones."""

from __future__ import annotations

from pathlib import Path

import torch

from ml import weights
from ml.network import ConceptNet

LABELS = {
    "faces": ("Ada", "Ben", "someone else", "no face"),
    "cars": ("estate", "van", "another car", "no car"),
}


def untrained(
    name: str = "faces", units: tuple[int, int, int] = (24, 48, 64), labels: int | None = None
) -> ConceptNet:
    torch.manual_seed(sorted(LABELS).index(name))
    return ConceptNet(labels or len(LABELS[name]), units).eval()


def make_zoo(folder: Path) -> Path:
    for name, labels in LABELS.items():
        weights.save(untrained(name), folder / name, {"name": name, "labels": labels})
    return folder
