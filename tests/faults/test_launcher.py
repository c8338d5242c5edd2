"""`make run` as a person meets it: it says what is wrong, and leaves nothing behind."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from scripts.address import any_free
from tests.faults.launcher import Launcher, launched

pytestmark = [
    pytest.mark.faults,
    pytest.mark.skipif(sys.platform != "linux", reason="survivors are looked for in /proc"),
]


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Launcher]:
    """A site that is started already, and goes on."""
    with launched(tmp_path_factory.mktemp("running") / "state", any_free()) as launcher:
        launcher.await_ready()
        yield launcher
        assert launcher.process.poll() is None


def test_a_launcher_killed_outright_takes_every_process_with_it(var: Path) -> None:
    with launched(var, any_free()) as launcher:
        launcher.await_ready()
        launcher.process.kill()
        launcher.process.wait()
        launcher.await_no_survivor()


def test_a_second_start_beside_a_running_one_is_refused_in_one_line(running: Launcher) -> None:
    with launched(running.var, any_free()) as second:
        assert second.process.wait(timeout=60) == 1
        assert second.said == (
            f"This clone already runs: {running.address.url} (process {running.process.pid}).\n"
        )


def test_a_port_in_use_is_refused_in_one_line(running: Launcher, var: Path) -> None:
    with launched(var, running.address) as second:
        assert second.process.wait(timeout=60) == 1
        assert second.said.startswith(f"Port {running.address.port} on 127.0.0.1 is in use.")
        assert second.said.count("\n") == 1


def test_a_wrong_setting_stops_the_start_naming_the_variable(
    var: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RUN_LIFETIME_HOURS", "soon")
    with launched(var, any_free()) as launcher:
        assert launcher.process.wait(timeout=60) == 1
        assert "RUN_LIFETIME_HOURS='soon' is not allowed" in launcher.said
