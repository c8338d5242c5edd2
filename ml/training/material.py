"""What each stage of a training sees, drawn from a pool of pictures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Generator, Tensor

from ml.data.mix import Pool
from ml.network import ConceptNet
from ml.training.augment import Views, view

# how much of a batch with labels each kind of picture makes up, before scaling to 1
SHARES: Mapping[str, float] = {
    "known": 0.70,
    "other": 0.10,
    "photographs": 0.16,
    "rendered things": 0.12,
    "rendered scenes": 0.05,
    "background": 0.13,
    "airplanes": 0.04,
    "street_bike": 0.06,
}
# renderings differ by themselves, and more of them are cheap; photographs are few
DRAWN = Views(turn=0.06, smallest=0.92, largest=1.1, shift=0.04, covered=0.3)
TAKEN = Views(turn=0.2, smallest=0.7, largest=1.3, shift=0.1, covered=0.2)
CLOSE = Views(turn=0.15, smallest=0.95, largest=1.3, shift=0.06)
WORLD = Views(turn=0.3, smallest=0.7, largest=1.6, shift=0.15)


@dataclass(frozen=True, slots=True)
class Material:
    """A pool with the last label standing for other things, and the generator of all chance."""

    pool: Pool
    pictures: Tensor  # (N, S, S) bytes
    labels: Tensor  # (N,)
    chance: Generator
    closer: float = 1.0  # how much larger renderings are shown where parts are mined

    @classmethod
    def of(cls, pool: Pool, chance: Generator, closer: float = 1.0) -> Material:
        pictures, labels = torch.from_numpy(pool.pictures), torch.from_numpy(pool.labels)
        return cls(pool, pictures, labels, chance, closer)

    @property
    def none(self) -> int:
        return int(self.labels.max())

    def labelled(self, count: int, shares: Tensor) -> tuple[Tensor, Tensor]:
        """Views (B, 1, 96, 96) and labels (B,), drawn by `shares`."""
        chosen = torch.multinomial(shares, count, replacement=True, generator=self.chance)
        drawn = torch.from_numpy(np.char.startswith(self.pool.sources[chosen.numpy()], "rendered"))
        chosen = torch.cat([chosen[drawn], chosen[~drawn]])
        count_drawn = int(drawn.sum())
        halves = [(chosen[:count_drawn], DRAWN), (chosen[count_drawn:], TAKEN)]
        parts = [
            view(self.pictures[some], views, self.chance) for some, views in halves if len(some)
        ]
        return torch.cat(parts), self.labels[chosen]

    def shares(self) -> Tensor:
        """How likely each picture is to be drawn, (N,), by SHARES."""
        kinds = _kinds(self.pool, self.none)
        shares = torch.zeros(len(kinds))
        for kind in np.unique(kinds):
            chosen = torch.from_numpy(kinds == kind)
            shares[chosen] = SHARES.get(str(kind), 0.1) * self._evenly(kinds == kind)
        return shares

    def _evenly(self, chosen: NDArray[np.bool_]) -> Tensor:
        """Shares that sum to 1 and give each source as much as another."""
        _, source, counts = np.unique(
            self.pool.sources[chosen], return_inverse=True, return_counts=True
        )
        return torch.from_numpy(1 / (len(counts) * counts[source])).float()

    def category(self, count: int) -> Tensor:
        """Views of the category, half of them renderings where there are both."""
        rendered = np.char.startswith(self.pool.sources, "rendered")
        ours = self.pool.labels != self.none
        # wide shots of faces show more of the office than of the person
        near = ours & ~rendered & (self.pool.sources != "faces_caltech")
        zoomed = replace(
            CLOSE, smallest=CLOSE.smallest * self.closer, largest=CLOSE.largest * self.closer
        )
        halves = [(ours & rendered, zoomed), (near, CLOSE)]
        halves = [(chosen, views) for chosen, views in halves if chosen.any()]
        parts = [self._views(chosen, count // len(halves), views) for chosen, views in halves]
        return torch.cat(parts)

    def world(self, count: int) -> Tensor:
        """Views of other things."""
        return self._views(self.pool.labels == self.none, count, WORLD)

    def _views(self, chosen: NDArray[np.bool_], count: int, views: Views) -> Tensor:
        places = torch.from_numpy(np.flatnonzero(chosen))
        shares = self._evenly(chosen)
        drawn = places[torch.multinomial(shares, count, replacement=True, generator=self.chance)]
        return view(self.pictures[drawn], views, self.chance)


@torch.no_grad()
def seen_by(network: ConceptNet, layer: str, images: Tensor) -> Tensor:
    """What a layer's convolution sees of (N, 1, 96, 96) images."""
    return torch.cat([_seen(network, layer, part) for part in torch.split(images, 100)])


def _seen(network: ConceptNet, layer: str, images: Tensor) -> Tensor:
    seen: Tensor = network.normalise(images)
    if layer == "edges":
        return seen
    seen = network.pool_edges(network.edges(seen))
    return seen if layer == "parts" else network.pool_parts(network.parts(seen))


def _kinds(pool: Pool, none: int) -> NDArray[np.str_]:
    rendered = np.char.startswith(pool.sources, "rendered")
    category = np.where(pool.labels < none - 1, "known", "other")
    category = np.where(rendered, category, "photographs")
    return np.where(pool.labels == none, pool.sources, category)
