"""The Python client of clients/python, against the whole running site."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import pytest
from concept_lab import Client, Problem

from scripts.stack import Stack

pytestmark = pytest.mark.e2e


@pytest.fixture
def lab(site: Stack) -> Client:
    return Client(site.address.url)


def test_a_run_is_followed_to_its_maps_and_a_probe_of_it(lab: Client) -> None:
    with lab:
        run = lab.start_run(sample="amara")
        assert [event.name for event in lab.events(run)][-1] == "done"
        run = lab.wait(run)
        assert run["networks"]["faces"]["output"][0]["label"] == "Amara"
        whole = np.load(io.BytesIO(lab.file(f"/api/v1/runs/{run['id']}/numbers.npz")))
        maps = lab.maps(run, "faces", "parts")
        assert maps.shape == whole["faces_parts"].shape
        np.testing.assert_allclose(maps, whole["faces_parts"], atol=1e-5)
        silence = [{"network": "faces", "layer": "parts", "index": 7}]
        probe = lab.wait(lab.probe(run, kind="change", silence=silence))
        assert probe["status"] == "done"
        lab.delete(run)
        with pytest.raises(Problem, match="404"):
            lab.run(run["id"])


def test_a_guest_studies_and_reads_the_course(lab: Client) -> None:
    with lab:
        assert {one["name"] for one in lab.networks()} == {"faces", "cars"}
        slug = lab.concepts()[0]["slug"]
        card = lab.due(slug)["cards"][0]
        told = lab.review(card["key"], "good")
        assert told["reviews"][0]["status"] == "counted"
        assert lab.unit("faces", "parts", 7)["index"] == 7


def test_a_refusal_is_an_exception_that_names_the_fields(lab: Client) -> None:
    with lab, pytest.raises(Problem) as refused:
        lab.review("no-such-card", "splendid")
    assert refused.value.status == 400
    assert any("grade" in place for place in refused.value.errors)


def test_cards_of_a_file_are_made_once_and_the_others_say_why(lab: Client, tmp_path: Path) -> None:
    file = tmp_path / "deck.csv"
    file.write_text("front,back\nWhat is a stride?,A step.\nalone\n")
    with lab:
        told = lab.import_cards(file)
        assert (told["cards"], told["faulty"]) == (1, 1)
        assert told["rows"][1]["fault"] == "It has 1 of the 2 columns."
        assert lab.accept_import(told) == {"id": told["id"], "cards": 1}
        assert lab.import_cards(file)["cards"] == 0
