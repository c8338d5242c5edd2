"""What a trained network says of itself: `card.json`."""

from __future__ import annotations

from typing import Any

import numpy as np
import torch
from torch import Tensor

from ml.contracts import INPUT_SIZE
from ml.data.mix import Pool
from ml.network import ConceptNet, geometry
from ml.training.augment import plain

CREDITS = {
    "caltech": "Caltech-101 (Fei-Fei, Fergus, Perona 2004), CC BY 4.0",
    "orl": "The Database of Faces, AT&T Laboratories Cambridge (Samaria, Harter 1994)",
    "street": "A Dataset Containing Tiny and Low Quality Images for Vehicle Classification, "
    "Zenodo 6634554, CC BY 4.0",
}
SOURCES = {
    "caltech": ("faces_caltech", "faces_caltech_cropped", "cars_caltech", "background"),
    "orl": ("faces_orl",),
    "street": ("street_car", "street_pickup", "street_minibus", "street_truck", "street_bike"),
}


def layers(network: ConceptNet) -> list[dict[str, Any]]:
    """Name, units, shape, receptive field, stride and parameters of every layer."""
    with torch.no_grad():
        shapes = {
            name: tuple(maps.shape[1:])
            for name, maps in network.steps(torch.zeros(1, 1, INPUT_SIZE, INPUT_SIZE))
        }
    return [
        {
            "name": name,
            "units": shapes[name][0],
            "shape": list(shapes[name]),
            "receptive_field": at.receptive_field,
            "stride": at.stride,
            "parameters": sum(p.numel() for p in getattr(network, name).parameters()),
        }
        for name, at in geometry(network).items()
    ]


def accuracy(network: ConceptNet, pool: Pool, none: int) -> dict[str, Any]:
    """By source: share of answers that are right, and that are right about category or not."""
    found: dict[str, Any] = {}
    for source in sorted({str(name) for name in pool.sources}):
        part = pool.of(source)
        answers = named(network, torch.from_numpy(part.pictures)).numpy()
        found[source] = {
            "pictures": len(part),
            "right": _share(answers == part.labels),
            "category_right": _share((answers == none) == (part.labels == none)),
        }
        known = part.labels < none - 1
        if source.startswith("rendered") and known.any():
            found[source]["known_right"] = _share((answers == part.labels)[known])
    return found


@torch.no_grad()
def named(network: ConceptNet, pictures: Tensor) -> Tensor:
    """Index of the likeliest label of each stored picture (N, S, S), (N,)."""
    return torch.cat([network(plain(part)).argmax(1) for part in torch.split(pictures, 200)])


def thanks(sources: set[str]) -> list[str]:
    """Whom to thank for photographs of these sources."""
    return [CREDITS[key] for key, names in SOURCES.items() if sources & set(names)]


def _share(right: Any) -> float:
    return round(float(np.mean(right)), 4)
