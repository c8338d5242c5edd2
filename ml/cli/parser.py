"""The command line as a whole: its commands, and how their errors are said."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from ml.cli import (
    dissect,
    evaluate,
    failures,
    inspect,
    lessons,
    measure,
    render,
    specificity,
    train,
)
from ml.cli.common import shared
from ml.errors import MlError

COMMANDS = (render, train, evaluate, specificity, inspect, dissect, measure, failures, lessons)


def parser() -> argparse.ArgumentParser:
    whole = argparse.ArgumentParser(prog="python -m ml", description=__doc__)
    commands = whole.add_subparsers(required=True, metavar="COMMAND")
    parent = shared()
    for command in COMMANDS:
        command.add(commands, parent)
    return whole


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; a refusal is one line on the error stream and exit status 2."""
    arguments = parser().parse_args(argv)
    try:
        arguments.run(arguments)
    except MlError as error:
        print(f"python -m ml: {error}", file=sys.stderr)
        return 2
    return 0
