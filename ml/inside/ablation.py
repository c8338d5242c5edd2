"""What the answer becomes when units are silenced."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

import torch
from torch import Tensor, nn

from ml.errors import NetworkError
from ml.inside.activations import Hook, hooked
from ml.inside.activations import look as activations


@dataclass(frozen=True, slots=True, eq=False)
class Change:
    """The output with all units and with some silent, as probabilities (B, labels)."""

    before: Tensor
    after: Tensor

    @property
    def difference(self) -> Tensor:
        return self.after - self.before  # (B, labels)


@torch.no_grad()
def look(network: nn.Module, images: Tensor, silent: Mapping[str, Sequence[int]]) -> Change:
    """Run images (B, channels, H, W) whole and with the named units of each layer held at 0."""
    before = network(images).softmax(1)  # (B, labels)
    with silenced(network, silent):
        after = network(images).softmax(1)  # (B, labels)
    return Change(before, after)


@contextmanager
def silenced(network: nn.Module, silent: Mapping[str, Sequence[int]]) -> Iterator[None]:
    """Hold the named units of each layer at 0 inside the block, whatever reads the network."""
    with hooked(network, {layer: _silence(units) for layer, units in silent.items()}):
        yield


def silence_(maps: Tensor, units: Sequence[int]) -> Tensor:
    """Set these units of maps (B, C, H, W) to 0, in place.

    Raises NetworkError for a unit that is not there.
    """
    count, asked = maps.shape[1], sorted(set(units))
    if asked and not 0 <= asked[0] <= asked[-1] < count:
        raise NetworkError(f"The layer has units 0 to {count - 1}, not all of {asked}.")
    if asked:
        maps[:, asked] = 0
    return maps


def _silence(units: Sequence[int]) -> Hook:
    def silence(_module: nn.Module, _inputs: tuple[Tensor, ...], output: Tensor) -> Tensor:
        return silence_(output.clone(), units)

    return silence


@torch.no_grad()
def effects(network: nn.Module, images: Tensor, layer: str) -> Tensor:
    """Silence each unit of a layer in turn: (units, B, labels) changes of probability."""
    units = activations(network, images[:1], [layer])[layer].shape[1]
    before = network(images).softmax(1)  # (B, labels)
    changes = []
    for unit in range(units):
        with hooked(network, {layer: _silence([unit])}):
            changes.append(network(images).softmax(1) - before)
    return torch.stack(changes)
