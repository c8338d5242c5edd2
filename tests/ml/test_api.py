from __future__ import annotations

import json
import math
from pathlib import Path

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from ml import api, atlas, weights
from ml.contracts import (
    INPUT_SIZE,
    LAYERS,
    InputReading,
    LayerReading,
    OutputReading,
    crop_box,
)
from ml.errors import NetworkError, WeightsError
from ml.pictures import grey_square, upright
from tests.ml.zoos import LABELS, make_zoo, untrained

BOTH = ("faces", "cars")


def noise(width: int = 64, height: int = 48) -> Image.Image:
    values = np.random.default_rng(7).integers(0, 256, (height, width, 3), dtype=np.uint8)
    return Image.fromarray(values).resize((width * 5, height * 5))


def test_readings_come_layer_by_layer_with_the_networks_side_by_side(zoo: Path) -> None:
    readings = list(api.analyse(noise(), BOTH, zoo=zoo))
    assert isinstance(readings[0], InputReading)
    layers = [(r.name, r.network) for r in readings if isinstance(r, LayerReading)]
    assert layers == [(layer, name) for layer in LAYERS for name in BOTH]
    assert [r.network for r in readings if isinstance(r, OutputReading)] == list(BOTH)
    assert len(readings) == 1 + len(LAYERS) * 2 + 2


def test_one_network_alone_reads_as_it_does_beside_the_other(zoo: Path) -> None:
    alone = list(api.analyse(noise(), ("cars",), zoo=zoo))
    beside = [
        r
        for r in api.analyse(noise(), BOTH, zoo=zoo)
        if isinstance(r, InputReading) or r.network == "cars"
    ]
    assert alone == beside


def test_atlases_decode_to_the_activations_within_half_a_step(zoo: Path) -> None:
    network = weights.load_network("faces", zoo).network
    image = torch.from_numpy(grey_square(noise()).copy())[None, None] / 255
    true = dict(network.steps(image))
    for reading in api.analyse(noise(), ("faces",), zoo=zoo):
        if isinstance(reading, LayerReading):
            assert len(reading.atlas.pixels) == reading.atlas.height * reading.atlas.width
            maxima = [unit.max for unit in reading.units]
            maps = atlas.decode(reading.atlas, maxima)
            assert maps.shape == reading.shape
            half_step = torch.tensor(maxima)[:, None, None] / 255 / 2
            assert ((maps - true[reading.name][0]).abs() <= half_step + 1e-5).all()


def test_units_tell_their_peak_its_window_and_their_rank(zoo: Path) -> None:
    for reading in api.analyse(noise(), ("cars",), zoo=zoo):
        if isinstance(reading, LayerReading):
            by_rank = sorted(reading.units, key=lambda unit: unit.rank)
            assert [unit.rank for unit in by_rank] == list(range(reading.shape[0]))
            assert [u.max for u in by_rank] == sorted((u.max for u in by_rank), reverse=True)
            maps = atlas.decode(reading.atlas, [unit.max for unit in reading.units])
            for unit in reading.units:
                column, row = unit.peak
                assert maps[unit.index, row, column] == pytest.approx(unit.max, rel=1e-6)
                x0, y0, x1, y1 = unit.box
                assert 0 <= x0 < x1 <= INPUT_SIZE
                assert 0 <= y0 < y1 <= INPUT_SIZE
                assert max(x1 - x0, y1 - y0) <= reading.receptive_field


def test_outputs_sum_to_one_largest_first_under_the_cards_labels(zoo: Path) -> None:
    for reading in api.analyse(noise(), BOTH, zoo=zoo):
        if isinstance(reading, OutputReading):
            shares = [p.probability for p in reading.output]
            assert math.isclose(sum(shares), 1, abs_tol=1e-9)
            assert shares == sorted(shares, reverse=True)
            assert {p.label for p in reading.output} == set(LABELS[reading.network])


def test_reading_a_picture_leaves_gradients_on_for_everyone_else(zoo: Path) -> None:
    readings = api.analyse(noise(), ("faces",), zoo=zoo)
    next(readings)
    next(readings)
    assert torch.is_grad_enabled()
    assert not torch.is_inference_mode_enabled()


def test_version_is_the_one_on_the_card(zoo: Path) -> None:
    card = json.loads((zoo / "faces" / "card.json").read_text())
    assert api.version("faces", zoo=zoo) == card["version"]
    assert api.version("faces", zoo=zoo) != api.version("cars", zoo=zoo)


def test_unknown_network_is_refused_with_the_names_there_are(zoo: Path) -> None:
    with pytest.raises(NetworkError, match="'birds'; there are cars, faces"):
        api.warm(("birds",), zoo=zoo)


@pytest.mark.parametrize("keep", [0, 7, 100, 1000, -1])
def test_truncated_weights_are_refused_by_name(tmp_path: Path, keep: int) -> None:
    path = make_zoo(tmp_path) / "cars" / weights.WEIGHTS
    path.write_bytes(path.read_bytes()[:keep])
    with pytest.raises(WeightsError, match=r"'cars' was not loaded.*git checkout"):
        api.warm(("cars",), zoo=tmp_path)


def test_one_flipped_byte_is_noticed(tmp_path: Path) -> None:
    path = make_zoo(tmp_path) / "cars" / weights.WEIGHTS
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    with pytest.raises(WeightsError, match="not version"):
        api.version("cars", zoo=tmp_path)


def test_the_other_networks_weights_are_refused(tmp_path: Path) -> None:
    make_zoo(tmp_path)
    other = (tmp_path / "faces" / weights.WEIGHTS).read_bytes()
    (tmp_path / "cars" / weights.WEIGHTS).write_bytes(other)
    with pytest.raises(WeightsError, match="not version"):
        api.version("cars", zoo=tmp_path)


def test_weights_of_another_architecture_are_refused_even_under_their_own_card(
    tmp_path: Path,
) -> None:
    foreign = torch.nn.Sequential(torch.nn.Linear(3, 2))
    weights.save(foreign, tmp_path / "cars", {"labels": ["a", "b"]})  # type: ignore[arg-type]
    with pytest.raises(WeightsError, match="another architecture"):
        api.version("cars", zoo=tmp_path)


def test_weights_with_fewer_labels_than_outputs_are_refused(tmp_path: Path) -> None:
    weights.save(untrained(), tmp_path / "faces", {"labels": ["one"]})
    with pytest.raises(WeightsError, match="another architecture"):
        api.version("faces", zoo=tmp_path)


def test_weights_that_are_not_numbers_are_refused(tmp_path: Path) -> None:
    network = untrained()
    with torch.no_grad():
        network.output.bias[0] = math.nan
    weights.save(network, tmp_path / "faces", {"labels": LABELS["faces"]})
    with pytest.raises(WeightsError, match="not finite"):
        api.version("faces", zoo=tmp_path)


@pytest.mark.parametrize("name", [weights.WEIGHTS, weights.CARD])
def test_missing_file_is_named(tmp_path: Path, name: str) -> None:
    (make_zoo(tmp_path) / "faces" / name).unlink()
    with pytest.raises(WeightsError, match=f"{name}: the file is missing"):
        api.version("faces", zoo=tmp_path)


def test_card_that_is_not_json_is_refused(tmp_path: Path) -> None:
    (make_zoo(tmp_path) / "faces" / weights.CARD).write_text("{")
    with pytest.raises(WeightsError, match="not JSON"):
        api.version("faces", zoo=tmp_path)


@given(width=st.integers(1, 5000), height=st.integers(1, 5000))
def test_crop_is_the_largest_centred_square(width: int, height: int) -> None:
    x0, y0, x1, y1 = crop_box(width, height)
    assert x1 - x0 == y1 - y0 == min(width, height)
    assert abs(x0 - (width - x1)) <= 1
    assert abs(y0 - (height - y1)) <= 1
    assert min(x0, y0) >= 0


@settings(deadline=None, max_examples=30)
@given(
    width=st.integers(1, 300),
    height=st.integers(1, 300),
    mode=st.sampled_from(["1", "L", "LA", "P", "RGB", "RGBA", "CMYK", "I;16", "F"]),
)
def test_any_picture_becomes_a_grey_square(width: int, height: int, mode: str) -> None:
    square = grey_square(Image.new("RGB", (width, height), "white").convert("L").convert(mode))
    assert square.shape == (INPUT_SIZE, INPUT_SIZE)
    assert square.min() >= 254 or mode == "I;16"


def test_orientation_is_obeyed_and_transparency_is_white() -> None:
    image = Image.new("RGB", (4, 2))
    image.getexif()[0x0112] = 6
    assert upright(image).size == (2, 4)
    assert upright(Image.new("RGBA", (1, 1), (0, 0, 0, 0))).getpixel((0, 0)) == (255, 255, 255)


@settings(deadline=None, max_examples=40)
@given(
    units=st.integers(1, 70),
    side=st.integers(1, 9),
    scale=st.floats(1e-30, 1e30),
    seed=st.integers(0, 99),
)
def test_any_layer_survives_its_atlas(units: int, side: int, scale: float, seed: int) -> None:
    maps = torch.rand(units, side, side, generator=torch.manual_seed(seed)) * scale
    maps[0] = 0
    sheet, maxima = atlas.encode(maps)
    half_step = maps.amax((1, 2), keepdim=True) / 255 * 0.5001
    assert ((atlas.decode(sheet, maxima) - maps).abs() <= half_step).all()
