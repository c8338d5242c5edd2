"""Write what the front end's tests know of the networks: `python -m tests.learnt`.

`frontend/src/testing/learnt.json` holds the site's answers about the shipped units, by the end of
their path: every layer's table, and a few units in full along one walk from an object down to its
edges. Run it after `python -m ml exemplars`.
"""

from __future__ import annotations

import json
from typing import Any

from backend.lab import learnt
from ml.contracts import LAYERS, NETWORKS
from scripts.paths import FRONTEND

FILE = FRONTEND / "src" / "testing" / "learnt.json"
DIGITS = 4


def answers() -> dict[str, Any]:
    """The end of a path -> the site's answer."""
    told: dict[str, Any] = {}
    for network in NETWORKS:
        told[f"/networks/{network}/layers/"] = learnt.layers_of(network)
        for layer in LAYERS:
            told[f"/networks/{network}/layers/{layer}/"] = learnt.layer_of(network, layer)
    top = _first_alive("objects")
    parts = [each["unit"] for each in top["top_inputs"][:2]]
    for unit in (top, *(learnt.unit_of("faces", "parts", index) for index in parts)):
        told[_path(unit)] = _short(unit)
    edges = _first_alive("edges")
    return told | {_path(edges): _short(edges)}


def _first_alive(layer: str) -> dict[str, Any]:
    units = learnt.layer_of("faces", layer)["units"]
    return learnt.unit_of("faces", layer, next(u["index"] for u in units if not u["dead"]))


def _path(unit: dict[str, Any]) -> str:
    return f"/networks/{unit['network']}/layers/{unit['layer']}/units/{unit['index']}/"


def _short(unit: dict[str, Any]) -> dict[str, Any]:
    """With the kernel over its first input alone: the others are long, and of the same shape."""
    kernel = [[round(weight, DIGITS) for weight in row] for row in unit["kernel"][0]]
    return unit | {"kernel": [kernel]}


def written() -> str:
    """A line for each unit of a table, so that a change shows where it is."""
    lines = []
    for path, answer in answers().items():
        text = json.dumps(answer, separators=(",", ":"), ensure_ascii=False)
        lines.append(json.dumps(path) + ":" + text.replace('},{"index', '},\n{"index'))
    return "{" + ",\n".join(lines) + "}\n"


if __name__ == "__main__":
    FILE.write_text(written())
    print(FILE)
