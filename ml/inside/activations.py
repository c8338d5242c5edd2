"""Every layer's response to some images."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass

import torch
from torch import Tensor, nn

from ml.errors import NetworkError

Hook = Callable[[nn.Module, tuple[Tensor, ...], Tensor], Tensor | None]


def layer_of(network: nn.Module, name: str) -> nn.Module:
    """The module of that name; raises NetworkError with the names there are."""
    try:
        return network.get_submodule(name)
    except AttributeError as error:
        known = ", ".join(child for child, _ in network.named_children())
        raise NetworkError(f"There is no layer {name!r}; there are {known}.") from error


@contextmanager
def hooked(network: nn.Module, hooks: dict[str, Hook]) -> Iterator[None]:
    """Forward hooks on named layers that come off again, whatever happens inside the block."""
    with ExitStack() as stack:
        for name, hook in hooks.items():
            handle = layer_of(network, name).register_forward_hook(hook)
            stack.callback(handle.remove)
        yield


@contextmanager
def watching(network: nn.Module, layers: Sequence[str]) -> Iterator[dict[str, Tensor]]:
    """A dictionary that holds, after each forward pass in the block, each layer's output."""
    seen: dict[str, Tensor] = {}

    def hook_for(name: str) -> Hook:
        def keep(_module: nn.Module, _inputs: tuple[Tensor, ...], output: Tensor) -> None:
            seen[name] = output

        return keep

    with hooked(network, {name: hook_for(name) for name in layers}):
        yield seen


@torch.no_grad()
def look(network: nn.Module, images: Tensor, layers: Sequence[str]) -> dict[str, Tensor]:
    """Activations of each named layer, (B, C, H, W), for images (B, channels, H, W).

    Runs where the network is; the answer comes back to ordinary memory.
    """
    with watching(network, layers) as seen:
        network(images.to(device_of(network)))
    return {name: maps.cpu() for name, maps in seen.items()}


def device_of(network: nn.Module) -> torch.device:
    """Where the network's weights are; a network without any is on the CPU."""
    return next((weights.device for weights in network.parameters()), torch.device("cpu"))


@dataclass(frozen=True, slots=True, eq=False)
class Peaks:
    """Each unit's strongest response to each of N images, and where in the map it is."""

    values: Tensor  # (N, C)
    places: Tensor  # (N, C): row * width + column
    width: int  # of the activation map

    def place(self, image: int, unit: int) -> tuple[int, int]:
        """Column and row of the peak in the activation map."""
        row, column = divmod(int(self.places[image, unit]), self.width)
        return column, row


def peaks(
    network: nn.Module, images: Tensor, layers: Sequence[str], *, batch: int = 64
) -> dict[str, Peaks]:
    """`look`, kept down to each unit's peak, for more images than fit in memory as maps.

    Images are (N, 1, H, W), bytes or floats in 0..1.
    """
    values: dict[str, list[Tensor]] = {name: [] for name in layers}
    places: dict[str, list[Tensor]] = {name: [] for name in layers}
    widths = dict.fromkeys(layers, 1)
    for some in batches(images, batch):
        for name, maps in look(network, some, layers).items():
            top = maps.flatten(2).max(2)  # (B, C) twice
            values[name].append(top.values)
            places[name].append(top.indices)
            widths[name] = maps.shape[3]
    return {n: Peaks(torch.cat(values[n]), torch.cat(places[n]), widths[n]) for n in layers}


def batches(images: Tensor, size: int = 64) -> Iterator[Tensor]:
    """Images a batch at a time, as floats in 0..1."""
    for some in torch.split(images, size):
        yield some / 255 if some.dtype == torch.uint8 else some
