"""A list of commands run to the last one, and one honest summary at the end."""

import os
import subprocess
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from scripts.paths import ROOT


@dataclass(frozen=True)
class Step:
    """A command that passes or fails by its exit code."""

    name: str
    command: Sequence[str | Path]
    env: Mapping[str, str] | None = None
    cwd: Path = ROOT
    quiet: bool = True  # show what it says only if it fails


@dataclass(frozen=True)
class Result:
    """How a step ended; ``seconds`` is None for one that could not run."""

    name: str
    passed: bool
    seconds: float | None
    note: str = ""


def run_all(steps: Iterable[Step]) -> list[Result]:
    """Run every step, whatever came of those before it: one run shows all that is wrong."""
    return [run(step) for step in steps]


@contextmanager
def beside(steps: Sequence[Step]) -> Iterator[Future[list[Result]]]:
    """Run steps, one after another, while the body of the `with` runs others; wait for them.

    An interrupt in the body still waits for the step under way, and for no other.
    """
    with ThreadPoolExecutor(1) as thread:
        each = [thread.submit(run, step) for step in steps]
        results: Future[list[Result]] = thread.submit(lambda: [done.result() for done in each])
        try:
            yield results
        except BaseException:
            thread.shutdown(wait=False, cancel_futures=True)
            raise


def run(step: Step) -> Result:
    """Run one step and say how it ended."""
    started = time.monotonic()
    if not step.quiet:
        print(f"\n── {step.name}", flush=True)
    done = subprocess.run(
        [str(part) for part in step.command],
        cwd=step.cwd,
        env={**(os.environ if step.env is None else step.env), "NO_COLOR": "1"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE if step.quiet else None,
        stderr=subprocess.STDOUT if step.quiet else None,
        text=True,
        errors="replace",
        check=False,
    )
    result = Result(step.name, done.returncode == 0, time.monotonic() - started)
    if step.quiet:
        print(_line(result), flush=True)
        if not result.passed:
            print(done.stdout, flush=True)
    return result


def not_run(name: str, why: str) -> Result:
    """A step that this machine cannot take: it counts as failed, because nothing was shown."""
    return Result(name, passed=False, seconds=None, note=f"not run: {why}")


def summary(results: Sequence[Result]) -> int:
    """Print how each step ended and the totals; the exit code that says the same."""
    print("\n── Summary")
    for result in results:
        print(_line(result))
    passed = sum(result.passed for result in results)
    print(f"steps: {passed} passed, {len(results) - passed} failed", flush=True)
    return 0 if passed == len(results) else 1


def _line(result: Result) -> str:
    mark = "✓" if result.passed else "✗"
    seconds = "" if result.seconds is None else f" · {result.seconds:.1f} s"
    return f"{mark} {result.name}{seconds}" + (f" · {result.note}" if result.note else "")
