"""What the commands share: arguments, progress, and saying results to people or programs."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeAlias, TypeVar

import torch
from tqdm import tqdm

from ml.contracts import ZOO
from ml.errors import MlError
from ml.weights import Loaded, load_network

T = TypeVar("T")
Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"


class UsageError(MlError):
    """The arguments ask for something that cannot be done; the message says what can."""


def shared() -> argparse.ArgumentParser:
    """Arguments every command understands."""
    parent = argparse.ArgumentParser(add_help=False)
    parent.add_argument("--zoo", type=Path, default=ZOO, help="folder of networks (default ml/zoo)")
    parent.add_argument("--json", action="store_true", help="print JSON instead of tables")
    parent.add_argument("--seed", type=int, default=0, help="of every random choice (default 0)")
    parent.add_argument("--device", type=device, default="cpu", help="cpu, cuda, … (default cpu)")
    return parent


def device(name: str) -> torch.device:
    """A device that exists here."""
    try:
        found = torch.device(name)
        torch.empty(0, device=found)
    except (RuntimeError, AssertionError) as error:
        reason = str(error).splitlines()[0]
        raise argparse.ArgumentTypeError(f"{name!r} cannot be used here: {reason}") from error
    return found


def on_cpu(arguments: argparse.Namespace) -> None:
    """Refuse another device to what trains: there the same seed gives other weights each time."""
    if arguments.device.type != "cpu":
        raise UsageError("Training runs on the CPU, where a seed decides all: leave out --device.")


def existing_folder(text: str) -> Path:
    path = Path(text)
    if not path.is_dir():
        raise argparse.ArgumentTypeError(f"{text}: there is no such folder")
    return path


def network_in(arguments: argparse.Namespace, name: str | None = None) -> Loaded:
    """The network the arguments name, on the device they name."""
    loaded = load_network(name or arguments.network, arguments.zoo)
    loaded.network.to(arguments.device)
    return loaded


def progress(items: Iterable[T], label: str = "", total: int | None = None) -> Iterable[T]:
    """A progress bar on the error stream, where a person watches; nothing in a pipe."""
    bar: Iterable[T] = tqdm(items, desc=label, total=total, file=sys.stderr, disable=None)
    return bar


def emit(arguments: argparse.Namespace, result: Mapping[str, Any], text: str) -> None:
    """Print a result: JSON if it was asked for, otherwise words and tables."""
    print(json.dumps(result, indent=2, ensure_ascii=False) if arguments.json else text)


def table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Columns lined up, numbers to the right."""
    cells = [list(head), *([_cell(value) for value in row] for row in rows)]
    widths = [max(len(row[column]) for row in cells) for column in range(len(head))]
    lines = [
        "  ".join(
            cell.ljust(width) if column == 0 else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in cells
    ]
    lines.insert(1, "  ".join("-" * width for width in widths))
    return "\n".join(lines)


def _cell(value: object) -> str:
    if isinstance(value, float):
        return f"{value:.3f}"
    return "–" if value is None else str(value)


def write_json(path: Path, value: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(value, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
