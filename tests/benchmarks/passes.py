"""Both networks' forward passes with every layer's activations, as runs are served and by plain
forward hooks, and bare; no site around them.

`python -m tests.benchmarks.passes COUNT` prints the seconds of each picture as JSON.
"""

import json
import sys
import time
from collections.abc import Callable, Sequence

import torch
from torch import Tensor

from ml.contracts import LAYERS, NETWORKS, ZOO
from ml.inside import activations
from ml.pictures import grey_square
from ml.readings import batch_of
from ml.serving import Together
from ml.weights import load_network
from tests.drawn import drawing

WARM = 10  # passes before the clock counts
DRAWINGS = 8


def seconds(work: Callable[[Tensor], object], batches: Sequence[Tensor], count: int) -> list[float]:
    """Time of each of ``count`` calls, after some that are not counted."""
    found = []
    for number in range(WARM + count):
        started = time.perf_counter()
        work(batches[number % len(batches)])
        found.append(time.perf_counter() - started)
    return found[WARM:]


def ways() -> dict[str, Callable[[Tensor], object]]:
    """The ways in which both networks are passed."""
    plain = [load_network(name, ZOO).network for name in NETWORKS]
    networks = [load_network(name, ZOO).network for name in NETWORKS]
    for network in networks:
        network.to(memory_format=torch.channels_last)  # type: ignore[call-overload]  # as probes
    together = Together(networks)

    @torch.inference_mode()
    def served(batch: Tensor) -> None:
        for _ in together.steps(batch):
            pass

    def hooked(batch: Tensor) -> None:
        for network in plain:
            activations.look(network, batch, LAYERS)

    @torch.inference_mode()
    def bare(batch: Tensor) -> None:
        for network in networks:
            network(batch)

    return {"served": served, "hooked": hooked, "bare": bare}


def main() -> None:
    torch.set_num_threads(1)
    count = int(sys.argv[1])
    batches = [batch_of(grey_square(drawing(number))) for number in range(DRAWINGS)]
    compared = ways()
    found: dict[str, list[float]] = {name: [] for name in compared}
    for _ in range(4):  # in turns, so that a machine that slows down meanwhile slows all
        for name, way in compared.items():
            found[name] += seconds(way, batches, count // 4)
    print(json.dumps(found))


if __name__ == "__main__":
    main()
