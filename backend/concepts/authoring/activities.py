"""What a student does on a page beside reading: one file each, optional.

A reader turns a checked file into `{"shown": …, "hidden": …}`: what the module of that name gets
through the API, and what only the judge of answers sees (backend/study/practice).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from backend.concepts.authoring.order import OrderFile, read_order
from backend.concepts.authoring.page import Page
from backend.concepts.authoring.sources import Checked, Sources

Activity = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of activity: its file, the file's schema, and what is made of it."""

    file: str
    schema: type[BaseModel]
    read: Callable[[Checked[Any], Page], Activity]


KINDS: dict[str, Kind] = {
    "order": Kind("order.yaml", OrderFile, read_order),
}
FILES = frozenset(kind.file for kind in KINDS.values())


def read(folder: Path, sources: Sources, page: Page) -> dict[str, Activity]:
    """The activities of a concept's folder by name; mistakes are reported."""
    found = {
        name: sources.yaml(folder / kind.file, kind.schema, optional=True)
        for name, kind in KINDS.items()
    }
    return {name: KINDS[name].read(file, page) for name, file in found.items() if file}
