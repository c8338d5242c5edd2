"""The path that serves runs: several networks over one picture, layer by layer, on one thread.

The numbers are those of `ConceptNet.steps` but for rounding, and a test holds them to it. Contrast
is normalised once for all networks; their first layers are one convolution; weights are laid out
beforehand as oneDNN wants them, and it applies ReLU on the way.
Where torch was built without oneDNN its ordinary convolution takes over (docs/adr/0013).
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator, Mapping, Sequence

import torch
from torch import Tensor, nn
from torch.backends import mkldnn
from torch.nn import functional as F

from ml.contracts import INPUT_SIZE
from ml.inside.ablation import silence_
from ml.network import ConceptNet, LocalContrast

Layer = Callable[[Tensor], Tensor]
Silent = Mapping[str, Sequence[int]]  # of one network: units of a layer
WINDOW = 9  # of the one architecture's normalisation
_LAST = torch.channels_last


class Together:
    """Networks of the one architecture, prepared to read one picture side by side.

    What is learnt later is not seen: prepare them again after training.
    """

    @torch.no_grad()
    def __init__(self, networks: Sequence[ConceptNet]) -> None:
        first = networks[0]
        self.normalise = _Normalise(first.normalise)
        convolutions = [_convolution_of(network.edges) for network in networks]
        self.units = [one.out_channels for one in convolutions]
        self.edges = _prepared(_joined(convolutions), INPUT_SIZE)
        side = INPUT_SIZE // 4  # halved by the stride, then by the pooling
        self.parts = [_prepared(_convolution_of(one.parts), side) for one in networks]
        self.objects = [_prepared(_convolution_of(one.objects), side // 2) for one in networks]
        self.outputs = [network.output for network in networks]

    def steps(
        self, image: Tensor, silent: Sequence[Silent] | None = None
    ) -> Iterator[tuple[int, str, Tensor]]:
        """For an image (1, 1, 96, 96) in 0..1: each layer of each network in turn, then outputs.

        Yields the network's number with what `ConceptNet.steps` yields; each is computed when it
        is asked for. `silent` names, for each network, the units of a layer that are held at 0.
        """
        quiet = silent or [{}] * len(self.outputs)
        together = self.edges(self.normalise(image))  # (1, units of all, 48, 48)
        maps = list(torch.split(together, self.units, dim=1))  # views of it
        for number, edges in enumerate(maps):
            yield number, "edges", silence_(edges, quiet[number].get("edges", ()))
        below = torch.split(F.max_pool2d(together, 2), self.units, dim=1)
        for name, layers in (("parts", self.parts), ("objects", self.objects)):
            for number, layer in enumerate(layers):
                pooled = below[number] if name == "parts" else F.max_pool2d(maps[number], 2)
                maps[number] = layer(pooled.contiguous(memory_format=_LAST))
                yield number, name, silence_(maps[number], quiet[number].get(name, ()))
        for number, output in enumerate(self.outputs):
            yield number, "output", output(maps[number].amax((2, 3)))  # (1, labels)


class _Normalise:
    """`LocalContrast` with its window of nine summed by doubling: four additions a direction."""

    def __init__(self, contrast: LocalContrast) -> None:
        assert contrast.window == WINDOW
        self.floor = contrast.floor

    def __call__(self, image: Tensor) -> Tensor:
        padded = F.pad(image, [WINDOW // 2] * 4, mode="reflect")[0]  # (1, 104, 104)
        both = torch.cat((padded, padded**2))
        mean, square = _nine(_nine(both, 1), 2) / WINDOW**2  # (96, 96) each
        deviation = (square - mean**2).clamp_min_(1e-8).sqrt_()
        normal: Tensor = (image - mean) / deviation.add_(self.floor)  # (1, 1, 96, 96)
        return normal


def _nine(values: Tensor, dim: int) -> Tensor:
    """The sum of each nine neighbours along a dimension, which gets eight shorter."""
    some, length = values, values.shape[dim]
    for shift in (1, 2, 4):  # sums of two, of four, of eight
        length -= shift
        some = some.narrow(dim, 0, length) + some.narrow(dim, shift, length)
    return some.narrow(dim, 0, length - 1) + values.narrow(dim, 8, length - 1)


def _convolution_of(layer: nn.Sequential) -> nn.Conv2d:
    convolution = layer[0]
    assert isinstance(convolution, nn.Conv2d)
    return convolution


def _joined(convolutions: Sequence[nn.Conv2d]) -> nn.Conv2d:
    """Convolutions of one input as one, with all their units."""
    joined = copy.deepcopy(convolutions[0])
    joined.out_channels = sum(one.out_channels for one in convolutions)
    biases = [one.bias for one in convolutions if one.bias is not None]
    joined.weight = nn.Parameter(torch.cat([one.weight for one in convolutions]))
    joined.bias = nn.Parameter(torch.cat(biases))
    return joined


def _prepared(convolution: nn.Conv2d, side: int) -> Layer:
    """A convolution of maps `side` long, followed by ReLU."""
    if not mkldnn.is_available():  # type: ignore[no-untyped-call]  # torch leaves it untyped
        return lambda maps: torch.relu_(convolution(maps))
    places = convolution.padding, convolution.stride, convolution.dilation, convolution.groups
    shape = (1, convolution.in_channels, side, side)
    weight, bias = convolution.weight.detach(), convolution.bias
    packed = torch.ops.mkldnn._reorder_convolution_weight(weight, *places, shape)

    def layer(maps: Tensor) -> Tensor:
        done: Tensor = torch.ops.mkldnn._convolution_pointwise(
            maps, packed, bias, *places, "relu", [], ""
        )
        return done

    return layer
