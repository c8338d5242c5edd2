"""The last step, with labels: who or what it is, and for every objects unit whether it is there.

The loss has four terms:

- cross-entropy of the output. Its weights are kept non-negative and "no face" ("no car") is a
  constant: every objects unit is evidence *for* the category, and without evidence there is none;
- for every objects unit alone, the logistic loss of its largest answer: above zero on pictures
  of the category, below on other things. This makes a single unit say what it stands for;
- the same for every parts unit, with a fifth of the weight: without it some fall silent;
- the squared positive correlation between units over the category, so that they stay different.

`edges` stay as they were learnt without labels, `parts` move at a fraction of the rate.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from ml.network import ConceptNet
from ml.training.quick import quick


@dataclass(frozen=True, slots=True)
class Recipe:
    """How the output is learnt and the objects refined."""

    steps: int = 2200
    batch: int = 96
    rate: float = 4e-3
    parts: float = 0.3  # rate of the parts layer, as a share
    single: float = 0.7  # weight of the loss of single objects units
    single_parts: float = 0.2  # weight of the loss of single parts units
    steep: float = 4.0  # steepness of the single units' logistic
    different: float = 0.1  # weight of the correlation between units


@dataclass(frozen=True, slots=True)
class Heard:
    """What one step says of how it goes."""

    step: int
    loss: float
    accuracy: float


class Detector:
    """A network being refined; `step` may be called in any process, state is in `state_dict`."""

    def __init__(self, network: ConceptNet, recipe: Recipe) -> None:
        self.network = network.to(memory_format=torch.channels_last)  # type: ignore[call-overload]
        self.recipe = recipe
        network.edges.requires_grad_(False)
        _evidence_only(network.output)
        groups = [
            {"params": list(network.objects.parameters()), "share": 1.0},
            {"params": list(network.output.parameters()), "share": 3.0},
            {"params": list(network.parts.parameters()), "share": recipe.parts},
        ]
        self.optimiser = torch.optim.Adam(groups, lr=recipe.rate)

    def step(self, at: int, images: Tensor, labels: Tensor) -> Heard:
        """One step of the schedule on (B, 1, 96, 96) images and (B,) labels."""
        done = at / self.recipe.steps
        rate = (
            self.recipe.rate * min(1, (at + 1) / 30) * (0.01 + 0.5 * (1 + math.cos(math.pi * done)))
        )
        for group in self.optimiser.param_groups:
            group["lr"] = rate * group["share"]
        with quick():
            parts, peaks = _peaks(self.network, images)
        logits = self.network.output(peaks.relu())  # (B, labels)
        loss = F.cross_entropy(logits, labels, label_smoothing=0.02)
        right = (logits.argmax(1) == labels).float().mean()
        told = Heard(at, float(loss.detach()), float(right))
        ours = labels != logits.shape[1] - 1
        loss = loss + self.recipe.single * _single(peaks, ours, self.recipe.steep)
        loss = loss + self.recipe.single_parts * _single(parts, ours, self.recipe.steep)
        loss = loss + self.recipe.different * _sameness(peaks[ours].relu())
        self.optimiser.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        self.optimiser.step()
        _clamp(self.network.output)
        return told


def _peaks(network: ConceptNet, images: Tensor) -> tuple[Tensor, Tensor]:
    """Largest answer of every parts and objects unit before its rectifier, (B, 48), (B, 64)."""
    # one plane's means are taken twice as fast in the ordinary format, to the same bit
    seen = network.normalise(images).to(memory_format=torch.channels_last)
    edges = network.pool_edges(network.edges(seen))
    parts = network.parts[0](edges)  # (B, 48, 24, 24)
    objects = network.objects[0](network.pool_parts(parts.relu()))  # (B, 64, 12, 12)
    return parts.amax((2, 3)).float(), objects.amax((2, 3)).float()


def _single(peaks: Tensor, ours: Tensor, steep: float) -> Tensor:
    sides = [F.softplus(steep * peaks[~ours]), F.softplus(-steep * peaks[ours])]
    return torch.stack([side.mean() for side in sides if len(side)]).sum()


def _sameness(peaks: Tensor) -> Tensor:
    scaled = (peaks - peaks.mean(0)) / (peaks.std(0) + 1e-3)
    alike = scaled.T @ scaled / len(scaled)  # (U, U)
    return (alike - alike.diag().diag()).clamp_min(0).square().mean()


@torch.no_grad()
def _evidence_only(output: nn.Linear) -> None:
    output.weight.uniform_(0, 0.05)
    output.bias.zero_()
    output.bias[-1] = 1.0
    _clamp(output)


@torch.no_grad()
def _clamp(output: nn.Linear) -> None:
    output.weight.clamp_(min=0)
    output.weight[-1] = 0
