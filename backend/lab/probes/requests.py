"""From stored parameters to what ml is asked, and the key under which answers are kept."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from ml.contracts import (
    TRANSFORMS,
    Attribute,
    Change,
    Changes,
    Cover,
    Curve,
    Disc,
    Fail,
    Follow,
    Multiply,
    Probe,
    Rectangle,
    Shape,
    SilentUnit,
    Stroke,
    Transform,
)

Parameters = Mapping[str, Any]


def networks_of(parameters: Parameters) -> list[str]:
    """The networks that a probe runs."""
    return list(parameters.get("networks") or [parameters["network"]])


def key_of(digest: str, versions: Mapping[str, str], parameters: Parameters) -> str:
    """Equal for equal questions: the same picture, the same weights, the same parameters."""
    asked = [digest, dict(versions), dict(parameters)]
    return hashlib.sha256(json.dumps(asked, sort_keys=True).encode()).hexdigest()


def as_probe(parameters: Parameters) -> Probe:
    """What ml.api.probe takes."""
    if parameters["kind"] == "failure":
        return Fail(parameters["failure"])
    if parameters["kind"] == "follow":
        return Follow(parameters["network"])
    changes = _changes(parameters)
    match parameters["kind"]:
        case "change":
            return Change(changes)
        case "attribute":
            target = parameters["target"]
            return Attribute(changes, parameters["network"], parameters["method"], **target)
        case "curve":
            vary = parameters["vary"]
            kind = Transform(vary["name"], vary["start"], vary["seed"], vary["direction"])
            return Curve(changes, kind, tuple(strengths_of(vary)))
        case _:
            column, row = parameters["at"]
            network, layer, index = (parameters[name] for name in ("network", "layer", "index"))
            return Multiply(changes, network, layer, index, (column, row))


def strengths_of(vary: Mapping[str, Any]) -> list[float]:
    """Evenly spaced from start to stop, both included; whole where only whole ones are allowed."""
    step = (vary["stop"] - vary["start"]) / (vary["count"] - 1)
    found = [round(vary["start"] + step * number, 6) for number in range(vary["count"])]
    return [float(round(one)) for one in found] if TRANSFORMS[vary["name"]].whole else found


def _changes(parameters: Parameters) -> Changes:
    cover = parameters["occlude"]
    return Changes(
        tuple(Transform(**step) for step in parameters["transform"]),
        cover and Cover(tuple(map(_shape, cover["shapes"])), cover["fill"], cover["seed"]),
        tuple(SilentUnit(**unit) for unit in parameters["silence"]),
    )


def _shape(shape: Mapping[str, Any]) -> Shape:
    match shape["shape"]:
        case "rectangle":
            x0, y0, x1, y1 = shape["box"]
            return Rectangle((x0, y0, x1, y1))
        case "disc":
            x, y = shape["centre"]
            return Disc((x, y), shape["radius"])
        case _:
            return Stroke(tuple((x, y) for x, y in shape["points"]), shape["width"])
