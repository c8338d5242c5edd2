"""CPU time that a running site's processes have had, by what they do."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from scripts.supervisor import Child

TICK = os.sysconf("SC_CLK_TCK")
DECODER, WORKER = "backend.lab.decoding.child", "worker"


def by_role(children: Sequence[Child]) -> dict[str, float]:
    """Seconds of CPU by role: a program's name, but decoders and the worker's parent apart."""
    spent: dict[str, float] = {}
    for child in children:
        for place, process in enumerate(group(child)):
            role = _role(child.program.name, place, process)
            spent[role] = spent.get(role, 0.0) + cpu(process)
    return spent


def group(child: Child) -> Iterator[Path]:
    """The program's process and then its descendants, as folders of /proc."""
    found = [Path(f"/proc/{child.process.pid}")]
    for one in found:
        for children in one.glob("task/*/children"):
            with suppress(FileNotFoundError, ProcessLookupError):  # it ended meanwhile
                found += [Path(f"/proc/{pid}") for pid in children.read_text().split()]
    return iter(found)


def cpu(process: Path) -> float:
    """Seconds of CPU that a process has had, in user and in system mode."""
    fields = (process / "stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICK


def _role(program: str, place: int, process: Path) -> str:
    if DECODER in (process / "cmdline").read_text():
        return "decoders"
    return "worker’s parent" if program == WORKER and place == 0 else program
