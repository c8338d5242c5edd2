"""The one architecture, used unchanged for faces and for cars."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from torch import Tensor, nn
from torch.nn import functional as F

from ml.contracts import CONTRAST_FLOOR, INPUT_SIZE


@dataclass(frozen=True, slots=True)
class Geometry:
    """Where one activation looks: its window's side, step and first centre, in input pixels."""

    receptive_field: int
    stride: int
    start: float  # centre of the window of activation 0

    def then(self, *, kernel: int, stride: int, padding: int) -> Geometry:
        """Geometry after one more convolution or pooling (Araujo, Norris, Sim 2019, eq. 2 to 4)."""
        return Geometry(
            self.receptive_field + (kernel - 1) * self.stride,
            self.stride * stride,
            self.start + ((kernel - 1) / 2 - padding) * self.stride,
        )

    def box(self, column: int, row: int, size: int = INPUT_SIZE) -> tuple[int, int, int, int]:
        """Input window of the activation at (column, row), cut to a `size` x `size` input."""
        reach = (self.receptive_field - 1) / 2
        x, y = (self.start + at * self.stride for at in (column, row))
        low = [max(0, round(c - reach)) for c in (x, y)]
        high = [min(size, round(c + reach) + 1) for c in (x, y)]
        return low[0], low[1], high[0], high[1]


class LocalContrast(nn.Module):
    """Subtract the local mean and divide by the local deviation (Jarrett et al. 2009).

    Takes (B, 1, H, W) in 0..1 and returns the same shape, about zero mean and unit deviation.
    `floor` is added to the deviation so that flat sky stays flat.
    """

    def __init__(self, window: int = 9, floor: float = CONTRAST_FLOOR) -> None:
        super().__init__()
        self.window = window
        self.floor = floor

    def forward(self, image: Tensor) -> Tensor:
        reach = self.window // 2
        padded = F.pad(image, [reach] * 4, mode="reflect")
        mean = self._average(padded)  # (B, 1, H, W)
        square = self._average(padded**2)  # (B, 1, H, W)
        # not down to 0: there the slope of the root is infinite, and gradients would be lost
        deviation = (square - mean**2).clamp_min(1e-8).sqrt()
        return (image - mean) / (deviation + self.floor)

    def _average(self, padded: Tensor) -> Tensor:
        """Mean over the square window, by rows and then by columns: half the work."""
        rows = F.avg_pool2d(padded, (1, self.window), stride=1)
        return F.avg_pool2d(rows, (self.window, 1), stride=1)


class ConceptNet(nn.Module):
    """Three named layers whose windows grow from an edge to a part to the whole object.

    `forward` takes (B, 1, 96, 96) grey images in 0..1 and returns (B, labels) logits.
    """

    def __init__(self, labels: int, units: tuple[int, int, int] = (24, 48, 64)) -> None:
        super().__init__()
        self.normalise = LocalContrast()
        self.edges = nn.Sequential(nn.Conv2d(1, units[0], 9, stride=2, padding=4), nn.ReLU())
        self.pool_edges = nn.MaxPool2d(2)
        self.parts = nn.Sequential(nn.Conv2d(units[0], units[1], 7, padding=3), nn.ReLU())
        self.pool_parts = nn.MaxPool2d(2)
        self.objects = nn.Sequential(nn.Conv2d(units[1], units[2], 7, padding=3), nn.ReLU())
        self.output = nn.Linear(units[2], labels)

    def steps(self, image: Tensor) -> Iterator[tuple[str, Tensor]]:
        """Yield ("edges", maps), ("parts", maps), ("objects", maps), ("output", logits) in turn.

        Each is computed when it is asked for, so a reader can show one layer while the next runs.
        """
        edges = self.edges(self.normalise(image))  # (B, 24, 48, 48)
        yield "edges", edges
        parts = self.parts(self.pool_edges(edges))  # (B, 48, 24, 24)
        yield "parts", parts
        objects = self.objects(self.pool_parts(parts))  # (B, 64, 12, 12)
        yield "objects", objects
        yield "output", self.output(objects.amax((2, 3)))  # (B, labels)

    def forward(self, image: Tensor) -> Tensor:
        return dict(self.steps(image))["output"]  # (B, labels)


def geometry(network: ConceptNet) -> dict[str, Geometry]:
    """Receptive-field geometry of every named layer, computed from its modules."""
    here = Geometry(receptive_field=1, stride=1, start=0.0)
    found = {}
    for name, stage in network.named_children():
        for module in stage.modules():
            if isinstance(module, nn.Conv2d | nn.MaxPool2d):
                here = here.then(
                    kernel=_side(module.kernel_size),
                    stride=_side(module.stride),
                    padding=_side(module.padding),
                )
        found[name] = here
    return {name: found[name] for name in ("edges", "parts", "objects")}


def _side(value: object) -> int:
    return int(value[0]) if isinstance(value, tuple) else int(value)  # type: ignore[call-overload]
