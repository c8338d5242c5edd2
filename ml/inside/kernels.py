"""What the first layer looks for, directly from its weights."""

from __future__ import annotations

from torch import Tensor, nn

from ml.errors import NetworkError
from ml.inside.activations import layer_of


def look(network: nn.Module, layer: str) -> Tensor:
    """The kernels of the layer's convolution, (units, inputs, side, side), signed.

    They are pictures only where the inputs are: in a layer that sees the image itself.
    """
    return convolution(network, layer).weight.detach()


def convolution(network: nn.Module, layer: str) -> nn.Conv2d:
    """The one convolution of a layer; raises NetworkError where there is none or a choice."""
    found = [m for m in layer_of(network, layer).modules() if isinstance(m, nn.Conv2d)]
    if len(found) != 1:
        raise NetworkError(f"Layer {layer!r} has {len(found)} convolutions; name a layer with one.")
    return found[0]
