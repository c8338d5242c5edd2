"""One layer learnt from the category alone: winners against the rest of the world.

After "mid-level discriminative patches" (Singh, Gupta, Efros 2012) with whitened templates
(Hariharan, Malik, Ramanan 2012), made convolutional. No part label is ever used, only whether
a picture is of the category. Many candidates start each from one window somewhere in a picture
of the category. Then, round by round:

1. **winners**: a candidate looks for the one place in each picture where it answers most, and
   keeps the share of the pictures where that answer is strongest;
2. **contrast**: it becomes what its winners have in common and the world has not: the mean of
   their windows less the world's mean, divided by the world's covariance (Fisher's linear
   discriminant). The middle of the window weighs most, so that a unit answers *where* its
   part is.

At the end the units that best tell the category from other things are kept, skipping those
that repeat one already kept.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import torch
from torch import Generator, Tensor, nn
from torch.nn import functional as F

from ml.training.quick import quick


@dataclass(frozen=True, slots=True)
class Recipe:
    """How one layer is mined."""

    candidates: int
    rounds: int = 5
    choose_after: int = 2  # rounds with all candidates before the best are chosen
    share: float = 0.06  # of the pictures in which a candidate's winners are
    spread: float = 0.5  # deviation of the window's weight, as a share of half its side
    shrink: float = 0.1  # of the covariance towards a multiple of one
    quiet: float = 0.9  # share of other pictures on which a unit stays silent
    alike: float = 0.25  # of two units' winners: a larger share in common, and one is a repeat
    sample: int = 12_000  # windows of the world that its mean and covariance come from
    border: int = 1  # windows may not start closer to the picture's border


def mine(
    convolution: nn.Conv2d,
    recipe: Recipe,
    category: Tensor,
    world: Tensor,
    chance: Generator,
    heard: Callable[[int, float], None],
) -> None:
    """Set `convolution` in place from what it would see of the category and of other things.

    `category` and `world` are (N, C, H, W). `heard(round, missed)` is told, once the convolution
    holds that round's units, how much of the category does not stand out from the world.
    """
    space = _Space(world, convolution, recipe, chance)
    templates = space.contrast(space.windows_at_random(category, recipe.candidates, chance))
    for turn in range(recipe.rounds + 1):
        ours, places = space.peaks(category, templates)
        theirs, _ = space.peaks(world, templates)
        if turn == recipe.choose_after:
            kept = _choose(ours, theirs, places, recipe, convolution.out_channels)
            ours, theirs, places = ours[:, kept], theirs[:, kept], places[:, kept]
            templates = templates[kept]
        missed = 1 - _standing_out(ours, theirs).mean()
        _settle(convolution, templates, ours, theirs, recipe.quiet)
        heard(turn, float(missed))
        if turn < recipe.rounds:
            templates = space.contrast(_winning_windows(space, category, ours, places, recipe))


@torch.no_grad()
def _settle(
    convolution: nn.Conv2d, templates: Tensor, ours: Tensor, theirs: Tensor, quiet: float
) -> None:
    """Scale each unit: 0 where the world is quiet, about 1 at the category's strongest."""
    count = convolution.out_channels
    floor = theirs[:, :count].quantile(quiet, dim=0)  # (U,)
    height = (ours[:, :count].quantile(0.95, dim=0) - floor).clamp_min(0.1 * floor.abs() + 1e-3)
    convolution.weight.copy_(templates[:count] / height[:, None, None, None])
    assert convolution.bias is not None
    convolution.bias.copy_(-floor / height)


class _Space:
    """Windows of the layer below: the world's mean and covariance, and what differs from them."""

    def __init__(
        self, world: Tensor, convolution: nn.Conv2d, recipe: Recipe, chance: Generator
    ) -> None:
        self.channels = convolution.in_channels
        self.side = convolution.kernel_size[0]
        self.pad = self.side // 2
        self.border = recipe.border
        at = torch.linspace(-1, 1, self.side)
        bell = torch.exp(-(at[:, None] ** 2 + at[None] ** 2) / (2 * recipe.spread**2))
        self.bell = bell.expand(self.channels, -1, -1).flatten()  # (C*k*k,)
        sample = self.windows_at_random(world, recipe.sample, chance).flatten(1) * self.bell
        self.mean = sample.mean(0)
        spread = sample - self.mean
        covariance = spread.T @ spread / len(sample)  # (D, D)
        level = covariance.diagonal().mean()
        covariance += recipe.shrink * level * torch.eye(len(covariance))
        self.whiten = torch.linalg.cholesky(covariance)

    def windows_at_random(self, maps: Tensor, count: int, chance: Generator) -> Tensor:
        """(count, C, k, k) windows from anywhere that is not too near the border."""
        number, _, height, width = maps.shape
        which = torch.randint(number, (count,), generator=chance)
        low = self.border
        row = torch.randint(low, height - low, (count,), generator=chance)
        column = torch.randint(low, width - low, (count,), generator=chance)
        return self.windows(maps, which, row, column)

    def windows(self, maps: Tensor, which: Tensor, row: Tensor, column: Tensor) -> Tensor:
        """Windows centred at (row, column) of maps[which]; zeros lie beyond the border."""
        padded = F.pad(maps, [self.pad] * 4)
        steps = torch.arange(self.side)
        rows, columns = row[:, None] + steps, column[:, None] + steps  # (n, k)
        picked = padded[which[:, None, None], :, rows[:, :, None], columns[:, None, :]]
        return picked.permute(0, 3, 1, 2)  # (n, C, k, k)

    def contrast(self, windows: Tensor) -> Tensor:
        """Fisher's discriminant of each window (or mean of windows) against the world."""
        difference = windows.flatten(1) * self.bell - self.mean
        solved = torch.cholesky_solve(difference.T, self.whiten).T * self.bell
        power = (difference * solved / self.bell).sum(1, keepdim=True)
        unit = solved / power.clamp_min(1e-6).sqrt()
        return unit.view(-1, self.channels, self.side, self.side)

    def peaks(self, maps: Tensor, templates: Tensor) -> tuple[Tensor, Tensor]:
        """Each unit's largest answer to each picture (N, U), and its row and column (N, U, 2)."""
        edge, width = self.border, maps.shape[3] - 2 * self.border
        peaks, places = [], []
        for part in torch.split(maps, 50):
            with quick():
                answers = F.conv2d(part, templates, padding=self.pad)  # (n, U, H, W)
            best = answers[:, :, edge:-edge, edge:-edge].flatten(2).max(2)
            peaks.append(best.values.float())
            places.append(best.indices)
        place = torch.cat(places)
        return torch.cat(peaks), torch.stack([place // width, place % width], 2) + edge


def _winning_windows(
    space: _Space, maps: Tensor, peaks: Tensor, places: Tensor, recipe: Recipe
) -> Tensor:
    """Mean window of every candidate's winners, (U, C, k, k)."""
    count = max(2, round(recipe.share * len(maps)))
    top = peaks.topk(count, dim=0).indices  # (count, U)
    means = []
    for unit in range(peaks.shape[1]):
        row, column = places[top[:, unit], unit].T
        means.append(space.windows(maps, top[:, unit], row, column).mean(0))
    return torch.stack(means)


def _standing_out(ours: Tensor, theirs: Tensor) -> Tensor:
    """Share of the category above all but a twentieth of the world, for each unit."""
    return (ours > theirs.quantile(0.95, dim=0)).float().mean(0)


def _choose(ours: Tensor, theirs: Tensor, places: Tensor, recipe: Recipe, count: int) -> list[int]:
    """Candidates that best tell the category from the world, without repeats, best first.

    Two candidates are repeats when much of what they win is the same place in the same picture.
    """
    score = _standing_out(ours, theirs)  # (U,)
    winners = ours >= ours.topk(max(2, len(ours) // 6), dim=0).values[-1]  # (N, U)
    order = score.argsort(descending=True).tolist()
    kept: list[int] = []
    limit = recipe.alike
    while len(kept) < min(count, len(order)):
        for unit in order:
            if len(kept) < count and unit not in kept:
                near = (places[:, kept] - places[:, [unit]]).abs().amax(2) <= 1  # (N, kept)
                both = winners[:, kept] & winners[:, [unit]] & near
                if not kept or both.sum(0).max() <= limit * winners[:, unit].sum():
                    kept.append(unit)
        limit += 0.1
    return kept
