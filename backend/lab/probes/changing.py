"""What may be changed before a probe asks: the picture, what covers it, units that are silent."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from drf_spectacular.utils import PolymorphicProxySerializer, extend_schema_field
from rest_framework import serializers

from backend.common.strict import Strict
from backend.lab.probes.checks import check_network, check_unit, facts_for
from ml.contracts import FILLS, INPUT_SIZE, LAYERS, NETWORKS, TRANSFORMS

STEPS, SHAPES, POINTS, SILENT = 8, 64, 1000, 300
FAR = 2 * INPUT_SIZE  # how far from 0 a place may lie: shapes may reach over the edge
SEEDS = 2**31 - 1
NAMES = tuple(TRANSFORMS)


def choice(among: Iterable[str], **options: Any) -> serializers.ChoiceField:
    """One of a few words; a refusal names them all."""
    words = tuple(among)
    messages: dict[str, Any] = {
        "invalid_choice": f"{{input}} is none of these: {', '.join(words)}."
    }
    return serializers.ChoiceField(choices=words, error_messages=messages, **options)


def seed_field() -> serializers.IntegerField:
    return serializers.IntegerField(
        min_value=0, max_value=SEEDS, default=0, help_text="Of what is random."
    )


def direction_field() -> serializers.FloatField:
    return serializers.FloatField(
        min_value=0, max_value=360, default=0, help_text="Of a shift: degrees, 0 right, 90 down."
    )


def _place(**options: Any) -> serializers.ListField:
    number = serializers.FloatField(min_value=-FAR, max_value=FAR)
    return serializers.ListField(child=number, min_length=2, max_length=2, **options)


def checked_strength(name: str, strength: float) -> float:
    """A strength that its transform allows."""
    kind = TRANSFORMS[name]
    if not kind.least <= strength <= kind.most:
        raise serializers.ValidationError(
            f"{strength:g} is out of range: {name} takes {kind.least:g} to {kind.most:g} "
            f"({kind.unit}); {kind.same:g} changes nothing."
        )
    if kind.whole and strength != round(strength):
        raise serializers.ValidationError(f"{name} takes whole numbers ({kind.unit}).")
    return strength


class TransformIn(Strict):
    """One step; GET /api/v1/transforms/ lists the names with their units and ranges."""

    name = choice(NAMES)
    strength = serializers.FloatField(help_text="In the transform's own unit.")
    seed = seed_field()
    direction = direction_field()

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        kind = TRANSFORMS[attrs["name"]]
        try:
            checked_strength(attrs["name"], attrs["strength"])
        except serializers.ValidationError as error:
            raise serializers.ValidationError({"strength": error.detail}) from error
        return attrs | {
            "seed": attrs["seed"] if kind.seeded else 0,
            "direction": attrs["direction"] if kind.directed else 0.0,
        }


class RectangleIn(Strict):
    """A box."""

    shape = choice(("rectangle",))
    box = serializers.ListField(
        child=serializers.FloatField(min_value=-FAR, max_value=FAR),
        min_length=4,
        max_length=4,
        help_text="x0, y0, x1, y1 in input pixels.",
    )

    def validate_box(self, box: list[float]) -> list[float]:
        if not (box[0] < box[2] and box[1] < box[3]):
            raise serializers.ValidationError("A box is x0, y0, x1, y1 with x0 < x1 and y0 < y1.")
        return box


class DiscIn(Strict):
    """All within a radius."""

    shape = choice(("disc",))
    centre = _place(help_text="x, y in input pixels.")
    radius = serializers.FloatField(min_value=0.25, max_value=FAR)


class StrokeIn(Strict):
    """A line with round ends through some points, as a brush draws it."""

    shape = choice(("stroke",))
    points = serializers.ListField(child=_place(), min_length=1, max_length=POINTS)
    width = serializers.FloatField(min_value=0.5, max_value=FAR)


SHAPE_KINDS: dict[str, type[Strict]] = {
    "rectangle": RectangleIn,
    "disc": DiscIn,
    "stroke": StrokeIn,
}


@extend_schema_field(
    PolymorphicProxySerializer(
        component_name="Shape",
        serializers=list(SHAPE_KINDS.values()),
        resource_type_field_name=None,
    )
)
class ShapeField(serializers.Field[Any, Any, Any, Any]):
    """A rectangle, a disc or a stroke, as its `shape` says."""

    def to_internal_value(self, data: Any) -> Any:
        name = data.get("shape") if isinstance(data, dict) else None
        if not isinstance(name, str) or name not in SHAPE_KINDS:
            raise serializers.ValidationError({"shape": [f"One of {', '.join(SHAPE_KINDS)}."]})
        return SHAPE_KINDS[name]().run_validation(data)

    def to_representation(self, value: Any) -> Any:
        return value


class CoverIn(Strict):
    """Shapes laid over what the networks see."""

    fill = choice(FILLS, default="mean")
    seed = seed_field()
    shapes = serializers.ListField(child=ShapeField(), min_length=1, max_length=SHAPES)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if sum(len(shape.get("points", ())) for shape in attrs["shapes"]) > POINTS:
            raise serializers.ValidationError(
                {"shapes": [f"All strokes together may have {POINTS} points."]}
            )
        return attrs | {"seed": attrs["seed"] if attrs["fill"] == "noise" else 0}


class UnitIn(Strict):
    """A unit that is held at 0."""

    network = choice(NETWORKS)
    layer = choice(LAYERS)
    index = serializers.IntegerField(min_value=0)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        facts = facts_for(self)
        check_network(attrs["network"], facts)
        check_unit(facts[attrs["network"]], attrs["layer"], attrs["index"])
        return attrs


class ProbeIn(Strict):
    """What every probe may change before it asks."""

    transform = serializers.ListField(child=TransformIn(), default=list, max_length=STEPS)
    occlude = CoverIn(required=False, allow_null=True, default=None)
    silence = serializers.ListField(child=UnitIn(), default=list, max_length=SILENT)

    def validate_silence(self, silence: list[dict[str, Any]]) -> list[dict[str, Any]]:
        known = {(unit["network"], unit["layer"], unit["index"]) for unit in silence}
        return [{"network": n, "layer": layer, "index": i} for n, layer, i in sorted(known)]
