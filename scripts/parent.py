"""Has the `make` that started us been told to end? It does not always pass the word on."""

import os
import signal
from pathlib import Path

FIRST_PARENT = os.getppid()


def wants_us_gone() -> bool:
    """Whether our `make` was killed, or was sent an interrupt that reached it alone.

    Started otherwise (by hand, by an init system, with nohup) a launcher may outlive its parent.
    """
    if "MAKELEVEL" not in os.environ:
        return False
    return os.getppid() != FIRST_PARENT or _is_handling_interrupt(FIRST_PARENT)


def _is_handling_interrupt(pid: int) -> bool:
    """GNU make blocks SIGINT while it waits for its children to end; Linux shows that mask."""
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return False
    masks = dict(line.split(":\t", 1) for line in status.splitlines() if ":\t" in line)
    return bool(int(masks.get("SigBlk", "0"), 16) >> (signal.SIGINT - 1) & 1)
