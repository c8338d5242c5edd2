"""One training from random weights to the end, stage by stage, with checkpoints and a film."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Generator, Tensor

from ml.data.mix import Pool
from ml.network import ConceptNet
from ml.training import detect, film, mining, winners
from ml.training.augment import plain
from ml.training.material import Material, seen_by

STAGES = ("edges", "parts", "objects", "output")
CHECKPOINT_EVERY = 100  # steps of the last stage
FILMED = 96  # pictures that the film looks through
# close together at the start, where most happens
EDGE_FRAMES = frozenset({0, 2, 5, 10, 16, 24, 35, 50, 80, 120})


@dataclass(frozen=True, slots=True)
class Plan:
    """All that decides a training besides data and seed."""

    closer: float = 1.0  # how much larger renderings are shown where parts are mined
    pictures: int = 800  # of the category, to mine from
    world: int = 600  # other pictures, to tell the category from
    edges: winners.Recipe = field(default_factory=winners.Recipe)
    parts: mining.Recipe = field(default_factory=lambda: mining.Recipe(200))
    objects: mining.Recipe = field(default_factory=lambda: mining.Recipe(160, spread=1.0, border=4))
    output: detect.Recipe = field(default_factory=detect.Recipe)


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a training is. `accuracy` is known once there are labels."""

    network: str
    stage: str
    step: int
    steps: int
    loss: float
    accuracy: float | None = None


class Course:
    """One training; `run` does it, going on from a checkpoint of the same plan, data and seed."""

    def __init__(
        self,
        name: str,
        labels: tuple[str, ...],
        train: Pool,
        held: Pool,
        plan: Plan,
        seed: int,
    ) -> None:
        torch.manual_seed(seed)
        self.name, self.plan, self.seed = name, plan, seed
        self.network = ConceptNet(len(labels))
        self.chance = Generator().manual_seed(seed)
        self.material = Material.of(train, self.chance, plan.closer)
        self.frames: list[film.Frame] = []
        self.key = _key(plan, seed, labels, train)
        self._watched = _watched(held, len(labels) - 1)
        self._report: Callable[[Progress], None] = lambda _: None

    def run(self, work: Path, report: Callable[[Progress], None]) -> ConceptNet:
        """Train to the end and return the network; what is left below `work` is removed."""
        self._report = report
        work.mkdir(parents=True, exist_ok=True)
        checkpoint = work / f"{self.key}.pt"
        stage, state = self._resume(checkpoint)
        for at in range(stage, len(STAGES)):
            getattr(self, f"_{STAGES[at]}")(checkpoint, state)
            state = None
            self._keep(checkpoint, at + 1)
        checkpoint.unlink()
        return self.network.to(memory_format=torch.contiguous_format).eval()  # type: ignore[call-overload,no-any-return]

    def _edges(self, _checkpoint: Path, _state: dict[str, Any] | None) -> None:
        pictures = self.material.category(self.plan.pictures)

        def crops(_step: int) -> Tensor:
            # a quarter of each picture is enough to learn edges from, in a quarter of the time
            chosen = torch.randint(len(pictures), (96,), generator=self.chance)
            row, column = torch.randint(0, 48, (2,), generator=self.chance).tolist()
            part = pictures[chosen, :, row : row + 48, column : column + 48]
            seen: Tensor = self.network.normalise(part)
            return seen

        def heard(step: int, loss: float) -> None:
            self._tell("edges", step, self.plan.edges.steps, loss, filmed=step in EDGE_FRAMES)

        winners.learn(self.network.edges[0], self.plan.edges, crops, heard)  # type: ignore[arg-type]

    def _parts(self, _checkpoint: Path, _state: dict[str, Any] | None) -> None:
        self._mine("parts", self.plan.parts)

    def _objects(self, _checkpoint: Path, _state: dict[str, Any] | None) -> None:
        self._mine("objects", self.plan.objects)

    def _mine(self, layer: str, recipe: mining.Recipe) -> None:
        category = seen_by(self.network, layer, self.material.category(self.plan.pictures))
        world = seen_by(self.network, layer, self.material.world(self.plan.world))
        convolution = getattr(self.network, layer)[0]

        def heard(turn: int, missed: float) -> None:
            self._tell(layer, turn, recipe.rounds + 1, missed, filmed=True)

        mining.mine(convolution, recipe, category, world, self.chance, heard)

    def _output(self, checkpoint: Path, state: dict[str, Any] | None) -> None:
        recipe, shares = self.plan.output, self.material.shares()
        detector = detect.Detector(self.network, recipe)
        first = 0
        if state:
            first = state["step"]
            self.network.load_state_dict(state["network"])
            detector.optimiser.load_state_dict(state["optimiser"])
        film_every = max(1, recipe.steps // 10)
        for step in range(first, recipe.steps):
            if step and step % CHECKPOINT_EVERY == 0:
                self._keep(checkpoint, 3, step=step, optimiser=detector.optimiser.state_dict())
            told = detector.step(step, *self.material.labelled(recipe.batch, shares))
            last = step == recipe.steps - 1
            filmed = step % film_every == film_every - 1 or last
            self._tell("output", step, recipe.steps, told.loss, filmed, told.accuracy)

    def _tell(
        self,
        stage: str,
        step: int,
        steps: int,
        loss: float,
        filmed: bool,
        accuracy: float | None = None,
    ) -> None:
        if filmed:
            seen, labels = self._watched
            self.frames.append(film.frame(self.network, seen, labels, (stage, step, steps), loss))
        self._report(Progress(self.name, stage, step, steps, loss, accuracy))

    def _keep(self, checkpoint: Path, stage: int, **more: Any) -> None:
        state = {
            "stage": stage,
            "network": self.network.state_dict(),
            "chance": self.chance.get_state(),
            "common": torch.get_rng_state(),
            "frames": self.frames,
            **more,
        }
        unfinished = checkpoint.with_suffix(".part")
        torch.save(state, unfinished)
        unfinished.replace(checkpoint)

    def _resume(self, checkpoint: Path) -> tuple[int, dict[str, Any] | None]:
        if not checkpoint.exists():
            return 0, None
        # our own file, below var/: frames are plain dataclasses, so not weights alone
        state: dict[str, Any] = torch.load(checkpoint, weights_only=False)
        self.network.load_state_dict(state["network"])
        self.chance.set_state(state["chance"])
        torch.set_rng_state(state["common"])
        self.frames = list(state["frames"])
        return state["stage"], state if "step" in state else None


def _key(plan: Plan, seed: int, labels: tuple[str, ...], pool: Pool) -> str:
    told = json.dumps([asdict(plan), seed, labels]).encode()
    return hashlib.sha256(told + pool.pictures.tobytes() + pool.labels.tobytes()).hexdigest()[:16]


def _watched(held: Pool, none: int) -> tuple[Tensor, Tensor]:
    """A fixed few pictures for the film: renderings of the category, or what there is of it."""
    rendered = np.char.startswith(held.sources, "rendered") & (held.labels != none)
    chosen = np.flatnonzero(rendered if rendered.any() else held.labels != none)
    chosen = chosen[:: max(1, len(chosen) // FILMED)][:FILMED]
    return plain(torch.from_numpy(held.pictures[chosen])), torch.from_numpy(held.labels[chosen])
