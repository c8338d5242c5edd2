"""`python -m ml failures`: what goes wrong with data, measured on small networks."""

from __future__ import annotations

import argparse
import sys

from ml.cli.common import Commands, emit, table, write_json
from ml.failures import lessons


def add(commands: Commands, parent: argparse.ArgumentParser) -> None:
    parser = commands.add_parser(
        "failures",
        parents=[parent],
        help="train small networks with and without a fault, write failures.json",
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> None:
    found = lessons.measure(arguments.seed, lambda words: print(words, file=sys.stderr))
    write_json(arguments.zoo / "failures.json", found)
    rows = [
        (f"{lesson}, {case}, {name}", value)
        for lesson in found
        if isinstance(found[lesson], dict)
        for case, values in found[lesson].items()
        if isinstance(values, dict)
        for name, value in values.items()
    ]
    emit(arguments, found, table(("measured", "value"), rows))
