"""Runs a second of the whole site, beside bare loops on the same cores, and what a run costs.

`python -m tests.benchmarks.rate [RUNS]` measures this alone, and again as long as it is asked to:
CPU time is told by process, as others on the machine change the rate but hardly what a run costs.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from scripts.paths import ROOT
from scripts.stack import Stack
from tests.benchmarks import line, spent
from tests.whole_site import running_site

CORES = os.cpu_count() or 1
AIM = 0.6  # of the bare loops' pictures a second
FIRST, WARM = 3000, 16
CLIENT = "these students"


@dataclass(frozen=True)
class Floor:
    """What one bare loop took for each picture, and its CPU time for one, in seconds."""

    seconds: list[float]
    cpu: float


@dataclass(frozen=True)
class Rate:
    """Runs of many students at once; `cpu` in milliseconds a run, by role."""

    series: line.Series
    cpu: dict[str, float]

    def told(self, loops: list[Floor]) -> str:
        """The rate beside the bare loops', and where the CPU time went."""
        bare = sum(len(loop.seconds) / sum(loop.seconds) for loop in loops)
        floor = 1000 * sum(loop.cpu for loop in loops) / len(loops)
        parts = ", ".join(f"{role} {cost:.1f}" for role, cost in self.cpu.items())
        rate, whole = self.series.per_second, sum(self.cpu.values())
        return (
            f"{rate:.0f} runs/s, {rate / bare:.2f} of what {len(loops)} bare loops make on the "
            f"same cores ({bare:.0f}); aim ≥ {AIM}. CPU a run {whole:.1f} ms ({parts}), "
            f"a bare loop’s {floor:.1f}: {floor / whole:.2f}"
        )


def measure(site: Stack, runs: int, students: int) -> Rate:
    """``runs`` of so many students at once. What sends and listens shares the site's cores."""
    children = site.supervisor.children
    pictures = line.pictures(range(FIRST, FIRST + runs))  # drawn before anything is counted
    before, own = spent.by_role(children), time.process_time()
    series = line.at_once(site.address.url, pictures, students)
    after = spent.by_role(children) | {CLIENT: time.process_time()}
    before[CLIENT] = own
    cost = {role: 1000 * (after[role] - before.get(role, 0.0)) / runs for role in after}
    return Rate(series, cost)


def floor(first: int, count: int) -> Floor:
    """From a process that knows nothing of the site."""
    return Floor(**alone_in_a_process("floor", first, count))


def bare_loops(count: int) -> list[Floor]:
    """As many floors at once as there are cores: decode, forward, encode."""
    with ThreadPoolExecutor(CORES) as pool:
        return list(pool.map(lambda first: floor(first, count), [0] * CORES))


def alone_in_a_process(module: str, *words: int) -> Any:
    """What one of this folder's programs prints as JSON."""
    command = [sys.executable, "-m", f"tests.benchmarks.{module}", *map(str, words)]
    env = {**os.environ, "OMP_NUM_THREADS": "1"}
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def main() -> None:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    with TemporaryDirectory(prefix="concept-lab-") as folder, running_site(Path(folder)) as site:
        line.at_once(site.address.url, line.pictures(range(WARM)), 2)
        print(measure(site, runs, 8).told(bare_loops(runs)))


if __name__ == "__main__":
    main()
