"""What a visitor may read of the lab: a run's pictures, the gallery, the networks."""

from __future__ import annotations

import uuid
from typing import Any

from django.conf import settings
from django.http import FileResponse, HttpResponse
from django.utils import timezone
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from backend.accounts.queries import learner_of
from backend.common.errors import NotFoundError, UnavailableError
from backend.common.schema import EVENT_TOKEN, LAST_EVENT, STREAM
from backend.common.views import Public
from backend.lab import addresses, files, queries, zoo
from backend.lab.media import SIGNED, Media
from backend.lab.models import Run
from backend.lab.responses import bytes_of, packed_as_accepted, png_of
from backend.lab.serializers import NetworkOut, SampleOut, sample_json
from ml.contracts import INPUT_SIZE, LAYERS, NETWORKS

PUBLIC = "public, max-age=86400"
_BYTES = {(200, "application/octet-stream"): OpenApiTypes.BINARY}
_PNG = {(200, "image/png"): OpenApiTypes.BINARY}


class RunPart(APIView):
    """Something that belongs to a run; only its owner finds it."""

    area = "runs"

    def run(self, request: Request) -> Run:
        run_id: uuid.UUID = self.kwargs["run_id"]
        return queries.run_of(learner_of(request._request), run_id, now=timezone.now())


class PictureView(Media, RunPart):
    @extend_schema(
        operation_id="run_picture",
        parameters=[SIGNED],
        summary="The run's picture, upright and without metadata",
        responses={(200, "image/jpeg"): OpenApiTypes.BINARY},
        tags=["runs"],
    )
    def get(self, request: Request, **_: Any) -> HttpResponse:
        return bytes_of(files.read(self.run(request).picture), "image/jpeg")


class InputView(Media, RunPart):
    @extend_schema(
        operation_id="run_input",
        parameters=[SIGNED],
        summary="What the networks saw: raw bytes",
        responses=_BYTES,
        tags=["runs"],
    )
    def get(self, request: Request, **_: Any) -> HttpResponse:
        run = self.run(request)
        folder = queries.folder_of_analysis(run, run.networks[0])
        return packed_as_accepted(request._request, files.read(files.input_name(folder)))


class InputPngView(Media, RunPart):
    @extend_schema(
        operation_id="run_input_png",
        parameters=[SIGNED],
        summary="What the networks saw, as PNG",
        responses=_PNG,
        tags=["runs"],
    )
    def get(self, request: Request, **_: Any) -> HttpResponse:
        run = self.run(request)
        folder = queries.folder_of_analysis(run, run.networks[0])
        pixels = files.unpack(files.read(files.input_name(folder)))
        return png_of(pixels, (INPUT_SIZE, INPUT_SIZE))


class AtlasView(Media, RunPart):
    @extend_schema(
        operation_id="run_atlas",
        parameters=[SIGNED],
        summary="A layer's activation maps: raw bytes, height × width, row by row",
        description="Sent with zstd or gzip, as the client accepts.",
        responses=_BYTES,
        tags=["runs"],
    )
    def get(self, request: Request, network: str, layer: str, **_: Any) -> HttpResponse:
        return packed_as_accepted(request._request, _atlas(self.run(request), network, layer))


class AtlasPngView(Media, RunPart):
    @extend_schema(
        operation_id="run_atlas_png",
        parameters=[SIGNED],
        summary="A layer's activation maps, as PNG",
        responses=_PNG,
        tags=["runs"],
    )
    def get(self, request: Request, network: str, layer: str, **_: Any) -> HttpResponse:
        run = self.run(request)
        pixels = files.unpack(_atlas(run, network, layer))
        return png_of(pixels, _atlas_size(run, network, layer))


class EventsRedirect(RunPart):
    @extend_schema(
        operation_id="run_events",
        summary="Listen to a run",
        description=(
            "A stream of events; without its token, a redirect to its signed address, which is the "
            "run's `events_url`. Events: "
            "`queued`, `preprocessed`, `layer`, `output`, then `done` or `failed`; send "
            "`Last-Event-ID` to resume."
        ),
        parameters=[EVENT_TOKEN, LAST_EVENT],
        responses=STREAM,
        tags=["runs"],
    )
    def get(self, request: Request, **_: Any) -> HttpResponse:
        run = self.run(request)
        if not settings.EVENTS_URL:  # then a proxy should have sent this to the events process
            raise UnavailableError("Events are not served here. Ask for the run itself instead.")
        return HttpResponse(status=307, headers={"Location": addresses.events(run.id)})


class SampleList(Public):
    """Pictures that ship with the project."""

    @extend_schema(
        operation_id="list_samples",
        summary="The gallery",
        responses={200: SampleOut(many=True)},
        tags=["samples"],
    )
    def get(self, request: Request) -> Response:
        found = [sample_json(sample) for sample in zoo.samples().values()]
        return Response(found, headers={"Cache-Control": PUBLIC})


class SamplePicture(Public):
    """As it ships."""

    @extend_schema(
        operation_id="sample_picture",
        summary="A sample's picture",
        responses={(200, "image/webp"): OpenApiTypes.BINARY},
        tags=["samples"],
    )
    def get(self, request: Request, name: str) -> FileResponse:
        path = zoo.sample(name).path
        return FileResponse(path.open("rb"), headers={"Cache-Control": PUBLIC})


class NetworkList(Public):
    """Two networks of one architecture: one trained on faces, one on cars."""

    @extend_schema(
        operation_id="list_networks",
        summary="The networks and what was measured of them",
        responses={200: NetworkOut(many=True)},
        tags=["networks"],
    )
    def get(self, request: Request) -> Response:
        return Response([zoo.card(name) for name in NETWORKS], headers={"Cache-Control": PUBLIC})


class NetworkDetail(Public):
    """What it was trained on, what was measured, and what it cannot do."""

    @extend_schema(
        operation_id="read_network",
        summary="One network's model card",
        responses={200: NetworkOut},
        tags=["networks"],
    )
    def get(self, request: Request, name: str) -> Response:
        return Response(zoo.card(name), headers={"Cache-Control": PUBLIC})


def _atlas(run: Run, network: str, layer: str) -> bytes:
    if network not in run.networks or layer not in LAYERS:
        raise NotFoundError(
            f"This run has no layer {layer!r} of a network {network!r}. "
            f"Networks: {', '.join(run.networks)}; layers: {', '.join(LAYERS)}."
        )
    return files.read(files.atlas_name(queries.folder_of_analysis(run, network), network, layer))


def _atlas_size(run: Run, network: str, layer: str) -> tuple[int, int]:
    """Height and width; known as soon as the layer is."""
    for found in queries.layers_of(run, network):
        if found["name"] == layer:
            return found["atlas"]["height"], found["atlas"]["width"]
    raise NotFoundError("This layer is not computed yet.")
