"""Numbers that the text may quote: `{{ measured.faces.identity_accuracy | percent }}`.

The first name is a source: `measured` (a network's measured.json), `card` (its card.json),
`transfer` (transfer.json), `failures` (failures.json), `samples` (the gallery, by name) or `input`
(what the networks take). The rest is the path inside.
A path that does not exist, or a filter that does not fit its value, is refused when content is
loaded: a page cannot quote a number that is no longer measured.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ml.contracts import CONTRAST_FLOOR, INPUT_SIZE, NETWORKS

TOKEN = re.compile(r"\{\{(?P<inside>[^{}]*)\}\}")
NETWORKS_MEASURED = "measured"
MEASUREMENTS = (
    NETWORKS_MEASURED,
    "transfer",
    "failures",
)  # what a `:::measured` block may wait for
_FILTER = re.compile(r"^(?P<name>[a-z_]+)(?:\((?P<argument>\d+)\))?$")


class UnknownFactError(Exception):
    """The token names nothing; the message says at which step, and what there is instead."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A value as the page shows it, and where it comes from."""

    text: str
    source: str


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything in the zoo that a page may quote."""

    values: dict[str, Any]

    @classmethod
    def read(cls, zoo: Path) -> Facts:
        """Read cards, measurements and the gallery from `zoo`; a missing file is an empty one."""
        return cls(
            {
                "card": {name: _json(zoo / name / "card.json") for name in NETWORKS},
                "measured": {name: _json(zoo / name / "measured.json") for name in NETWORKS},
                "transfer": _json(zoo / "transfer.json"),
                "lessons": _json(zoo / "lessons.json").get("tables", {}),
                "failures": _json(zoo / "failures.json"),
                "input": {"size": INPUT_SIZE, "floor": CONTRAST_FLOOR},
                "samples": {
                    entry["name"]: entry for entry in _json(zoo / "samples" / "samples.json") or ()
                },
            }
        )

    def are_measured(self, what: str) -> bool:
        """Whether `what` (of MEASUREMENTS) has been measured: every network, or the transfer."""
        found = self.values[what]
        return all(found.values()) if what == NETWORKS_MEASURED else bool(found)

    def at(self, path: str) -> Any:
        """The value at a dotted path. Raises UnknownFactError."""
        here: Any = self.values
        for depth, key in enumerate(path.split(".")):
            try:
                here = _inside(here, key)
            except (KeyError, IndexError, TypeError, StopIteration):
                walked = ".".join(path.split(".")[:depth]) or "facts"
                raise UnknownFactError(
                    f"`{path}` is not there: `{walked}` has no `{key}`{_offers(here)}."
                ) from None
        return here

    def quote(self, inside: str) -> Fact:
        """What stands between the braces, resolved. Raises UnknownFactError."""
        path, *filters = [part.strip() for part in inside.split("|")]
        value = self.at(path)
        for name in filters:
            value = _apply(name, value)
        if isinstance(value, dict | list) or value is None:
            raise UnknownFactError(f"`{path}` is not one value: go further in, or use a filter.")
        return Fact(str(value), path)


def _json(path: Path) -> Any:
    return json.loads(path.read_text()) if path.exists() else {}


def _inside(here: Any, key: str) -> Any:
    """An entry of a table by its name, or of a list by its number (-1 the last) or its `name`."""
    if not isinstance(here, list):
        return here[key]
    if key.removeprefix("-").isdigit():
        return here[int(key)]
    return next(entry for entry in here if entry["name"] == key)


def _offers(here: Any) -> str:
    if isinstance(here, dict):
        return f", only {', '.join(sorted(map(str, here))) or 'nothing'}"
    return f", only 0 to {len(here) - 1}" if isinstance(here, list) and here else ""


def _apply(text: str, value: Any) -> Any:
    match = _FILTER.match(text)
    if match is None or match["name"] not in FILTERS:
        raise UnknownFactError(f"The filter `{text}` is not known. Known: {', '.join(FILTERS)}.")
    argument = int(match["argument"]) if match["argument"] else None
    try:
        return FILTERS[match["name"]](value, argument)
    except (TypeError, ValueError) as error:
        raise UnknownFactError(f"The filter `{text}` does not fit {value!r}: {error}.") from None


def _percent(value: Any, digits: int | None) -> str:
    text = f"{100 * float(value):.{1 if digits is None else digits}f}"
    return f"{text.removesuffix('.0')}%"


def _round(value: Any, digits: int | None) -> str:
    return f"{float(value):.{2 if digits is None else digits}f}"


def _whole(value: Any, _: int | None) -> str:
    return f"{round(float(value)):,}"


def _count(value: Any, less: int | None) -> int:
    return len(value) - (less or 0)


def _square(value: Any, _: int | None) -> str:
    return f"{int(value) ** 2:,}"


def _minutes(value: Any, _: int | None) -> str:
    return f"{float(value) / 60:.0f}"


def _list(value: Any, less: int | None) -> str:
    names = [str(part).replace("_", " ") for part in value]  # left_eye → left eye
    *most, last = names[: len(names) - (less or 0)]
    return f"{', '.join(most)} and {last}" if most else last


def _times(value: Any, _: int | None) -> str:
    return " × ".join(str(part) for part in value)


FILTERS: dict[str, Callable[[Any, int | None], Any]] = {
    "percent": _percent,  # 0.934 → 93.4%
    "round": _round,  # 0.934 → 0.93
    "whole": _whole,  # 51234.0 → 51,234
    "count": _count,  # how many; count(2): less two
    "square": _square,  # 96 → 9,216
    "minutes": _minutes,  # seconds → whole minutes
    "list": _list,  # a, b and c (of a table, its names); list(2): without the last two
    "times": _times,  # [24, 48, 48] → 24 × 48 × 48
}
