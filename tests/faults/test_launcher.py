"""`make run` as a person meets it: it says what is wrong, and leaves nothing behind."""

import os
import signal
import subprocess
import sys
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from scripts.address import Address
from scripts.paths import ROOT
from tests.whole_site import NOT_OURS, free_address

pytestmark = [
    pytest.mark.faults,
    pytest.mark.skipif(sys.platform != "linux", reason="survivors are looked for in /proc"),
]

READY_WITHIN = 10.0  # seconds, of a start that has nothing to install


class Launcher:
    """`python -m scripts.run`, which is all that `make run` does."""

    def __init__(self, var: Path, address: Address) -> None:
        kept = {name: value for name, value in os.environ.items() if name not in NOT_OURS}
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
            assert time.monotonic() - self.started < 100, self.said
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


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM], ids=lambda number: number.name)
def test_an_interrupt_ends_every_process_and_is_no_error(var: Path, number: signal.Signals) -> None:
    with launched(var, free_address()) as launcher:
        launcher.await_ready()
        assert len(launcher.survivors()) >= 6  # launcher, warden, Redis, worker, web, events

        launcher.process.send_signal(number)

        assert launcher.process.wait(timeout=60) == 0
        launcher.await_no_survivor()
        assert launcher.said.rstrip().endswith("Stopped.")


def test_a_launcher_killed_outright_takes_every_process_with_it(var: Path) -> None:
    with launched(var, free_address()) as launcher:
        launcher.await_ready()
        launcher.process.kill()
        launcher.process.wait()
        launcher.await_no_survivor()


def test_a_second_start_installs_nothing_and_is_ready_at_once(var: Path) -> None:
    with launched(var, free_address()) as first:
        first.await_ready()
    with launched(var, free_address()) as second:
        assert second.await_ready() < READY_WITHIN
        assert "Installing" not in second.said
        assert "Building" not in second.said


def test_a_second_start_beside_a_running_one_is_refused_in_one_line(var: Path) -> None:
    with launched(var, free_address()) as first:
        first.await_ready()
        with launched(var, free_address()) as second:
            assert second.process.wait(timeout=30) == 1
            assert second.said == (
                f"This clone already runs: {first.address.url} (process {first.process.pid}).\n"
            )
        assert first.process.poll() is None


def test_a_port_in_use_is_refused_in_one_line(var: Path, tmp_path: Path) -> None:
    with launched(var, free_address()) as first:
        first.await_ready()
        with launched(tmp_path / "other", first.address) as second:
            assert second.process.wait(timeout=30) == 1
            assert second.said.startswith(f"Port {first.address.port} on 127.0.0.1 is in use.")
            assert second.said.count("\n") == 1


def test_a_wrong_setting_stops_the_start_naming_the_variable(
    var: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RUN_LIFETIME_HOURS", "soon")
    with launched(var, free_address()) as launcher:
        assert launcher.process.wait(timeout=60) == 1
        assert "RUN_LIFETIME_HOURS='soon' is not allowed" in launcher.said
