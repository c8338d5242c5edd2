"""Programs that fall over are started again, and none is left behind."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from scripts.paths import ROOT
from scripts.say import Stop
from scripts.supervisor import Program, Supervisor
from scripts.warden import Warden, end_groups, groups_left


def sleeper(name: str = "sleeper") -> Program:
    return python(name, "import time; print('up', flush=True); time.sleep(60)")


def python(name: str, code: str) -> Program:
    return Program(name, [sys.executable, "-c", code], os.environ)


def is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    status = Path(f"/proc/{pid}/stat")
    return not status.exists() or status.read_text().rsplit(")", 1)[1].split()[0] != "Z"


def eventually(condition: Callable[[], bool], within: float = 30.0) -> bool:
    deadline = time.monotonic() + within
    while not (met := condition()) and time.monotonic() < deadline:
        time.sleep(0.02)
    return met


def tend_until(supervisor: Supervisor, condition: Callable[[], bool]) -> bool:
    def tended() -> bool:
        supervisor.tend()
        return condition()

    return eventually(tended)


@pytest.fixture
def supervisor(tmp_path: Path) -> Iterator[Supervisor]:
    warden = Warden()
    supervisor = Supervisor(tmp_path, warden)
    yield supervisor
    supervisor.kill()
    warden.close()


def test_a_program_that_dies_is_started_again_and_its_last_words_are_shown(
    supervisor: Supervisor, capsys: pytest.CaptureFixture[str]
) -> None:
    supervisor.start(sleeper())
    child = supervisor.children[0]
    first = child.process.pid
    assert eventually(lambda: "up" in child.log.read_text())

    os.kill(first, signal.SIGKILL)

    assert tend_until(supervisor, lambda: child.process.pid != first)
    assert child.running()
    assert capsys.readouterr().out == (
        "sleeper was ended by SIGKILL:\n    up\n  Starting it again in 0.5 s.\n"
    )


def test_a_log_does_not_fill_the_disk(
    supervisor: Supervisor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("scripts.supervisor.LOG_BYTES", 1000)
    supervisor.start(python("talker", "while True: print('x' * 99, flush=True)"))
    log = supervisor.children[0].log
    older = log.with_name("talker.log.1")
    for _ in range(3):
        older.unlink(missing_ok=True)
        assert tend_until(supervisor, older.exists)
        assert "x" * 99 in older.read_text()  # it may begin within a line


def test_a_program_that_never_stays_up_stops_everything_with_its_last_words(
    supervisor: Supervisor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("scripts.supervisor.BACK_OFF", (0.0, 0.0))
    supervisor.start(python("broken", "raise SystemExit('no such setting')"))

    with pytest.raises(Stop, match="broken ended with exit 1:\n    no such setting") as stopped:
        tend_until(supervisor, lambda: False)

    assert "will not stay up" in str(stopped.value)


def test_a_program_that_ends_before_the_site_is_ready_stops_the_start(
    supervisor: Supervisor,
) -> None:
    supervisor.start(python("broken", "raise SystemExit(3)"))
    supervisor.children[0].process.wait()

    with pytest.raises(Stop, match="broken ended with exit 3"):
        supervisor.require_all()


def test_stopping_ends_grandchildren_as_well(supervisor: Supervisor, tmp_path: Path) -> None:
    note = tmp_path / "grandchild"
    code = (
        "import pathlib, subprocess, sys, time\n"
        "child = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)'])\n"
        f"pathlib.Path({str(note)!r}).write_text(str(child.pid))\n"
        "time.sleep(60)\n"
    )
    supervisor.start(python("parent", code))
    assert eventually(lambda: note.exists() and bool(note.read_text()))

    supervisor.stop()

    assert eventually(lambda: not is_alive(int(note.read_text())))


def test_a_program_that_ignores_the_request_is_ended(
    supervisor: Supervisor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("scripts.supervisor.PATIENCE", 0.3)
    code = (
        "import signal, time\n"
        "signal.signal(signal.SIGTERM, signal.SIG_IGN)\n"
        "print('deaf', flush=True)\n"
        "time.sleep(60)\n"
    )
    supervisor.start(python("deaf", code))
    child = supervisor.children[0]
    assert eventually(lambda: "deaf" in child.log.read_text())

    supervisor.stop()

    assert child.process.returncode == -signal.SIGKILL


def test_foundations_end_after_what_stands_on_them(supervisor: Supervisor, tmp_path: Path) -> None:
    ends = tmp_path / "ends"

    def noting(name: str, *, foundation: bool) -> Program:
        code = (
            "import signal, sys, time\n"
            f"def end(*_):\n    open({str(ends)!r}, 'a').write('{name} ')\n    sys.exit(0)\n"
            "signal.signal(signal.SIGTERM, end)\n"
            "print('up', flush=True)\n"
            "time.sleep(60)\n"
        )
        return Program(name, [sys.executable, "-c", code], os.environ, foundation=foundation)

    supervisor.start(noting("redis", foundation=True))
    supervisor.start(noting("worker", foundation=False))
    assert eventually(lambda: all("up" in child.log.read_text() for child in supervisor.children))

    supervisor.stop()

    assert ends.read_text() == "worker redis "


def test_a_launcher_killed_outright_leaves_no_process(tmp_path: Path) -> None:
    note = tmp_path / "child"
    launcher = (
        "import os, pathlib, sys, time\n"
        "from scripts.supervisor import Program, Supervisor\n"
        "from scripts.warden import Warden\n"
        f"supervisor = Supervisor(pathlib.Path({str(tmp_path)!r}), Warden())\n"
        "command = [sys.executable, '-c', 'import time; time.sleep(60)']\n"
        "supervisor.start(Program('sleeper', command, os.environ))\n"
        f"pathlib.Path({str(note)!r}).write_text(str(supervisor.children[0].process.pid))\n"
        "time.sleep(60)\n"
    )
    process = subprocess.Popen([sys.executable, "-c", launcher], cwd=ROOT)
    assert eventually(lambda: note.exists() and bool(note.read_text()))

    process.kill()
    process.wait()

    assert eventually(lambda: not is_alive(int(note.read_text())))


def test_the_warden_ends_only_groups_that_were_not_taken_back(tmp_path: Path) -> None:
    lines = tmp_path / "lines"
    lines.write_text("+11\n+12\n-11\n+13\n-99\n")
    with lines.open() as pipe:
        assert groups_left(pipe) == {12, 13}


def test_ending_a_group_that_is_gone_already_is_no_error() -> None:
    gone = subprocess.Popen([sys.executable, "-c", ""], start_new_session=True)
    gone.wait()
    end_groups({gone.pid}, patience=0.1)
