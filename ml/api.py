"""The only door into `ml`: load the networks, read a picture layer by layer."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import torch
from numpy.typing import NDArray
from PIL import Image

from ml import arrays as named
from ml import probes, readings
from ml import reference as references
from ml.contracts import INPUT_SIZE, NETWORKS, ZOO, Probe, ProbeReading, Reading
from ml.pictures import grey_square
from ml.weights import Loaded, load_network


def warm(names: Sequence[str] = NETWORKS, *, zoo: Path = ZOO) -> None:
    """Load weights and run one blank picture, so that the first student waits no longer.

    Sets torch to one thread: at batch 1 more threads cost more than they bring, and a worker
    is one process of several. Raises WeightsError naming the file.
    """
    torch.set_num_threads(1)
    for _ in analyse(Image.new("L", (INPUT_SIZE, INPUT_SIZE)), names, zoo=zoo):
        pass


def version(name: str, *, zoo: Path = ZOO) -> str:
    """Names the weights in use; the same picture under the same version reads the same."""
    return _loaded(name, zoo).version


def analyse(image: Image.Image, names: Sequence[str], *, zoo: Path = ZOO) -> Iterator[Reading]:
    """Run one picture through networks side by side, yielding readings as they come.

    First the input, then for each layer each network in turn, then each network's output.
    `image` may be of any size and mode; its upright centre square is what the networks see.
    """
    return readings.serve([_loaded(name, zoo) for name in names], grey_square(image))


def probe(
    image: Image.Image,
    names: Sequence[str],
    request: Probe,
    *,
    step: Callable[[float], None] = lambda share: None,
    zoo: Path = ZOO,
) -> Iterator[ProbeReading]:
    """Repeat a picture's reading with something changed, or ask what made it so.

    Yields the input first, except for a curve. `step` is told the share done of a long
    computation, 0 to 1, and may raise to stop it. Raises NetworkError for a label, layer or
    unit that the network does not have.
    """
    return probes.take([_loaded(name, zoo) for name in names], image, request, step)


def arrays(answers: Iterable[ProbeReading]) -> dict[str, NDArray[Any]]:
    """What `analyse` or `probe` yielded, as named NumPy arrays (ml/arrays.py lists the names)."""
    return named.arrays(answers)


def reference(image: Image.Image, name: str) -> Iterator[Reading]:
    """Read a picture through torchvision's resnet18 or vgg16, layer by layer, as `analyse` does.

    Raises WeightsError, saying what to do, where their weights can neither be found nor fetched.
    """
    return references.read(image, name)


@lru_cache(maxsize=16)
def _loaded(name: str, zoo: Path) -> Loaded:
    loaded = load_network(name, zoo)
    loaded.network.to(memory_format=torch.channels_last)  # type: ignore[call-overload]
    return loaded
