"""`python -m ml specificity`: how well single units tell one category from others."""

from __future__ import annotations

import argparse
from pathlib import Path

from ml.cli.common import Commands, UsageError, emit, network_in, progress, table
from ml.measure.pools import photographs
from ml.measure.report import by_layer
from ml.measure.specificity import specificity
from ml.pictures import pictures_in


def add(commands: Commands, parent: argparse.ArgumentParser) -> None:
    parser = commands.add_parser(
        "specificity",
        parents=[parent],
        help="area under the precision-recall curve of single units, for folders of pictures",
    )
    parser.add_argument("network")
    parser.add_argument(
        "--category",
        action="append",
        default=[],
        type=_category,
        metavar="NAME=DIR",
        help="give it three times: the first category is told from the others together",
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> None:
    folders: dict[str, Path] = dict(arguments.category)
    if len(folders) < 2:
        raise UsageError("Give --category NAME=DIR at least twice, the one to find first.")
    loaded = network_in(arguments)
    images = {
        name: photographs(pictures_in(folder), lambda items: progress(items, "reading"))
        for name, folder in folders.items()
    }
    layers = by_layer(specificity(loaded.network, images))
    counts = {name: len(found) for name, found in images.items()}
    first = next(iter(folders))
    rows = [
        (layer, one["mean"], one["deviation"], one["best"], one["dead"])
        for layer, one in layers.items()
    ]
    words = f"{first} told by single units of {loaded.name} ({_listed(counts)})\n"
    emit(
        arguments,
        {"network": loaded.name, "version": loaded.version, "categories": counts, "layers": layers},
        words + table(("layer", "mean AUC-PR", "deviation", "best unit", "dead"), rows),
    )


def _listed(counts: dict[str, int]) -> str:
    return ", ".join(f"{count} {name}" for name, count in counts.items())


def _category(text: str) -> tuple[str, Path]:
    name, found, folder = text.partition("=")
    if not (name and found and folder):
        raise argparse.ArgumentTypeError(f"{text!r} is not NAME=DIR, like faces=pictures/faces")
    return name, Path(folder)
