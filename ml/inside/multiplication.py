"""One activation taken apart: window times kernel, added up, plus bias, cut at 0."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

from ml.contracts import MultiplicationReading, Window
from ml.errors import NetworkError
from ml.inside.activations import Hook, hooked, watching
from ml.inside.kernels import convolution


@dataclass(frozen=True, slots=True, eq=False)
class Multiplication:
    """`sum` is (window * kernel).sum() + bias as the network computed it; both (inputs, k, k)."""

    window: Tensor
    kernel: Tensor
    bias: float
    sum: float
    activation: float

    def reading(
        self, box: tuple[int, int, int, int], pixels: tuple[tuple[int | None, ...], ...] | None
    ) -> MultiplicationReading:
        """The same as it crosses the border, with where it lies in the input."""
        window, kernel = _numbers(self.window), _numbers(self.kernel)
        return MultiplicationReading(
            box, window, kernel, self.bias, self.sum, self.activation, pixels
        )


@torch.no_grad()
def look(
    network: nn.Module, image: Tensor, layer: str, unit: int, at: tuple[int, int]
) -> Multiplication:
    """The activation of `unit` at (column, row) of its map, for one image (1, channels, H, W).

    `layer` holds one convolution; where its window leaves the map below, it meets zeros.
    """
    module = convolution(network, layer)
    seen: dict[str, Tensor] = {}
    name = next(name for name, found in network.named_modules() if found is module)
    with hooked(network, {name: _keeping(seen)}), watching(network, [layer]) as active:
        network(image)
    before, maps = seen["before"], active[layer]  # (inputs, h, w), (1, C, H, W)
    (column, row), (_, units, height, width) = at, maps.shape
    if not (0 <= unit < units and 0 <= column < width and 0 <= row < height):
        raise NetworkError(
            f"The layer {layer!r} has units 0 to {units - 1} with maps of {width} columns and "
            f"{height} rows; there is no unit {unit} at {list(at)}."
        )
    return Multiplication(
        window(module, before, column, row),
        module.weight[unit],
        float(module.bias[unit]) if module.bias is not None else 0.0,
        float(seen["after"][unit, row, column]),
        float(maps[0, unit, row, column]),
    )


def _keeping(seen: dict[str, Tensor]) -> Hook:
    def keep(_module: nn.Module, inputs: tuple[Tensor, ...], output: Tensor) -> None:
        seen["before"], seen["after"] = inputs[0][0], output[0]

    return keep


def window(module: nn.Conv2d, before: Tensor, column: int, row: int) -> Tensor:
    """What the kernel lies on at one place of the map, (inputs, k, k)."""
    down, right = (int(pad) for pad in module.padding)
    padded = functional.pad(before, (right, right, down, down))
    y, x = row * module.stride[0], column * module.stride[1]
    return padded[:, y : y + module.kernel_size[0], x : x + module.kernel_size[1]]


def _numbers(cube: Tensor) -> Window:
    return tuple(tuple(tuple(row) for row in plane) for plane in cube.tolist())
