"""Whether a prediction came true."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

SAME = 0.02  # a probability that moves by less counts as unmoved

Output = Sequence[Mapping[str, Any]]


def grade(asked: Mapping[str, Any], before: Output, after: Output) -> tuple[bool, dict[str, Any]]:
    """Right or wrong, and what was measured, for a prediction about one network's output."""
    if asked["about"] == "output":
        first = max(after, key=lambda one: float(one["probability"]))["label"]
        return asked["expects"] == first, {"label": first}
    was, became = (_probability(output, asked["label"]) for output in (before, after))
    moved = became - was
    direction = "same" if abs(moved) < SAME else "up" if moved > 0 else "down"
    measured = {"before": was, "after": became, "direction": direction}
    return asked["direction"] == direction, measured


def _probability(output: Output, label: str) -> float:
    return next(float(one["probability"]) for one in output if one["label"] == label)
