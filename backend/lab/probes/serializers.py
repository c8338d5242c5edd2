"""What may be asked of a run: a change, an attribution, a curve, one multiplication.

`read_request` checks a request against the run's own networks and fills every default in, so that
equal questions become equal parameters: their digest is the key under which answers are kept.
"""

from __future__ import annotations

import json
from typing import Any

from rest_framework import serializers

from backend.common.strict import Strict, invalid, read
from backend.lab.probes.changing import (
    NAMES,
    ProbeIn,
    checked_strength,
    choice,
    direction_field,
    seed_field,
)
from backend.lab.probes.checks import (
    check_label,
    check_network,
    check_unit,
    facts_for,
    own_facts,
    with_networks,
)
from backend.lab.probes.facts import Facts
from ml.contracts import FAILURES, LAYERS, METHODS, NETWORKS, TRANSFORMS

STRENGTHS = 25  # points of a curve, at most


class PredictionIn(Strict):
    """What will come out, said before it is shown."""

    network = choice(NETWORKS)
    about = choice(("output", "probability"))
    expects = serializers.CharField(required=False, help_text="About the output: its first label.")
    label = serializers.CharField(required=False)  # type: ignore[assignment]  # a field's name here, not a property
    direction = choice(
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
        facts = facts_for(self)
        check_network(attrs["network"], facts)
        field = "expects" if attrs["about"] == "output" else "label"
        check_label(facts[attrs["network"]], field, attrs[field])
        return attrs


class ChangeIn(ProbeIn):
    """Read the picture again, changed."""

    kind = choice(("change",))
    networks = serializers.ListField(
        child=choice(NETWORKS), required=False, min_length=1, max_length=2
    )
    prediction = PredictionIn(required=False, allow_null=True)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if not (attrs["transform"] or attrs["occlude"] or attrs["silence"]):
            raise serializers.ValidationError(
                {"transform": ["Change something: give transform, occlude or silence."]}
            )
        attrs = with_networks(self, attrs)
        foretold = attrs.get("prediction")
        if foretold and foretold["network"] not in attrs["networks"]:
            raise serializers.ValidationError(
                {"prediction": ["Its network is not among the networks of this probe."]}
            )
        return attrs


class TargetIn(Strict):
    """A label, or else a unit by layer and index."""

    label = serializers.CharField(required=False)  # type: ignore[assignment]  # likewise
    layer = choice(LAYERS, required=False)
    index = serializers.IntegerField(min_value=0, required=False)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if set(attrs) not in ({"label"}, {"layer", "index"}):
            raise serializers.ValidationError("Give either a label, or a layer and an index.")
        return attrs


class AttributeIn(ProbeIn):
    """Which pixels speak for a label, or excite a unit."""

    kind = choice(("attribute",))
    network = choice(NETWORKS)
    method = choice(METHODS)
    target = TargetIn()

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        found, target = own_facts(self, attrs), attrs["target"]
        try:
            if "label" in target:
                check_label(found, "label", target["label"])
            else:
                check_unit(found, target["layer"], target["index"])
        except serializers.ValidationError as error:
            raise serializers.ValidationError({"target": error.detail}) from error
        return attrs


class VaryIn(Strict):
    """A transform and the range of its strength."""

    name = choice(NAMES)
    start = serializers.FloatField()
    stop = serializers.FloatField()
    count = serializers.IntegerField(min_value=2, max_value=STRENGTHS)
    seed = seed_field()
    direction = direction_field()

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        for end in ("start", "stop"):
            try:
                checked_strength(attrs["name"], attrs[end])
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

    kind = choice(("curve",))
    vary = VaryIn()
    networks = serializers.ListField(
        child=choice(NETWORKS), required=False, min_length=1, max_length=2
    )

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        return with_networks(self, attrs)


class MultiplyIn(ProbeIn):
    """One activation taken apart: window, kernel, bias, sum."""

    kind = choice(("multiply",))
    network = choice(NETWORKS)
    layer = choice(LAYERS)
    index = serializers.IntegerField(min_value=0)
    at = serializers.ListField(
        child=serializers.IntegerField(min_value=0),
        min_length=2,
        max_length=2,
        help_text="Column and row of the activation map.",
    )

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        found = own_facts(self, attrs)
        check_unit(found, attrs["layer"], attrs["index"])
        _, height, width = found.shapes[attrs["layer"]]
        if attrs["at"][0] >= width or attrs["at"][1] >= height:
            raise serializers.ValidationError(
                {"at": [f"Maps of {attrs['layer']} have columns 0 to {width - 1} and rows 0 to "
                        f"{height - 1}."]}
            )  # fmt: skip
        return attrs


class FailureIn(Strict):
    """Set a failure off on the picture, and mend it."""

    kind = choice(("failure",))
    failure = choice(FAILURES)
    networks = serializers.ListField(
        child=choice(NETWORKS), required=False, min_length=1, max_length=2
    )

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        return with_networks(self, attrs | {"silence": []})


class FollowIn(Strict):
    """What each line of the code made of the picture, as the run read it."""

    kind = choice(("follow",))
    network = choice(NETWORKS)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        check_network(attrs["network"], facts_for(self))
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
