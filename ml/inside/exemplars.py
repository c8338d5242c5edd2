"""The patches of real inputs that excite a unit most, and their mean."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

from ml.inside.activations import Peaks, peaks
from ml.network import Geometry

COUNT = 9  # exemplars kept for a unit
AVERAGED = 16  # patches in its mean


@dataclass(frozen=True, slots=True)
class Exemplar:
    """One patch: which image of the pool, how strong, where in the map and in the input."""

    image: int
    value: float
    peak: tuple[int, int]  # column, row
    box: tuple[int, int, int, int]  # cut to the input


def look(
    network: nn.Module, layer: str, pool: Tensor, geometry: Geometry, *, count: int = COUNT
) -> list[list[Exemplar]]:
    """For each unit, its strongest patches over a pool (N, 1, H, W), at most one an image.

    A unit that never responds has none.
    """
    return strongest(peaks(network, pool, [layer])[layer], geometry, pool.shape[2], count=count)


def strongest(
    found: Peaks, geometry: Geometry, size: int, *, count: int = COUNT
) -> list[list[Exemplar]]:
    """The same from peaks already read; ties go to the earlier image of the pool."""
    ranked = torch.sort(found.values, dim=0, descending=True, stable=True).indices
    order = ranked[:count]  # (count, C)
    units = []
    for unit in range(order.shape[1]):
        at = [(i, float(found.values[i, unit])) for i in order[:, unit].tolist()]
        units.append([_exemplar(found, i, unit, v, geometry, size) for i, v in at if v > 0])
    return units


def _exemplar(
    found: Peaks, image: int, unit: int, value: float, geometry: Geometry, size: int
) -> Exemplar:
    peak = found.place(image, unit)
    return Exemplar(image, value, peak, geometry.box(*peak, size))


def patch(image: Tensor, peak: tuple[int, int], geometry: Geometry, *, zoom: int = 1) -> Tensor:
    """The whole window of an activation, (side, side), from a picture (H, W) of bytes.

    Where the window leaves the picture its edge is repeated, so that patches line up. `zoom` is
    how many pixels of `image` make one of the network's input.
    """
    side = geometry.receptive_field * zoom
    x, y = (_corner(geometry, at) * zoom for at in peak)
    padded = functional.pad(image[None, None].float(), [side] * 4, mode="replicate")[0, 0]
    return padded[y + side : y + 2 * side, x + side : x + 2 * side].to(image.dtype)


def _corner(geometry: Geometry, at: int) -> int:
    return round(geometry.start + at * geometry.stride - (geometry.receptive_field - 1) / 2)


def mean(pool: Tensor, exemplars: list[Exemplar], geometry: Geometry) -> Tensor:
    """Mean of the exemplars' whole windows, (side, side) floats; grey 127.5 where there are none.

    Each patch is first brought to zero mean and unit deviation, as the network's own first step
    does nearly, so that one glaring picture does not drown the others.
    """
    side = geometry.receptive_field
    if not exemplars:
        return torch.full((side, side), 127.5)
    patches = torch.stack([patch(pool[e.image, 0], e.peak, geometry) for e in exemplars]).float()
    flat = patches - patches.mean((1, 2), keepdim=True)  # (n, side, side)
    flat = flat / (flat.std((1, 2), keepdim=True) + 8)
    return stretched(flat.mean(0))  # (side, side)


def stretched(picture: Tensor) -> Tensor:
    """Spread values about zero over 0..255 so that 1 % at either end is cut off."""
    low, high = torch.quantile(picture, torch.tensor([0.01, 0.99]))
    shares: Tensor = (picture - low) / (high - low).clamp_min(1e-9)
    return shares.clamp(0, 1) * 255
