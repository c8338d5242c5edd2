"""Failures of data, measured: small networks trained on renderings, with a fault and without.

`python -m ml failures` writes what `measure` returns to ml/zoo/failures.json.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import torch

from ml.failures.lessons import deceived, shortcut
from ml.failures.lessons.people import People

__all__ = ["measure"]


def measure(seed: int, say: Callable[[str], None] = lambda words: None) -> dict[str, Any]:
    """Every lesson's numbers. The same seed and kind of processor give the same."""
    torch.set_num_threads(1)
    people = People(seed)
    lessons: dict[str, Callable[[], dict[str, Any]]] = {
        "overfit": people.overfit,
        "leak": people.leak,
        "colours": people.colours,
        "robust": people.robust,
        "closed": people.closed,
        "shortcut": lambda: shortcut.measure(seed),
        "attack": lambda: deceived.measure(seed),
    }
    found: dict[str, Any] = {"command": f"python -m ml failures --seed {seed}"}
    for name, lesson in lessons.items():
        say(name)
        found[name] = _rounded(lesson())
    return found


def _rounded(value: Any) -> Any:
    """Four decimals: more than some hundred pictures can tell."""
    if isinstance(value, dict):
        return {key: _rounded(inside) for key, inside in value.items()}
    if isinstance(value, list):
        return [_rounded(inside) for inside in value]
    return round(value, 4) if isinstance(value, float) else value
