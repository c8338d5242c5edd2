"""`python -m ml lessons`: what depth, window, pictures and epochs do, on small networks."""

from __future__ import annotations

import argparse

import torch

from ml.cli.common import Commands, emit, progress, table, write_json
from ml.lessons.grid import Grid
from ml.lessons.material import material
from ml.lessons.pixels import distances, neighbours
from ml.lessons.study import networks


def add(commands: Commands, parent: argparse.ArgumentParser) -> None:
    parser = commands.add_parser(
        "lessons",
        parents=[parent],
        help="train small networks over a grid of knobs for the drills, write lessons.json",
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> None:
    torch.set_num_threads(1)  # sums in another order would be other numbers
    seed = arguments.seed
    grid = Grid(seeds=(seed, seed + 1))
    found = {kind: material(kind) for kind in grid.data}
    trained = networks(grid, found, progress(list(grid.trainings()), "settings"))
    result = {
        "command": f"python -m ml lessons --seed {seed}",
        "tables": {
            "networks": trained,
            "distances": distances(found),
            "neighbours": neighbours(found, grid.images, grid.seeds),
        },
    }
    write_json(arguments.zoo / "lessons.json", result)
    names = (*(knob["name"] for knob in trained["knobs"]), "accuracy", "train_accuracy", "seconds")
    emit(arguments, result, table(names, [[cell[n] for n in names] for cell in trained["cells"]]))
