"""A disk of a few megabytes that can be filled for real: a file system of its own, in memory."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from scripts.stack import Stack


@contextmanager
def small_disk(folder: Path, megabytes: int) -> Iterator[bool]:
    """Mounted at ``folder`` for the block; False where this account may mount nothing."""
    folder.mkdir()
    words = ["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", str(folder)]
    if subprocess.run(words, capture_output=True, check=False).returncode:
        yield False
        return
    try:
        yield True
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


@contextmanager
def full(site: Stack, _: str) -> Iterator[None]:
    """No room is left on the disk that holds the site's pictures, database, queue and logs."""
    filling = site.var / "filling"
    _fill(filling)
    try:
        yield
    finally:
        filling.unlink()


def _fill(file: Path) -> None:
    with file.open("wb", buffering=0) as sink:
        while room := shutil.disk_usage(file.parent).free:
            with suppress(OSError):  # others write here too
                sink.write(b"\0" * min(room, 2**20))
