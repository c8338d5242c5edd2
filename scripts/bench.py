"""`make bench`: how fast a picture goes through the whole site, beside what the work itself costs;
then what studying costs with a full log, and how well its schedule foretells.

Starts a site of its own, measures it, ends it. `make bench KEEP=1` writes docs/measured.md too.
"""

import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from scripts import prepare
from scripts.address import Address, next_free
from scripts.paths import PYTHON
from scripts.say import Stop
from scripts.stack import Stack
from scripts.steps import Step, run
from scripts.test import clean_environment
from scripts.warden import Warden

FIRST_PORT = 28100
UNLIMITED = {"RUNS_PER_MINUTE": "1000000", "RUNS_PER_MINUTE_ADDRESS": "1000000"}


def main() -> int:
    try:
        prepare.everything(development=True)
        with TemporaryDirectory(prefix="concept-lab-") as folder:
            return measure(Path(folder))
    except Stop as reason:
        print(reason, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def measure(var: Path) -> int:
    """Start the site with its state in ``var``, run the report against it, end it."""
    warden = Warden()
    address = next_free(Address("127.0.0.1", FIRST_PORT))
    stack = Stack(address, var, {**clean_environment(var), **UNLIMITED}, warden)
    keep = ["--keep"] if os.environ.get("KEEP") else []
    try:
        stack.start()
        command = [str(PYTHON), "-m", "tests.benchmarks.report", address.url, *keep]
        lab = run(Step("measuring", command, quiet=False)).passed
    finally:
        stack.stop()
        warden.close()
    command = [str(PYTHON), "-m", "tests.benchmarks.study", *keep]
    study = run(Step("measuring studying", command, clean_environment(var / "study"), quiet=False))
    return 0 if lab and study.passed else 1


if __name__ == "__main__":
    sys.exit(main())
