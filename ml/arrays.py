"""Readings as named NumPy arrays: what a program of one's own goes on with.

Names are `input`, `faces_edges` (units, height, width), `faces_labels`, `faces_probabilities`
(one a label, in the alphabetical order of the labels) and so on; a curve has `strengths` and
probabilities (strengths, labels); an attribution `attribution` (96, 96), `sum` and `score`; a
multiplication `window`, `kernel` (inputs, rows, columns), `bias`, `sum` and `activation`.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ml.contracts import (
    AttributionReading,
    CurveReading,
    InputReading,
    LayerReading,
    MultiplicationReading,
    OutputReading,
    ProbeReading,
)

Arrays = dict[str, NDArray[Any]]


def arrays(readings: Iterable[ProbeReading]) -> Arrays:
    """All readings of one picture together. Maps are as exact as their atlas: max / 510."""
    found: Arrays = {}
    points: list[CurveReading] = []
    for reading in readings:
        match reading:
            case InputReading():
                found["input"] = _square(reading.pixels, reading.size)
            case LayerReading():
                found[f"{reading.network}_{reading.name}"] = maps(reading)
            case OutputReading():
                found |= _outputs([reading], each=False)
            case CurveReading():
                points.append(reading)
            case AttributionReading():
                found |= _attribution(reading)
            case MultiplicationReading():
                names = ("window", "kernel", "bias", "sum", "activation")
                found |= {name: np.asarray(getattr(reading, name), np.float32) for name in names}
    return found | _curve(points)


def maps(reading: LayerReading) -> NDArray[np.float32]:
    """A layer's activation maps, (units, height, width)."""
    atlas, (units, height, width) = reading.atlas, reading.shape
    sheet = np.frombuffer(atlas.pixels, np.uint8).reshape(-1, height, atlas.columns, width)
    tiles = sheet.transpose(0, 2, 1, 3).reshape(-1, height, width)[:units]  # (C, H, W)
    maxima = np.array([unit.max for unit in reading.units], np.float32)[:, None, None]
    return tiles.astype(np.float32) / np.float32(255) * maxima


def _outputs(readings: list[OutputReading], *, each: bool) -> Arrays:
    """One network's outputs: a row for each reading, or the only one's values."""
    network = readings[0].network
    rows = [{one.label: one.probability for one in reading.output} for reading in readings]
    labels = sorted(rows[0])
    shares = np.array([[row[label] for label in labels] for row in rows])  # (readings, labels)
    return {
        f"{network}_labels": np.array(labels),
        f"{network}_probabilities": shares if each else shares[0],
    }


def _curve(points: list[CurveReading]) -> Arrays:
    if not points:
        return {}
    found: Arrays = {"strengths": np.array([point.strength for point in points])}
    for outputs in zip(*(point.outputs for point in points), strict=True):
        found |= _outputs(list(outputs), each=True)
    return found


def _attribution(reading: AttributionReading) -> Arrays:
    share = (_square(reading.pixels, reading.size).astype(np.float32) - 128) / 127
    return {
        "attribution": share * np.float32(reading.max),
        "sum": np.asarray(reading.sum, np.float32),
        "score": np.asarray(reading.score, np.float32),
    }


def _square(pixels: bytes, size: int) -> NDArray[np.uint8]:
    return np.frombuffer(pixels, np.uint8).reshape(size, size)
