"""Server-sent events, line by line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

END = ("done", "failed")


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened to a run or a probe, such as `layer` with its activations."""

    id: str
    name: str
    data: dict[str, Any]


def parsed(lines: Iterable[str]) -> Iterator[Event]:
    """Events of a stream's lines; comments and hints are passed over."""
    found: dict[str, str] = {}
    for line in lines:
        name, _, value = line.partition(":")
        if name:
            found[name] = value.strip()
        elif "data" in found:
            yield Event(found.get("id", ""), found.get("event", ""), json.loads(found["data"]))
            found = {}
