"""What quizzes ask about firing is what the networks that ship do."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from PIL import Image

from ml import api, firing
from ml.contracts import LAYERS, NETWORKS, ZOO, LayerReading
from tests.ml.zoos import make_zoo


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """Untrained networks and one picture of the gallery."""
    zoo = make_zoo(tmp_path / "zoo")
    (zoo / "samples").mkdir()
    shutil.copy(ZOO / "samples" / "freya.webp", zoo / "samples")
    gallery = [{"name": "freya", "file": "freya.webp"}]
    (zoo / "samples" / "samples.json").write_text(json.dumps(gallery))
    return zoo


def test_answers_are_the_strongest_of_each_unit(small: Path) -> None:
    told = json.loads(firing.write("faces", zoo=small).read_text())
    with Image.open(small / "samples" / "freya.webp") as picture:
        readings = list(api.analyse(picture, ["faces"], zoo=small))
    layers = [reading for reading in readings if isinstance(reading, LayerReading)]
    assert [layer.name for layer in layers] == list(LAYERS)
    for layer in layers:
        assert told["samples"]["freya"][layer.name] == pytest.approx(
            [unit.max for unit in layer.units], abs=1e-4
        )
    assert told["version"] == api.version("faces", zoo=small)


@pytest.mark.parametrize("network", NETWORKS)
def test_what_ships_was_measured_with_the_weights_that_ship(network: str) -> None:
    told = json.loads((ZOO / network / "firing.json").read_text())
    version = json.loads((ZOO / network / "card.json").read_text())["version"]
    assert told["version"] == version, f"the weights are new: run `{firing.COMMAND}`"
