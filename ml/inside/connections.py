"""Which units of the layer below make a unit: edges make parts, parts make objects."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn

from ml.inside.kernels import look as kernels


@dataclass(frozen=True, slots=True)
class Connection:
    """One input of a unit.

    `weight` is the sum of the kernel between the two: what the unit gains, before its ReLU, from
    an input of `scale` everywhere in its window. `offset` is where in the window the kernel is
    strongest, in steps of the layer below from the centre (right, down).
    """

    unit: int
    weight: float
    offset: tuple[int, int]


def look(
    network: nn.Module, layer: str, *, scale: Tensor | None = None, count: int = 6
) -> list[list[Connection]]:
    """For each unit of `layer`, its `count` strongest inputs, strongest absolute weight first.

    `scale` (inputs,) is how large each input usually is; without it a unit that shouts by habit
    looks weak and one that whispers looks strong.
    """
    weights = kernels(network, layer)  # (units, inputs, k, k)
    if scale is not None:
        weights = weights * scale[None, :, None, None]
    sums = weights.sum((2, 3))  # (units, inputs)
    side = weights.shape[3]
    ranked = torch.sort(sums.abs(), dim=1, descending=True, stable=True).indices
    order = ranked[:, :count]  # (units, count)
    return [
        [_connection(weights[unit, i], i, sums[unit, i], side) for i in order[unit].tolist()]
        for unit in range(len(weights))
    ]


def _connection(kernel: Tensor, unit: int, weight: Tensor, side: int) -> Connection:
    towards = kernel * torch.sign(weight)  # the place that speaks for the sign shown
    row, column = divmod(int(towards.argmax()), side)
    return Connection(unit, float(weight), (column - side // 2, row - side // 2))
