"""Probes over HTTP."""

from __future__ import annotations

import uuid
from typing import Any

from django.conf import settings
from django.utils import timezone
from drf_spectacular.utils import extend_schema
from kombu.exceptions import OperationalError
from redis.exceptions import RedisError
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from backend.accounts.queries import learner_of
from backend.common.errors import UnavailableError, UploadTooLargeError
from backend.common.parsers import JSONParser
from backend.common.schema import refusals
from backend.common.views import Public
from backend.lab import admission, tasks
from backend.lab.models import Probe, Status
from backend.lab.probes import queries, services
from backend.lab.probes.addresses import base_of
from backend.lab.probes.answers import brief_json, probe_json
from backend.lab.probes.facts import facts_of
from backend.lab.probes.schema import ProbeOut, ProbeRequestSchema, TransformOut
from backend.lab.probes.serializers import read_request
from backend.lab.probes.throttles import ProbeThrottle
from backend.lab.queries import run_of
from ml.contracts import TRANSFORMS

NO_STORE = {"Cache-Control": "no-store"}


class ProbeList(APIView):
    """Experiments on a run."""

    area = "runs"
    tells_place = True  # of what a POST made
    parser_classes = (JSONParser,)

    def initial(self, request: Request, *words: Any, **names: Any) -> None:
        _check_length(request)  # before anyone reads the body, as the check of the form token does
        super().initial(request, *words, **names)

    def get_throttles(self) -> list[Any]:
        asks = self.request.method == "POST"
        return [ProbeThrottle()] if asks else []

    @extend_schema(
        operation_id="list_probes",
        summary="A run's probes, newest first, without what was measured",
        responses={200: ProbeOut(many=True), **refusals(404, 410)},
        tags=["probes"],
    )
    def get(self, request: Request, run_id: uuid.UUID) -> Response:
        run = run_of(learner_of(request._request), run_id, now=timezone.now())
        found = [brief_json(probe) for probe in queries.probes_of(run)]
        return Response(found, headers=NO_STORE)

    @extend_schema(
        operation_id="start_probe",
        summary="Ask what becomes of a run when something is changed, or what made it so",
        description=(
            "Answers 202 with the probe's address in `Location`; listen to `events_url`, or ask "
            "for the probe again until it is done. The same question about the same picture is "
            "answered from the store: 200, done. Transforms come first, at the picture's own "
            "resolution; then what the networks see is covered (coordinates 0 to 96); then units "
            "are held at 0 and all later layers follow."
        ),
        request=ProbeRequestSchema,
        responses={
            200: ProbeOut,
            202: ProbeOut,
            **refusals(400, 403, 404, 409, 410, 413, 415, 429, 503),
        },
        tags=["probes"],
    )
    def post(self, request: Request, run_id: uuid.UUID) -> Response:
        now = timezone.now()
        learner = learner_of(request._request)
        run = queries.probed_run(learner, run_id, now=now)
        parameters, prediction = read_request(request.data, facts_of(run))
        admission.check_load(learner)  # with Redis away, too: nothing is stored yet
        probe = services.start_probe(run=run, parameters=parameters, prediction=prediction, now=now)
        if probe.status == Status.QUEUED and probe.created == now:
            _submit(probe)
        status = 200 if probe.status == Status.DONE else 202
        headers = NO_STORE | {"Location": base_of(run.id, probe.id)}
        return Response(probe_json(probe), status=status, headers=headers)


class ProbeDetail(APIView):
    """One experiment: its question, its answer as far as it has come."""

    area = "runs"

    @extend_schema(
        operation_id="read_probe",
        summary="A probe, as far as it has come",
        responses={200: ProbeOut, **refusals(404, 410)},
        tags=["probes"],
    )
    def get(self, request: Request, run_id: uuid.UUID, probe_id: uuid.UUID) -> Response:
        probe = _mine(request, run_id, probe_id)
        return Response(probe_json(probe), headers=NO_STORE)

    @extend_schema(
        operation_id="delete_probe",
        summary="Cancel or delete a probe with its files and events, at once",
        responses={204: None, **refusals(403, 404, 410, 503)},
        tags=["probes"],
    )
    def delete(self, request: Request, run_id: uuid.UUID, probe_id: uuid.UUID) -> Response:
        services.delete_probe(probe=_mine(request, run_id, probe_id))
        return Response(status=204)


class TransformList(Public):
    """What `transform` of a probe takes."""

    @extend_schema(
        operation_id="list_transforms",
        summary="The ways to change a picture, with units and ranges",
        responses={200: TransformOut(many=True)},
        tags=["probes"],
    )
    def get(self, request: Request) -> Response:
        found = [
            {
                "name": name,
                "unit": kind.unit,
                "least": kind.least,
                "most": kind.most,
                "same": kind.same,
                "whole": kind.whole,
                "seeded": kind.seeded,
                "directed": kind.directed,
            }
            for name, kind in TRANSFORMS.items()
        ]
        return Response(found, headers={"Cache-Control": "public, max-age=86400"})


def _check_length(request: Request) -> None:
    length = int(request.META.get("CONTENT_LENGTH") or 0)
    most = settings.DATA_UPLOAD_MAX_MEMORY_SIZE or 0
    if length > most:
        raise UploadTooLargeError(
            f"The request has {length / 1024:.0f} kB; at most {most / 1024:.0f} kB are allowed. "
            "Use fewer points in strokes."
        )


def _mine(request: Request, run_id: uuid.UUID, probe_id: uuid.UUID) -> Probe:
    learner = learner_of(request._request)
    return queries.probe_of(learner, run_id, probe_id, now=timezone.now())


def _submit(probe: Probe) -> None:
    try:
        tasks.submit_probe(probe)
    except (RedisError, OperationalError, OSError) as error:
        Probe.objects.filter(id=probe.id).delete()
        raise UnavailableError(
            "The queue does not answer, so nothing was asked. Please try again in a minute."
        ) from error
