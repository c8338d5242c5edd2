"""`python -m tests.benchmarks.contract`: the whole API, every role, held to its schema for long.

`--keep` writes the result to docs/measured.md.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from scripts import redis
from scripts.test import scratch

if TYPE_CHECKING:
    from tests.api.contract import Held

MEASURED = Path("docs/measured.md")
BEGIN, END = "<!-- make bench contract: begin -->", "<!-- make bench contract: end -->"
EXAMPLES = 64  # of each operation, valid, and as many invalid where there are such
NUMBER = 7
LIMITS = (
    *("RUNS_PER_MINUTE", "RUNS_PER_MINUTE_ADDRESS", "RUNS_PER_HOUR", "WORK_AT_ONCE"),
    *("QUEUE_LENGTH", "PROBES_PER_MINUTE", "PROBES_PER_MINUTE_ADDRESS", "PROBES_PER_RUN"),
    *("ATTEMPTS_PER_MINUTE", "ATTEMPTS_PER_MINUTE_ADDRESS", "TOKEN_REQUESTS_PER_MINUTE"),
)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--keep", action="store_true")
    parser.add_argument("--examples", type=int, default=EXAMPLES)
    parser.add_argument("--number", type=int, default=NUMBER, help="seeds what is asked")
    wanted = parser.parse_args()
    started = time.monotonic()
    with scratch() as (folder, supervisor):
        os.environ |= {"VAR_DIR": str(folder / "var"), "EVENTS_URL": "http://localhost"}
        os.environ |= dict.fromkeys(LIMITS, "1000000")
        os.environ |= {"DJANGO_SETTINGS_MODULE": "backend.config.settings"}
        os.environ["REDIS_URL"] = redis.start(supervisor, folder / "redis", os.environ)
        held = _hold(wanted.examples, wanted.number)
    text = told(held, seconds=time.monotonic() - started)
    print(text)
    for one in held.breaks:
        print(one)
    if wanted.keep:
        keep(text)
    return 1 if held.breaks else 0


def _hold(examples: int, number: int) -> Held:
    import django

    django.setup()
    from django.conf import settings
    from django.core.management import call_command

    settings.ALLOWED_HOSTS = ["*"]  # the requests never leave this process
    call_command("migrate", verbosity=0)
    call_command("load_content", verbosity=0)
    from tests.api.contract import hold
    from tests.api.roles import everyone

    return hold(everyone(), examples=examples, number=number)


def told(held: Held, *, seconds: float) -> str:
    """The result as a table, with how often each status was answered."""
    server = sum(one.is_server_error for one in held.breaks)
    kinds = ", ".join(f"{status} × {times}" for status, times in sorted(held.statuses.items()))
    lines = [
        "| schemathesis over the whole schema, every role | |",
        "|---|---|",
        f"| operations | {held.operations} |",
        f"| requests | {held.requests:,} in {seconds:.0f} s |",
        f"| answered | {kinds} |",
        f"| server errors | {server} |",
        f"| answers not as the schema says | {len(held.breaks) - server} |",
    ]
    worst = Counter(one.operation for one in held.breaks).most_common(5)
    return "\n".join(lines + [f"| {name} | {times} |" for name, times in worst])


def keep(text: str) -> None:
    """Put the text between its marks in docs/measured.md."""
    whole = MEASURED.read_text() if MEASURED.exists() else "# Measured\n"
    if BEGIN not in whole:
        whole += f"\n## The API held to its schema\n\n{BEGIN}\n{END}\n"
    head, rest = whole.split(BEGIN, 1)
    MEASURED.write_text(f"{head}{BEGIN}\n{text}\n{END}{rest.split(END, 1)[1]}")


if __name__ == "__main__":
    sys.exit(main())
