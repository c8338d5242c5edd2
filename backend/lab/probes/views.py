"""A probe's pictures and the way to its events; only the owner of its run finds them."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.http import HttpResponse
from django.utils import timezone
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.views import APIView

from backend.accounts.queries import learner_of
from backend.common.errors import NotFoundError, UnavailableError
from backend.common.schema import EVENT_TOKEN, LAST_EVENT, STREAM
from backend.lab import files, progress
from backend.lab.media import SIGNED, Media
from backend.lab.models import Probe
from backend.lab.probes import queries
from backend.lab.probes.addresses import events_of
from backend.lab.probes.failing import picture_of
from backend.lab.responses import packed_as_accepted, png_of
from ml.contracts import INPUT_SIZE, LAYERS, NETWORKS

_BYTES = {(200, "application/octet-stream"): OpenApiTypes.BINARY}
_PNG = {(200, "image/png"): OpenApiTypes.BINARY}
_SQUARE = (INPUT_SIZE, INPUT_SIZE)


class ProbePart(APIView):
    """Something that belongs to a probe."""

    area = "runs"

    def probe(self, request: Request, run_id: uuid.UUID, probe_id: uuid.UUID) -> Probe:
        learner = learner_of(request._request)
        return queries.probe_of(learner, run_id, probe_id, now=timezone.now())


class InputView(Media, ProbePart):
    @extend_schema(
        operation_id="probe_input",
        parameters=[SIGNED],
        summary="What the networks saw: raw bytes",
        responses=_BYTES,
        tags=["probes"],
    )
    def get(self, request: Request, run_id: uuid.UUID, probe_id: uuid.UUID) -> HttpResponse:
        probe = self.probe(request, run_id, probe_id)
        return packed_as_accepted(request._request, files.read(files.input_name(probe.folder)))


class InputPngView(Media, ProbePart):
    @extend_schema(
        operation_id="probe_input_png",
        parameters=[SIGNED],
        summary="What the networks saw, as PNG",
        responses=_PNG,
        tags=["probes"],
    )
    def get(self, request: Request, run_id: uuid.UUID, probe_id: uuid.UUID) -> HttpResponse:
        probe = self.probe(request, run_id, probe_id)
        return png_of(files.unpack(files.read(files.input_name(probe.folder))), _SQUARE)


class AttributionView(Media, ProbePart):
    @extend_schema(
        operation_id="probe_attribution",
        parameters=[SIGNED],
        summary="An attribution: raw bytes, 96 × 96, row by row",
        description="value = (byte − 128) / 127 × `attribution.max`",
        responses=_BYTES,
        tags=["probes"],
    )
    def get(self, request: Request, run_id: uuid.UUID, probe_id: uuid.UUID) -> HttpResponse:
        probe = self.probe(request, run_id, probe_id)
        return packed_as_accepted(
            request._request, files.read(files.attribution_name(probe.folder))
        )


class AttributionPngView(Media, ProbePart):
    @extend_schema(
        operation_id="probe_attribution_png",
        parameters=[SIGNED],
        summary="An attribution, as PNG",
        responses=_PNG,
        tags=["probes"],
    )
    def get(self, request: Request, run_id: uuid.UUID, probe_id: uuid.UUID) -> HttpResponse:
        probe = self.probe(request, run_id, probe_id)
        return png_of(files.unpack(files.read(files.attribution_name(probe.folder))), _SQUARE)


class AtlasView(Media, ProbePart):
    @extend_schema(
        operation_id="probe_atlas",
        parameters=[SIGNED],
        summary="A layer's activation maps after the change: raw bytes, height × width",
        responses=_BYTES,
        tags=["probes"],
    )
    def get(
        self, request: Request, run_id: uuid.UUID, probe_id: uuid.UUID, network: str, layer: str
    ) -> HttpResponse:
        probe = self.probe(request, run_id, probe_id)
        return packed_as_accepted(request._request, _atlas(probe, network, layer))


class AtlasPngView(Media, ProbePart):
    @extend_schema(
        operation_id="probe_atlas_png",
        parameters=[SIGNED],
        summary="A layer's activation maps after the change, as PNG",
        responses=_PNG,
        tags=["probes"],
    )
    def get(
        self, request: Request, run_id: uuid.UUID, probe_id: uuid.UUID, network: str, layer: str
    ) -> HttpResponse:
        probe = self.probe(request, run_id, probe_id)
        pixels = files.unpack(_atlas(probe, network, layer))
        return png_of(pixels, _atlas_size(probe, network, layer))


class ExhibitPngView(Media, ProbePart):
    @extend_schema(
        operation_id="probe_exhibit_png",
        parameters=[SIGNED],
        summary="The picture of an exhibit, as PNG",
        responses=_PNG,
        tags=["probes"],
    )
    def get(
        self, request: Request, run_id: uuid.UUID, probe_id: uuid.UUID, index: int
    ) -> HttpResponse:
        probe = self.probe(request, run_id, probe_id)
        picture = picture_of(probe, index)
        return png_of(picture.pixels, (picture.size, picture.size), picture.mode)


class EventsRedirect(ProbePart):
    @extend_schema(
        operation_id="probe_events",
        summary="Listen to a probe",
        description=(
            "A stream of events; without its token, a redirect to its signed address, which is the "
            "probe's `events_url`. Events "
            "of a change are a run's; others have `progress`, `point`, `attribution` or "
            "`multiplication`. All end in `done` or `failed`; send `Last-Event-ID` to resume."
        ),
        parameters=[EVENT_TOKEN, LAST_EVENT],
        responses=STREAM,
        tags=["probes"],
    )
    def get(self, request: Request, run_id: uuid.UUID, probe_id: uuid.UUID) -> HttpResponse:
        probe = self.probe(request, run_id, probe_id)
        if not settings.EVENTS_URL:  # then a proxy should have sent this to the events process
            raise UnavailableError("Events are not served here. Ask for the probe itself instead.")
        return HttpResponse(status=307, headers={"Location": events_of(probe)})


def _atlas(probe: Probe, network: str, layer: str) -> bytes:
    if network not in NETWORKS or layer not in LAYERS:
        raise NotFoundError(
            f"There is no layer {layer!r} of a network {network!r}. "
            f"Networks: {', '.join(NETWORKS)}; layers: {', '.join(LAYERS)}."
        )
    return files.read(files.atlas_name(probe.folder, network, layer))


def _atlas_size(probe: Probe, network: str, layer: str) -> tuple[int, int]:
    """Height and width; known as soon as the layer is."""
    if probe.result is not None:
        found = probe.result["networks"][network]["layers"]
    else:
        events = (event.data for event in progress.told(probe.id) if event.name == "layer")
        found = [data["layer"] for data in events if data["network"] == network]
    for one in found:
        if one["name"] == layer:
            return one["atlas"]["height"], one["atlas"]["width"]
    raise NotFoundError("This layer is not computed yet.")
