"""From a network's tensors to the frozen values that cross the border."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
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
from ml.serving import Silent, Together
from ml.weights import Loaded

Grey = NDArray[np.uint8]


@torch.inference_mode()
def read(networks: Sequence[Loaded], grey: Grey) -> Iterator[Reading]:
    """Read a grey square (96, 96) layer by layer, the networks in turn, as PyTorch reads it.

    Hooks on the networks are heard.
    """
    yield from _readings(networks, grey, _in_turn(networks, batch_of(grey)))


@torch.inference_mode()
def serve(
    networks: Sequence[Loaded], grey: Grey, silent: Mapping[str, Silent] | None = None
) -> Iterator[Reading]:
    """The same readings but for rounding, in half the time; hooks are not heard.

    `silent` names units that are held at 0, by network and layer.
    """
    together = _together(tuple(loaded.network for loaded in networks))
    quiet = [(silent or {}).get(loaded.name, {}) for loaded in networks]
    yield from _readings(networks, grey, together.steps(batch_of(grey), quiet))


def _in_turn(networks: Sequence[Loaded], batch: Tensor) -> Iterator[tuple[int, str, Tensor]]:
    steps = [loaded.network.steps(batch) for loaded in networks]
    for _ in (*LAYERS, "output"):
        for number, step in enumerate(steps):
            yield number, *next(step)


def _readings(
    networks: Sequence[Loaded], grey: Grey, answers: Iterator[tuple[int, str, Tensor]]
) -> Iterator[Reading]:
    yield InputReading(INPUT_SIZE, grey.tobytes())
    for number, name, answer in answers:
        loaded = networks[number]
        if name == "output":
            yield output_reading(loaded, answer[0])
        else:
            yield _layer_reading(loaded, name, answer[0])


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
def _together(networks: tuple[ConceptNet, ...]) -> Together:
    return Together(networks)


@lru_cache(maxsize=16)
def geometry_of(network: ConceptNet) -> dict[str, Geometry]:
    return geometry(network)
