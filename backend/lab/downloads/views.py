"""Files to take away; only the owner of a run gets them."""

from __future__ import annotations

import json
import uuid
from collections.abc import Callable
from typing import TypeVar

from django.http import HttpResponse
from django.utils import timezone
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.views import APIView

from backend.accounts.queries import learner_of
from backend.common.errors import ConflictError, NotFoundError
from backend.common.schema import refusals
from backend.lab import files
from backend.lab.downloads import script
from backend.lab.downloads.numbers import numbers_of_probe, numbers_of_run
from backend.lab.models import Probe, Run, Status
from backend.lab.probes import queries

Ended = TypeVar("Ended", Run, Probe)

KINDS = ("change", "attribute", "curve", "multiply")  # whose answers are arrays
JSON, NPZ, PYTHON = "application/json", "application/x-npz", "text/x-python"


class _RunFile(APIView):
    """A file of a run that is done."""

    area = "runs"

    def run(self, request: Request, run_id: uuid.UUID) -> Run:
        run = queries.probed_run(learner_of(request._request), run_id, now=timezone.now())
        return _ended(run, "run")


class _ProbeFile(APIView):
    """A file of a probe that is done."""

    area = "runs"

    def probe(self, request: Request, run_id: uuid.UUID, probe_id: uuid.UUID) -> Probe:
        learner = learner_of(request._request)
        return _ended(queries.probe_of(learner, run_id, probe_id, now=timezone.now()), "probe")


def _ended(found: Ended, what: str) -> Ended:
    if found.status != Status.DONE:
        raise ConflictError(f"This {what} is {found.status}; its numbers come once it is done.")
    return found


def _documented(
    name: str, summary: str, kind: str
) -> Callable[[Callable[..., HttpResponse]], object]:
    body = OpenApiTypes.OBJECT if kind == JSON else OpenApiTypes.BINARY
    answers = {(200, kind): body, **refusals(404, 409, 410)}
    return extend_schema(operation_id=name, summary=summary, responses=answers, tags=["downloads"])


class RunPicture(_RunFile):
    @_documented(
        "run_picture_file",
        "The picture as stored, for the program that repeats the run",
        "image/jpeg",
    )
    def get(self, request: Request, run_id: uuid.UUID) -> HttpResponse:
        run = self.run(request, run_id)
        return _file(files.read(run.picture), _name("picture", run.id, "jpg"), "image/jpeg")


class RunNumbers(_RunFile):
    @_documented("run_numbers", "What the networks said, as JSON", JSON)
    def get(self, request: Request, run_id: uuid.UUID) -> HttpResponse:
        run = self.run(request, run_id)
        return _file(_json(numbers_of_run(run)), _name("run", run.id, "json"), JSON)


class RunArrays(_RunFile):
    @_documented("run_arrays", "Input, all activation maps and outputs as NumPy arrays", NPZ)
    def get(self, request: Request, run_id: uuid.UUID) -> HttpResponse:
        from backend.lab.downloads import arrays  # NumPy is for those who ask for it

        run = self.run(request, run_id)
        return _file(arrays.packed(arrays.arrays_of_run(run)), _name("run", run.id, "npz"), NPZ)


class RunScript(_RunFile):
    @_documented("run_script", "A program that repeats the run with ml.api", PYTHON)
    def get(self, request: Request, run_id: uuid.UUID) -> HttpResponse:
        run = self.run(request, run_id)
        name = _name("run", run.id, "py")
        return _file(script.script_of_run(run, name).encode(), name, PYTHON)


class ProbeNumbers(_ProbeFile):
    @_documented("probe_numbers", "What a probe measured, as JSON", JSON)
    def get(self, request: Request, run_id: uuid.UUID, probe_id: uuid.UUID) -> HttpResponse:
        probe = self.probe(request, run_id, probe_id)
        return _file(_json(numbers_of_probe(probe)), _name(probe.kind, probe.id, "json"), JSON)


class ProbeArrays(_ProbeFile):
    @_documented("probe_arrays", "What a probe measured, as NumPy arrays", NPZ)
    def get(self, request: Request, run_id: uuid.UUID, probe_id: uuid.UUID) -> HttpResponse:
        from backend.lab.downloads import arrays  # see above

        probe = self.probe(request, run_id, probe_id)
        if probe.kind not in KINDS:
            raise NotFoundError(
                f"A {probe.kind} has no file of arrays, which are for: {', '.join(KINDS)}. "
                "Take its numbers as JSON."
            )
        packed = arrays.packed(arrays.arrays_of_probe(probe))
        return _file(packed, _name(probe.kind, probe.id, "npz"), NPZ)


class ProbeScript(_ProbeFile):
    @_documented("probe_script", "A program that repeats the probe with ml.api", PYTHON)
    def get(self, request: Request, run_id: uuid.UUID, probe_id: uuid.UUID) -> HttpResponse:
        probe = self.probe(request, run_id, probe_id)
        name = _name(probe.kind, probe.id, "py")
        return _file(script.script_of_probe(probe, name).encode(), name, PYTHON)


def _name(what: str, identity: uuid.UUID, ending: str) -> str:
    return f"{what}-{identity.hex[:8]}.{ending}"


def _json(value: object) -> bytes:
    return json.dumps(value, indent=1).encode()


def _file(data: bytes, name: str, kind: str) -> HttpResponse:
    headers = {
        "Content-Disposition": f'attachment; filename="{name}"',
        "Cache-Control": "no-store",
        "X-Content-Type-Options": "nosniff",
    }
    return HttpResponse(data, content_type=kind, headers=headers)
