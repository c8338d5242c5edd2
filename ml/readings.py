"""From a network's tensors to the frozen values that cross the border."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from ml import atlas
from ml.contracts import (
    INPUT_SIZE,
    LAYERS,
    InputReading,
    LayerReading,
    OutputReading,
    Probability,
    Reading,
)
from ml.network import ConceptNet, Geometry, geometry
from ml.weights import Loaded

Grey = NDArray[np.uint8]


@torch.inference_mode()
def read(networks: Sequence[Loaded], grey: Grey) -> Iterator[Reading]:
    """Read a grey square (96, 96) layer by layer, the networks in turn."""
    yield InputReading(INPUT_SIZE, grey.tobytes())
    steps = [loaded.network.steps(batch_of(grey)) for loaded in networks]
    for _ in LAYERS:
        for loaded, step in zip(networks, steps, strict=True):
            layer, maps = next(step)
            yield _layer_reading(loaded, layer, maps[0])
    for loaded, step in zip(networks, steps, strict=True):
        yield output_reading(loaded, next(step)[1][0])


def batch_of(grey: Grey) -> Tensor:
    """The square as the networks take it: (1, 1, 96, 96) in 0..1."""
    return torch.from_numpy(grey.copy())[None, None] / 255


def _layer_reading(loaded: Loaded, layer: str, maps: Tensor) -> LayerReading:
    maps = maps.contiguous()  # (C, H, W)
    place = geometry_of(loaded.network)[layer]
    sheet, maxima = atlas.encode(maps)
    return LayerReading(
        network=loaded.name,
        name=layer,
        shape=(maps.shape[0], maps.shape[1], maps.shape[2]),
        receptive_field=place.receptive_field,
        stride=place.stride,
        atlas=sheet,
        units=atlas.table(maps, maxima, place),
    )


def output_reading(loaded: Loaded, logits: Tensor) -> OutputReading:
    # in double precision the shares still sum to 1 when printed
    shares = torch.softmax(logits.double(), dim=0).tolist()
    pairs = sorted(zip(loaded.labels, shares, strict=True), key=lambda pair: -pair[1])
    return OutputReading(loaded.name, tuple(Probability(*pair) for pair in pairs))


@lru_cache(maxsize=16)
def geometry_of(network: ConceptNet) -> dict[str, Geometry]:
    return geometry(network)
