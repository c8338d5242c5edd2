"""The warden outlives the launcher, to end what the launcher no longer can.

The launcher tells it, over a pipe, which process groups live: a line ``+4711`` or ``-4711`` each.
A pipe closes however its writer dies, `kill -9` included; the warden then ends every group left.
This works wherever there are pipes and reaches grandchildren, which Linux's parent-death signal
does not.
"""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterable
from typing import IO

from scripts.paths import ROOT

PATIENCE = 10.0  # seconds between asking a group to end and ending it


class Warden:
    """The launcher's side of the pipe."""

    def __init__(self, *, holds: Iterable[int] = ()) -> None:
        """Start the warden. It keeps the file descriptors ``holds`` open until its work is done."""
        self.process = subprocess.Popen(
            [sys.executable, "-m", "scripts.warden"],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            start_new_session=True,
            pass_fds=tuple(holds),
        )

    def watch(self, group: int) -> None:
        self._tell(f"+{group}")

    def forget(self, group: int) -> None:
        self._tell(f"-{group}")

    def close(self) -> None:
        assert self.process.stdin is not None
        self.process.stdin.close()
        self.process.wait()

    def _tell(self, line: str) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(f"{line}\n".encode())
        self.process.stdin.flush()


def groups_left(lines: IO[str]) -> set[int]:
    """Read the launcher's lines to their end; the groups that it never took back."""
    alive: set[int] = set()
    for line in lines:
        change = alive.add if line[0] == "+" else alive.discard
        change(int(line[1:]))
    return alive


def end_groups(groups: set[int], *, patience: float = PATIENCE) -> None:
    """Ask every group to end; end those that have not after ``patience`` seconds."""
    left = {group for group in groups if _signal(group, signal.SIGTERM)}
    deadline = time.monotonic() + patience
    while left and time.monotonic() < deadline:
        time.sleep(0.1)
        left = {group for group in left if _signal(group, 0)}
    for group in left:
        _signal(group, signal.SIGKILL)


def _signal(group: int, number: int) -> bool:
    try:
        os.killpg(group, number)
    except (ProcessLookupError, PermissionError):
        return False
    return True


if __name__ == "__main__":
    end_groups(groups_left(sys.stdin))
