"""torchvision's ResNet-18 and VGG-16, read by layer name like the project's own networks.

They know the thousand classes of ImageNet and show how the same hierarchy looks at scale.
Their weights are not shipped: they are read from torch's cache, or downloaded into it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.error import URLError

import numpy as np
import torch
from PIL import Image
from torch import Tensor, fx, nn

from ml import atlas
from ml.compat import torchvision
from ml.contracts import InputReading, LayerReading, OutputReading, Probability, Reading, crop_box
from ml.errors import NetworkError, WeightsError
from ml.inside.activations import watching
from ml.network import Geometry
from ml.pictures import grey_square, upright

SIZE = 224
# name in torchvision -> layers shown, each behind its ReLU, and the weights' enumeration
REFERENCES: dict[str, tuple[tuple[str, ...], str]] = {
    "resnet18": (("relu", "layer1", "layer2", "layer3", "layer4"), "ResNet18_Weights"),
    "vgg16": (
        ("features.3", "features.8", "features.15", "features.22", "features.29"),
        "VGG16_Weights",
    ),
}
_MEAN, _DEVIATION = (0.485, 0.456, 0.406), (0.229, 0.224, 0.225)  # of ImageNet's pictures


@dataclass(frozen=True, slots=True, eq=False)
class Reference:
    """A network of torchvision with its weights, its classes and its layers' windows."""

    name: str
    version: str
    labels: tuple[str, ...]
    layers: tuple[str, ...]
    network: nn.Module
    geometry: dict[str, Geometry]


@lru_cache(maxsize=4)
def reference(name: str) -> Reference:
    """Load one by name; raises WeightsError, saying what to do, where its weights cannot be had."""
    if name not in REFERENCES:
        raise NetworkError(f"There is no reference {name!r}; there are {', '.join(REFERENCES)}.")
    layers, enumeration = REFERENCES[name]
    models = torchvision(".models")
    weights: Any = getattr(models, enumeration).IMAGENET1K_V1
    path = Path(torch.hub.get_dir()) / "checkpoints" / Path(weights.url).name
    try:
        tensors = weights.get_state_dict(progress=False, check_hash=not path.exists())
        network = getattr(models, name)()
        network.load_state_dict(tensors)
    except (URLError, OSError) as error:
        raise WeightsError(
            f"{name} needs its weights and they cannot be downloaded here: "
            f"put {path.name} into {path.parent}."
        ) from error
    except Exception as error:  # unpickling and shapes: whatever a damaged file raises
        raise WeightsError(f"{path} is damaged: delete it, so that it is fetched anew.") from error
    network.eval()
    version = hashlib.sha256(path.read_bytes()).hexdigest()[:16]
    return Reference(
        name, version, tuple(weights.meta["categories"]), layers, network, windows(network, layers)
    )


@torch.inference_mode()
def read(image: Image.Image, name: str) -> Iterator[Reading]:
    """One picture through a reference: the input, every shown layer, then all classes.

    The input is the centre square at 224x224, in colour, scaled as ImageNet's; what is reported
    as the input is its grey version.
    """
    found = reference(name)
    image = upright(image)
    yield InputReading(SIZE, grey_square(image, SIZE).tobytes())
    with watching(found.network, found.layers) as seen:
        logits = found.network(_batch(image))[0]  # (1000,)
    for layer in found.layers:
        yield _reading(found, layer, seen[layer][0].contiguous())
    shares = torch.softmax(logits.double(), dim=0).tolist()
    pairs = sorted(zip(found.labels, shares, strict=True), key=lambda pair: -pair[1])
    yield OutputReading(name, tuple(Probability(*pair) for pair in pairs))


def _reading(found: Reference, layer: str, maps: Tensor) -> LayerReading:
    place = found.geometry[layer]
    sheet, maxima = atlas.encode(maps)
    shape = (maps.shape[0], maps.shape[1], maps.shape[2])
    units = atlas.table(maps, maxima, place, SIZE)
    return LayerReading(found.name, layer, shape, place.receptive_field, place.stride, sheet, units)


def _batch(image: Image.Image) -> Tensor:
    square = image.resize((SIZE, SIZE), Image.Resampling.BILINEAR, box=crop_box(*image.size))
    colours = torch.from_numpy(np.array(square)).permute(2, 0, 1) / 255  # (3, 224, 224)
    mean, deviation = (torch.tensor(each)[:, None, None] for each in (_MEAN, _DEVIATION))
    return ((colours - mean) / deviation)[None]  # (1, 3, 224, 224)


def windows(network: nn.Module, layers: tuple[str, ...]) -> dict[str, Geometry]:
    """Receptive-field geometry of named layers of any traceable network.

    Where paths join, the longest counts. A layer that holds several steps has its last one's.
    """
    found: dict[str, Geometry] = {}
    at: dict[fx.Node, Geometry] = {}
    modules = dict(network.named_modules())
    for node in fx.symbolic_trace(network).graph.nodes:
        before = [at[source] for source in node.all_input_nodes]
        here = max(before, key=lambda g: g.receptive_field, default=Geometry(1, 1, 0.0))
        if node.op == "call_module":
            here = _after(here, modules[node.target])
            for name in layers:
                if node.target == name or node.target.startswith(f"{name}."):
                    found[name] = here
        at[node] = here
    return found


def _after(here: Geometry, module: nn.Module) -> Geometry:
    if isinstance(module, nn.Conv2d | nn.MaxPool2d):
        kernel, stride, padding = (
            int(value[0] if isinstance(value, tuple) else value)
            for value in (module.kernel_size, module.stride, module.padding)
        )
        return here.then(kernel=kernel, stride=stride, padding=padding)
    return here
