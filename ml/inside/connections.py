"""Which units of the layer below make a unit: edges make parts, parts make objects."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor, nn

from ml.inside.activations import Hook, batches, device_of, hooked
from ml.inside.exemplars import Exemplar
from ml.inside.kernels import convolution
from ml.inside.multiplication import window

COUNT = 6  # connections kept for a unit


@dataclass(frozen=True, slots=True)
class Connection:
    """One input of a unit, or one unit that it is an input of: `unit` is the other one's number.

    `contribution` is what the input adds to the sum before the ReLU, as a mean over the unit's
    exemplars at the places where it answers to them; below zero it takes away. All inputs'
    contributions and the bias make the mean of those answers. `offset` is where in the window
    most of it comes from, in steps of the layer below from the centre (right, down).
    """

    unit: int
    contribution: float
    offset: tuple[int, int]


@torch.no_grad()
def look(
    network: nn.Module, layer: str, images: Tensor, exemplars: Sequence[Sequence[Exemplar]]
) -> Tensor:
    """Mean products of window and kernel over each unit's exemplars, (units, inputs, k, k).

    `exemplars` holds, for each unit of `layer`, some of its peaks in images (N, 1, H, W); a unit
    without any gets zeros. Sums over the last two dimensions are the inputs' contributions: the
    weights alone do not tell them, as an input that is never there when the unit answers adds
    nothing however it is weighed.
    """
    module = convolution(network, layer)
    kernels = module.weight.detach()  # (units, inputs, k, k)
    products = torch.zeros_like(kernels)
    wanted: dict[int, list[tuple[int, Exemplar]]] = defaultdict(list)
    for unit, found in enumerate(exemplars):
        for exemplar in found:
            wanted[exemplar.image].append((unit, exemplar))
    pictures = iter(wanted.values())
    for some in batches(images[list(wanted)]):
        for maps in _inputs_of(network, module, some):  # (inputs, h, w)
            for unit, exemplar in next(pictures):
                seen = window(module, maps, *exemplar.peak)  # (inputs, k, k)
                products[unit] += seen * kernels[unit] / len(exemplars[unit])
    return products.cpu()


def inputs(products: Tensor, count: int = COUNT) -> list[list[Connection]]:
    """For each unit, its `count` largest contributions either way; those of nothing are left out.

    `products` as `look` gives them.
    """
    return [_strongest(products[unit], count) for unit in range(len(products))]


def outputs(products: Tensor, count: int = COUNT) -> list[list[Connection]]:
    """For each unit of the layer below, the `count` units above to which it adds most."""
    positive = [
        [c for c in _strongest(products[:, below], len(products)) if c.contribution > 0]
        for below in range(products.shape[1])
    ]
    return [found[:count] for found in positive]


def _strongest(products: Tensor, count: int) -> list[Connection]:
    """The largest of (others, k, k)."""
    sums = products.sum((1, 2))  # (others,)
    order = torch.sort(sums.abs(), descending=True, stable=True).indices[:count]
    return [_connection(products[i], i, float(sums[i])) for i in order.tolist() if sums[i] != 0]


def _connection(products: Tensor, unit: int, contribution: float) -> Connection:
    towards = products if contribution > 0 else -products  # the place that speaks for the sign
    side = products.shape[1]
    row, column = divmod(int(towards.argmax()), side)
    return Connection(unit, contribution, (column - side // 2, row - side // 2))


def _inputs_of(network: nn.Module, module: nn.Conv2d, images: Tensor) -> Tensor:
    """What the convolution is given for images (B, 1, H, W): (B, inputs, h, w)."""
    seen: list[Tensor] = []

    def keep(_module: nn.Module, given: tuple[Tensor, ...], _output: Tensor) -> None:
        seen.append(given[0])

    name = next(name for name, found in network.named_modules() if found is module)
    hooks: dict[str, Hook] = {name: keep}
    with hooked(network, hooks):
        network(images.to(device_of(network)))
    return seen[0]
