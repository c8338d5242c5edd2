"""Networks like ConceptNet, small enough to train a grid of them: fewer units, smaller pictures."""

from __future__ import annotations

from torch import Tensor, nn

SIDE = 64  # of the pictures, in points
UNITS = (8, 16, 24)


class LessonNet(nn.Module):
    """One to three convolutions of one window, each followed by ReLU and, in between, pooling.

    As in ConceptNet the output weighs the largest answer of each unit. Unlike it, everything is
    learnt together and from labels alone. Takes (B, 1, 64, 64) after contrast normalisation and
    returns (B, labels) logits.
    """

    def __init__(self, labels: int, *, layers: int, window: int) -> None:
        super().__init__()
        stages: list[nn.Module] = []
        below = 1
        for at, units in enumerate(UNITS[:layers]):
            if at:
                stages.append(nn.MaxPool2d(2))
            stride = 1 if at else 2
            look = nn.Conv2d(below, units, window, stride, padding=window // 2)
            stages += [look, nn.BatchNorm2d(units, momentum=0.3), nn.ReLU()]
            below = units
        self.layers = nn.Sequential(*stages)
        self.output = nn.Linear(below, labels)

    def forward(self, pictures: Tensor) -> Tensor:
        maps = self.layers(pictures)  # (B, units, h, w)
        logits: Tensor = self.output(maps.amax((2, 3)))  # (B, labels)
        return logits
