"""How often the networks that ship are deceived, and how often the averaging undoes it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import torch
from PIL import Image
from torch import Tensor

from ml.contracts import INPUT_SIZE, NETWORKS, ZOO
from ml.data import cars, faces
from ml.failures.attack import KNOWN, LEVELS, STEPS, attacked
from ml.failures.grain import smoothed
from ml.failures.lessons.drawn import FIRST
from ml.network import ConceptNet
from ml.pictures import grey_square
from ml.weights import load_network

PICTURES = 36  # of each category
_RENDERERS: dict[str, tuple[Callable[..., Any], tuple[str, ...]]] = {
    "faces": (faces.render, tuple(faces.IDENTITIES)),
    "cars": (cars.render, tuple(cars.STYLES)),
}


def measure(seed: int) -> dict[str, Any]:
    """By network: shares of those pictures that it names right before anything is done."""
    return {"levels": LEVELS, "steps": STEPS, **{name: _one(name, seed) for name in NETWORKS}}


def _one(name: str, seed: int) -> dict[str, Any]:
    loaded = load_network(name, ZOO)
    images, labels = _drawn(name, loaded.labels, seed)
    right = _said(loaded.network, images) == labels
    images, labels = images[right], labels[right]
    spoilt = attacked(loaded.network, images, labels)
    aware = attacked(loaded.network, images, labels, KNOWN)
    return {
        "version": loaded.version,
        "drawn": PICTURES,
        "pictures": len(labels),
        "clean_averaged": _share(_said(loaded.network, smoothed(images)) == labels),
        "clean_set_aside": _disagreeing(loaded.network, images),
        "deceived": _share(_said(loaded.network, spoilt) != labels),
        "deceived_averaged": _share(_said(loaded.network, smoothed(spoilt)) != labels),
        "set_aside": _disagreeing(loaded.network, spoilt),
        "aware_averaged": _share(_said(loaded.network, smoothed(aware)) != labels),
        "aware_set_aside": _disagreeing(loaded.network, aware),
    }


def _drawn(name: str, labels: tuple[str, ...], seed: int) -> tuple[Tensor, Tensor]:
    render, known = _RENDERERS[name]
    pictures, true = [], []
    for at in range(PICTURES):
        label = known[at % len(known)]
        rng = np.random.default_rng([FIRST, seed, 200, NETWORKS.index(name), at])
        drawn = render(label, rng, size=INPUT_SIZE, with_masks=False)
        pictures.append(grey_square(Image.fromarray(drawn.image)))
        true.append(labels.index(label))
    return torch.from_numpy(np.stack(pictures))[:, None] / 255, torch.tensor(true)


@torch.inference_mode()
def _said(network: ConceptNet, images: Tensor) -> Tensor:
    named: Tensor = network(images).argmax(1)
    return named  # (B,)


def _disagreeing(network: ConceptNet, images: Tensor) -> float:
    """The share that the rule sets aside: named otherwise when averaged."""
    return _share(_said(network, images) != _said(network, smoothed(images)))


def _share(right: Tensor) -> float:
    return float(right.float().mean())
