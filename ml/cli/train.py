"""`python -m ml train`: from random weights to what ships in the zoo, or a network of one's own."""

from __future__ import annotations

import argparse
import multiprocessing
import os
import sys
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any

import torch

from ml.cli.common import Commands, UsageError, emit, existing_folder, on_cpu, table
from ml.contracts import NETWORKS
from ml.training import Progress, train

TOLD_EVERY = 50  # steps


def add(commands: Commands, parent: argparse.ArgumentParser) -> None:
    training = commands.add_parser(
        "train", parents=[parent], help="train the networks that ship, or one on your own pictures"
    )
    training.add_argument("networks", nargs="*", metavar="NETWORK", help="default: all that ship")
    training.add_argument("--all", action="store_true", help="all that ship, two at a time")
    training.add_argument(
        "--real",
        type=existing_folder,
        metavar="DIR",
        default=os.environ.get("REAL") or None,
        help="photographs to train on beside renderings (docs/training.md); default: $REAL",
    )
    training.add_argument(
        "--images",
        type=existing_folder,
        metavar="DIR",
        help="your own pictures: a folder with one sub-folder for each class",
    )
    training.add_argument("--name", help="what to call the network trained on --images")
    training.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> None:
    """Train what is asked for; each network on one thread, so that core count changes nothing."""
    on_cpu(arguments)
    names = _names(arguments)
    one = partial(_one, zoo=arguments.zoo, real=arguments.real, images=arguments.images)
    one = partial(one, seed=arguments.seed)
    if len(names) == 1:
        cards = [one(names[0])]
    else:
        fresh = multiprocessing.get_context("spawn")
        with ProcessPoolExecutor(len(names), mp_context=fresh) as workers:
            cards = list(workers.map(one, names))
    rows = [
        (card["name"], source, found["pictures"], found["right"], found["category_right"])
        for card in cards
        for source, found in card["accuracy"].items()
    ]
    head = ("network", "kept back", "pictures", "right", "category right")
    emit(arguments, {card["name"]: card for card in cards}, table(head, rows))


def _names(arguments: argparse.Namespace) -> list[str]:
    if arguments.images:
        if not arguments.name or arguments.networks or arguments.all:
            raise UsageError("--images needs --name NAME, and trains that one network only.")
        if arguments.name in NETWORKS or not arguments.name.isidentifier():
            raise UsageError(f"--name must be a word other than {' or '.join(NETWORKS)}.")
        return [arguments.name]
    if arguments.name:
        raise UsageError(f"{arguments.name!r} needs pictures: --images DIR.")
    if unknown := set(arguments.networks) - set(NETWORKS):
        known = ", ".join(NETWORKS)
        raise UsageError(f"No recipe for {', '.join(sorted(unknown))}; there is one for {known}.")
    return list(dict.fromkeys(arguments.networks)) or list(NETWORKS)


def _one(name: str, *, zoo: Path, real: Path | None, images: Path | None, seed: int) -> Any:
    torch.set_num_threads(1)
    return train(name, out=zoo / name, real=real, images=images, seed=seed, report=_say)


def _say(now: Progress) -> None:
    last = now.step == now.steps - 1
    if now.stage in ("edges", "output") and now.step % TOLD_EVERY and not last:
        return
    right = "" if now.accuracy is None else f", {now.accuracy:.0%} of the batch right"
    words = f"{now.network}: {now.stage} {now.step + 1}/{now.steps}, loss {now.loss:.3f}{right}"
    print(words, file=sys.stderr, flush=True)
