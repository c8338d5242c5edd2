"""What the networks learnt, as anyone may read it, in a small zoo written by ml itself."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from django.test import Client
from PIL import Image

from backend.lab import learnt, zoo
from ml.contracts import LAYERS
from tests.api.schema import conforms

NETWORK = "/api/v1/networks/faces/"
FILM = {"steps": [0, 10], "sheet": "kernels.webp"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A zoo with one untrained network of 4, 5 and 6 units."""
    from ml import weights
    from ml.measure import pools, units
    from tests.ml.zoos import LABELS, untrained

    root = tmp_path_factory.mktemp("zoo")
    card = {"name": "faces", "title": "Faces", "labels": LABELS["faces"]}
    weights.save(untrained(units=(4, 5, 6)), root / "faces", card)
    parts = replace(pools.rendered("faces", 4, with_masks=True), labels=["Ada"] * 4)
    material = units.Material(pools.rendered("faces", 10, zoom=2), parts, None)
    made = units.build(
        weights.load_network("faces", root),
        material,
        root / "faces" / "units",
        seeds=1,
        steps=2,
        say=lambda _: None,
    )
    (root / "faces" / "units" / "units.json").write_text(json.dumps(made))
    return root


@pytest.fixture
def small_zoo(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    caches = (zoo.card, learnt._table, learnt._weights, learnt._digest)
    for module in (zoo, learnt):
        monkeypatch.setattr(module, "ZOO", folder)
    for cached in caches:
        cached.cache_clear()
    yield folder / "faces"
    for cached in caches:
        cached.cache_clear()


def picture_at(client: Client, place: dict[str, Any]) -> np.ndarray[Any, Any]:
    """The pixels that a unit's JSON points to."""
    answer = client.get(place["url"])
    assert answer.status_code == 200
    sheet = Image.open(io.BytesIO(answer.content))
    return np.asarray(sheet.convert("L").crop(place["box"]))


def test_layers_tell_their_sizes_and_windows(small_zoo: Path, client: Client) -> None:
    listed = client.get(f"{NETWORK}layers/").json()
    assert [one["name"] for one in listed] == list(LAYERS)
    assert [one["count"] for one in listed] == [4, 5, 6]
    assert [one["inputs"] for one in listed] == [1, 4, 5]
    assert [one["kernel"] for one in listed] == [9, 7, 7]
    assert [one["map"] for one in listed] == [[48, 48], [24, 24], [12, 12]]
    fields = [one["receptive_field"] for one in listed]
    assert fields == sorted(fields)
    assert fields[0] == 9


def test_a_layer_lists_its_units_in_brief_with_their_sheets(
    small_zoo: Path, client: Client
) -> None:
    layer = client.get(f"{NETWORK}layers/parts/").json()
    assert [unit["index"] for unit in layer["units"]] == list(range(5))
    assert {"iou", "best_part", "precision", "dead"} <= layer["units"][0].keys()
    assert {"exemplars", "means", "optimised"} <= layer["sheets"].keys()


def test_a_unit_tells_all_that_was_written_of_it_and_its_weights(
    small_zoo: Path, client: Client
) -> None:
    from safetensors.torch import load_file

    written = json.loads((small_zoo / "units" / "units.json").read_text())["parts"][2]
    unit = client.get(f"{NETWORK}layers/parts/units/2/").json()
    assert written.items() <= unit.items()
    weights = load_file(small_zoo / "weights.safetensors")
    assert unit["kernel"] == weights["parts.0.weight"][2].tolist()
    assert unit["bias"] == float(weights["parts.0.bias"][2])


def test_a_unit_s_pictures_lie_where_it_says(small_zoo: Path, client: Client) -> None:
    table = json.loads((small_zoo / "units" / "units.json").read_text())
    unit = client.get(f"{NETWORK}layers/edges/units/3/").json()
    for what, sheet in table["sheets"]["edges"].items():
        whole = np.asarray(Image.open(small_zoo / "units" / sheet["file"]).convert("L"))
        height, width = sheet["tile"]
        places = unit["pictures"][what] if what == "exemplars" else [unit["pictures"][what]]
        numbers = [one["tile"] for one in unit["exemplars"]] if what == "exemplars" else [3]
        assert len(places) == len(numbers)
        for place, number in zip(places, numbers, strict=True):
            y, x = number // sheet["columns"] * height, number % sheet["columns"] * width
            assert np.array_equal(
                picture_at(client, place), whole[y : y + height, x : x + width]
            ), what


def test_pictures_may_be_kept_for_good_and_set_no_cookie(small_zoo: Path, client: Client) -> None:
    url = client.get(f"{NETWORK}layers/edges/").json()["sheets"]["kernels"]["url"]
    answer = client.get(url)
    assert answer["Content-Type"] == "image/webp"
    assert answer["Cache-Control"] == "public, max-age=31536000, immutable"
    assert not answer.cookies


@pytest.mark.parametrize(
    "address",
    [
        "layers/shapes/",
        "layers/edges/units/4/",
        "film/",
        "files/000000000000/units/edges-kernels.webp",
        "files/000000000000/units/weights.safetensors",
        "files/000000000000/secrets/units.json",
    ],
)
def test_what_is_not_there_is_a_problem(small_zoo: Path, client: Client, address: str) -> None:
    answer = client.get(NETWORK + address)
    assert answer.status_code == 404
    assert answer["Content-Type"] == "application/problem+json"


def test_a_file_outside_its_folder_has_no_address(small_zoo: Path, client: Client) -> None:
    for file in ("..%2Fcard.json", "%2E%2E%2Fcard.json", "..%5Ccard.json"):
        assert client.get(f"{NETWORK}files/000000000000/units/{file}").status_code == 404


def test_an_unknown_network_is_refused_with_those_there_are(client: Client) -> None:
    answer = client.get("/api/v1/networks/dogs/layers/")
    assert answer.status_code == 404
    assert "faces and cars" in answer.json()["detail"]


def test_a_network_without_tables_says_how_they_are_made(
    small_zoo: Path, client: Client, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "faces").mkdir()
    (tmp_path / "faces" / "card.json").write_bytes((small_zoo / "card.json").read_bytes())
    monkeypatch.setattr(learnt, "ZOO", tmp_path)
    answer = client.get(f"{NETWORK}layers/")
    assert answer.status_code == 404
    assert "python -m ml exemplars" in answer.json()["detail"]


def test_a_film_is_told_with_the_address_of_each_of_its_files(
    small_zoo: Path, client: Client
) -> None:
    film = small_zoo / "film"
    film.mkdir()
    (film / "film.json").write_text(json.dumps(FILM))
    Image.new("L", (4, 4)).save(film / "kernels.webp")
    try:
        told = client.get(f"{NETWORK}film/").json()
        assert told.items() >= FILM.items()
        assert client.get(told["files"]["kernels.webp"]).status_code == 200
    finally:
        for path in film.iterdir():
            path.unlink()
        film.rmdir()


def test_what_is_answered_is_what_the_schema_says(small_zoo: Path, client: Client) -> None:
    for one in client.get(f"{NETWORK}layers/").json():
        conforms(one, "LayerSizeOut")
    for layer in LAYERS:
        conforms(client.get(f"{NETWORK}layers/{layer}/").json(), "LayerTableOut")
        unit = client.get(f"{NETWORK}layers/{layer}/units/1/").json()
        conforms(unit, "LearntUnitOut")
