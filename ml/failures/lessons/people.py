"""What goes wrong with pictures of people: learning few by heart, leaks, colours, strangers.

All of these are trained on the same renderings and differ only in what is done to them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import torch
from torch import Generator, Tensor
from torch.nn import functional as F

from ml.failures.lessons import drawn
from ml.failures.lessons.small import Data, Recipe, Small, accuracy, moved, shares, train

TRAIN, TEST = 48, 24  # renderings of each person
FEW = 4  # of each, for learning by heart
FRAMES = 6  # of one burst
STEPS_HEARD = (0, 10, 20, 40, 80, 120, 160, 200, 280, 400)
SURE = 0.9
OTHERS = 240  # things and scenes to learn "none of these" from


@dataclass
class People:
    """The renderings, drawn once, and the lessons taught with them."""

    seed: int

    @cached_property
    def train(self) -> Data:
        return drawn.people(TRAIN, self.seed, drawn.TRAIN)

    @cached_property
    def test(self) -> Data:
        return drawn.people(TEST, self.seed, drawn.TEST)

    @cached_property
    def plain(self) -> Small:
        """Trained on all of them in grey, shifted and mirrored: nothing is wrong with it."""
        return self.taught(self.train.grey(), moved)

    def taught(
        self, data: Data, change: Callable[[Tensor, Generator], Tensor] | None, labels: int = 0
    ) -> Small:
        return train(data, labels or len(drawn.PEOPLE), seed=self.seed, change=change)

    def overfit(self) -> dict[str, Any]:
        """Few pictures, seen again and again: the curve of both accuracies, and the remedy."""
        few, test = _each(self.train.grey(), FEW), self.test.grey()
        curve: list[dict[str, float]] = []

        def heard(step: int, network: Small) -> None:
            if step in STEPS_HEARD:
                with torch.no_grad():
                    curve.append(
                        {"step": step, "train": accuracy(network, few),
                         "held": accuracy(network, test)}
                    )  # fmt: skip

        train(few, len(drawn.PEOPLE), seed=self.seed, recipe=Recipe(), heard=heard)
        more = self.train.grey()
        return {
            "curve": curve,
            "broken": {"pictures": len(few.labels), **_ends(curve)},
            "shifted": {"pictures": len(few.labels), **self._both(few, self.taught(few, moved))},
            "mended": {"pictures": len(more.labels), **self._both(more, self.plain)},
        }

    def leak(self) -> dict[str, Any]:
        """Bursts of nearly the same picture, split by picture and then by burst."""
        few = _each(self.train.grey(), 12)
        chance = Generator().manual_seed(self.seed)
        frames = Data(
            torch.cat([_jittered(few.images, chance) for _ in range(FRAMES)]),
            few.labels.repeat(FRAMES),
        )
        burst = torch.arange(len(few.labels)).repeat(FRAMES)
        frame = torch.arange(FRAMES).repeat_interleave(len(few.labels))
        splits = {"by_picture": frame >= FRAMES - 2, "by_burst": burst % 3 == 0}  # a third is kept
        found: dict[str, Any] = {"bursts": len(few.labels), "frames": len(frames.labels)}
        for name, kept in splits.items():
            network = self.taught(frames.of(~kept), None)
            found[name] = {
                "tested": accuracy(network, frames.of(kept)),
                "fresh": accuracy(network, self.test.grey()),
                "test_pictures": int(kept.sum()),
            }
        return found

    def colours(self) -> dict[str, Any]:
        """Trained in colour and in grey; read in the right order and with red and blue swapped."""
        swapped = Data(self.test.images.flip(1), self.test.labels)
        network = self.taught(self.train, moved)
        return {
            "colour": {
                "right": accuracy(network, self.test),
                "swapped": accuracy(network, swapped),
            },
            "grey": {
                "right": accuracy(self.plain, self.test.grey()),
                "swapped": accuracy(self.plain, swapped.grey()),
            },
        }

    def robust(self) -> dict[str, Any]:
        """Trained on clean pictures, and with covers and grain; tested on clean and spoilt ones."""
        chance = Generator().manual_seed(self.seed + 1)
        test = self.test.grey()
        tests = {
            "clean": test,
            "covered": Data(_covered(test.images, chance), test.labels),
            "grain": Data(_grained(test.images, chance), test.labels),
            "blur": Data(_blurred(test.images), test.labels),
        }
        trained = {
            "clean": self.plain,
            "covered": self.taught(self.train.grey(), _then(_covered)),
            "grain": self.taught(self.train.grey(), _then(_grained)),
        }
        return {
            name: {where: accuracy(network, data) for where, data in tests.items()}
            for name, network in trained.items()
        }

    def closed(self) -> dict[str, Any]:
        """Shown things that nobody trained it on: with names only, and with a label for none."""
        others = Data(
            drawn.other_things(OTHERS, self.seed, drawn.TRAIN), torch.zeros(OTHERS)
        ).grey()
        unseen = Data(drawn.other_things(120, self.seed, drawn.TEST), torch.zeros(120)).grey()
        none = len(drawn.PEOPLE)
        with_none = Data(
            torch.cat([self.train.grey().images, others.images]),
            torch.cat([self.train.labels, torch.full((len(others.labels),), none)]),
        )
        opened = self.taught(with_none, moved, labels=none + 1)
        test = self.test.grey()
        return {
            "sure": SURE,
            "things": len(unseen.labels),
            "learnt_from": len(others.labels),
            "broken": _certainty(shares(self.plain, unseen.images)) | {
                "accuracy": accuracy(self.plain, test),
                "people_let_through": _sure(shares(self.plain, test.images)),
            },
            "mended": {
                "none": float((shares(opened, unseen.images).argmax(1) == none).float().mean()),
                "named_surely": _sure(shares(opened, unseen.images)[:, :none]),
                "accuracy": accuracy(opened, test),
            },
        }  # fmt: skip

    def _both(self, data: Data, network: Small) -> dict[str, float]:
        return {"train": accuracy(network, data), "held": accuracy(network, self.test.grey())}


def _ends(curve: list[dict[str, float]]) -> dict[str, float]:
    return {"train": curve[-1]["train"], "held": curve[-1]["held"]}


def _certainty(found: Tensor) -> dict[str, float]:
    return {"mean": float(found.amax(1).mean()), "named_surely": _sure(found)}


def _sure(found: Tensor) -> float:
    """The share of pictures that are given one of these labels with SURE or more."""
    return float((found.amax(1) >= SURE).float().mean())


def _each(data: Data, count: int) -> Data:
    """The first `count` pictures of each label."""
    first = [
        torch.where(data.labels == label)[0][:count] for label in range(int(data.labels.max()) + 1)
    ]
    return data.of(torch.cat(first))


def _jittered(images: Tensor, chance: Generator) -> Tensor:
    """The next frame of a burst: a pixel further, a little noise."""
    x, y = torch.randint(-1, 2, (2,), generator=chance).tolist()
    noise = 0.02 * torch.randn(images.shape, generator=chance)
    return (images.roll((y, x), (2, 3)) + noise).clamp(0, 1)


def _then(spoil: Callable[[Tensor, Generator], Tensor]) -> Callable[[Tensor, Generator], Tensor]:
    """Moved, and spoilt in half of the pictures."""

    def change(images: Tensor, chance: Generator) -> Tensor:
        images = moved(images, chance)
        chosen = torch.rand((len(images), 1, 1, 1), generator=chance) < 0.5
        return torch.where(chosen, spoil(images, chance), images)

    return change


def _covered(images: Tensor, chance: Generator) -> Tensor:
    """A black square of 16 pixels, a ninth of the picture, anywhere."""
    spoilt = images.clone()
    places = torch.randint(0, images.shape[2] - 16 + 1, (len(images), 2), generator=chance)
    for one, (x, y) in zip(spoilt, places.tolist(), strict=True):
        one[:, y : y + 16, x : x + 16] = 0
    return spoilt


def _grained(images: Tensor, chance: Generator) -> Tensor:
    return (images + 0.25 * torch.randn(images.shape, generator=chance)).clamp(0, 1)


def _blurred(images: Tensor) -> Tensor:
    for _ in range(6):
        images = F.avg_pool2d(F.pad(images, [1] * 4, mode="replicate"), 3, stride=1)
    return images
