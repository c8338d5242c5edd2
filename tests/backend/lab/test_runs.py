"""A picture goes through both networks: over the API, with a real worker."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.backend.lab.helpers import RUNS, picture, post, saved, until_ended
from tests.services import Service

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_posted_picture_reaches_done_with_both_networks(
    worker: Service, learner_client: Client
) -> None:
    accepted = post(learner_client, saved(picture(640, 480)))
    assert accepted.status_code == 202, accepted.content
    started = accepted.json()
    assert accepted["Location"] == f"{RUNS}{started['id']}/"
    run = until_ended(learner_client, started["id"])
    assert run["status"] == "done", worker.words()
    assert list(run["networks"]) == ["faces", "cars"]
    for answer in run["networks"].values():
        assert [layer["name"] for layer in answer["layers"]] == ["edges", "parts", "objects"]
        assert sum(one["probability"] for one in answer["output"]) == pytest.approx(1)
