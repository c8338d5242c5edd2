"""What the lessons' networks learn from and are tested on: renderings, made smaller."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from ml.data import mix
from ml.data.real import STORED_SIZE
from ml.lessons.net import SIDE
from ml.network import LocalContrast

TESTED = 400  # pictures that every network is tested on


@dataclass(frozen=True, slots=True, eq=False)
class Pictures:
    """Grey pictures (N, 64, 64) in bytes, and their labels (N,)."""

    images: Tensor
    labels: Tensor

    def some(self, count: int, seed: int) -> Pictures:
        """`count` of them at random, of each label as many as of any other (or one more)."""
        order = np.random.default_rng([seed, count]).permutation(len(self.labels))
        labels = self.labels.numpy()[order]
        place = np.zeros(len(order), int)  # of each picture among those of its label
        for label in np.unique(labels):
            place[labels == label] = np.arange((labels == label).sum())
        chosen = order[np.lexsort((labels, place))[:count]]
        return Pictures(self.images[chosen], self.labels[chosen])

    @torch.no_grad()
    def normalised(self) -> Tensor:
        """As the networks see them, (N, 1, 64, 64): contrast normalised, about zero mean."""
        normal: Tensor = LocalContrast()(self.images[:, None] / 255)
        return normal


@dataclass(frozen=True, slots=True, eq=False)
class Material:
    """One kind of data: its labels' names, pictures to learn from, pictures to be tested on."""

    names: tuple[str, ...]
    train: Pictures
    test: Pictures


def material(kind: str, cache: Path = mix.CACHE) -> Material:
    """People ("faces") or styles ("cars") by name, and things and scenes as none of them."""
    task = mix.TASKS[kind]
    pools = (mix.training(task, None, cache), mix.held_out(task, None, cache))
    train, test = (pictures(pool, task) for pool in pools)
    return Material((*task.known, task.none), train, test.some(TESTED, 0))


def pictures(pool: mix.Pool, task: mix.Task) -> Pictures:
    """Those of a pool that show someone known, or nothing of the kind; strangers are left out."""
    kinds = (f"rendered {task.name}", "rendered things", "rendered scenes")
    pool = pool.of(*kinds)
    pool = pool.where(pool.labels != task.labels.index(task.other))
    labels = torch.from_numpy(pool.labels).clamp_max(len(task.known))  # none comes after the known
    stored = torch.from_numpy(pool.pictures)[:, None].float()
    return Pictures(_shrunk(stored), labels)


def _shrunk(stored: Tensor) -> Tensor:
    side = STORED_SIZE // SIDE
    parts = [functional.avg_pool2d(some, side) for some in torch.split(stored, 512)]
    return torch.cat(parts).round().byte()[:, 0]  # (N, 64, 64)
