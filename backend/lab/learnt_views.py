"""What the networks learnt, over HTTP: layers, units, the film of training, and their pictures."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from backend.common.schema import refusals
from backend.common.views import Public
from backend.lab import learnt
from backend.lab.views import PUBLIC
from ml.contracts import LAYERS, NETWORKS

FOR_GOOD = "public, max-age=31536000, immutable"
_CACHED = {"Cache-Control": PUBLIC}


def _numbers(**options: Any) -> serializers.ListField:
    return serializers.ListField(child=serializers.IntegerField(), **options)


class LayerSizeOut(serializers.Serializer[Any]):
    name = serializers.ChoiceField(choices=LAYERS)
    count = serializers.IntegerField(help_text="How many units it has.")
    inputs = serializers.IntegerField(help_text="Units of the layer below that each one reads.")
    kernel = serializers.IntegerField(help_text="Side of a kernel.")
    receptive_field = serializers.IntegerField(help_text="In input pixels.")
    stride = serializers.IntegerField()
    map = _numbers(help_text="Height and width of an activation map.")


class AblationOut(serializers.Serializer[Any]):
    """The label whose probability changes most, on average, without the unit."""

    label = serializers.CharField()  # type: ignore[assignment]  # a field's name here, not a property
    change = serializers.FloatField()


class UnitBriefOut(serializers.Serializer[Any]):
    index = serializers.IntegerField()
    dead = serializers.BooleanField()
    best_part = serializers.CharField(allow_null=True)
    iou = serializers.FloatField()
    precision = serializers.FloatField()
    optimised = serializers.FloatField(help_text="The activation that its optimised input reaches.")
    ablation = AblationOut()


class SheetOut(serializers.Serializer[Any]):
    """Tile number n is in column n % columns, row n // columns."""

    url = serializers.CharField()
    tile = _numbers(help_text="Height and width.")
    columns = serializers.IntegerField()
    count = serializers.IntegerField()


class LayerTableOut(LayerSizeOut):
    units = UnitBriefOut(many=True)
    sheets = serializers.DictField(child=SheetOut())


class ExemplarOut(serializers.Serializer[Any]):
    value = serializers.FloatField()
    box = _numbers()
    label = serializers.CharField()  # type: ignore[assignment]  # likewise
    tile = serializers.IntegerField()


class ConnectedUnitOut(serializers.Serializer[Any]):
    unit = serializers.IntegerField(help_text="Of the layer below, or above.")
    contribution = serializers.FloatField(
        help_text="What the lower unit adds to the higher one's sum, as a mean over its exemplars."
    )
    offset = _numbers(help_text="Where in the window, right and down, in steps of the lower layer.")


class LearntUnitOut(UnitBriefOut):
    network = serializers.ChoiceField(choices=NETWORKS)
    version = serializers.CharField()
    layer = serializers.ChoiceField(choices=LAYERS)
    exemplars = ExemplarOut(many=True)
    top_inputs = ConnectedUnitOut(many=True, required=False)
    top_outputs = ConnectedUnitOut(many=True, required=False)
    receptive_field = serializers.IntegerField()
    stride = serializers.IntegerField()
    kernel = serializers.ListField(help_text="Inputs, rows, columns.")
    bias = serializers.FloatField()
    pictures = serializers.DictField(
        help_text="Where its tiles lie: {url, box}, and for exemplars a list of them."
    )


class FilmOut(serializers.Serializer[Any]):
    """As training wrote it, with the address of every file it names."""

    files = serializers.DictField(child=serializers.CharField())


class LayerList(Public):
    """What each layer is made of."""

    @extend_schema(
        operation_id="list_layers",
        summary="A network's layers: sizes and geometry",
        responses={200: LayerSizeOut(many=True), **refusals(404)},
        tags=["networks"],
    )
    def get(self, request: Request, name: str) -> Response:
        return Response(learnt.layers_of(name), headers=_CACHED)


class LayerDetail(Public):
    """A layer as it was learnt."""

    @extend_schema(
        operation_id="read_layer",
        summary="All units of a layer in brief, and the sheets with their pictures",
        responses={200: LayerTableOut, **refusals(404)},
        tags=["networks"],
    )
    def get(self, request: Request, name: str, layer: str) -> Response:
        return Response(learnt.layer_of(name, layer), headers=_CACHED)


class UnitDetail(Public):
    """Everything that was measured of one unit."""

    @extend_schema(
        operation_id="read_unit",
        summary="One unit: exemplars, optimised input, measured selectivity, inputs, weights",
        responses={200: LearntUnitOut, **refusals(404)},
        tags=["networks"],
    )
    def get(self, request: Request, name: str, layer: str, index: int) -> Response:
        return Response(learnt.unit_of(name, layer, index), headers=_CACHED)


class FilmDetail(Public):
    """Kernels and selectivity at each checkpoint, as training wrote them."""

    @extend_schema(
        operation_id="read_film",
        summary="The film of a network's training",
        responses={200: FilmOut, **refusals(404)},
        tags=["networks"],
    )
    def get(self, request: Request, name: str) -> Response:
        return Response(learnt.film_of(name), headers=_CACHED)


class ZooFile(Public):
    """Found through the addresses that other answers give."""

    @extend_schema(
        operation_id="network_file",
        summary="A picture of what was learnt, for good: its content is part of its address",
        responses={
            (200, "image/webp"): OpenApiTypes.BINARY,
            **refusals(404),
        },
        tags=["networks"],
    )
    def get(self, request: Request, name: str, digest: str, folder: str, file: str) -> HttpResponse:
        path = learnt.path_of(name, digest, folder, file)
        headers = {"Cache-Control": FOR_GOOD, "X-Content-Type-Options": "nosniff"}
        kind = learnt.KINDS[path.suffix]
        return HttpResponse(path.read_bytes(), content_type=kind, headers=headers)
