"""An input made to excite a unit: feature visualisation (Olah, Mordvintsev, Schubert 2017).

The picture is not a grid of pixels but a sum of waves whose amplitudes fall with frequency, which
keeps neighbouring pixels alike; it is shifted a little at random at every step, so that only what
survives a shift is kept; and several seeds are tried, since one alone may miss. At first every
ReLU leaks a little: in noise nearly all are shut, and there would be no slope to climb.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

from ml.inside.activations import Hook, hooked, layer_of, watching

START, RATE = 0.5, 0.1  # of the waves: deviation of the first guess, and size of a step
WIDEST = 1 / 6  # wave, of the picture's side, beyond which amplitudes do not grow
LEAK, TIGHT = 0.1, 0.8  # slope of a shut ReLU at first; share of the climb after which it is 0


@dataclass(frozen=True, slots=True, eq=False)
class Optimised:
    """The best picture found for each unit, in 0..1, and the activation it reaches."""

    pictures: Tensor  # (units, size, size)
    values: Tensor  # (units,)


def look(
    network: nn.Module,
    layer: str,
    units: Sequence[int],
    *,
    size: int,
    seeds: Sequence[int] = (0, 1, 2),
    steps: int = 80,
    jitter: int = 1,
    fall: float = 2.0,
) -> Optimised:
    """Climb the response of each unit at the centre of its map; keep the best of the seeds.

    `fall` is how fast amplitudes shrink with frequency: 0 is as rough as pixels, 2 is smooth.
    """
    climbed = _before_relu(network, layer)
    tries = [
        _climb(network, climbed, units, size=size, seed=seed, steps=steps, jitter=jitter, fall=fall)
        for seed in seeds
    ]
    values = torch.stack([attempt.values for attempt in tries])  # (seeds, units)
    pictures = torch.stack([attempt.pictures for attempt in tries])  # (seeds, units, size, size)
    best = values.argmax(0)  # (units,)
    at = torch.arange(len(units))
    return Optimised(pictures[best, at], values[best, at].clamp_min(0))


def _before_relu(network: nn.Module, layer: str) -> str:
    """A silent unit has no slope to climb behind its ReLU, so climb what goes into it."""
    module = layer_of(network, layer)
    if isinstance(module, nn.Sequential) and len(module) > 1 and isinstance(module[-1], nn.ReLU):
        return f"{layer}.{len(module) - 2}"
    return layer


def _climb(
    network: nn.Module,
    layer: str,
    units: Sequence[int],
    *,
    size: int,
    seed: int,
    steps: int,
    jitter: int,
    fall: float,
) -> Optimised:
    dice = torch.Generator().manual_seed(seed)
    shape = (len(units), size, size // 2 + 1)
    waves = (START * torch.randn(*shape, 2, generator=dice)).requires_grad_()  # (units, .., .., 2)
    climber = torch.optim.Adam([waves], lr=RATE)
    for step in range(steps):
        right, down = torch.randint(-jitter, jitter + 1, (2,), generator=dice).tolist()
        pictures = _painted(waves, size, fall).roll((down, right), (1, 2))  # (units, size, size)
        with _leaking(network, LEAK * (1 - step / (TIGHT * steps))):
            score = _centre(network, layer, pictures, units).sum()
            climber.zero_grad()
            (-score).backward()  # type: ignore[no-untyped-call]
        climber.step()
    with torch.no_grad():
        pictures = _painted(waves, size, fall)
        return Optimised(pictures, _centre(network, layer, pictures, units))


@contextmanager
def _leaking(network: nn.Module, slope: float) -> Iterator[None]:
    """ReLUs that let a share of what is below 0 through, as long as the block lasts."""

    def leak(_module: nn.Module, inputs: tuple[Tensor, ...], _output: Tensor) -> Tensor:
        return functional.leaky_relu(inputs[0], slope)

    shut = [name for name, module in network.named_modules() if isinstance(module, nn.ReLU)]
    leaks: dict[str, Hook] = dict.fromkeys(shut, leak)
    with hooked(network, leaks if slope > 0 else {}):
        yield


def _painted(waves: Tensor, size: int, fall: float) -> Tensor:
    """From wave amplitudes (units, size, size // 2 + 1, 2) to pictures in 0..1."""
    down = torch.fft.fftfreq(size)[:, None]
    right = torch.fft.rfftfreq(size)[None, :]
    frequency = (down**2 + right**2).sqrt().clamp_min(1 / (WIDEST * size))
    scale = frequency**-fall  # (size, size // 2 + 1)
    spectrum = torch.view_as_complex(waves) * scale / scale.square().mean().sqrt()
    pictures: Tensor = torch.fft.irfft2(spectrum, s=(size, size), norm="ortho").sigmoid()
    return pictures  # (units, size, size)


def _centre(network: nn.Module, layer: str, pictures: Tensor, units: Sequence[int]) -> Tensor:
    """Each picture's response of its own unit at the middle of the map, (units,)."""
    with watching(network, [layer]) as seen:
        network(pictures[:, None])
    maps = seen[layer]  # (units, C, H, W)
    row, column = maps.shape[2] // 2, maps.shape[3] // 2
    return maps[torch.arange(len(units)), list(units), row, column]
