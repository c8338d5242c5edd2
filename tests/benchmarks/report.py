"""The line and its floor, measured in one go on one machine: what `make bench` prints.

`python -m tests.benchmarks.report URL` measures the site at URL; `--keep` also writes the table
into docs/measured.md.
"""

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from scripts.paths import ROOT
from tests.benchmarks import frames, line, pages

WARM = 20
RUNS = 200
STUDENTS = 8
SERVING_AIM = 0.5  # of a static file's requests a second
PASSES_AIM = 15  # milliseconds
HOOKS_AIM = 0.5  # of what plain forward hooks take
FRAME_AIM = 16  # milliseconds, a screen's sixty frames a second
MEASURED = ROOT / "docs" / "measured.md"
BEGIN, END = "<!-- make bench: begin -->", "<!-- make bench: end -->"


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


def measure(url: str, runs: int = RUNS, students: int = STUDENTS) -> list[Row]:
    """The floor before and after, so that a machine that slows down meanwhile is seen."""
    before = floor(0, runs)
    line.one_after_another(url, range(1000, 1000 + WARM))
    alone = line.one_after_another(url, range(2000, 2000 + runs))
    together = line.at_once(url, 3000, runs, students)
    after = floor(0, runs)
    bare = row("floor: decode, both networks, pack atlases, one bare process", before + after)
    one = row("one student, accepted → last layer", [timing.from_accepted for timing in alone])
    many = row(
        f"{students} students at once, accepted → last layer",
        [timing.from_accepted for timing in together.timings],
        f"{together.per_second:.0f} runs/s",
    )
    return [
        bare,
        Row(one.what, one.p50, one.p95, f"{one.p50 / bare.p50:.1f} × the floor"),
        row("one student, sending → last layer", [timing.from_sending for timing in alone]),
        many,
        *serving(url, max(runs, 64) * 10),
        *passes(runs),
        *drawing(url, runs),
    ]


def serving(url: str, requests: int) -> list[Row]:
    """A concept's page, beside a static file that the same server hands out."""
    page, file = pages.page_and_file(url, requests)
    at_once = f"{pages.CONNECTIONS} × {pages.BUNDLE} at a time"
    what = row(f"a concept’s page, an answer, {at_once}", page.seconds)
    still = row("its style sheet, from the same server", file.seconds)
    share = f"{page.per_second / file.per_second:.1f} × the style sheet’s; aim ≥ {SERVING_AIM}"
    return [
        Row(what.what, what.p50, what.p95, f"{page.per_second:.0f} requests/s, {share}"),
        Row(still.what, still.p50, still.p95, f"{file.per_second:.0f} requests/s"),
    ]


def floor(first: int, count: int) -> list[float]:
    """The floor's seconds, from a process that knows nothing of the site."""
    seconds: list[float] = alone_in_a_process("floor", first, count)
    return seconds


def passes(count: int) -> list[Row]:
    """Both networks' forward passes with every activation, as served, by hooks, and bare."""
    found: dict[str, list[float]] = alone_in_a_process("passes", count)
    bare = row("both networks alone, channels last, no activation kept", found["bare"])
    hooked = row("both networks with plain forward hooks", found["hooked"])
    what = "both networks with all activations as runs are served, batch 1, one thread"
    served = row(what, found["served"])
    share = f"{served.p50 / hooked.p50:.2f} × plain hooks; aims ≤ {HOOKS_AIM}, ≤ {PASSES_AIM} ms"
    return [Row(served.what, served.p50, served.p95, share), hooked, bare]


def drawing(url: str, count: int) -> list[Row]:
    """A frame of the browser that draws all units of a layer of both networks."""
    found = frames.measure(url, min(count, frames.FRAMES))
    what = "a frame: all units of “{}”, both networks, CPU throttled " + f"{frames.SLOWER}×"
    note = f"main thread, Chromium’s trace; aim ≤ {FRAME_AIM} ms"
    return [row(what.format(layer), seconds, note) for layer, seconds in found.items()]


def alone_in_a_process(module: str, *words: int) -> Any:
    """What one of this folder's programs prints as JSON."""
    command = [sys.executable, "-m", f"tests.benchmarks.{module}", *map(str, words)]
    env = {**os.environ, "OMP_NUM_THREADS": "1"}
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def table(rows: Sequence[Row]) -> str:
    """The rows in Markdown, which is readable in a terminal too."""
    lines = ["| what | p50 ms | p95 ms | |", "|---|---:|---:|---|"]
    lines += [f"| {one.what} | {one.p50:.1f} | {one.p95:.1f} | {one.note} |" for one in rows]
    return "\n".join(lines)


def caption(runs: int = RUNS) -> str:
    day = datetime.now(UTC).date().isoformat()
    return (
        f"{runs} warm runs of distinct 640×480 JPEGs a row, or passes; {frames.FRAMES} frames; "
        f"{day}, {platform.machine()}, "
        f"{os.cpu_count()} cores, Python {platform.python_version()}. Measured by `make bench`."
    )


def keep(text: str, file: Path = MEASURED) -> None:
    """Put the text between the marks in ``file``, making file and marks where they lack."""
    whole = file.read_text() if file.exists() else "# Measured\n"
    if BEGIN not in whole:
        whole += f"\n## From a picture to its last layer\n\n{BEGIN}\n{END}\n"
    head, rest = whole.split(BEGIN, 1)
    tail = rest.split(END, 1)[1]
    file.write_text(f"{head}{BEGIN}\n{text}\n{END}{tail}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("url")
    parser.add_argument("--keep", action="store_true", help="write the table to docs/measured.md")
    given = parser.parse_args()
    text = f"{caption()}\n\n{table(measure(given.url))}"
    print(text)
    if given.keep:
        keep(text)


if __name__ == "__main__":
    main()
