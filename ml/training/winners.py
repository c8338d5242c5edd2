"""The first layer learnt without labels: a convolutional winner-take-all autoencoder.

After Makhzani and Frey 2015: of each map only the strongest place speaks, and of each unit only
its strongest share of the batch; from those few winners a linear transposed convolution must
rebuild what the layer saw. Ours differs in three ways: each unit's response is standardised over
the batch, so that every unit always has winners and none dies; the share falls from dense to
sparse; and weights far from a kernel's centre cost more, so that a kernel fades out before it
is cut off.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional as F


@dataclass(frozen=True, slots=True)
class Recipe:
    """How the layer is learnt."""

    steps: int = 160
    share: float = 0.25  # of the batch that each unit speaks for, at the end
    dense: float = 0.9  # the share at the start
    rate: float = 5e-3
    decay: float = 1e-3
    spread: float = 0.5  # radius of a kernel's cheap middle, as a share of half its side
    threshold: float = 1.0  # deviations that an answer must exceed once learnt


def learn(
    convolution: nn.Conv2d,
    recipe: Recipe,
    batches: Callable[[int], Tensor],
    heard: Callable[[int, float], None],
) -> None:
    """Learn `convolution` in place.

    `batches(step)` gives what it sees (B, C, H, W); `heard(step, loss)` is told how it goes.
    """
    coder = Autoencoder(convolution, recipe)
    optimiser = torch.optim.Adam(coder.parameters(), lr=recipe.rate)
    for step in range(recipe.steps):
        done = step / recipe.steps
        for group in optimiser.param_groups:
            group["lr"] = recipe.rate * min(1, 2 * (1 - done), (step + 1) / 20)
        share = recipe.share + (recipe.dense - recipe.share) * max(0, 1 - 2 * done) ** 2
        loss = coder.loss(batches(step), share)
        heard(step, float(loss.detach()))
        optimiser.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        optimiser.step()
    coder.settle()


class Autoencoder(nn.Module):
    """A convolution, standardised, and the transposed convolution that rebuilds its input."""

    cost: Tensor

    def __init__(self, convolution: nn.Conv2d, recipe: Recipe) -> None:
        super().__init__()
        assert convolution.bias is not None
        self.convolution, self.recipe = convolution, recipe
        self.balance = nn.BatchNorm2d(convolution.out_channels, affine=False, momentum=0.05)
        self.rebuild = nn.Parameter(torch.randn_like(convolution.weight) * 0.01)
        self.offset = nn.Parameter(torch.zeros(1, convolution.in_channels, 1, 1))
        self.register_buffer("cost", distance_cost(convolution.kernel_size[0], recipe.spread))
        nn.init.zeros_(convolution.bias)

    def forward(self, seen: Tensor, share: float) -> Tensor:
        """The input (B, C, H, W) rebuilt from its winners."""
        code = winners(self.balance(self.convolution(seen)), share)
        step, side = self.convolution.stride[0], self.convolution.kernel_size[0]
        rebuilt = F.conv_transpose2d(
            code, self.rebuild, stride=step, padding=side // 2, output_padding=step - 1
        )
        told: Tensor = rebuilt + self.offset
        return told

    def loss(self, seen: Tensor, share: float) -> Tensor:
        """Mean squared error of the rebuilt input, and the cost of all weights."""
        error: Tensor = (self(seen, share) - seen).square().mean()
        squares = self.rebuild.square() + self.convolution.weight.square()
        return error + self.recipe.decay * (self.cost * squares).sum()

    @torch.no_grad()
    def settle(self) -> None:
        """Fold standardising and threshold into the convolution, which then stands alone."""
        mean, variance = self.balance.running_mean, self.balance.running_var
        assert mean is not None
        assert variance is not None
        assert self.convolution.bias is not None
        deviation = variance.sqrt()
        self.convolution.weight /= deviation[:, None, None, None]
        self.convolution.bias.copy_(-mean / deviation - self.recipe.threshold)


def winners(answers: Tensor, share: float) -> Tensor:
    """Of each map of (B, C, H, W) keep the strongest place, in the strongest share of the batch."""
    peaks = answers.flatten(2).amax(2)  # (B, C)
    count = max(1, round(share * len(answers)))
    bar = peaks.topk(count, dim=0).values[-1]  # (C,)
    spot = (answers == peaks[..., None, None]) & (peaks >= bar)[..., None, None]
    return answers * spot


def distance_cost(side: int, spread: float) -> Tensor:
    """1 in the middle of a (side, side) kernel, growing with the distance from its centre."""
    at = torch.linspace(-1, 1, side)
    distance = (at[:, None].square() + at[None].square()).sqrt()  # (side, side)
    return 1 + 20 * (distance - spread).clamp_min(0).square()
