"""What each line of the code made of a run's picture: as it is asked, and as JSON."""

from __future__ import annotations

import base64
from typing import Any

from rest_framework import serializers

from backend.lab.readings import brief
from ml.contracts import NETWORKS, FollowReading, ValuePicture, ValueReading

PALETTES = ("grey", "rgb", "activation", "signed")


class ValuePictureOut(serializers.Serializer[Any]):
    """A value drawn small: of `signed` bytes 128 is 0, of the others byte / 255 × top."""

    palette = serializers.ChoiceField(choices=PALETTES)
    width = serializers.IntegerField()
    height = serializers.IntegerField()
    pixels = serializers.CharField(
        help_text="Base64 of height × width bytes, row by row; of rgb, three a pixel."
    )
    top = serializers.FloatField(help_text="The largest absolute value.")
    unit = serializers.IntegerField(
        allow_null=True, help_text="The unit that is drawn, where there are several: the strongest."
    )


class ValueOut(serializers.Serializer[Any]):
    """What a line made."""

    file = serializers.CharField()
    function = serializers.CharField()
    line = serializers.IntegerField(help_text="From the function's `def`, from 0.")
    text = serializers.CharField(help_text="The line as the worker ran it.")
    name = serializers.CharField(
        help_text="A variable, `return`, `yield`, or the module that was called."
    )
    module = serializers.CharField(allow_blank=True, help_text="Its class.")
    given = serializers.BooleanField(help_text="An argument of the function.")
    kind = serializers.CharField(help_text="Of each number, such as float32.")
    shape = serializers.ListField(child=serializers.IntegerField(), help_text="[] of one number.")
    least = serializers.FloatField()
    most = serializers.FloatField()
    mean = serializers.FloatField()
    numbers = serializers.ListField(
        child=serializers.FloatField(), help_text="All of them, where there are few."
    )
    picture = serializers.IntegerField(allow_null=True, help_text="Its number in `pictures`.")


class RanOut(serializers.Serializer[Any]):
    file = serializers.CharField()
    function = serializers.CharField()
    lines = serializers.ListField(child=serializers.IntegerField())


class FollowOut(serializers.Serializer[Any]):
    """The run's picture, line by line through the code that read it."""

    network = serializers.ChoiceField(choices=NETWORKS)
    labels = serializers.ListField(
        child=serializers.CharField(), help_text="In the order of the output."
    )
    values = ValueOut(many=True, help_text="In the order in which they were made.")
    pictures = ValuePictureOut(many=True)
    ran = RanOut(many=True)


def follow_json(reading: FollowReading) -> dict[str, Any]:
    return {
        "network": reading.network,
        "labels": list(reading.labels),
        "values": [_value_json(value) for value in reading.values],
        "pictures": [_picture_json(picture) for picture in reading.pictures],
        "ran": [
            {"file": file, "function": function, "lines": list(lines)}
            for file, function, lines in reading.ran
        ],
    }


def _value_json(value: ValueReading) -> dict[str, Any]:
    plain = ("file", "function", "line", "text", "name", "module", "given", "kind", "picture")
    return {name: getattr(value, name) for name in plain} | {
        "shape": list(value.shape),
        "least": brief(value.least),
        "most": brief(value.most),
        "mean": brief(value.mean),
        "numbers": [brief(number) for number in value.numbers],
    }


def _picture_json(picture: ValuePicture) -> dict[str, Any]:
    return {
        "palette": picture.palette,
        "width": picture.width,
        "height": picture.height,
        "pixels": base64.b64encode(picture.pixels).decode(),
        "top": brief(picture.top),
        "unit": picture.unit,
    }
