"""What ships in ml/zoo, read without torch: the networks' cards and the gallery."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from backend.common.errors import NotFoundError
from ml.contracts import NETWORKS, ZOO


@dataclass(frozen=True, slots=True)
class Sample:
    """An image of the gallery."""

    name: str
    title: str
    kind: str  # faces, cars or neither
    alt: str
    path: Path


@cache
def samples() -> dict[str, Sample]:
    """The gallery by name, in its own order."""
    folder = ZOO / "samples"
    entries = json.loads((folder / "samples.json").read_text())
    return {
        entry["name"]: Sample(
            name=entry["name"],
            title=entry["title"],
            kind=entry["kind"],
            alt=entry["alt"],
            path=folder / entry["file"],
        )
        for entry in entries
    }


def sample(name: str) -> Sample:
    """One of them. Raises NotFoundError, which names them all."""
    if name not in samples():
        known = ", ".join(samples())
        raise NotFoundError(f"There is no sample called {name!r}. There are: {known}.")
    return samples()[name]


@cache
def card(name: str) -> dict[str, Any]:
    """A network's model card with what was measured. Raises NotFoundError."""
    if name not in NETWORKS:
        known = " and ".join(NETWORKS)
        raise NotFoundError(f"There is no network called {name!r}. There are: {known}.")
    folder = ZOO / name
    found: dict[str, Any] = json.loads((folder / "card.json").read_text())
    measured = folder / "measured.json"
    return found | {"measured": json.loads(measured.read_text()) if measured.exists() else {}}


def version(name: str) -> str:
    """Names the weights that ship: the same picture under the same version reads the same."""
    return str(card(name)["version"])
