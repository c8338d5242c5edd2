"""What a person sees while something long happens."""

import shutil
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

SPINNER = "⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏"
QUIET_INTERVAL = 15.0  # seconds between progress lines where a line cannot be redrawn


class Stop(Exception):  # noqa: N818 - an order to end, rather than a kind of error
    """The work cannot go on; the message is all that the person needs to read."""


class Line:
    """One line of progress: redrawn on a terminal, printed now and then elsewhere."""

    def __init__(self, title: str) -> None:
        self.title = title
        self.started = self.printed = time.monotonic()
        self.live = sys.stdout.isatty()
        self.frame = 0

    @property
    def seconds(self) -> float:
        return time.monotonic() - self.started

    def move(self, detail: str = "") -> None:
        """Show that the work goes on, and at what."""
        text = f"{self.title} · {self.seconds:.0f} s" + (f" · {detail}" if detail else "")
        if self.live:
            self.frame += 1
            mark = SPINNER[self.frame % len(SPINNER)]
            width = shutil.get_terminal_size().columns - 1
            print(f"\r\x1b[K{mark} {text}"[: width + 4], end="", flush=True)
        elif time.monotonic() - self.printed > QUIET_INTERVAL:
            self.printed = time.monotonic()
            print(f"  {text}", flush=True)

    def end(self, mark: str) -> None:
        start = "\r\x1b[K" if self.live else ""
        print(f"{start}{mark} {self.title} · {self.seconds:.1f} s", flush=True)


@contextmanager
def progress(title: str) -> Iterator[Line]:
    """A titled step that ends with ✓, or with ✗ if it raises."""
    line = Line(title)
    if not line.live:
        print(f"  {title} …", flush=True)
    try:
        yield line
    except BaseException:
        line.end("✗")
        raise
    line.end("✓")


def tail(log: Path, lines: int = 15) -> str:
    """The last lines of a log, indented; what to show when its writer has failed."""
    try:
        text = log.read_text(errors="replace").splitlines()
    except FileNotFoundError:
        return "    (no log)"
    return "\n".join(f"    {line}" for line in text[-lines:])
