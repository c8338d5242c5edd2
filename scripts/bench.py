"""`make bench`: every timing that a page or document quotes, part by part.

`make bench ONLY=lab,study` measures some parts; `make bench KEEP=1` writes docs/measured.md too. A
part is a program tests/benchmarks/NAME.py that starts what it needs, prints what it measured, and
takes `--keep`; naming it in PARTS is all that adds one.
"""

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from scripts import prepare, steps
from scripts.paths import PYTHON
from scripts.say import Stop
from scripts.steps import Step
from scripts.test import clean_environment

PARTS = ("lab", "cost", "load", "cache", "study", "uploads", "contract", "faults", "outages", "day")


def main() -> int:
    try:
        chosen = wanted(os.environ)
        prepare.everything(development=True)
        with TemporaryDirectory(prefix="concept-lab-") as folder:
            return steps.summary(steps.run_all(step(part, Path(folder)) for part in chosen))
    except Stop as reason:
        print(reason, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def wanted(env: Mapping[str, str]) -> tuple[str, ...]:
    """The parts that ONLY names, all without it. Raises Stop for one that there is not."""
    named = tuple(part for part in env.get("ONLY", "").replace(",", " ").split() if part)
    unknown = [part for part in named if part not in PARTS]
    if unknown:
        raise Stop(f"ONLY names {', '.join(unknown)}; the parts are {', '.join(PARTS)}.")
    return named or PARTS


def step(part: str, folder: Path) -> Step:
    """One part, in a process whose state lies in a folder of its own."""
    keep = ["--keep"] if os.environ.get("KEEP") else []
    command = [str(PYTHON), "-m", f"tests.benchmarks.{part}", *keep]
    return Step(f"measuring {part}", command, clean_environment(folder / part), quiet=False)


if __name__ == "__main__":
    sys.exit(main())
