"""`make run` ended and started again: the second time there is nothing to wait for.

Apart from the other tests of faults: what runs beside it would be measured too.
"""

import signal
import sys
from pathlib import Path

import pytest

from scripts.address import any_free
from tests.faults.launcher import interrupted, launched

pytestmark = [
    pytest.mark.faults,
    pytest.mark.timeout(300),
    pytest.mark.skipif(sys.platform != "linux", reason="survivors are looked for in /proc"),
]

READY_WITHIN = 10.0  # seconds, of a start that has nothing to install
STARTS = 3  # the quickest counts: a busy machine makes single starts slow, and none quick


def test_an_interrupt_ends_every_process_and_the_next_start_is_ready_at_once(var: Path) -> None:
    with launched(var, any_free()) as first:
        first.await_ready()
        interrupted(first, signal.SIGINT)
    took: list[float] = []
    while len(took) < STARTS and min(took, default=READY_WITHIN) >= READY_WITHIN:
        with launched(var, any_free()) as again:
            took.append(again.await_ready())
            assert "Installing" not in again.said
            assert "Building" not in again.said
            interrupted(again, signal.SIGTERM)
    assert min(took) < READY_WITHIN, took
