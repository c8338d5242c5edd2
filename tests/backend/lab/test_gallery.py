"""The gallery and the networks, as anyone may read them; and the documents of the API."""

from __future__ import annotations

import io
import json
import re
import uuid
from collections import Counter
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from PIL import Image

from backend.lab import addresses
from backend.lab.urls import urlpatterns
from ml.contracts import NETWORKS, ZOO
from tests.api import schema
from tests.api.schema import conforms
from tests.backend.lab.factories import done_run, layer_of, learner_of_client, queued_run
from tests.backend.lab.helpers import RUNS, path_of, picture, post, saved


def test_the_gallery_holds_faces_cars_and_neither(client: Client) -> None:
    samples = client.get("/api/v1/samples/").json()
    kinds = Counter(one["kind"] for one in samples)
    assert len(samples) >= 12
    assert min(kinds[kind] for kind in ("faces", "cars", "neither")) >= 2
    assert all(one["title"] and one["alt"] for one in samples)


def test_every_sample_has_its_picture(client: Client) -> None:
    for one in client.get("/api/v1/samples/").json():
        answer = client.get(one["picture_url"])
        image = Image.open(io.BytesIO(b"".join(answer.streaming_content)))  # type: ignore[attr-defined]
        assert min(image.size) >= 96
        assert answer["Content-Type"].startswith("image/")
        assert "public" in answer["Cache-Control"]


def test_an_unknown_sample_has_no_picture(client: Client) -> None:
    answer = client.get("/api/v1/samples/nobody/picture/")
    assert answer.status_code == 404
    assert "There are:" in answer.json()["detail"]


def test_networks_tell_their_cards(client: Client) -> None:
    cards = client.get("/api/v1/networks/").json()
    assert [card["name"] for card in cards] == list(NETWORKS)
    for card in cards:
        assert card == client.get(f"/api/v1/networks/{card['name']}/").json()
        shipped = json.loads((ZOO / card["name"] / "card.json").read_text())
        assert shipped.items() <= card.items()
        assert "measured" in card


def test_an_unknown_network_is_refused_with_those_there_are(client: Client) -> None:
    answer = client.get("/api/v1/networks/dogs/")
    assert answer.status_code == 404
    assert "faces and cars" in answer.json()["detail"]


def test_nothing_that_is_public_sets_a_cookie(client: Client) -> None:
    for address in ("/api/v1/samples/", "/api/v1/networks/", "/api/v1/networks/faces/"):
        assert not client.get(address).cookies


@pytest.mark.parametrize("shared", [False, True])
def test_written_addresses_are_the_sites_own(shared: bool) -> None:
    run, token = uuid.uuid4(), "t0ken"
    kind, key, one = ("shared", "token", token) if shared else ("run", "run_id", run)
    base = addresses.shared(token) if shared else addresses.run(run)
    place = addresses.Place(base, timezone.now())
    layer = place.with_atlas("faces", layer_of("edges"))["atlas"]
    where = {key: one, "network": "faces", "layer": "edges"}
    assert base == reverse(kind, args=[one])
    assert path_of(place.at("picture/")) == reverse(f"{kind}-picture", args=[one])
    assert path_of(place.input(96)["url"]) == reverse(f"{kind}-input", args=[one])
    assert path_of(place.input(96)["png_url"]) == reverse(f"{kind}-input-png", args=[one])
    assert path_of(layer["url"]) == reverse(f"{kind}-atlas", kwargs=where)
    assert path_of(layer["png_url"]) == reverse(f"{kind}-atlas-png", kwargs=where)


def test_other_written_addresses_are_the_sites_own() -> None:
    run = uuid.uuid4()
    assert path_of(addresses.events(run)) == reverse("run-events", args=[run])
    assert addresses.sample_picture("amara") == reverse("sample-picture", args=["amara"])


@pytest.mark.django_db(transaction=True)
def test_what_is_answered_is_what_the_schema_says(learner_client: Client) -> None:
    learner = learner_of_client(learner_client)
    for run in (done_run(learner), queued_run(learner, seed=5)):
        conforms(learner_client.get(f"{RUNS}{run.id}/").json(), "RunOut")
    conforms(post(Client(), saved(picture())).json(), "RunOut")
    conforms(post(Client(), b"text").json(), "ProblemOut")
    for one in learner_client.get("/api/v1/samples/").json():
        conforms(one, "SampleOut")
    for card in learner_client.get("/api/v1/networks/").json():
        conforms(card, "NetworkOut")


def test_the_schema_lists_every_address_of_the_lab() -> None:
    written = {path.removeprefix("/api/v1/") for path in schema.whole()["paths"]}
    assert _addresses(urlpatterns) <= written


def _addresses(patterns: list[Any], before: str = "") -> set[str]:
    found: set[str] = set()
    for one in patterns:
        here = before + re.sub(r"<\w+:(\w+)>", r"{\1}", str(one.pattern))
        found |= _addresses(one.url_patterns, here) if hasattr(one, "url_patterns") else {here}
    return found


def test_starting_a_run_is_documented_with_its_refusals() -> None:
    told = schema.whole()
    post_run = told["paths"]["/api/v1/runs/"]["post"]
    assert {"200", "202", "400", "413", "415", "429", "503"} <= post_run["responses"].keys()
    assert "multipart/form-data" in post_run["requestBody"]["content"]
    name = post_run["responses"]["415"]["$ref"].removeprefix("#/components/responses/")
    assert "application/problem+json" in told["components"]["responses"][name]["content"]


def test_the_documents_load_nothing_from_elsewhere(client: Client) -> None:
    page = client.get("/api/docs/")
    assert page.status_code == 200
    assert b"https://" not in page.content.replace(b"https://github.com", b"")
    assert "script-src" not in page["Content-Security-Policy"]  # default-src 'self' holds
    assert b"<script>" not in page.content
