"""A run followed line by line: what the API tells is what ml computes for the stored picture."""

from __future__ import annotations

import base64
import io
from typing import Any

import numpy as np
import pytest
from django.test import Client
from PIL import Image

from backend.lab import files
from backend.lab.models import Run
from backend.lab.probes.requests import as_probe
from ml import api, contracts
from ml.contracts import FOLLOWED, NETWORKS
from tests.backend.lab.helpers import RUNS, picture, post, saved, until_ended
from tests.backend.lab.probing import ask, probes_url, until_measured
from tests.services import Service

pytestmark = pytest.mark.django_db(transaction=True)

FOLLOW = {"kind": "follow", "network": "faces"}


@pytest.fixture
def run(worker: Service, learner_client: Client) -> dict[str, Any]:
    """A run of the student's own picture, done by the worker."""
    accepted = post(learner_client, saved(picture(200, 150))).json()
    found: dict[str, Any] = until_ended(learner_client, accepted["id"])
    assert found["status"] == "done", worker.words()
    return found


def measured(client: Client, run: dict[str, Any], network: str = "faces") -> dict[str, Any]:
    """The probe, done."""
    asked = ask(client, run["id"], FOLLOW | {"network": network})
    assert asked.status_code in (200, 202), asked.content
    found = until_measured(client, run["id"], asked.json()["id"])
    assert found["status"] == "done", found["error"]
    return found


def followed(client: Client, run: dict[str, Any], network: str = "faces") -> dict[str, Any]:
    told: dict[str, Any] = measured(client, run, network)["follow"]
    return told


@pytest.mark.parametrize("network", NETWORKS)
def test_every_line_is_told_as_ml_tells_it(
    run: dict[str, Any], learner_client: Client, network: str
) -> None:
    told = followed(learner_client, run, network)
    image = Image.open(io.BytesIO(files.read(Run.objects.get(id=run["id"]).picture)))
    (true,) = api.probe(image, [network], as_probe(FOLLOW | {"network": network}))
    assert isinstance(true, contracts.FollowReading)
    assert told["labels"] == list(true.labels)
    assert [
        (one["function"], one["line"], one["text"], one["name"], one["shape"], one["picture"])
        for one in told["values"]
    ] == [
        (one.function, one.line, one.text, one.name, list(one.shape), one.picture)
        for one in true.values
    ]
    for name in ("least", "most", "mean"):
        assert [one[name] for one in told["values"]] == pytest.approx(
            [getattr(one, name) for one in true.values], rel=1e-5, abs=1e-6
        )
    assert [base64.b64decode(one["pixels"]) for one in told["pictures"]] == [
        one.pixels for one in true.pictures
    ]


def test_layers_and_answer_are_those_of_the_run(
    run: dict[str, Any], learner_client: Client
) -> None:
    told = followed(learner_client, run)
    steps = {one["name"]: one for one in told["values"] if one["function"] == "ConceptNet.steps"}
    for layer in run["networks"]["faces"]["layers"]:
        value = steps[layer["name"]]
        assert value["shape"] == [1, *layer["shape"]]
        assert value["most"] == pytest.approx(max(unit["max"] for unit in layer["units"]))
    (shares,) = [one["numbers"] for one in told["values"] if one["name"] == "shares"]
    answers = {one["label"]: one["probability"] for one in run["networks"]["faces"]["output"]}
    assert dict(zip(told["labels"], shares, strict=True)) == pytest.approx(answers, abs=1e-5)


def test_each_followed_function_has_lines_that_ran(
    run: dict[str, Any], learner_client: Client
) -> None:
    ran = {
        (one["file"], one["function"]): one["lines"] for one in followed(learner_client, run)["ran"]
    }
    assert set(ran) == set(FOLLOWED)
    assert all(lines for lines in ran.values())


def test_the_same_run_is_followed_once(run: dict[str, Any], learner_client: Client) -> None:
    first = followed(learner_client, run)
    again = ask(learner_client, run["id"], FOLLOW)
    assert again.status_code == 200
    assert again.json()["follow"] == first


def test_a_trace_goes_with_its_run(
    run: dict[str, Any], learner_client: Client, other_client: Client
) -> None:
    address = f"{probes_url(run['id'])}{measured(learner_client, run)['id']}/"
    assert other_client.get(address).status_code == 404
    cookie = learner_client.cookies["csrftoken"].value
    learner_client.delete(f"{RUNS}{run['id']}/", headers={"X-CSRFToken": cookie})
    assert learner_client.get(address).status_code == 404


def test_a_change_is_not_part_of_it(run: dict[str, Any], learner_client: Client) -> None:
    refused = ask(learner_client, run["id"], FOLLOW | {"silence": []})
    assert refused.status_code == 400
    assert "no such field" in refused.json()["errors"]["silence"][0]


def test_pictures_have_as_many_bytes_as_they_say(
    run: dict[str, Any], learner_client: Client
) -> None:
    for one in followed(learner_client, run)["pictures"]:
        pixels = np.frombuffer(base64.b64decode(one["pixels"]), np.uint8)
        assert pixels.size == one["width"] * one["height"] * (3 if one["palette"] == "rgb" else 1)
