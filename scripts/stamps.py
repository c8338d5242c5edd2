"""Skip a step whose inputs have not changed since it last succeeded."""

import hashlib
from collections.abc import Iterable
from pathlib import Path


def digest(paths: Iterable[Path], *extra: str) -> str:
    """A digest of the files' names and contents and of ``extra``; absent files count as empty."""
    seen = hashlib.sha256()
    for path in sorted(paths):
        content = path.read_bytes() if path.is_file() else b""
        seen.update(f"{path}\0{len(content)}\0".encode())
        seen.update(content)
    for text in extra:
        seen.update(f"{text}\0".encode())
    return seen.hexdigest()


def is_fresh(stamp: Path, wanted: str) -> bool:
    """Whether the step behind ``stamp`` last succeeded with exactly these inputs."""
    return stamp.is_file() and stamp.read_text() == wanted


def write(stamp: Path, wanted: str) -> None:
    """Remember success; call this last."""
    stamp.parent.mkdir(parents=True, exist_ok=True)
    stamp.write_text(wanted)
