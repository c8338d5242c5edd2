"""A picture goes through both networks: over the API, with a real worker."""

from __future__ import annotations

import gzip
import io
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import zstandard
from django.test import Client
from PIL import Image

from backend.common.redis import connection
from backend.lab.models import Analysis, Run
from ml.contracts import NETWORKS
from tests.backend.lab.helpers import RUNS, csrf, files_of, picture, post, saved, until_ended
from tests.services import Service

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def done(worker: Service, learner_client: Client) -> dict[str, Any]:
    """A picture's run, at its end."""
    accepted = post(learner_client, saved(picture(640, 480)))
    assert accepted.status_code == 202, accepted.content
    run = until_ended(learner_client, accepted.json()["id"])
    assert run["status"] == "done", worker.words()
    return run


def test_a_posted_picture_is_accepted_with_its_address(
    worker: Service, learner_client: Client
) -> None:
    accepted = post(learner_client, saved(picture(640, 480)))
    run = accepted.json()
    assert accepted.status_code == 202
    assert accepted["Location"] == f"{RUNS}{run['id']}/"
    assert run["source"] == {"kind": "upload", "sample": None, "title": "Your picture"}
    assert run["picture"]["width"], run["picture"]["height"] == (640, 480)
    assert run["picture"]["crop"] == [80, 0, 560, 480]
    assert until_ended(learner_client, run["id"])["status"] == "done", worker.words()


def test_a_done_run_holds_both_networks_layers_and_answers(done: dict[str, Any]) -> None:
    assert done["progress"] == 1
    assert done["error"] is None
    assert list(done["networks"]) == list(NETWORKS)
    for answer in done["networks"].values():
        assert [layer["name"] for layer in answer["layers"]] == ["edges", "parts", "objects"]
        shares = [one["probability"] for one in answer["output"]]
        assert sum(shares) == pytest.approx(1)
        assert shares == sorted(shares, reverse=True)


def test_atlases_decode_to_the_stated_shapes(done: dict[str, Any], learner_client: Client) -> None:
    for layer in (one for answer in done["networks"].values() for one in answer["layers"]):
        atlas, (units, height, width) = layer["atlas"], layer["shape"]
        assert atlas["tile"] == [height, width]
        raw = learner_client.get(atlas["url"]).content
        assert len(raw) == atlas["height"] * atlas["width"]
        sheet = np.frombuffer(raw, np.uint8).reshape(atlas["height"], atlas["width"])
        for unit in layer["units"]:
            row, column = divmod(unit["index"], atlas["columns"])
            tile = sheet[row * height :, column * width :][:height, :width]
            x, y = unit["peak"]
            assert tile[y, x] == tile.max() == (255 if unit["max"] > 0 else 0)
        assert len(layer["units"]) == units
        assert sorted(unit["rank"] for unit in layer["units"]) == list(range(units))


def test_a_units_box_lies_in_the_input_and_is_no_wider_than_its_field(
    done: dict[str, Any],
) -> None:
    for layer in (one for answer in done["networks"].values() for one in answer["layers"]):
        for unit in layer["units"]:
            x0, y0, x1, y1 = unit["box"]
            assert 0 <= x0 < x1 <= 96
            assert 0 <= y0 < y1 <= 96
            assert max(x1 - x0, y1 - y0) <= layer["receptive_field"]


@pytest.mark.parametrize("accepted", ["zstd", "gzip", "br, gzip;q=0.8", "identity", ""])
def test_an_atlas_comes_in_the_coding_that_is_accepted(
    done: dict[str, Any], learner_client: Client, accepted: str
) -> None:
    atlas = done["networks"]["faces"]["layers"][0]["atlas"]
    plain = learner_client.get(atlas["url"]).content
    answer = learner_client.get(atlas["url"], headers={"Accept-Encoding": accepted})
    coding = answer.get("Content-Encoding", "")
    unpack = {"zstd": lambda data: zstandard.ZstdDecompressor().decompress(data), "": bytes}
    assert (coding in accepted) or not coding
    assert unpack.get(coding, gzip.decompress)(answer.content) == plain
    assert answer["Vary"].startswith("Accept-Encoding")
    assert "immutable" in answer["Cache-Control"]
    assert "private" in answer["Cache-Control"]


def test_the_png_of_an_atlas_holds_the_same_bytes(
    done: dict[str, Any], learner_client: Client
) -> None:
    atlas = done["networks"]["cars"]["layers"][1]["atlas"]
    image = Image.open(io.BytesIO(learner_client.get(atlas["png_url"]).content))
    assert (image.format, image.mode) == ("PNG", "L")
    assert image.tobytes() == learner_client.get(atlas["url"]).content


def test_the_input_is_the_grey_centre_square(done: dict[str, Any], learner_client: Client) -> None:
    raw = np.frombuffer(learner_client.get(done["input"]["url"]).content, np.uint8)
    seen = raw.reshape(done["input"]["size"], done["input"]["size"]).astype(int)
    kept = Image.open(io.BytesIO(learner_client.get(done["picture"]["url"]).content))
    square = (
        kept.crop(tuple(done["picture"]["crop"]))
        .convert("L")
        .resize((96, 96), Image.Resampling.BOX)
    )
    assert np.abs(seen - np.asarray(square, int)).mean() < 4
    shown = Image.open(io.BytesIO(learner_client.get(done["input"]["png_url"]).content))
    assert np.array_equal(np.asarray(shown), seen)


def test_one_network_alone_may_be_asked(worker: Service, learner_client: Client) -> None:
    accepted = post(learner_client, saved(picture(50, 50)), network=["cars"])
    run = until_ended(learner_client, accepted.json()["id"])
    assert list(run["networks"]) == ["cars"]
    assert len(run["networks"]["cars"]["layers"]) == 3


def test_a_sample_runs_by_its_name(worker: Service, learner_client: Client) -> None:
    sample = learner_client.get("/api/v1/samples/").json()[0]
    accepted = post(learner_client, sample=sample["name"])
    run = until_ended(learner_client, accepted.json()["id"])
    assert run["status"] == "done"
    assert run["source"] == {"kind": "sample", "sample": sample["name"], "title": sample["title"]}


def test_the_same_picture_is_answered_from_the_store_without_new_work(
    done: dict[str, Any], learner_client: Client, other_client: Client
) -> None:
    for client in (learner_client, other_client):
        again = post(client, saved(picture(640, 480)))
        assert again.status_code == 200
        run = again.json()
        assert run["id"] != done["id"]
        assert run["status"] == "done"
        assert Run.objects.get(id=run["id"]).attempts == 0
        assert run["networks"]["faces"]["output"] == done["networks"]["faces"]["output"]
        for answer in run["networks"].values():
            for layer in answer["layers"]:
                assert client.get(layer["atlas"]["url"]).status_code == 200
    assert Analysis.objects.count() == 2


def test_deleting_one_of_two_runs_of_a_picture_leaves_the_other_whole(
    done: dict[str, Any], learner_client: Client, other_client: Client
) -> None:
    kept = post(other_client, saved(picture(640, 480))).json()
    gone = learner_client.delete(f"{RUNS}{done['id']}/", headers=csrf(learner_client))
    assert gone.status_code == 204
    atlas = kept["networks"]["faces"]["layers"][0]["atlas"]["url"]
    assert other_client.get(atlas).status_code == 200
    assert other_client.get(kept["input"]["url"]).status_code == 200


def test_deleting_the_last_run_leaves_no_row_file_or_event(
    done: dict[str, Any], learner_client: Client, media_root: Path
) -> None:
    again = post(learner_client, saved(picture(640, 480))).json()
    for run_id in (done["id"], again["id"]):
        answer = learner_client.delete(f"{RUNS}{run_id}/", headers=csrf(learner_client))
        assert answer.status_code == 204
        assert learner_client.get(f"{RUNS}{run_id}/").status_code == 404
    for run_id in (done["id"], again["id"]):
        assert files_of(media_root, run_id) == []
        assert not connection().exists(f"run:{run_id}:events")
    assert not Run.objects.exists()
    assert not Analysis.objects.exists()
