"""Run one command to its end: its output to a log, progress to the person."""

import os
import re
import select
import subprocess
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from scripts.paths import LOGS, ROOT
from scripts.say import Line, Stop, progress, tail

Describe = Callable[[str], str | None]


def last_words(text: str) -> str | None:
    """The default description of progress: whatever the command said last."""
    return text.strip()[:100] or None


def run_logged(
    title: str,
    command: Sequence[str | Path],
    *,
    advice: str,
    env: Mapping[str, str] | None = None,
    cwd: Path = ROOT,
    logs: Path = LOGS,
    describe: Describe = last_words,
) -> None:
    """Run ``command`` under a moving line named ``title``.

    ``describe`` turns a line of output into what the progress line shows, or None to keep it.
    Raises Stop with the log's last lines and ``advice`` if the command fails.
    """
    logs.mkdir(parents=True, exist_ok=True)
    log = logs / f"{re.sub('[^a-z]+', '-', title.lower())}.log"
    with progress(title) as line, log.open("wb") as sink:
        process = subprocess.Popen(
            [str(part) for part in command],
            cwd=cwd,
            env={**(os.environ if env is None else env), "NO_COLOR": "1"},  # logs are read plain
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
        assert process.stdout is not None
        with process:
            try:
                for chunk in _chunks(process.stdout.fileno(), line, describe):
                    sink.write(chunk)
            except BaseException:
                process.kill()
                raise
        code = process.returncode
        if code:
            sink.flush()
            raise Stop(
                f"{title} failed (exit {code}):\n{tail(log)}\n  {advice}\n  All of it: {log}"
            )


def _chunks(source: int, line: Line, describe: Describe) -> Iterator[bytes]:
    """What ``source`` yields until its end, moving ``line`` at least twice a second."""
    detail = ""
    while True:
        if select.select([source], [], [], 0.2)[0]:
            chunk = os.read(source, 65536)
            if not chunk:
                return
            yield chunk
            for text in chunk.decode(errors="replace").splitlines():
                detail = describe(text) or detail
        line.move(detail)
