"""Exhibits of a failure: as JSON, as events, and their pictures."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from backend.common.errors import NotFoundError
from backend.lab import files, progress
from backend.lab.models import Probe
from backend.lab.probes.addresses import Place
from backend.lab.probes.steps import Told
from backend.lab.readings import output_json
from ml.contracts import ExhibitReading

Exhibit = dict[str, Any]


class Picture(NamedTuple):
    pixels: bytes
    size: int
    mode: str  # Pillow's


def exhibit_json(reading: ExhibitReading) -> Exhibit:
    """All but the picture. JSON knows no NaN: a probability that is none becomes null."""
    return {
        "index": reading.index,
        "state": reading.state,
        "title": reading.title,
        "size": reading.size,
        "channels": reading.channels,
        "outputs": {
            output.network: [
                one | {"probability": _number(one["probability"])} for one in output_json(output)
            ]
            for output in reading.outputs
        },
        "figures": {figure.name: figure.value for figure in reading.figures},
        "message": reading.message,
    }


def stored_exhibits(
    exhibits: Sequence[Exhibit], place: Place, told: Told
) -> Iterator[progress.Event]:
    for exhibit in exhibits:
        yield told.exhibit(exhibit["index"], len(exhibits), place.with_picture(exhibit))


def picture_of(probe: Probe, index: int) -> Picture:
    """An exhibit's picture. Raises NotFoundError where it is not there (yet)."""
    exhibits: list[Exhibit] = (probe.result or {}).get("exhibits") or [
        event.data["exhibit"] for event in progress.told(probe.id) if event.name == "exhibit"
    ]
    if index >= len(exhibits):
        raise NotFoundError(f"This probe has no exhibit {index}, or it is not computed yet.")
    found = exhibits[index]
    pixels = files.unpack(files.read(files.exhibit_name(probe.folder, index)))
    return Picture(pixels, found["size"], "L" if found["channels"] == 1 else "RGB")


def _number(value: float) -> float | None:
    return value if math.isfinite(value) else None
