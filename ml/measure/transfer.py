"""Do edges learnt on faces help with cars? (Yosinski, Clune, Bengio, Lipson 2014)

The first 0 to 3 layers of one network are copied and frozen, what follows starts from random
weights (with 0 frozen, all layers are copied and all go on learning), and the whole is trained to
tell the other category from other things, with few or many pictures, beside the same network
trained from scratch. Every run takes the same number of steps, so that only the pictures and the
start differ. Before the first step every layer that learns is scaled to answers of unit mean
square, so that no start is ahead by its scale alone (Mishkin, Matas 2016).
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import product
from multiprocessing import get_context
from pathlib import Path
from statistics import fmean, pstdev
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from ml.contracts import LAYERS, ZOO
from ml.data import mix
from ml.inside.kernels import convolution
from ml.measure.photographs import as_seen
from ml.network import ConceptNet
from ml.training.quick import quick
from ml.weights import load_network

TINY = 1e-6  # below this a layer counts as silent
FROZEN = (0, 1, 2, 3)
DIRECTIONS = (("faces", "cars"), ("cars", "faces"))
BATCH, RATE = 32, 3e-3


@dataclass(frozen=True, slots=True)
class Plan:
    """How much to do: shares of all training pictures, seeds, and steps of each run."""

    shares: tuple[float, ...] = (1 / 64, 1 / 32, 1 / 16, 1 / 8, 1 / 4)
    seeds: tuple[int, ...] = (0, 1, 2)
    steps: int = 120
    test: int = 300  # unseen pictures that each run is tested on


@dataclass(frozen=True, slots=True, eq=False)
class Data:
    """Pictures (N, 1, 96, 96), with labels (N,): 1 of the target category, 0 of other things."""

    images: Tensor  # bytes, or floats once they have passed frozen layers
    labels: Tensor

    def some(self, count: int, seed: int) -> Tensor:
        """Indices of `count` pictures at random, each label with its share."""
        order = np.random.default_rng([seed, count]).permutation(len(self.labels))
        by_label = order[np.argsort(self.labels.numpy()[order], kind="stable")]
        evenly = np.linspace(0, len(order) - 1, count).round().astype(int)
        return torch.from_numpy(by_label[evenly])


def stages(network: ConceptNet) -> list[nn.Module]:
    """The network cut after each layer's pooling; one after the other they are the network."""
    return [
        nn.Sequential(network.normalise, network.edges, network.pool_edges),
        nn.Sequential(network.parts, network.pool_parts),
        nn.Sequential(network.objects, nn.AdaptiveMaxPool2d(1), nn.Flatten()),
        network.output,
    ]


@dataclass(frozen=True, slots=True, eq=False)
class Start:
    """Where a run begins: the first `layers` of `source` frozen, None for from scratch.

    What is frozen never changes, so pictures pass through it once: `train` and `test` hold what
    comes out of it.
    """

    source: ConceptNet
    layers: int | None
    train: Data
    test: Data

    @classmethod
    def of(cls, source: ConceptNet, layers: int | None, train: Data, test: Data) -> Start:
        frozen = nn.Sequential(*stages(source)[: layers or 0])
        seen, unseen = (through(frozen, data.images) for data in (train, test))
        scale = seen.square().mean().sqrt().clamp_min(TINY) if layers else 1.0
        return cls(
            source, layers, Data(seen / scale, train.labels), Data(unseen / scale, test.labels)
        )

    def learning(self) -> nn.Module:
        """What is trained: fresh; with nothing frozen a copy of the source but for its output."""
        units = [convolution(self.source, layer).out_channels for layer in LAYERS]
        labels = int(self.train.labels.max()) + 1
        fresh = ConceptNet(labels, (units[0], units[1], units[2]))
        fresh.apply(_first_weights)
        if self.layers == 0:
            _copy(self.source, fresh)
        learning = stages(fresh)[self.layers or 0 :]
        _to_unit_scale(learning[:-1], self.train.images[:128])
        return nn.Sequential(*learning)


def accuracy_after(start: Start, chosen: Tensor, *, seed: int, steps: int) -> float:
    """Accuracy on the test pictures after training on the `chosen` ones (indices) alone."""
    torch.manual_seed(seed)
    learning = start.learning()
    _train(learning, start.train.images[chosen], start.train.labels[chosen], seed, steps)
    learning.eval()
    with torch.inference_mode(), quick():
        said = [learning(some).argmax(1) for some in torch.split(start.test.images, 128)]
    return float((torch.cat(said) == start.test.labels).double().mean())


@torch.no_grad()
def _first_weights(layer: nn.Module) -> None:
    """First weights for rectified units (He, Zhang, Ren, Sun 2015), and an output near nothing."""
    if isinstance(layer, nn.Conv2d):
        nn.init.kaiming_normal_(layer.weight, nonlinearity="relu")
    if isinstance(layer, nn.Linear):
        nn.init.normal_(layer.weight, std=0.02)
    if isinstance(layer, nn.Conv2d | nn.Linear) and layer.bias is not None:
        nn.init.zeros_(layer.bias)


@torch.no_grad()
def _to_unit_scale(layers: list[nn.Module], seen: Tensor) -> None:
    """Scale the weights of each layer in turn until its answers have a mean square of 1."""
    for layer in layers:
        scale = layer(seen).square().mean().sqrt().clamp_min(TINY)
        (weighted,) = (m for m in layer.modules() if isinstance(m, nn.Conv2d))
        weighted.weight /= scale
        if weighted.bias is not None:
            weighted.bias /= scale
        seen = layer(seen)


def _copy(source: ConceptNet, target: ConceptNet) -> None:
    for old, new in zip(stages(source)[:-1], stages(target)[:-1], strict=True):
        new.load_state_dict(old.state_dict())


def through(frozen: nn.Module, images: Tensor) -> Tensor:
    """What comes out of frozen layers for pictures (N, 1, 96, 96) in bytes."""
    with torch.no_grad():
        return torch.cat([frozen(some / 255) for some in torch.split(images, 128)])


def _train(learning: nn.Module, seen: Tensor, labels: Tensor, seed: int, steps: int) -> None:
    """Adam, the rate falling to nothing, over shuffled batches; mirrored pictures are not added."""
    dice = torch.Generator().manual_seed(seed)
    climber = torch.optim.Adam(learning.parameters(), lr=RATE)
    falling = torch.optim.lr_scheduler.CosineAnnealingLR(climber, steps)
    order = torch.empty(0, dtype=torch.long)
    for _ in range(steps):
        while len(order) < BATCH:
            order = torch.cat([order, torch.randperm(len(labels), generator=dice)])
        batch, order = order[:BATCH], order[BATCH:]
        with quick():
            loss = functional.cross_entropy(learning(seen[batch]), labels[batch])
        climber.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        climber.step()
        falling.step()


def direction(
    source: ConceptNet, train: Data, test: Data, plan: Plan, tell: Callable[[], None]
) -> dict[str, Any]:
    """Every start, size and seed of one direction; `tell` is called after each run."""
    counts = [max(BATCH, round(len(train.labels) * share)) for share in plan.shares]
    starts = {"scratch": Start.of(source, None, train, test)}
    starts |= {f"frozen-{layers}": Start.of(source, layers, train, test) for layers in FROZEN}
    runs: dict[str, list[list[float]]] = {name: [[] for _ in counts] for name in starts}
    for (at, count), seed in product(enumerate(counts), plan.seeds):
        chosen = train.some(count, seed)
        for name, start in starts.items():
            found = accuracy_after(start, chosen, seed=seed, steps=plan.steps)
            runs[name][at].append(round(found, 4))
            tell()
    return {
        "images": counts,
        "shares": list(plan.shares),
        "test_images": len(test.labels),
        "curves": {
            name: {
                "mean": [round(fmean(each), 4) for each in sizes],
                "deviation": [round(pstdev(each), 4) for each in sizes],
                "runs": sizes,
            }
            for name, sizes in runs.items()
        },
    }


def data(kind: str, cache: Path = mix.CACHE) -> tuple[Data, Data]:
    """Renderings to train on and unseen ones to test on, as many of the category as of others."""
    task = mix.TASKS[kind]
    none = task.labels.index(task.none)
    train = _halves(mix.training(task, None, cache), none)
    return train, _halves(mix.held_out(task, None, cache), none)


def _halves(pool: mix.Pool, none: int) -> Data:
    """Pictures of the category and of other things (label `none`), evenly thinned to one number."""
    ours, others = (np.flatnonzero(found) for found in (pool.labels != none, pool.labels == none))
    count = min(len(ours), len(others))
    chosen = [
        some[np.linspace(0, len(some) - 1, count).round().astype(int)] for some in (ours, others)
    ]
    pictures = pool.pictures[np.concatenate(chosen)]
    return Data(as_seen(pictures), (torch.arange(2 * count) < count).long())


def _one(names: tuple[str, str], plan: Plan, zoo: Path) -> dict[str, Any]:
    torch.set_num_threads(1)
    source, target = names
    train, test = data(target)
    few = test.some(min(plan.test, len(test.labels)), seed=0)
    test = Data(test.images[few], test.labels[few])
    return direction(load_network(source, zoo).network, train, test, plan, lambda: None)


def both_ways(plan: Plan, zoo: Path = ZOO) -> dict[str, Any]:
    """Faces to cars and cars to faces, a process each."""
    fresh = get_context("spawn")  # a fork of a process whose torch threads have started can hang
    with ProcessPoolExecutor(len(DIRECTIONS), mp_context=fresh) as workers:
        jobs = [workers.submit(_one, names, plan, zoo) for names in DIRECTIONS]
        found = [job.result() for job in jobs]
    return {
        "steps": plan.steps,
        "batch": BATCH,
        "seeds": list(plan.seeds),
        "versions": {name: load_network(name, zoo).version for name, _ in DIRECTIONS},
        "directions": {
            f"{source}-to-{target}": result
            for (source, target), result in zip(DIRECTIONS, found, strict=True)
        },
    }
