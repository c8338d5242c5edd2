"""Failures set off by a real worker: what the API tells is what ml computed."""

from __future__ import annotations

import io
import math
import uuid
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import numpy as np
import pytest
from django.core.files.storage import default_storage
from django.test import Client
from PIL import Image

from backend.lab import files, progress
from backend.lab.models import Probe, Run
from backend.lab.probes import services, work
from backend.lab.probes.addresses import Place, place_of
from backend.lab.probes.answers import told_of
from ml import contracts
from ml.contracts import FAILURES, NETWORKS, ExhibitReading, Fail, ProbeReading
from tests.backend.lab.helpers import csrf, listen, picture, post, saved, until_ended
from tests.backend.lab.probing import ask, asked, measured, probes_url
from tests.services import Service

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def run(worker: Service, learner_client: Client) -> dict[str, Any]:
    """A picture's run, done by the worker."""
    accepted = post(learner_client, saved(picture(200, 150)))
    found = until_ended(learner_client, accepted.json()["id"])
    assert found["status"] == "done", worker.words()
    return found


def exhibits(run: dict[str, Any], failure: str) -> list[ExhibitReading]:
    """What ml itself says of the stored picture."""
    from ml import api

    image = Image.open(io.BytesIO(files.read(Run.objects.get(id=run["id"]).picture)))
    found = list(api.probe(image, NETWORKS, Fail(failure)))
    assert all(isinstance(one, ExhibitReading) for one in found)
    return found  # type: ignore[return-value]


@pytest.mark.parametrize("failure", ["channels", "size", "blank"])
def test_exhibits_and_their_pictures_are_those_of_ml(
    run: dict[str, Any], learner_client: Client, failure: str
) -> None:
    told = measured(learner_client, run, {"kind": "failure", "failure": failure})["exhibits"]
    computed = exhibits(run, failure)
    assert len(told) == len(computed) == FAILURES[failure]
    for one, other in zip(told, computed, strict=True):
        assert (one["title"], one["state"]) == (other.title, other.state)
        assert one["message"] == other.message
        assert one["figures"] == pytest.approx({f.name: f.value for f in other.figures}, abs=1e-4)
        for output in other.outputs:
            assert [each["label"] for each in one["outputs"][output.network]] == [
                each.label for each in output.output
            ]
            for each, share in zip(one["outputs"][output.network], output.output, strict=True):
                if math.isnan(share.probability):
                    assert each["probability"] is None
                else:
                    assert each["probability"] == pytest.approx(share.probability, abs=1e-4)
        shown = Image.open(io.BytesIO(learner_client.get(one["png_url"]).content))
        assert shown.size == (other.size, other.size)
        assert np.asarray(shown).tobytes() == other.pixels


def test_the_same_failure_of_the_same_picture_is_answered_from_the_store(
    run: dict[str, Any], learner_client: Client
) -> None:
    body = {"kind": "failure", "failure": "turned"}
    first = measured(learner_client, run, body)
    again = ask(learner_client, run["id"], body)
    assert again.status_code == 200
    assert again.json()["exhibits"] == first["exhibits"]
    assert Probe.objects.count() == 1


def test_events_tell_each_exhibit_in_turn_and_again_from_the_store(
    run: dict[str, Any], learner_client: Client, events_url: str, settings: Any
) -> None:
    settings.EVENTS_URL = events_url
    probe = ask(learner_client, run["id"], {"kind": "failure", "failure": "attack"}).json()
    live = list(listen(probe["events_url"]))
    assert [event["event"] for event in live] == ["queued", *["exhibit"] * 5, "done"]
    assert [event["data"]["progress"] for event in live[1:-1]] == [0.2, 0.4, 0.6, 0.8, 1]
    progress.close_stream(uuid.UUID(probe["id"]))  # as after a while: the store tells
    assert list(listen(probe["events_url"])) == live


def test_an_unknown_failure_is_refused_with_those_there_are(
    run: dict[str, Any], learner_client: Client
) -> None:
    refused = ask(learner_client, run["id"], {"kind": "failure", "failure": "rain"})
    assert refused.status_code == 400
    assert "channels, scaling" in refused.json()["errors"]["failure"][0]


def test_an_exhibit_that_is_not_there_is_not_found(
    run: dict[str, Any], learner_client: Client
) -> None:
    probe = measured(learner_client, run, {"kind": "failure", "failure": "turned"})
    missing = learner_client.get(f"{probes_url(run['id'])}{probe['id']}/exhibits/9.png")
    assert missing.status_code == 404


def test_a_deleted_failure_leaves_no_file(run: dict[str, Any], learner_client: Client) -> None:
    probe = measured(learner_client, run, {"kind": "failure", "failure": "turned"})
    folder = Probe.objects.get(id=probe["id"]).folder
    names = [files.exhibit_name(folder, index) for index in range(3)]
    assert all(default_storage.exists(name) for name in names)
    url = f"{probes_url(run['id'])}{probe['id']}/"
    assert learner_client.delete(url, headers=csrf(learner_client)).status_code == 204
    assert not any(default_storage.exists(name) for name in (*names, folder))


class Watching:
    """ml's door, with somebody who looks at each picture before the next one is made."""

    def __init__(self, client: Client, place: Place) -> None:
        self.client, self.place = client, place
        self.seen: list[bytes] = []

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

        for at, reading in enumerate(api.probe(image, names, request, step=step)):
            yield reading
            answer = self.client.get(self.place.at(f"exhibits/{at}.png"))
            self.seen.append(np.asarray(Image.open(io.BytesIO(answer.content))).tobytes())


def test_a_picture_can_be_seen_while_the_next_is_made(
    run: dict[str, Any], learner_client: Client
) -> None:
    probe = asked(Run.objects.get(id=run["id"]), {"kind": "failure", "failure": "channels"})
    progress.open_stream(probe.id, told_of(probe).run, lifetime=60)
    begun = services.begin_probe(probe_id=probe.id)
    assert begun is not None
    door = Watching(learner_client, place_of(probe))
    work.answer(begun, door)
    assert door.seen == [one.pixels for one in exhibits(run, "channels")]
