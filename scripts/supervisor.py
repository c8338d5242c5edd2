"""Start programs, notice when one falls over, start it again, and end them all.

Not honcho: it stops everything when one program ends, starts all at once (Redis must answer
before a worker asks), and must itself be installed before it can run.
"""

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from scripts.paths import ROOT
from scripts.say import Stop, tail
from scripts.warden import Warden

BACK_OFF = (0.5, 1.0, 2.0, 4.0, 8.0)  # seconds before each restart; one crash more is the end
STEADY = 60.0  # seconds after which earlier crashes are forgiven
LOG_BYTES = 10 * 2**20  # of a log that is written to; the part before is kept, no more
PATIENCE = 12.0  # seconds a program has to end when asked; a worker finishes its task


@dataclass(frozen=True)
class Program:
    """What to run, under which name, in which environment."""

    name: str
    command: Sequence[str]
    env: Mapping[str, str]
    foundation: bool = False  # others need it to end well, so it ends after them
    cwd: Path = ROOT
    user: str | None = None  # run as this account; only root can


@dataclass
class Child:
    """A program that runs, or waits to be started again."""

    program: Program
    log: Path
    process: subprocess.Popen[bytes]
    started: float
    crashes: int = 0
    restart_at: float | None = None

    def running(self) -> bool:
        return self.process.poll() is None


class Supervisor:
    """Runs programs, each in a process group of its own, with its output in ``logs``."""

    def __init__(self, logs: Path, warden: Warden) -> None:
        self.logs = logs
        self.warden = warden
        self.children: list[Child] = []

    def start(self, program: Program) -> None:
        self.logs.mkdir(parents=True, exist_ok=True)
        log = self.logs / f"{program.name}.log"
        log.unlink(missing_ok=True)  # each start tells its own story
        self.children.append(Child(program, log, self._spawn(program, log), time.monotonic()))

    def require_all(self) -> None:
        """Raise Stop if a program has ended: before the site is ready that is an error."""
        for child in self.children:
            if not child.running():
                raise Stop(f"{self._obituary(child)}\n  All of it: {child.log}")

    def wait_until(self, ready: Callable[[], bool], what: str, *, within: float) -> None:
        """Wait until ``ready()``. Raises Stop if a program ends first or ``within`` s pass."""
        deadline = time.monotonic() + within
        while not ready():
            self.require_all()
            if time.monotonic() > deadline:
                raise Stop(f"{what} gave no answer in {within:.0f} s. Logs: {self.logs}")
            time.sleep(0.05)

    def tend(self) -> None:
        """Start again what has crashed, later each time, and keep logs short.

        Raises Stop when a program will not stay up.
        """
        now = time.monotonic()
        for child in self.children:
            _shorten(child.log)
            if child.restart_at is not None and now >= child.restart_at:
                child.process, child.started = self._spawn(child.program, child.log), now
                child.restart_at = None
            elif child.restart_at is None and not child.running():
                self._note_crash(child, now)

    def stop(self) -> None:
        """End every program, foundations last, and whatever is left in their groups."""
        for foundation in (False, True):
            wave = [child for child in self.children if child.program.foundation is foundation]
            for child in wave:
                if child.running():
                    child.process.terminate()
            deadline = time.monotonic() + PATIENCE
            for child in wave:
                self._await_end(child, deadline)
        self.children.clear()

    def kill(self) -> None:
        """End everything at once, finished or not."""
        for child in self.children:
            self._sweep(child)
        self.children.clear()

    def _note_crash(self, child: Child, now: float) -> None:
        self._sweep(child)
        child.crashes = 1 if now - child.started > STEADY else child.crashes + 1
        if child.crashes > len(BACK_OFF):
            raise Stop(f"{self._obituary(child)}\n  It will not stay up. All of it: {child.log}")
        wait = BACK_OFF[child.crashes - 1]
        child.restart_at = now + wait
        print(f"{self._obituary(child)}\n  Starting it again in {wait:g} s.", flush=True)

    def _spawn(self, program: Program, log: Path) -> subprocess.Popen[bytes]:
        with log.open("ab") as sink:
            process = subprocess.Popen(
                program.command,
                cwd=program.cwd,
                env=program.env,
                user=program.user,
                stdin=subprocess.DEVNULL,
                stdout=sink,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        self.warden.watch(process.pid)
        return process

    def _await_end(self, child: Child, deadline: float) -> None:
        try:
            child.process.wait(max(0.0, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            print(f"  {child.program.name} does not end; ending it.", flush=True)
        self._sweep(child)

    def _sweep(self, child: Child) -> None:
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(child.process.pid, signal.SIGKILL)
        child.process.wait()
        self.warden.forget(child.process.pid)

    def _obituary(self, child: Child) -> str:
        code = child.process.returncode
        how = (
            f"was ended by {signal.Signals(-code).name}" if code < 0 else f"ended with exit {code}"
        )
        return f"{child.program.name} {how}:\n{tail(child.log)}"


def _shorten(log: Path) -> None:
    """Set the full part of a log aside; whoever writes appends, and so goes on at its new end."""
    if log.exists() and log.stat().st_size > LOG_BYTES:
        shutil.copyfile(log, log.with_suffix(".log.1"))
        os.truncate(log, 0)  # a line written since the copy is lost: better than a disk that fills
