"""A small, ordinary network, trained from end to end on labels alone in a few seconds.

It has no contrast normalisation and no restraint on its weights: what goes wrong with most
networks goes wrong with this one.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import torch
from torch import Generator, Tensor, nn
from torch.nn import functional as F

SIDE = 48  # pixels of its input
Change = Callable[[Tensor, Generator], Tensor]


class Small(nn.Module):
    """(B, channels, 48, 48) in 0..1 to (B, labels) logits."""

    def __init__(self, labels: int, channels: int = 1) -> None:
        super().__init__()
        self.features = nn.Sequential(
            nn.Conv2d(channels, 16, 5, stride=2, padding=2), nn.ReLU(), nn.MaxPool2d(2),
            nn.Conv2d(16, 32, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2),
            nn.Conv2d(32, 48, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2),
        )  # fmt: skip
        self.output = nn.Linear(48 * 9, labels)

    def forward(self, images: Tensor) -> Tensor:
        features = self.features((images - 0.5) * 4)  # (B, 48, 3, 3)
        logits: Tensor = self.output(features.flatten(1))
        return logits  # (B, labels)


@dataclass(frozen=True, slots=True, eq=False)
class Data:
    """Pictures (N, channels, 48, 48) in 0..1 and their labels (N,)."""

    images: Tensor
    labels: Tensor

    def of(self, chosen: Tensor) -> Data:
        return Data(self.images[chosen], self.labels[chosen])

    def grey(self) -> Data:
        """By luma (ITU-R 601), as the shipped networks see."""
        weights = torch.tensor([0.299, 0.587, 0.114]).view(1, 3, 1, 1)
        return Data((self.images * weights).sum(1, keepdim=True), self.labels)


@dataclass(frozen=True, slots=True)
class Recipe:
    steps: int = 400
    batch: int = 32
    rate: float = 2e-3


def train(
    data: Data,
    labels: int,
    *,
    seed: int,
    change: Change | None = None,
    recipe: Recipe = Recipe(),
    heard: Callable[[int, Small], None] = lambda step, network: None,
) -> Small:
    """A fresh network after Adam with a falling rate; `change` makes each batch anew."""
    torch.manual_seed(seed)
    chance = Generator().manual_seed(seed)
    network = Small(labels, data.images.shape[1])
    climber = torch.optim.Adam(network.parameters(), lr=recipe.rate)
    falling = torch.optim.lr_scheduler.CosineAnnealingLR(climber, recipe.steps)
    for step in range(recipe.steps):
        heard(step, network)
        chosen = torch.randint(len(data.labels), (recipe.batch,), generator=chance)
        images = data.images[chosen]
        seen = change(images, chance) if change else images
        loss = F.cross_entropy(network(seen), data.labels[chosen])
        climber.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        climber.step()
        falling.step()
    heard(recipe.steps, network)
    return network.eval()


@torch.inference_mode()
def shares(network: Small, images: Tensor) -> Tensor:
    """Probabilities, (N, labels)."""
    return torch.cat([network(part).softmax(1) for part in torch.split(images, 200)])


def accuracy(network: Small, data: Data) -> float:
    """The share of pictures whose first label is right."""
    return float((shares(network, data.images).argmax(1) == data.labels).float().mean())


def moved(images: Tensor, chance: Generator) -> Tensor:
    """Shifted by up to 4 pixels, lit a little differently, half of them mirrored."""
    count, _, side, _ = images.shape
    padded = F.pad(images, [4] * 4, mode="replicate")
    places = torch.randint(0, 9, (count, 2), generator=chance).tolist()
    mirror = (torch.rand(count, generator=chance) < 0.5).tolist()
    cut = [
        one[:, y : y + side, x : x + side].flip(2) if flip else one[:, y : y + side, x : x + side]
        for one, (x, y), flip in zip(padded, places, mirror, strict=True)
    ]
    gain = 0.8 + 0.4 * torch.rand((count, 1, 1, 1), generator=chance)
    return (torch.stack(cut) * gain).clamp(0, 1)
