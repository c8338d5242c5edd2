"""A probe's JSON and events. Both are made from one list of events, live or from the store."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from redis.exceptions import RedisError

from backend.lab import progress
from backend.lab.models import OPEN, Prediction, Probe, Status
from backend.lab.probes import addresses, queries
from backend.lab.probes.addresses import Place, place_of
from backend.lab.probes.failing import stored_exhibits
from backend.lab.probes.requests import networks_of, strengths_of
from backend.lab.probes.steps import Told
from ml.contracts import INPUT_SIZE, LAYERS, TRANSFORMS


def told_of(probe: Probe) -> Told:
    """The order of this probe's events."""
    return Told(probe.kind, tuple(networks_of(probe.parameters)))


def probe_json(probe: Probe) -> dict[str, Any]:
    """A probe as its owner reads it: from the store when it is over, from its stream before."""
    events = _told(probe) if probe.status in OPEN else events_of(probe)
    before = queries.outputs_before(probe.run)
    return brief_json(probe) | {
        "status": Status.RUNNING if probe.status in OPEN and len(events) > 1 else probe.status,
        "progress": told_of(probe).reached(events[-1]) if events else 0.0,
        "before": {name: before[name] for name in networks_of(probe.parameters)},
        **_gathered(probe, events, before),
    }


def brief_json(probe: Probe) -> dict[str, Any]:
    """The same without what was measured, for lists."""
    return {
        "id": str(probe.id),
        "run": str(probe.run_id),
        "kind": probe.kind,
        "status": probe.status,
        "progress": 1.0 if probe.status == Status.DONE else 0.0,
        "created": probe.created.isoformat(),
        "parameters": probe.parameters,
        "events_url": addresses.events_of(probe),
        "error": probe.error,
        "input": None,
        "before": {},
        "networks": {},
        "attribution": None,
        "curve": None,
        "multiplication": None,
        "exhibits": [],
        "follow": None,
        "prediction": prediction_json(queries.prediction_of(probe)),
    }


def prediction_json(prediction: Prediction | None) -> dict[str, Any] | None:
    if prediction is None:
        return None
    return {**prediction.asked, "right": prediction.right, "measured": prediction.measured}


def events_of(probe: Probe) -> list[progress.Event]:
    """All that happened to a probe that ended, told from the store: the stream may be gone."""
    told = told_of(probe)
    if probe.status == Status.FAILED:
        return [told.run.queued(), told.failed(probe.error or {})]
    done = told.done(probe.id, prediction_json(queries.prediction_of(probe)))
    return [told.run.queued(), *_stored(probe, told), done]


def _stored(probe: Probe, told: Told) -> Iterator[progress.Event]:
    place, result = place_of(probe), probe.result or {}
    if probe.kind == "curve":
        count = len(result["points"])
        yield from (told.point(at, count, one) for at, one in enumerate(result["points"]))
        return
    if probe.kind == "failure":
        yield from stored_exhibits(result["exhibits"], place, told)
        return
    if probe.kind == "follow":
        yield told.answer("follow", result["follow"])
        return
    yield told.run.preprocessed(place.input(INPUT_SIZE))
    if probe.kind == "change":
        yield from _stored_readings(result["networks"], place, told)
    elif probe.kind == "attribute":
        yield told.answer("attribution", place.with_map(result["attribution"]))
    else:
        yield told.answer("multiplication", result["multiplication"])


def _stored_readings(answers: dict[str, Any], place: Place, told: Told) -> Iterator[progress.Event]:
    for number in range(len(LAYERS)):
        for name in told.networks:
            layer = place.with_atlas(name, answers[name]["layers"][number])
            yield told.run.layer(name, layer)
    for name in told.networks:
        yield told.run.output(name, answers[name]["output"])


def _gathered(
    probe: Probe, events: list[progress.Event], before: dict[str, list[dict[str, Any]]]
) -> dict[str, Any]:
    """The parts of a probe's JSON that its events have told so far."""
    found: dict[str, Any] = {"networks": _empty(probe), "curve": None}
    found["exhibits"] = [one.data["exhibit"] for one in events if one.name == "exhibit"]
    points = []
    for event in events:
        data = event.data
        match event.name:
            case "preprocessed":
                found["input"] = data["input"]
            case "layer":
                found["networks"][data["network"]]["layers"].append(data["layer"])
            case "output":
                found["networks"][data["network"]]["output"] = data["output"]
            case "attribution" | "multiplication" | "follow":
                found |= data
            case "point":
                points.append(data)
    if probe.kind == "curve":
        found["curve"] = _curve(probe, points, before)
    return found


def _empty(probe: Probe) -> dict[str, Any]:
    if probe.kind != "change":
        return {}
    versions = {one.network: one.version for one in probe.run.analyses.all()}
    return {
        name: {"version": versions[name], "layers": [], "output": []}
        for name in networks_of(probe.parameters)
    }


def _curve(
    probe: Probe, points: list[dict[str, Any]], before: dict[str, list[dict[str, Any]]]
) -> dict[str, Any]:
    vary = probe.parameters["vary"]
    return {
        "name": vary["name"],
        "unit": TRANSFORMS[vary["name"]].unit,
        "strengths": strengths_of(vary),
        "networks": {
            name: {
                "labels": [one["label"] for one in before[name]],
                "probabilities": [point["networks"][name] for point in points],
            }
            for name in networks_of(probe.parameters)
        },
    }


def _told(probe: Probe) -> list[progress.Event]:
    try:
        return progress.told(probe.id)
    except RedisError:
        return []  # what is in the making cannot be shown just now; the probe itself can
