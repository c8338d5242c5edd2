"""Stored answers as named arrays, under the names that ml/arrays.py gives to the same readings."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from backend.lab import files
from backend.lab.models import Probe, Run
from backend.lab.queries import analyses_of
from ml.contracts import INPUT_SIZE

Arrays = dict[str, NDArray[Any]]


def arrays_of_run(run: Run) -> Arrays:
    """Input, all activation maps and the output of a run that is done."""
    found: Arrays = {}
    for one in analyses_of(run):
        found.setdefault("input", _square(files.input_name(one.folder)))
        found |= _answer(one.folder, one.network, {"layers": one.layers, "output": one.output})
    return found


def arrays_of_probe(probe: Probe) -> Arrays:
    """The same of a probe that is done, or its curve, its attribution, its multiplication."""
    result: dict[str, Any] = probe.result or {}
    if probe.kind == "curve":
        return _curve(probe, result["points"])
    found: Arrays = {"input": _square(files.input_name(probe.folder))}
    match probe.kind:
        case "change":
            for network, answer in result["networks"].items():
                found |= _answer(probe.folder, network, answer)
        case "attribute":
            found |= _attribution(probe.folder, result["attribution"])
        case "multiply":
            names = ("window", "kernel", "bias", "sum", "activation")
            values = result["multiplication"]
            found |= {name: np.asarray(values[name], np.float32) for name in names}
    return found


def packed(arrays: Arrays) -> bytes:
    """The arrays as one NPZ file, which needs no pickle to be read."""
    sink = io.BytesIO()
    np.savez_compressed(sink, allow_pickle=False, **arrays)
    return sink.getvalue()


def _answer(folder: str, network: str, answer: Mapping[str, Any]) -> Arrays:
    found: Arrays = {}
    for layer in answer["layers"]:
        packed_atlas = files.read(files.atlas_name(folder, network, layer["name"]))
        found[f"{network}_{layer['name']}"] = _maps(layer, files.unpack(packed_atlas))
    return found | _output(network, answer["output"])


def _maps(layer: Mapping[str, Any], pixels: bytes) -> NDArray[np.float32]:
    """(units, height, width): byte / 255 x max, as the atlas was made."""
    atlas, (units, height, width) = layer["atlas"], layer["shape"]
    sheet = np.frombuffer(pixels, np.uint8).reshape(-1, height, atlas["columns"], width)
    tiles = sheet.transpose(0, 2, 1, 3).reshape(-1, height, width)[:units]  # (C, H, W)
    maxima = np.array([unit["max"] for unit in layer["units"]], np.float32)[:, None, None]
    return tiles.astype(np.float32) / np.float32(255) * maxima


def _output(network: str, output: Sequence[Mapping[str, Any]]) -> Arrays:
    """Probabilities in the alphabetical order of their labels."""
    pairs = sorted((one["label"], one["probability"]) for one in output)
    return {
        f"{network}_labels": np.array([label for label, _ in pairs]),
        f"{network}_probabilities": np.array([share for _, share in pairs]),
    }


def _curve(probe: Probe, points: Sequence[Mapping[str, Any]]) -> Arrays:
    found: Arrays = {"strengths": np.array([point["strength"] for point in points])}
    for one in analyses_of(probe.run):
        if one.network not in probe.parameters["networks"]:
            continue
        labels = [pair["label"] for pair in one.output]
        order = np.argsort(labels)
        shares = np.array([point["networks"][one.network] for point in points])
        found[f"{one.network}_labels"] = np.array(labels)[order]
        found[f"{one.network}_probabilities"] = shares[:, order]  # (strengths, labels)
    return found


def _attribution(folder: str, found: Mapping[str, Any]) -> Arrays:
    share = (_square(files.attribution_name(folder)).astype(np.float32) - 128) / 127
    return {
        "attribution": share * np.float32(found["max"]),
        "sum": np.asarray(found["sum"], np.float32),
        "score": np.asarray(found["score"], np.float32),
    }


def _square(name: str) -> NDArray[np.uint8]:
    pixels = np.frombuffer(files.unpack(files.read(name)), np.uint8)
    return pixels.reshape(INPUT_SIZE, INPUT_SIZE)
