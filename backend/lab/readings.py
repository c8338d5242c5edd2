"""From the frozen values that cross the border with ml to the JSON that is stored and sent."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from ml.contracts import LayerReading, OutputReading, UnitReading


def layer_json(reading: LayerReading) -> dict[str, Any]:
    """A layer without its pixels and addresses."""
    atlas = reading.atlas
    return {
        "name": reading.name,
        "shape": list(reading.shape),
        "receptive_field": reading.receptive_field,
        "stride": reading.stride,
        "atlas": {
            "columns": atlas.columns,
            "tile": list(atlas.tile),
            "height": atlas.height,
            "width": atlas.width,
        },
        "units": [_unit_json(unit) for unit in reading.units],
    }


def output_json(reading: OutputReading) -> list[dict[str, Any]]:
    return [{"label": one.label, "probability": one.probability} for one in reading.output]


@dataclass(slots=True)
class Answer:
    """What one network has said so far."""

    network: str
    version: str
    layers: list[dict[str, Any]] = field(default_factory=list)
    output: list[dict[str, Any]] = field(default_factory=list)


def _unit_json(unit: UnitReading) -> dict[str, Any]:
    return {
        "index": unit.index,
        "max": brief(unit.max),
        "mean": brief(unit.mean),
        "peak": list(unit.peak),
        "box": list(unit.box),
        "rank": unit.rank,
    }


def brief(value: float) -> float:
    """What a 32-bit number holds, without the tail that JSON would add."""
    return float(f"{value:.6g}")
