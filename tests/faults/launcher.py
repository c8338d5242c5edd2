"""`make run` started by a test, and what it leaves behind."""

import os
import signal
import subprocess
import sys
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from scripts.address import Address
from scripts.paths import ROOT
from tests.whole_site import NOT_OURS

READY_WITHIN = 110.0  # seconds that a busy machine may take


class Launcher:
    """`python -m scripts.run`, which is all that `make run` does."""

    def __init__(self, var: Path, address: Address) -> None:
        kept = {name: value for name, value in os.environ.items() if name not in NOT_OURS}
        self.var = var
        self.address = address
        self.mark = f"LAUNCHED_BY_TEST={uuid.uuid4()}"
        self.output = var.parent / f"{address.port}-{time.monotonic_ns()}.txt"
        self.started = time.monotonic()
        with self.output.open("wb") as sink:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "scripts.run"],
                cwd=ROOT,
                env={**kept, "VAR_DIR": str(var), "PORT": str(address.port)}
                | dict([self.mark.split("=", 1)]),
                stdout=sink,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    @property
    def said(self) -> str:
        return self.output.read_text()

    def await_ready(self) -> float:
        """Seconds from the start until it said where the site is."""
        while self.address.url not in self.said:
            assert self.process.poll() is None, self.said
            assert time.monotonic() - self.started < READY_WITHIN, self.said
            time.sleep(0.05)
        return time.monotonic() - self.started

    def survivors(self) -> list[str]:
        """Processes of this site that still live, by the mark in their environment."""
        mark = self.mark.encode()
        found = []
        for process in Path("/proc").glob("[0-9]*"):
            try:
                if mark in (process / "environ").read_bytes().split(b"\0"):
                    found.append((process / "cmdline").read_text().replace("\0", " "))
            except OSError:
                continue  # it ended meanwhile, or is another account's
        return found

    def await_no_survivor(self) -> None:
        deadline = time.monotonic() + 30
        while (left := self.survivors()) and time.monotonic() < deadline:
            time.sleep(0.1)
        assert left == []


@contextmanager
def launched(var: Path, address: Address) -> Iterator[Launcher]:
    launcher = Launcher(var, address)
    try:
        yield launcher
    finally:
        if launcher.process.poll() is None:
            launcher.process.terminate()
        launcher.process.wait(timeout=60)
        launcher.await_no_survivor()


def interrupted(launcher: Launcher, number: signal.Signals) -> None:
    """An interrupt ends every process, and is no error."""
    assert len(launcher.survivors()) >= 6  # launcher, warden, Redis, worker, web, events
    launcher.process.send_signal(number)
    assert launcher.process.wait(timeout=60) == 0
    launcher.await_no_survivor()
    assert launcher.said.rstrip().endswith("Stopped.")
