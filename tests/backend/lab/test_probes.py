"""Experiments on a run with a real worker: their values, events, ends."""

from __future__ import annotations

import io
import uuid
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from django.test import Client
from django.utils import timezone
from numpy.typing import NDArray
from PIL import Image
from safetensors.numpy import load_file

from backend.common.redis import connection
from backend.lab import files, progress, tasks
from backend.lab.models import Probe, Run
from backend.lab.probes import services, work
from backend.lab.probes.answers import events_of, told_of
from ml import contracts
from ml.contracts import ZOO, ProbeReading
from tests.backend.lab.helpers import (
    csrf,
    files_of,
    listen,
    picture,
    post,
    saved,
    until_ended,
)
from tests.backend.lab.probing import (
    SILENCE,
    TURN,
    about,
    ask,
    asked,
    measured,
    probes_url,
    until_measured,
)
from tests.services import Service, wait_until

pytestmark = pytest.mark.django_db(transaction=True)

OCCLUSION = {"kind": "attribute", "network": "faces", "method": "occlusion"}
GRADIENTS = OCCLUSION | {"method": "integrated_gradients"}
CURVE = {"kind": "curve", "vary": {"name": "rotate", "start": -90, "stop": 90, "count": 5}}
MULTIPLY = {"kind": "multiply", "network": "cars", "layer": "edges", "index": 3, "at": [20, 30]}


@pytest.fixture
def run(worker: Service, learner_client: Client) -> dict[str, Any]:
    """A picture's run, done by the worker."""
    accepted = post(learner_client, saved(picture(200, 150)))
    found = until_ended(learner_client, accepted.json()["id"])
    assert found["status"] == "done", worker.words()
    return found


def pixels(client: Client, url: str, shape: tuple[int, ...]) -> NDArray[np.uint8]:
    return np.frombuffer(client.get(url).content, np.uint8).reshape(shape)


def readings(run: dict[str, Any], request: contracts.Probe) -> list[ProbeReading]:
    """What ml itself says of the stored picture."""
    from ml import api

    image = Image.open(io.BytesIO(files.read(Run.objects.get(id=run["id"]).picture)))
    return list(api.probe(image, contracts.NETWORKS, request))


def test_a_change_answers_in_the_shape_of_a_run(
    run: dict[str, Any], learner_client: Client
) -> None:
    found = measured(learner_client, run, TURN)
    assert list(found["networks"]) == list(run["networks"])
    for name, answer in found["networks"].items():
        before = run["networks"][name]
        assert found["before"][name] == before["output"]
        assert answer["version"] == before["version"]
        for layer, other in zip(answer["layers"], before["layers"], strict=True):
            assert layer.keys() == other.keys()
            assert layer["atlas"].keys() == other["atlas"].keys()
            assert layer["shape"] == other["shape"]
            assert layer["atlas"]["url"] != other["atlas"]["url"]


def test_a_change_holds_the_values_that_ml_gives(
    run: dict[str, Any], learner_client: Client
) -> None:
    cover = {"shapes": [{"shape": "rectangle", "box": [10, 20, 40, 50]}]}
    body: dict[str, Any] = {**TURN, **SILENCE, "occlude": cover}
    found = measured(learner_client, run, body)
    changes = contracts.Changes(
        (contracts.Transform("rotate", 90),),
        contracts.Cover((contracts.Rectangle((10, 20, 40, 50)),)),
        (contracts.SilentUnit("faces", "parts", 1),),
    )
    true = readings(run, contracts.Change(changes))
    for reading in true:
        match reading:
            case contracts.InputReading():
                seen = pixels(learner_client, found["input"]["url"], (96 * 96,))
                assert seen.tobytes() == reading.pixels
            case contracts.LayerReading():
                layers = found["networks"][reading.network]["layers"]
                layer = next(one for one in layers if one["name"] == reading.name)
                atlas = learner_client.get(layer["atlas"]["url"]).content
                assert atlas == reading.atlas.pixels
                maxima = [unit["max"] for unit in layer["units"]]
                assert maxima == pytest.approx([unit.max for unit in reading.units], rel=1e-5)
            case contracts.OutputReading():
                output = found["networks"][reading.network]["output"]
                assert [(o["label"], o["probability"]) for o in output] == [
                    (one.label, one.probability) for one in reading.output
                ]
    assert found["networks"]["faces"]["layers"][1]["units"][1]["max"] == 0


def test_one_probability_without_a_unit_is_what_numpy_computes(
    run: dict[str, Any], learner_client: Client
) -> None:
    """From the weights file alone: objects' peaks, with one of them at 0, times the output's."""
    body = {"kind": "change", "silence": [{"network": "faces", "layer": "objects", "index": 0}]}
    found = measured(learner_client, run, body)
    weights = load_file(ZOO / "faces" / "weights.safetensors")
    peaks = np.array([unit["max"] for unit in run["networks"]["faces"]["layers"][2]["units"]])
    peaks[0] = 0
    logits = weights["output.weight"] @ peaks + weights["output.bias"]
    shares = np.exp(logits - logits.max()) / np.exp(logits - logits.max()).sum()
    answered = [one["probability"] for one in found["networks"]["faces"]["output"]]
    assert answered == pytest.approx(sorted(shares, reverse=True), abs=1e-4)
    assert found["networks"]["cars"]["output"] == run["networks"]["cars"]["output"]


def test_an_attribution_holds_the_map_that_ml_gives(
    run: dict[str, Any], learner_client: Client
) -> None:
    body = about(run, OCCLUSION | {"method": "grad_cam"})
    found = measured(learner_client, run, body)["attribution"]
    label = body["target"]["label"]
    asked_of_ml = contracts.Attribute(contracts.Changes(), "faces", "grad_cam", label=label)
    true = readings(run, asked_of_ml)[1]
    assert isinstance(true, contracts.AttributionReading)
    assert pixels(learner_client, found["url"], (96 * 96,)).tobytes() == true.pixels
    assert (found["max"], found["sum"], found["score"]) == (true.max, true.sum, true.score)
    image = Image.open(io.BytesIO(learner_client.get(found["png_url"]).content))
    assert image.tobytes() == true.pixels


def test_a_curve_passes_through_the_run_s_own_answer(
    run: dict[str, Any], learner_client: Client
) -> None:
    found = measured(learner_client, run, CURVE)
    curve = found["curve"]
    assert curve["strengths"] == [-90, -45, 0, 45, 90]
    for name, side in curve["networks"].items():
        own = run["networks"][name]["output"]
        assert side["labels"] == [one["label"] for one in own]
        assert side["probabilities"][2] == pytest.approx(
            [one["probability"] for one in own], abs=1e-6
        )
        assert [sum(point) for point in side["probabilities"]] == pytest.approx([1] * 5)


def test_a_multiplication_adds_up(run: dict[str, Any], learner_client: Client) -> None:
    found = measured(learner_client, run, MULTIPLY)["multiplication"]
    weights = load_file(ZOO / "cars" / "weights.safetensors")
    assert np.allclose(found["kernel"], weights["edges.0.weight"][3])
    total = (np.array(found["window"]) * np.array(found["kernel"])).sum() + found["bias"]
    assert total == pytest.approx(found["sum"], abs=1e-4)
    layer = run["networks"]["cars"]["layers"][0]
    atlas = pixels(learner_client, layer["atlas"]["url"], (layer["atlas"]["height"], -1))
    row, column = divmod(3, layer["atlas"]["columns"])
    byte = atlas[row * 48 + 30, column * 48 + 20]
    unit = layer["units"][3]
    assert found["activation"] == pytest.approx(byte / 255 * unit["max"], abs=unit["max"] / 255)


@pytest.mark.parametrize("body", [TURN, GRADIENTS, CURVE, MULTIPLY], ids=lambda b: str(b["kind"]))
def test_events_tell_a_probe_once_and_from_where_one_left(
    run: dict[str, Any],
    learner_client: Client,
    events_url: str,
    settings: Any,
    body: dict[str, Any],
) -> None:
    settings.EVENTS_URL = events_url
    probe = ask(learner_client, run["id"], about(run, body)).json()
    live = list(listen(probe["events_url"]))
    assert live[0]["event"] == "queued"
    assert live[-1]["event"] == "done", live[-1]
    assert live[-1]["data"] == {"id": probe["id"], "prediction": None}
    numbers = [int(event["id"].partition("-")[0]) for event in live]
    assert numbers == sorted(set(numbers))
    middle = len(live) // 2
    assert list(listen(probe["events_url"], last=live[middle]["id"])) == live[middle + 1 :]
    progress.close_stream(uuid.UUID(probe["id"]))  # as after a while: the store tells
    kept = [event for event in live if event["event"] != "progress"]
    assert list(listen(probe["events_url"])) == kept


def test_a_token_opens_its_own_probe_only(
    run: dict[str, Any], learner_client: Client, events_url: str, settings: Any
) -> None:
    settings.EVENTS_URL = events_url
    first = measured(learner_client, run, TURN)
    second = measured(learner_client, run, CURVE)
    mixed = second["events_url"].partition("?")[0] + "?" + first["events_url"].partition("?")[2]
    with pytest.raises(Exception, match="403"):
        list(listen(mixed))


def test_the_same_question_is_answered_from_the_store(
    run: dict[str, Any], learner_client: Client, other_client: Client
) -> None:
    first = measured(learner_client, run, TURN)
    again = ask(learner_client, run["id"], {**TURN, "silence": [], "networks": ["cars", "faces"]})
    assert again.status_code == 200
    assert again.json()["id"] == first["id"]
    # someone else with the same picture: their own probe, the same answer, no work
    theirs = post(other_client, saved(picture(200, 150))).json()
    shared = ask(other_client, theirs["id"], TURN)
    assert shared.status_code == 200
    assert shared.json()["id"] != first["id"]
    assert shared.json()["networks"]["faces"]["output"] == first["networks"]["faces"]["output"]
    assert Probe.objects.get(id=shared.json()["id"]).attempts == 0
    # and it outlives the one it came from
    learner_client.delete(probes_url(run["id"]) + first["id"] + "/", headers=csrf(learner_client))
    atlas = shared.json()["networks"]["faces"]["layers"][0]["atlas"]["url"]
    assert other_client.get(atlas).status_code == 200


def test_another_picture_is_another_question(run: dict[str, Any], learner_client: Client) -> None:
    measured(learner_client, run, TURN)
    accepted = post(learner_client, saved(picture(210, 150))).json()
    other = until_ended(learner_client, accepted["id"])
    assert measured(learner_client, other, TURN)["run"] == other["id"]


def test_a_deleted_probe_stops_its_worker_and_leaves_nothing(
    run: dict[str, Any], learner_client: Client, worker: Service, media_root: Path
) -> None:
    probe = ask(learner_client, run["id"], about(run, OCCLUSION)).json()["id"]
    address = probes_url(run["id"]) + probe + "/"
    wait_until(lambda: learner_client.get(address).json()["progress"] > 0, 30, "progress", worker)
    assert learner_client.delete(address, headers=csrf(learner_client)).status_code == 204
    assert learner_client.get(address).status_code == 404
    measured(learner_client, run, TURN)  # the worker has gone on to other work
    assert files_of(media_root, probe) == []
    assert not connection().exists(progress.key_of(uuid.UUID(probe)))


class Deleting:
    """ml.api, whose probe is deleted while it works at a given step."""

    def __init__(self, probe: uuid.UUID, at: int) -> None:
        self.probe_id, self.at, self.steps = probe, at, 0

    def version(self, name: str) -> str:
        from ml import api

        return api.version(name)

    def probe(
        self,
        image: Image.Image,
        names: Sequence[str],
        request: contracts.Probe,
        *,
        step: Callable[[float], None],
    ) -> Iterator[ProbeReading]:
        from ml import api

        def counted(share: float) -> None:
            self.steps += 1
            if self.steps == self.at:
                services.delete_probe(probe=Probe.objects.get(id=self.probe_id))
            step(share)

        return api.probe(image, names, request, step=counted)


def test_work_ends_at_the_step_at_which_its_probe_is_deleted(
    run: dict[str, Any], media_root: Path
) -> None:
    probe = asked(Run.objects.get(id=run["id"]), about(run, OCCLUSION))
    progress.open_stream(probe.id, told_of(probe).run, lifetime=60)
    begun = services.begin_probe(probe_id=probe.id)
    assert begun is not None
    door = Deleting(probe.id, at=2)
    work.answer(begun, door)
    assert door.steps == 2  # of nine
    assert files_of(media_root, probe.id) == []


def test_a_probe_taken_up_twice_is_told_once(run: dict[str, Any]) -> None:
    from ml import api

    probe = asked(Run.objects.get(id=run["id"]), CURVE)
    progress.open_stream(probe.id, told_of(probe).run, lifetime=60)
    for _ in range(2):
        # the second time as if the first had been lost just before its end was kept
        Probe.objects.filter(id=probe.id).update(status="running")
        begun = services.begin_probe(probe_id=probe.id)
        assert begun is not None
        work.answer(begun, api)
    assert [event.id for event in progress.told(probe.id)] == [1, 3, 4, 5, 6, 7, 201]
    assert len((Probe.objects.get(id=probe.id).result or {})["points"]) == 5


def test_a_lost_probe_is_taken_up_again(run: dict[str, Any], learner_client: Client) -> None:
    early = timezone.now() - 2 * tasks.LONELY
    probe = asked(Run.objects.get(id=run["id"]), now=early)
    tasks.reap()
    assert until_measured(learner_client, run["id"], probe.id)["status"] == "done"


def test_networks_trained_anew_are_not_compared_with_the_old(
    run: dict[str, Any], learner_client: Client
) -> None:
    Run.objects.get(id=run["id"]).analyses.update(version="another")
    probe = ask(learner_client, run["id"], TURN).json()
    found = until_measured(learner_client, run["id"], probe["id"])
    assert found["status"] == "failed"
    assert "trained anew" in found["error"]["detail"]
    assert events_of(Probe.objects.get(id=probe["id"]))[-1].data == found["error"]
