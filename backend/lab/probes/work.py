"""What the worker does for a probe."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Protocol

from PIL import Image

from backend.common.errors import ConflictError
from backend.lab import files, progress
from backend.lab.models import Probe
from backend.lab.probes import services
from backend.lab.probes.addresses import place_of
from backend.lab.probes.answers import told_of
from backend.lab.probes.facts import facts_of
from backend.lab.probes.failing import exhibit_json
from backend.lab.probes.following import follow_json
from backend.lab.probes.requests import as_probe, networks_of
from backend.lab.readings import layer_json, output_json
from ml import contracts
from ml.contracts import (
    AttributionReading,
    CurveReading,
    ExhibitReading,
    FollowReading,
    InputReading,
    LayerReading,
    MultiplicationReading,
    OutputReading,
    ProbeReading,
)


class Door(Protocol):
    """The two functions of ml.api that are needed here."""

    def version(self, name: str) -> str: ...

    def probe(
        self,
        image: Image.Image,
        names: Sequence[str],
        request: contracts.Probe,
        *,
        step: Callable[[float], None],
    ) -> Iterator[ProbeReading]: ...


class CancelledError(Exception):
    """The probe was deleted: whatever comes next, nobody wants it."""


def answer(probe: Probe, door: Door) -> None:
    """Measure what a probe asks, telling each step. Leaves nothing of a probe deleted meanwhile."""
    try:
        _check_versions(probe, door)
    except ConflictError as error:
        services.fail_probe(probe_id=probe.id, error=error)
        return
    image = Image.open(io.BytesIO(files.read(probe.run.picture)))
    work = _Work(probe)
    try:
        readings = door.probe(
            image, networks_of(probe.parameters), as_probe(probe.parameters), step=work.step
        )
        for reading in readings:
            work.tell(work.take(reading))
    except CancelledError:
        services.forget_probe(probe_id=probe.id)
        return
    services.finish_probe(probe_id=probe.id, result=work.result)


def _check_versions(probe: Probe, door: Door) -> None:
    """Before and after must come from the same weights."""
    for name, facts in facts_of(probe.run).items():
        if name in networks_of(probe.parameters) and door.version(name) != facts.version:
            raise ConflictError(
                f"The network {name} was trained anew since this run, so the two cannot be "
                "compared. Start a new run with the same picture."
            )


class _Work:
    """A probe in the making: its files, its events, and the result that will be stored."""

    def __init__(self, probe: Probe) -> None:
        self.probe, self.told = probe, told_of(probe)
        self.place = place_of(probe)
        self.folder = files.folder_of_probe(probe.id)
        self.facts = facts_of(probe.run)
        self.result: dict[str, Any] = {}
        if probe.kind == "change":
            self.result["networks"] = {
                name: {"version": self.facts[name].version, "layers": [], "output": []}
                for name in self.told.networks
            }

    def step(self, share: float) -> None:
        """Between steps of a long computation. A curve is told point by point instead."""
        if self.probe.kind == "attribute":
            self.tell(self.told.progress(share))

    def tell(self, event: progress.Event) -> None:
        """Raises CancelledError once the probe has been deleted."""
        gone = not progress.tell(self.probe.id, event)
        # a stream may also be lost with Redis; then the database knows
        if gone and not Probe.objects.filter(id=self.probe.id).exists():
            raise CancelledError

    def take(self, reading: ProbeReading) -> progress.Event:
        """Keep a reading and return the event that announces it; its file is there first."""
        match reading:
            case InputReading():
                files.write_pixels(files.input_name(self.folder), reading.pixels)
                return self.told.run.preprocessed(self.place.input(reading.size))
            case LayerReading():
                return self._layer(reading)
            case OutputReading():
                output = output_json(reading)
                self.result["networks"][reading.network]["output"] = output
                return self.told.run.output(reading.network, output)
            case CurveReading():
                return self._point(reading)
            case AttributionReading():
                return self._attribution(reading)
            case ExhibitReading():
                return self._exhibit(reading)
            case MultiplicationReading() | FollowReading():
                return self._numbers(reading)

    def _layer(self, reading: LayerReading) -> progress.Event:
        name = files.atlas_name(self.folder, reading.network, reading.name)
        files.write_pixels(name, reading.atlas.pixels)
        layer = layer_json(reading)
        self.result["networks"][reading.network]["layers"].append(layer)
        return self.told.run.layer(reading.network, self.place.with_atlas(reading.network, layer))

    def _point(self, reading: CurveReading) -> progress.Event:
        networks = {}
        for output in reading.outputs:
            shares = {one.label: one.probability for one in output.output}
            networks[output.network] = [
                shares[label] for label in self.facts[output.network].labels
            ]
        point = {"strength": reading.strength, "networks": networks}
        self.result.setdefault("points", []).append(point)
        return self.told.point(reading.index, self.probe.parameters["vary"]["count"], point)

    def _attribution(self, reading: AttributionReading) -> progress.Event:
        files.write_pixels(files.attribution_name(self.folder), reading.pixels)
        asked = {name: self.probe.parameters[name] for name in ("network", "method", "target")}
        found = asked | {
            "size": reading.size,
            "max": reading.max,
            "sum": reading.sum,
            "score": reading.score,
        }
        self.result["attribution"] = found
        return self.told.answer("attribution", self.place.with_map(found))

    def _numbers(self, reading: MultiplicationReading | FollowReading) -> progress.Event:
        if isinstance(reading, MultiplicationReading):
            return self._multiplication(reading)
        self.result["follow"] = follow_json(reading)
        return self.told.answer("follow", self.result["follow"])

    def _multiplication(self, reading: MultiplicationReading) -> progress.Event:
        names = ("network", "layer", "index", "at")
        asked = {name: self.probe.parameters[name] for name in names}
        edges = asked["layer"] == "edges"
        found = asked | {
            "box": list(reading.box),
            "inputs": ["contrast"] if edges else list(range(len(reading.window))),
            "window": reading.window,
            "kernel": reading.kernel,
            "bias": reading.bias,
            "sum": reading.sum,
            "activation": reading.activation,
            "pixels": reading.pixels,
        }
        self.result["multiplication"] = found
        return self.told.answer("multiplication", found)

    def _exhibit(self, reading: ExhibitReading) -> progress.Event:
        files.write_pixels(files.exhibit_name(self.folder, reading.index), reading.pixels)
        exhibit = exhibit_json(reading)
        self.result.setdefault("exhibits", []).append(exhibit)
        count = contracts.FAILURES[self.probe.parameters["failure"]]
        return self.told.exhibit(reading.index, count, self.place.with_picture(exhibit))
