"""The only door into `ml`: load the networks, read a picture layer by layer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path

import torch
from PIL import Image
from torch import Tensor

from ml import atlas
from ml.contracts import (
    INPUT_SIZE,
    LAYERS,
    NETWORKS,
    ZOO,
    InputReading,
    LayerReading,
    OutputReading,
    Probability,
    Reading,
)
from ml.network import ConceptNet, Geometry, geometry
from ml.pictures import grey_square
from ml.weights import Loaded, load_network


def warm(names: Sequence[str] = NETWORKS, *, zoo: Path = ZOO) -> None:
    """Load weights and run one blank picture, so that the first student waits no longer.

    Sets torch to one thread: at batch 1 more threads cost more than they bring, and a worker
    is one process of several. Raises WeightsError naming the file.
    """
    torch.set_num_threads(1)
    for _ in analyse(Image.new("L", (INPUT_SIZE, INPUT_SIZE)), names, zoo=zoo):
        pass


def version(name: str, *, zoo: Path = ZOO) -> str:
    """Names the weights in use; the same picture under the same version reads the same."""
    return _loaded(name, zoo).version


@torch.inference_mode()
def analyse(image: Image.Image, names: Sequence[str], *, zoo: Path = ZOO) -> Iterator[Reading]:
    """Run one picture through networks side by side, yielding readings as they come.

    First the input, then for each layer each network in turn, then each network's output.
    `image` may be of any size and mode; its upright centre square is what the networks see.
    """
    networks = [_loaded(name, zoo) for name in names]
    grey = grey_square(image)  # (96, 96)
    yield InputReading(INPUT_SIZE, grey.tobytes())
    batch = torch.from_numpy(grey.copy())[None, None] / 255  # (1, 1, 96, 96)
    steps = [loaded.network.steps(batch) for loaded in networks]
    for _ in LAYERS:
        for loaded, step in zip(networks, steps, strict=True):
            layer, maps = next(step)
            yield _layer_reading(loaded, layer, maps[0])
    for loaded, step in zip(networks, steps, strict=True):
        yield _output_reading(loaded, next(step)[1][0])


def _layer_reading(loaded: Loaded, layer: str, maps: Tensor) -> LayerReading:
    maps = maps.contiguous()  # (C, H, W)
    place = _geometry(loaded.network)[layer]
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


def _output_reading(loaded: Loaded, logits: Tensor) -> OutputReading:
    # in double precision the shares still sum to 1 when printed
    shares = torch.softmax(logits.double(), dim=0).tolist()
    pairs = sorted(zip(loaded.labels, shares, strict=True), key=lambda pair: -pair[1])
    return OutputReading(loaded.name, tuple(Probability(*pair) for pair in pairs))


@lru_cache(maxsize=16)
def _loaded(name: str, zoo: Path) -> Loaded:
    loaded = load_network(name, zoo)
    loaded.network.to(memory_format=torch.channels_last)  # type: ignore[call-overload]
    return loaded


@lru_cache(maxsize=16)
def _geometry(network: ConceptNet) -> dict[str, Geometry]:
    return geometry(network)
