"""Each picture seen a little differently every time, so that what is learnt is not its place.

Students' photographs show faces and cars at many sizes and places: views are turned, scaled,
shifted, mirrored, relit, covered and made noisy. All chance comes from the generator given.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import torch
from torch import Generator, Tensor
from torch.nn import functional as F

from ml.contracts import INPUT_SIZE


@dataclass(frozen=True, slots=True)
class Views:
    """How far views may differ; zeros everywhere give the plain picture."""

    turn: float = 0.25  # radians, either way
    smallest: float = 0.6  # scale
    largest: float = 1.3
    shift: float = 0.12  # of the side, either way
    covered: float = 0.0  # share of pictures with a part covered
    noise: float = 0.03  # deviation, of the full range


PLAIN = Views(turn=0, smallest=1, largest=1, shift=0, noise=0)


def view(pictures: Tensor, views: Views, chance: Generator) -> Tensor:
    """Views (B, 1, 96, 96) in 0..1 of stored pictures (B, S, S) in bytes."""
    if views == PLAIN:
        return plain(pictures)
    image = pictures.float().div_(255)[:, None]  # (B, 1, S, S)
    image = _place(image, views, chance)  # (B, 1, 96, 96)
    image = _relight(image, chance)
    if views.covered:
        image = _cover(image, views.covered, chance)
    noise = torch.randn(image.shape, generator=chance) * _uniform(len(image), chance, 0, 1)
    return (image + views.noise * noise).clamp_(0, 1)


def plain(pictures: Tensor) -> Tensor:
    """Stored pictures (B, S, S) in bytes as the networks see them, (B, 1, 96, 96) in 0..1."""
    image = pictures.float().div_(255)[:, None]  # (B, 1, S, S)
    size = (INPUT_SIZE, INPUT_SIZE)
    return F.interpolate(image, size=size, mode="bilinear", antialias=True, align_corners=False)


def _place(image: Tensor, views: Views, chance: Generator) -> Tensor:
    count = len(image)
    angle = _uniform(count, chance, -views.turn, views.turn).flatten()
    scale = torch.exp(
        _uniform(count, chance, math.log(views.smallest), math.log(views.largest)).flatten()
    )
    mirror = torch.where(torch.rand(count, generator=chance) < 0.5, -1.0, 1.0)
    x, y = (_uniform(count, chance, -2 * views.shift, 2 * views.shift).flatten() for _ in "xy")
    cos, sin = torch.cos(angle) / scale, torch.sin(angle) / scale
    rows = torch.stack([mirror * cos, -mirror * sin, x, sin, cos, y], 1)  # (B, 6)
    shape = [count, 1, INPUT_SIZE, INPUT_SIZE]
    grid = F.affine_grid(rows.view(count, 2, 3), shape, align_corners=False)
    return F.grid_sample(image, grid, padding_mode="reflection", align_corners=False)


def _relight(image: Tensor, chance: Generator) -> Tensor:
    count = len(image)
    gamma = torch.exp(_uniform(count, chance, -0.4, 0.4))
    contrast = _uniform(count, chance, 0.6, 1.2)
    brightness = _uniform(count, chance, -0.12, 0.12)
    return (image.clamp(1e-4, 1) ** gamma - 0.5) * contrast + 0.5 + brightness


def _cover(image: Tensor, share: float, chance: Generator) -> Tensor:
    """Lay a grey rectangle of up to a third of the side over some pictures."""
    count, _, height, width = image.shape
    tall, wide = (_uniform(count, chance, 0.1, 0.35) for _ in "hw")
    top, left = (_uniform(count, chance, 0.1, 0.9) for _ in "yx")
    rows = torch.linspace(0, 1, height).view(1, 1, -1, 1)
    columns = torch.linspace(0, 1, width).view(1, 1, 1, -1)
    inside = ((rows - top).abs() < tall / 2) & ((columns - left).abs() < wide / 2)
    chosen = torch.rand((count, 1, 1, 1), generator=chance) < share
    return torch.where(inside & chosen, _uniform(count, chance, 0, 1), image)


def _uniform(count: int, chance: Generator, low: float, high: float) -> Tensor:
    return low + (high - low) * torch.rand((count, 1, 1, 1), generator=chance)
