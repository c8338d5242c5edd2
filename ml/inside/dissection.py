"""Which true part a unit detects: Network Dissection (Bau et al. 2017).

A unit is on where its map, enlarged to the picture, is above the level that it passes in only
0.5 % of all places of the pool. That region is held against the true mask of every part, over the
whole pool: intersection over union says how well the two agree.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

from ml.inside.activations import batches
from ml.inside.activations import look as activations

QUANTILE = 0.995
COUNTS = 0.10  # the IoU from which a unit counts as a detector of a part
PUBLISHED = 0.04  # the same in the paper: less strict


@dataclass(frozen=True, slots=True)
class UnitPart:
    """A unit's best part. A unit that is never on has IoU 0 and no part."""

    unit: int
    part: str | None
    iou: float
    precision: float  # share of the unit's region that lies on the part
    threshold: float


def look(
    network: nn.Module,
    layer: str,
    pool: Tensor,
    masks: Tensor,
    parts: Sequence[str],
    *,
    quantile: float = QUANTILE,
) -> list[UnitPart]:
    """The best part for every unit of a layer over a pool (N, 1, H, W) of pictures.

    `masks` is (N, parts, H, W), true where the part is visible.
    """
    return compare(network, layer, pool, [masks], parts, quantile=quantile)[0]


def compare(
    network: nn.Module,
    layer: str,
    pool: Tensor,
    versions: Sequence[Tensor],
    parts: Sequence[str],
    *,
    quantile: float = QUANTILE,
) -> list[list[UnitPart]]:
    """`look` for several versions of the masks, the true and shuffled ones, in one pass."""
    levels = thresholds(network, layer, pool, quantile)  # (C,)
    both, region, part = overlaps(network, layer, pool, torch.cat(list(versions), 1), levels)
    count = len(parts)
    splits = zip(torch.split(both, count, 1), torch.split(part, count), strict=True)
    return [_judged(shared, region, true, parts, levels) for shared, true in splits]


def _judged(
    both: Tensor, region: Tensor, part: Tensor, parts: Sequence[str], levels: Tensor
) -> list[UnitPart]:
    union = region[:, None] + part[None, :] - both  # (C, parts)
    iou = both / union.clamp_min(1)
    return [
        _best(unit, iou[unit], both[unit], region[unit], parts, levels)
        for unit in range(len(levels))
    ]


def thresholds(network: nn.Module, layer: str, pool: Tensor, quantile: float) -> Tensor:
    """The level each unit passes in a share of `1 - quantile` of all places, (C,)."""
    maps = [activations(network, some, [layer])[layer] for some in batches(pool)]
    flat = torch.cat([m.transpose(0, 1).flatten(1) for m in maps], dim=1)  # (C, N * h * w)
    above = max(1, round(flat.shape[1] * (1 - quantile)))
    return flat.topk(above, dim=1).values[:, -1]  # (C,)


def overlaps(
    network: nn.Module, layer: str, pool: Tensor, masks: Tensor, levels: Tensor
) -> tuple[Tensor, Tensor, Tensor]:
    """Pixels on both region and part (C, parts), in the region (C,) and on the part (parts,)."""
    units, parts, size = len(levels), masks.shape[1], masks.shape[2:]
    both = torch.zeros(units, parts, dtype=torch.float64)
    region = torch.zeros(units, dtype=torch.float64)
    part = torch.zeros(parts, dtype=torch.float64)
    step = 32
    for start, some in zip(range(0, len(pool), step), batches(pool, step), strict=True):
        maps = activations(network, some, [layer])[layer]
        large = functional.interpolate(maps, size=tuple(size), mode="bilinear")  # (B, C, H, W)
        on = (large > levels[None, :, None, None]).float()
        true = masks[start : start + step].float()  # (B, parts, H, W)
        both += torch.einsum("bchw,bphw->cp", on, true)
        region += on.sum((0, 2, 3))
        part += true.sum((0, 2, 3))
    return both, region, part


def _best(
    unit: int, iou: Tensor, both: Tensor, region: Tensor, parts: Sequence[str], levels: Tensor
) -> UnitPart:
    level = float(levels[unit])
    best = int(iou.argmax())
    if region == 0 or both[best] == 0:
        return UnitPart(unit, None, 0.0, 0.0, level)
    return UnitPart(unit, parts[best], float(iou[best]), float(both[best] / region), level)


def shuffled(masks: Tensor, seed: int) -> Tensor:
    """The control: every picture gets the masks of another one."""
    count = len(masks)
    order = torch.randperm(count, generator=torch.Generator().manual_seed(seed))
    successor = torch.empty_like(order)
    successor[order] = order.roll(-1)  # one long cycle: no picture keeps its own
    return masks[successor]


def share(found: Sequence[UnitPart], least: float = COUNTS) -> float:
    """Share of live units that detect some part with an IoU of at least `least`."""
    live = [unit for unit in found if unit.threshold > 0]
    return sum(unit.iou >= least for unit in live) / len(live) if live else 0.0
