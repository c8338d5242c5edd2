"""Probes as OpenAPI describes them."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import PolymorphicProxySerializer
from rest_framework import serializers

from backend.common.schema import ProblemOut
from backend.lab.models import Status
from backend.lab.probes.changing import NAMES
from backend.lab.probes.following import FollowOut
from backend.lab.probes.serializers import KINDS
from backend.lab.serializers import AnswerOut, InputOut, ProbabilityOut
from ml.contracts import LAYERS, METHODS, NETWORKS

ProbeRequestSchema = PolymorphicProxySerializer(
    component_name="Probe",
    serializers=dict(KINDS.items()),
    resource_type_field_name="kind",
)


class AttributionOut(serializers.Serializer[Any]):
    """value = (byte − 128) / 127 × max; `sum` is over all pixels."""

    network = serializers.ChoiceField(choices=NETWORKS)
    method = serializers.ChoiceField(choices=METHODS)
    target = serializers.DictField()
    size = serializers.IntegerField()
    max = serializers.FloatField()
    sum = serializers.FloatField()
    score = serializers.FloatField(help_text="What is explained: a logit or an activation.")
    url = serializers.CharField()
    png_url = serializers.CharField()


class CurveSideOut(serializers.Serializer[Any]):
    labels = serializers.ListField(child=serializers.CharField())
    probabilities = serializers.ListField(
        child=serializers.ListField(child=serializers.FloatField()),
        help_text="For each strength so far, one a label.",
    )


class CurveOut(serializers.Serializer[Any]):
    name = serializers.ChoiceField(choices=NAMES)
    unit = serializers.CharField()
    strengths = serializers.ListField(child=serializers.FloatField())
    networks = serializers.DictField(child=CurveSideOut())


def _cube() -> serializers.ListField:
    row = serializers.ListField(child=serializers.FloatField())
    return serializers.ListField(child=serializers.ListField(child=row))


class MultiplicationOut(serializers.Serializer[Any]):
    """sum(window × kernel) + bias = sum; activation = max(0, sum) unless the unit is silent."""

    network = serializers.ChoiceField(choices=NETWORKS)
    layer = serializers.ChoiceField(choices=LAYERS)
    index = serializers.IntegerField()
    at = serializers.ListField(child=serializers.IntegerField())
    box = serializers.ListField(child=serializers.IntegerField())
    inputs = serializers.ListField(help_text="Units of the layer below, or `contrast`.")
    window = _cube()
    kernel = _cube()
    bias = serializers.FloatField()
    sum = serializers.FloatField()
    activation = serializers.FloatField()
    pixels = serializers.ListField(
        child=serializers.ListField(child=serializers.IntegerField(allow_null=True)),
        allow_null=True,
    )


class MaybeOut(serializers.Serializer[Any]):
    label = serializers.CharField()  # type: ignore[assignment]  # likewise
    probability = serializers.FloatField(allow_null=True, help_text="Null where it is no number.")


class ExhibitOut(serializers.Serializer[Any]):
    """One state of a system that fails; `message` is what it said, in its own words."""

    index = serializers.IntegerField()
    state = serializers.ChoiceField(choices=("healthy", "broken", "mended"))
    title = serializers.CharField()
    size = serializers.IntegerField(help_text="The picture's side in pixels.")
    channels = serializers.ChoiceField(choices=(1, 3))
    outputs = serializers.DictField(child=MaybeOut(many=True), help_text="By network.")
    figures = serializers.DictField(child=serializers.FloatField(), help_text="By name.")
    message = serializers.CharField(allow_blank=True)
    png_url = serializers.CharField()


class PredictionOut(serializers.Serializer[Any]):
    network = serializers.ChoiceField(choices=NETWORKS)
    about = serializers.ChoiceField(choices=("output", "probability"))
    expects = serializers.CharField(required=False)
    label = serializers.CharField(required=False)  # type: ignore[assignment]  # a field's name here, not a property
    direction = serializers.ChoiceField(choices=("up", "down", "same"), required=False)
    right = serializers.BooleanField(allow_null=True)
    measured = serializers.DictField(allow_null=True)


class ProbeOut(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    run = serializers.UUIDField()
    kind = serializers.ChoiceField(choices=tuple(KINDS))
    status = serializers.ChoiceField(choices=Status.choices)
    progress = serializers.FloatField(min_value=0, max_value=1)
    created = serializers.DateTimeField()
    parameters = serializers.DictField(help_text="As asked, with every default filled in.")
    events_url = serializers.CharField(help_text="Signed; text/event-stream.")
    error = ProblemOut(allow_null=True)
    input = InputOut(allow_null=True)
    before = serializers.DictField(
        child=serializers.ListField(child=ProbabilityOut()), help_text="The run's own output."
    )
    networks = serializers.DictField(child=AnswerOut(), help_text="Of a change, as in a run.")
    attribution = AttributionOut(allow_null=True)
    curve = CurveOut(allow_null=True)
    multiplication = MultiplicationOut(allow_null=True)
    follow = FollowOut(allow_null=True)
    exhibits = ExhibitOut(many=True, help_text="Of a failure, as far as they have come.")
    prediction = PredictionOut(allow_null=True)


class TransformOut(serializers.Serializer[Any]):
    name = serializers.CharField()
    unit = serializers.CharField()
    least = serializers.FloatField()
    most = serializers.FloatField()
    same = serializers.FloatField(help_text="The strength that changes nothing.")
    whole = serializers.BooleanField()
    seeded = serializers.BooleanField()
    directed = serializers.BooleanField()
