"""What a table of lessons.json is: knobs, quantities, and a cell for every setting of the knobs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean, pstdev
from typing import Any


@dataclass(frozen=True, slots=True)
class Knob:
    """Something a student turns: its values, and how each is said."""

    name: str
    title: str
    said: Mapping[Any, str]

    def json(self) -> dict[str, Any]:
        values = [{"value": value, "label": label} for value, label in self.said.items()]
        return {"name": self.name, "title": self.title, "values": values}


@dataclass(frozen=True, slots=True)
class Quantity:
    """Something that was measured. Differences below `margin` count as none."""

    name: str
    title: str
    unit: str  # "share" or "steps of brightness"
    margin: float

    def json(self) -> dict[str, Any]:
        names = ("name", "title", "unit", "margin")
        return {name: getattr(self, name) for name in names}


def measured(quantity: str, values: Sequence[float]) -> dict[str, float]:
    """Mean and deviation over seeds or pictures, as a cell holds them."""
    return {quantity: round(fmean(values), 4), f"{quantity}_deviation": round(pstdev(values), 4)}


def table(
    what: str,
    knobs: Iterable[Knob],
    quantities: Iterable[Quantity],
    cells: list[dict[str, Any]],
) -> dict[str, Any]:
    """A table; `what` says in a sentence what was measured."""
    return {
        "what": what,
        "knobs": [knob.json() for knob in knobs],
        "quantities": [quantity.json() for quantity in quantities],
        "cells": cells,
    }
