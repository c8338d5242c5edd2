"""What every part of `make bench` shares: rows in milliseconds, and its place in docs/measured.md.

A part is a program of this folder: `python -m tests.benchmarks.NAME` prints what it measured, and
with `--keep` writes it into docs/measured.md too. scripts/bench.py lists them.
"""

import argparse
import os
import platform
import statistics
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from scripts.paths import ROOT

MEASURED = ROOT / "docs" / "measured.md"


@dataclass(frozen=True)
class Row:
    """A line of the table, in milliseconds."""

    what: str
    p50: float
    p95: float
    note: str = ""


def row(what: str, seconds: Sequence[float], note: str = "") -> Row:
    cuts = statistics.quantiles(seconds, n=100, method="inclusive")
    return Row(what, 1000 * cuts[49], 1000 * cuts[94], note)


def table(rows: Sequence[Row]) -> str:
    """The rows in Markdown, which is readable in a terminal too."""
    lines = ["| what | p50 ms | p95 ms | |", "|---|---:|---:|---|"]
    lines += [f"| {one.what} | {one.p50:.1f} | {one.p95:.1f} | {one.note} |" for one in rows]
    return "\n".join(lines)


def machine() -> str:
    """When and on what it was measured."""
    return (
        f"{datetime.now(UTC).date().isoformat()}, {platform.machine()}, {os.cpu_count()} cores, "
        f"Python {platform.python_version()}"
    )


def run_part(part: str, title: str, measure: Callable[[], str], about: str | None) -> None:
    """The `main` of a part: measure, print, and keep the text where `--keep` asks for it."""
    parser = argparse.ArgumentParser(description=about)
    parser.add_argument("--keep", action="store_true", help="write the figures to docs/measured.md")
    keeps = parser.parse_args().keep
    text = measure()
    print(text)
    if keeps:
        keep(part, title, text)


def keep(part: str, title: str, text: str, file: Path = MEASURED) -> None:
    """Put the text between the part's marks in ``file``, making file and marks where they lack."""
    begin, end = f"<!-- make bench {part}: begin -->", f"<!-- make bench {part}: end -->"
    whole = file.read_text() if file.exists() else "# Measured\n"
    if begin not in whole:
        whole += f"\n## {title}\n\n{begin}\n{end}\n"
    head, rest = whole.split(begin, 1)
    file.write_text(f"{head}{begin}\n{text}\n{end}{rest.split(end, 1)[1]}")
