"""`python -m ml render`: pictures drawn by the project itself."""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
from PIL import Image

from ml.cli.common import Commands, UsageError, emit, progress
from ml.cli.samples import write_samples
from ml.contracts import ZOO
from ml.measure.pools import KINDS, draw


def add(commands: Commands, parent: argparse.ArgumentParser) -> None:
    parser = commands.add_parser(
        "render",
        parents=[parent],
        help="draw faces, cars or things: a contact sheet, or the gallery of samples",
    )
    parser.add_argument("--sheet", nargs=2, metavar=("KIND", "FILE"), help=" | ".join(KINDS))
    parser.add_argument("--count", type=int, default=48, help="pictures on a sheet")
    parser.add_argument("--columns", type=int, default=8)
    parser.add_argument("--size", type=int, default=160, help="pixels of one picture's side")
    parser.add_argument("--occlude", action="store_true", help="put something in front")
    parser.add_argument("--samples", action="store_true", help=f"write the gallery to {ZOO.name}/")
    parser.add_argument("--to", type=Path, default=ZOO / "samples", help="folder of the gallery")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> None:
    if arguments.samples:
        entries = write_samples(arguments.to)
        emit(
            arguments,
            {"folder": str(arguments.to), "samples": entries},
            f"{len(entries)} samples in {arguments.to}",
        )
    elif arguments.sheet:
        _sheet(arguments)
    else:
        raise UsageError("Say what to draw: --samples, or --sheet KIND FILE.")


def _sheet(arguments: argparse.Namespace) -> None:
    kind, file = arguments.sheet
    if kind not in KINDS:
        raise UsageError(f"{kind!r} cannot be drawn; use one of {', '.join(KINDS)}.")
    size, columns = arguments.size, arguments.columns
    rows = -(-arguments.count // columns)
    sheet = np.full((rows * size, columns * size, 3), 255, np.uint8)
    labels = []
    for at in progress(range(arguments.count), kind):
        drawn = draw(kind, at, seed=arguments.seed, size=size, occlude=arguments.occlude)
        y, x = (step * size for step in divmod(at, columns))
        sheet[y : y + size, x : x + size] = drawn.image
        labels.append(drawn.label)
    Image.fromarray(sheet).save(file)
    emit(
        arguments,
        {"file": file, "labels": labels},
        f"{arguments.count} {kind} in {file}, row by row: {', '.join(labels)}",
    )
