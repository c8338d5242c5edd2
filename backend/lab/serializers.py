"""The API's JSON: built by `run_json` and its like, described by the serializers for OpenAPI.

The answers are long (some 270 units a run) and are stored as they are sent, so nothing passes
field by field through a serializer; a test holds the answers to the schema made from these.
"""

from __future__ import annotations

from typing import Any

from redis.exceptions import RedisError
from rest_framework import serializers

from backend.common.schema import ProblemOut
from backend.lab import addresses, progress, queries, zoo
from backend.lab.models import OPEN, Run, Status
from backend.lab.readings import Answer
from ml.contracts import INPUT_SIZE, LAYERS, NETWORKS, crop_box

# What comes in -------------------------------------------------------------------------------


class RunRequest(serializers.Serializer[Any]):
    """An image, or the name of a sample."""

    image = serializers.FileField(
        required=False,
        allow_empty_file=True,  # refused later, with better words
        help_text="JPEG, PNG, WebP, GIF (first frame) or AVIF; at most 10 MB and 40 megapixels.",
    )
    sample = serializers.CharField(
        required=False, help_text="A sample's name (GET /api/v1/samples/)."
    )
    network = serializers.MultipleChoiceField(
        choices=NETWORKS, required=False, help_text="May repeat; both networks by default."
    )

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if ("image" in attrs) == ("sample" in attrs):
            raise serializers.ValidationError(
                {"image": ["Send either an image (a file) or a sample (its name)."]}
            )
        chosen = attrs.get("network") or set(NETWORKS)
        return attrs | {"network": [name for name in NETWORKS if name in chosen]}


# What goes out -------------------------------------------------------------------------------


def _ints(length: int, help_text: str) -> serializers.ListField:
    return serializers.ListField(
        child=serializers.IntegerField(), min_length=length, max_length=length, help_text=help_text
    )


class SourceOut(serializers.Serializer[Any]):
    kind = serializers.ChoiceField(choices=("upload", "sample"))
    sample = serializers.CharField(allow_null=True)
    title = serializers.CharField()


class PictureOut(serializers.Serializer[Any]):
    url = serializers.CharField()
    width = serializers.IntegerField()
    height = serializers.IntegerField()
    crop = _ints(4, "The square the networks saw, in picture pixels: x0, y0, x1, y1.")


class InputOut(serializers.Serializer[Any]):
    size = serializers.IntegerField(help_text="Side of the square, in pixels.")
    url = serializers.CharField(help_text="Raw bytes, size × size, row by row.")
    png_url = serializers.CharField()


class AtlasOut(serializers.Serializer[Any]):
    """All activation maps of a layer in one picture: byte / 255 × unit.max = activation."""

    url = serializers.CharField(help_text="Raw bytes, height × width, row by row.")
    png_url = serializers.CharField()
    columns = serializers.IntegerField()
    tile = _ints(2, "Height and width of one map.")
    height = serializers.IntegerField()
    width = serializers.IntegerField()


class UnitOut(serializers.Serializer[Any]):
    index = serializers.IntegerField()
    max = serializers.FloatField()
    mean = serializers.FloatField()
    peak = _ints(2, "Column and row of the peak in the map.")
    box = _ints(4, "Receptive field of the peak in input pixels: x0, y0, x1, y1.")
    rank = serializers.IntegerField(help_text="0 for the unit with the largest max.")


class LayerOut(serializers.Serializer[Any]):
    name = serializers.ChoiceField(choices=LAYERS)
    shape = _ints(3, "Units, map height, map width.")
    receptive_field = serializers.IntegerField()
    stride = serializers.IntegerField()
    atlas = AtlasOut()
    units = UnitOut(many=True)


class ProbabilityOut(serializers.Serializer[Any]):
    label = serializers.CharField()  # type: ignore[assignment]  # likewise
    probability = serializers.FloatField()


class AnswerOut(serializers.Serializer[Any]):
    version = serializers.CharField(help_text="Names the weights.")
    layers = LayerOut(many=True)
    output = ProbabilityOut(many=True)


class RunOut(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    status = serializers.ChoiceField(choices=Status.choices)
    progress = serializers.FloatField(min_value=0, max_value=1)
    created = serializers.DateTimeField()
    expires = serializers.DateTimeField()
    source = SourceOut()  # type: ignore[assignment]  # likewise
    picture = PictureOut()
    input = InputOut(allow_null=True)
    events_url = serializers.CharField(help_text="Signed; text/event-stream.")
    error = ProblemOut(allow_null=True)
    networks = serializers.DictField(child=AnswerOut())


class ShareOut(serializers.Serializer[Any]):
    """Whether a run is shared."""

    token = serializers.CharField(
        allow_null=True, help_text="GET /api/v1/shared/{token}/ shows it to anyone who has it."
    )
    until = serializers.DateTimeField(help_text="The run ends then, and the link with it.")


class SharedOut(serializers.Serializer[Any]):
    """A run as those see it who were given its link: nothing here can be changed."""

    status = serializers.ChoiceField(choices=Status.choices)
    created = serializers.DateTimeField()
    expires = serializers.DateTimeField()
    source = SourceOut()  # type: ignore[assignment]  # likewise
    picture = PictureOut()
    input = InputOut()
    networks = serializers.DictField(child=AnswerOut())


class SampleOut(serializers.Serializer[Any]):
    name = serializers.CharField()
    title = serializers.CharField()
    kind = serializers.ChoiceField(choices=("faces", "cars", "neither"))
    alt = serializers.CharField()
    picture_url = serializers.CharField()


class NetworkOut(serializers.Serializer[Any]):
    """A model card (its own fields too) with what was measured."""

    name = serializers.CharField()
    title = serializers.CharField()
    version = serializers.CharField()
    labels = serializers.ListField(child=serializers.CharField())
    measured = serializers.DictField()


# How it is built -------------------------------------------------------------------------------


def run_json(run: Run, *, begun: bool = True) -> dict[str, Any]:
    """A run as its owner reads it: from the store when it is done, from its stream before.

    One that was sent off this moment has not `begun`: its stream need not be asked.
    """
    place = addresses.Place(addresses.run(run.id), run.expires)
    told = _told(run) if begun and run.status in OPEN else []
    answers = stored_answers(run, place) if run.status == Status.DONE else _partial(run, told)
    seen = run.status == Status.DONE or any(event.name == "preprocessed" for event in told)
    steps = progress.Steps(tuple(run.networks))
    reached = steps.reached(told[-1]) if told else 0.0
    return {
        "id": str(run.id),
        "status": Status.RUNNING if len(told) > 1 else run.status,
        "progress": 1.0 if run.status == Status.DONE else reached,
        **_about(run, place),
        "input": place.input(INPUT_SIZE) if seen else None,
        "events_url": addresses.events(run.id),
        "error": run.error,
        "networks": answers_json(answers),
    }


def shared_json(run: Run, token: str) -> dict[str, Any]:
    """A run that is done as others read it, who know its link and not its id."""
    place = addresses.Place(addresses.shared(token), run.expires)
    return {
        "status": run.status,
        **_about(run, place),
        "input": place.input(INPUT_SIZE),
        "networks": answers_json(stored_answers(run, place)),
    }


def answers_json(answers: list[Answer]) -> dict[str, Any]:
    return {
        one.network: {"version": one.version, "layers": one.layers, "output": one.output}
        for one in answers
    }


def stored_answers(run: Run, place: addresses.Place) -> list[Answer]:
    """What its networks said, with the addresses of its pictures."""
    return [
        Answer(
            one.network,
            one.version,
            [place.with_atlas(one.network, layer) for layer in one.layers],
            one.output,
        )
        for one in queries.analyses_of(run)
    ]


def events_of(run: Run) -> list[progress.Event]:
    """All that happened to a run that ended, told from the store: the stream may be gone."""
    steps = progress.Steps(tuple(run.networks))
    if run.status == Status.FAILED:
        return [steps.queued(), steps.failed(run.error or {})]
    place = addresses.Place(addresses.run(run.id), run.expires)
    answers = stored_answers(run, place)
    layers = [
        steps.layer(answer.network, layer)
        for position in range(len(LAYERS))
        for answer in answers
        for layer in answer.layers[position : position + 1]
    ]
    outputs = [steps.output(answer.network, answer.output) for answer in answers]
    seen = steps.preprocessed(place.input(INPUT_SIZE))
    return [steps.queued(), seen, *layers, *outputs, steps.done(run.id)]


def sample_json(sample: zoo.Sample) -> dict[str, Any]:
    return {
        "name": sample.name,
        "title": sample.title,
        "kind": sample.kind,
        "alt": sample.alt,
        "picture_url": addresses.sample_picture(sample.name),
    }


def _about(run: Run, place: addresses.Place) -> dict[str, Any]:
    return {
        "created": run.created.isoformat(),
        "expires": run.expires.isoformat(),
        "source": {
            "kind": "sample" if run.sample else "upload",
            "sample": run.sample or None,
            "title": run.title,
        },
        "picture": {
            "url": place.at("picture/"),
            "width": run.width,
            "height": run.height,
            "crop": list(crop_box(run.width, run.height)),
        },
    }


def _partial(run: Run, told: list[progress.Event]) -> list[Answer]:
    answers = {name: Answer(name, zoo.version(name)) for name in run.networks}
    for event in told:
        if event.name == "layer":
            answers[event.data["network"]].layers.append(event.data["layer"])
        elif event.name == "output":
            answers[event.data["network"]].output = event.data["output"]
    return list(answers.values())


def _told(run: Run) -> list[progress.Event]:
    try:
        return progress.told(run.id)
    except RedisError:
        return []  # layers in the making cannot be shown just now; the run itself can
