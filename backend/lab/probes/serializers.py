"""What may be asked of a run: a change, an attribution, a curve, one multiplication.

`read_request` checks a request against the run's own networks and fills every default in, so that
equal questions become equal parameters: their digest is the key under which answers are kept.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from drf_spectacular.utils import PolymorphicProxySerializer, extend_schema_field
from rest_framework import serializers

from backend.common.strict import Strict, invalid, read
from backend.lab.probes.facts import Facts
from backend.lab.probes.following import check_network
from ml.contracts import FAILURES, FILLS, INPUT_SIZE, LAYERS, METHODS, NETWORKS, TRANSFORMS

STEPS, SHAPES, POINTS, SILENT, STRENGTHS = 8, 64, 1000, 300, 25
FAR = 2 * INPUT_SIZE  # how far from 0 a place may lie: shapes may reach over the edge
SEEDS = 2**31 - 1
NAMES = tuple(TRANSFORMS)


def _choice(among: Iterable[str], **options: Any) -> serializers.ChoiceField:
    """One of a few words; a refusal names them all."""
    words = tuple(among)
    messages: dict[str, Any] = {
        "invalid_choice": f"{{input}} is none of these: {', '.join(words)}."
    }
    return serializers.ChoiceField(choices=words, error_messages=messages, **options)


def _seed() -> serializers.IntegerField:
    return serializers.IntegerField(
        min_value=0, max_value=SEEDS, default=0, help_text="Of what is random."
    )


def _direction() -> serializers.FloatField:
    return serializers.FloatField(
        min_value=0, max_value=360, default=0, help_text="Of a shift: degrees, 0 right, 90 down."
    )


def _place(**options: Any) -> serializers.ListField:
    number = serializers.FloatField(min_value=-FAR, max_value=FAR)
    return serializers.ListField(child=number, min_length=2, max_length=2, **options)


def _checked(name: str, strength: float) -> float:
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

    name = _choice(NAMES)
    strength = serializers.FloatField(help_text="In the transform's own unit.")
    seed = _seed()
    direction = _direction()

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        kind = TRANSFORMS[attrs["name"]]
        try:
            _checked(attrs["name"], attrs["strength"])
        except serializers.ValidationError as error:
            raise serializers.ValidationError({"strength": error.detail}) from error
        return attrs | {
            "seed": attrs["seed"] if kind.seeded else 0,
            "direction": attrs["direction"] if kind.directed else 0.0,
        }


class RectangleIn(Strict):
    """A box."""

    shape = _choice(("rectangle",))
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

    shape = _choice(("disc",))
    centre = _place(help_text="x, y in input pixels.")
    radius = serializers.FloatField(min_value=0.25, max_value=FAR)


class StrokeIn(Strict):
    """A line with round ends through some points, as a brush draws it."""

    shape = _choice(("stroke",))
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

    fill = _choice(FILLS, default="mean")
    seed = _seed()
    shapes = serializers.ListField(child=ShapeField(), min_length=1, max_length=SHAPES)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if sum(len(shape.get("points", ())) for shape in attrs["shapes"]) > POINTS:
            raise serializers.ValidationError(
                {"shapes": [f"All strokes together may have {POINTS} points."]}
            )
        return attrs | {"seed": attrs["seed"] if attrs["fill"] == "noise" else 0}


class UnitIn(Strict):
    """A unit that is held at 0."""

    network = _choice(NETWORKS)
    layer = _choice(LAYERS)
    index = serializers.IntegerField(min_value=0)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        facts = _facts(self)
        if attrs["network"] not in facts:
            raise _not_there(attrs["network"], facts)
        _check_unit(facts[attrs["network"]], attrs["layer"], attrs["index"])
        return attrs


class ProbeIn(Strict):
    """What every probe may change before it asks."""

    transform = serializers.ListField(child=TransformIn(), default=list, max_length=STEPS)
    occlude = CoverIn(required=False, allow_null=True, default=None)
    silence = serializers.ListField(child=UnitIn(), default=list, max_length=SILENT)

    def validate_silence(self, silence: list[dict[str, Any]]) -> list[dict[str, Any]]:
        known = {(unit["network"], unit["layer"], unit["index"]) for unit in silence}
        return [{"network": n, "layer": layer, "index": i} for n, layer, i in sorted(known)]


class PredictionIn(Strict):
    """What will come out, said before it is shown."""

    network = _choice(NETWORKS)
    about = _choice(("output", "probability"))
    expects = serializers.CharField(required=False, help_text="About the output: its first label.")
    label = serializers.CharField(required=False)  # type: ignore[assignment]  # a field's name here, not a property
    direction = _choice(
        ("up", "down", "same"),
        required=False,
        help_text="Of the label's probability; `same` means that it moves by less than 0.02.",
    )

    concept = serializers.SlugField(
        max_length=64, required=False, help_text="Of the concept page it was made on: its slug."
    )

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        wanted = ("expects",) if attrs["about"] == "output" else ("label", "direction")
        said = set(attrs) - {"network", "about", "concept"}
        if said != set(wanted):
            raise serializers.ValidationError(
                f"A prediction about the {attrs['about']} has {' and '.join(wanted)}, no more."
            )
        facts = _facts(self)
        if attrs["network"] not in facts:
            raise _not_there(attrs["network"], facts)
        field = "expects" if attrs["about"] == "output" else "label"
        _check_label(facts[attrs["network"]], field, attrs[field])
        return attrs


class ChangeIn(ProbeIn):
    """Read the picture again, changed."""

    kind = _choice(("change",))
    networks = serializers.ListField(
        child=_choice(NETWORKS), required=False, min_length=1, max_length=2
    )
    prediction = PredictionIn(required=False, allow_null=True)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if not (attrs["transform"] or attrs["occlude"] or attrs["silence"]):
            raise serializers.ValidationError(
                {"transform": ["Change something: give transform, occlude or silence."]}
            )
        attrs = _with_networks(self, attrs)
        foretold = attrs.get("prediction")
        if foretold and foretold["network"] not in attrs["networks"]:
            raise serializers.ValidationError(
                {"prediction": ["Its network is not among the networks of this probe."]}
            )
        return attrs


class TargetIn(Strict):
    """A label, or else a unit by layer and index."""

    label = serializers.CharField(required=False)  # type: ignore[assignment]  # likewise
    layer = _choice(LAYERS, required=False)
    index = serializers.IntegerField(min_value=0, required=False)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if set(attrs) not in ({"label"}, {"layer", "index"}):
            raise serializers.ValidationError("Give either a label, or a layer and an index.")
        return attrs


class AttributeIn(ProbeIn):
    """Which pixels speak for a label, or excite a unit."""

    kind = _choice(("attribute",))
    network = _choice(NETWORKS)
    method = _choice(METHODS)
    target = TargetIn()

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        found, target = _own(self, attrs), attrs["target"]
        try:
            if "label" in target:
                _check_label(found, "label", target["label"])
            else:
                _check_unit(found, target["layer"], target["index"])
        except serializers.ValidationError as error:
            raise serializers.ValidationError({"target": error.detail}) from error
        return attrs


class VaryIn(Strict):
    """A transform and the range of its strength."""

    name = _choice(NAMES)
    start = serializers.FloatField()
    stop = serializers.FloatField()
    count = serializers.IntegerField(min_value=2, max_value=STRENGTHS)
    seed = _seed()
    direction = _direction()

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        for end in ("start", "stop"):
            try:
                _checked(attrs["name"], attrs[end])
            except serializers.ValidationError as error:
                raise serializers.ValidationError({end: error.detail}) from error
        if attrs["start"] == attrs["stop"]:
            raise serializers.ValidationError({"stop": ["It must differ from start."]})
        kind = TRANSFORMS[attrs["name"]]
        whole = abs(attrs["stop"] - attrs["start"]) + 1
        return attrs | {
            "count": min(attrs["count"], int(whole)) if kind.whole else attrs["count"],
            "seed": attrs["seed"] if kind.seeded else 0,
            "direction": attrs["direction"] if kind.directed else 0.0,
        }


class CurveIn(ProbeIn):
    """The outputs at several strengths of one transform."""

    kind = _choice(("curve",))
    vary = VaryIn()
    networks = serializers.ListField(
        child=_choice(NETWORKS), required=False, min_length=1, max_length=2
    )

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        return _with_networks(self, attrs)


class MultiplyIn(ProbeIn):
    """One activation taken apart: window, kernel, bias, sum."""

    kind = _choice(("multiply",))
    network = _choice(NETWORKS)
    layer = _choice(LAYERS)
    index = serializers.IntegerField(min_value=0)
    at = serializers.ListField(
        child=serializers.IntegerField(min_value=0),
        min_length=2,
        max_length=2,
        help_text="Column and row of the activation map.",
    )

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        found = _own(self, attrs)
        _check_unit(found, attrs["layer"], attrs["index"])
        _, height, width = found.shapes[attrs["layer"]]
        if attrs["at"][0] >= width or attrs["at"][1] >= height:
            raise serializers.ValidationError(
                {"at": [f"Maps of {attrs['layer']} have columns 0 to {width - 1} and rows 0 to "
                        f"{height - 1}."]}
            )  # fmt: skip
        return attrs


class FailureIn(Strict):
    """Set a failure off on the picture, and mend it."""

    kind = _choice(("failure",))
    failure = _choice(FAILURES)
    networks = serializers.ListField(
        child=_choice(NETWORKS), required=False, min_length=1, max_length=2
    )

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        return _with_networks(self, attrs | {"silence": []})


class FollowIn(Strict):
    """What each line of the code made of the picture, as the run read it."""

    kind = _choice(("follow",))
    network = _choice(NETWORKS)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        check_network(attrs["network"], _facts(self))
        return attrs


KINDS: dict[str, type[Strict]] = {
    "change": ChangeIn,
    "attribute": AttributeIn,
    "curve": CurveIn,
    "multiply": MultiplyIn,
    "failure": FailureIn,
    "follow": FollowIn,
}


def read_request(
    data: Any, facts: dict[str, Facts]
) -> tuple[dict[str, Any], dict[str, Any] | None]:
    """Parameters with every default filled in, and the prediction, if there is one.

    Raises InvalidInputError whose `errors` name the places and say what is allowed.
    """
    if not isinstance(data, dict):
        raise invalid({"kind": [f"Send an object whose kind is one of {', '.join(KINDS)}."]})
    kind = data.get("kind")
    if not isinstance(kind, str) or kind not in KINDS:
        raise invalid({"kind": [f"One of {', '.join(KINDS)}."]})
    valid = read(KINDS[kind](data=data, context={"facts": facts}))
    prediction = valid.pop("prediction", None)
    parameters: dict[str, Any] = json.loads(json.dumps(valid))  # plain lists and dictionaries
    return parameters, prediction


def _facts(serializer: serializers.BaseSerializer[Any]) -> dict[str, Facts]:
    found: dict[str, Facts] = serializer.context["facts"]
    return found


def _own(serializer: ProbeIn, attrs: dict[str, Any]) -> Facts:
    """The one network that is asked; units of another cannot be silenced with effect."""
    facts = _facts(serializer)
    if attrs["network"] not in facts:
        raise _not_there(attrs["network"], facts)
    _check_silence(attrs["silence"], [attrs["network"]])
    return facts[attrs["network"]]


def _with_networks(serializer: Strict, attrs: dict[str, Any]) -> dict[str, Any]:
    facts = _facts(serializer)
    for name in attrs.get("networks", ()):
        if name not in facts:
            raise serializers.ValidationError(
                {"networks": [f"This run has no network {name!r}; it has {', '.join(facts)}."]}
            )
    chosen = attrs.get("networks") or list(facts)
    networks = [name for name in facts if name in chosen]
    _check_silence(attrs["silence"], networks)
    return attrs | {"networks": networks}


def _check_silence(silence: list[dict[str, Any]], networks: list[str]) -> None:
    if any(unit["network"] not in networks for unit in silence):
        raise serializers.ValidationError(
            {
                "silence": [
                    f"Only units of the networks asked can be silenced: {', '.join(networks)}."
                ]
            }
        )


def _not_there(network: str, facts: dict[str, Facts]) -> serializers.ValidationError:
    return serializers.ValidationError(
        {"network": [f"This run has no network {network!r}; it has {', '.join(facts)}."]}
    )


def _check_unit(found: Facts, layer: str, index: int) -> None:
    units = found.shapes[layer][0]
    if index >= units:
        raise serializers.ValidationError(
            {"index": [f"The layer {layer} of {found.network} has units 0 to {units - 1}."]}
        )


def _check_label(found: Facts, field: str, label: str) -> None:
    if label not in found.labels:
        known = ", ".join(sorted(found.labels))
        raise serializers.ValidationError(
            {field: [f"{found.network} has no label {label!r}. Its labels: {known}."]}
        )
