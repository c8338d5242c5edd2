"""How often a network's answer is right, and whether its probabilities mean what they say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor, nn

from ml.inside.activations import batches, device_of

BINS = 10


@torch.no_grad()
def probabilities(network: nn.Module, images: Tensor) -> Tensor:
    """(N, labels) for pictures (N, 1, 96, 96)."""
    place = device_of(network)
    return torch.cat([network(some.to(place)).softmax(1).cpu() for some in batches(images)])


@dataclass(frozen=True, slots=True)
class Accuracy:
    right: int
    count: int
    by_label: Mapping[str, float]
    confused: Mapping[str, Mapping[str, int]]  # true label -> answer -> how often

    @property
    def share(self) -> float:
        return self.right / self.count


def accuracy(answers: Sequence[str], truth: Sequence[str]) -> Accuracy:
    """Answers held against true labels, as a whole and label by label."""
    confused: dict[str, Counter[str]] = {label: Counter() for label in dict.fromkeys(truth)}
    for answer, true in zip(answers, truth, strict=True):
        confused[true][answer] += 1
    by_label = {label: counts[label] / counts.total() for label, counts in confused.items()}
    right = sum(counts[label] for label, counts in confused.items())
    return Accuracy(right, len(truth), by_label, {k: dict(v) for k, v in confused.items()})


def answers(shares: Tensor, labels: Sequence[str]) -> list[str]:
    """The most probable label of each row of (N, labels)."""
    return [labels[index] for index in shares.argmax(1).tolist()]


@dataclass(frozen=True, slots=True)
class Bin:
    confidence: float  # mean probability of the answers in the bin
    accuracy: float  # how many of them were right
    count: int


def calibration(shares: Tensor, right: Tensor) -> tuple[float, list[Bin]]:
    """Expected calibration error (Guo et al. 2017) and its bins, from (N, labels) and (N,) truths.

    Answers are put in ten bins by their probability; the error is the mean distance between how
    sure and how right the network is, weighted by the bins' sizes.
    """
    confidence = shares.amax(1).double()  # (N,)
    at = (confidence * BINS).long().clamp_max(BINS - 1)
    bins = [
        Bin(float(confidence[at == b].mean()), float(right[at == b].double().mean()), int(n))
        for b in range(BINS)
        if (n := (at == b).sum()) > 0
    ]
    error = sum(abs(b.confidence - b.accuracy) * b.count for b in bins) / len(confidence)
    return error, bins
