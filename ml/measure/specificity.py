"""How well a single unit's response alone tells one category from others.

The figure 5 of Lee, Grosse, Ranganath, Ng (CACM 54(10), 2011): for each unit, rank all pictures
by its strongest response anywhere and take the area under the precision-recall curve of the
first category (average precision). Categories are brought to one size, so chance is one in three
for three of them. A dead unit ranks nothing, scores chance, and is counted.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean, pstdev

import numpy as np
import torch
from sklearn.metrics import average_precision_score
from torch import Tensor, nn

from ml.contracts import LAYERS
from ml.inside.activations import peaks


@dataclass(frozen=True, slots=True)
class LayerSpecificity:
    """One layer's units on one task."""

    scores: tuple[float, ...]  # area under the precision-recall curve, by unit
    dead: int  # units that respond to none of the pictures

    @property
    def mean(self) -> float:
        return fmean(self.scores)

    @property
    def deviation(self) -> float:
        return pstdev(self.scores)

    @property
    def best(self) -> float:
        return max(self.scores)


def specificity(
    network: nn.Module, categories: Mapping[str, Tensor], layers: Sequence[str] = LAYERS
) -> dict[str, LayerSpecificity]:
    """Every unit's score at telling the first category from all the others together.

    Each category is (N, 1, 96, 96) pictures; the largest are thinned evenly to the smallest.
    """
    count = min(map(len, categories.values()))
    sets = [thinned(images, count) for images in categories.values()]
    found = peaks(network, torch.cat(sets), layers)
    positive = np.arange(count * len(sets)) < count
    return {
        layer: LayerSpecificity(
            tuple(
                float(average_precision_score(positive, response))
                for response in found[layer].values.T.numpy()
            ),
            int((found[layer].values.amax(0) <= 0).sum()),
        )
        for layer in layers
    }


def thinned(images: Tensor, count: int) -> Tensor:
    """`count` of the images, evenly spread: neighbours are often of one person or car."""
    return images[torch.linspace(0, len(images) - 1, count).round().long()]
