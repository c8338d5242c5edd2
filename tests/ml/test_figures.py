"""Figures of the course say what was computed."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from ml import api
from ml.contracts import INPUT_SIZE, Atlas, LayerReading, UnitReading
from ml.figures import distances, failures, numbers, opening, shrunk, tiles, transfer, windows
from ml.figures.drawing import sample
from ml.network import ConceptNet, geometry

COURSE = Path(__file__).parents[2] / "backend" / "content" / "vision"
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def grey() -> np.ndarray:
    return np.random.default_rng(0).integers(0, 256, (INPUT_SIZE, INPUT_SIZE), dtype=np.uint8)


def test_numbers_are_those_of_the_marked_square(grey: np.ndarray) -> None:
    drawn = ET.fromstring(numbers.draw(grey))
    written = [int(text.text or "") for text in drawn.iter(f"{SVG}text")]
    column, row = numbers.EYE
    half = numbers.SIDE // 2
    square = grey[row - half : row + half, column - half : column + half]
    assert written == square.flatten().tolist()


def test_windows_are_drawn_to_scale(grey: np.ndarray) -> None:
    drawn = ET.fromstring(windows.draw(grey))
    sides = [float(rect.get("width") or 0) / windows.SCALE for rect in drawn.iter(f"{SVG}rect")]
    fields = [place.receptive_field for place in geometry(ConceptNet(2)).values()]
    assert [side for side in sides if side in fields] == [f for f in fields for _ in range(2)]


def test_windows_stay_within_the_picture(grey: np.ndarray) -> None:
    for rect in ET.fromstring(windows.draw(grey)).iter(f"{SVG}rect"):
        x, side = float(rect.get("x") or 0), float(rect.get("width") or 0)
        if x < INPUT_SIZE * windows.SCALE:
            assert 0 <= x <= x + side <= INPUT_SIZE * windows.SCALE


def _unit(index: int, box: tuple[int, int, int, int]) -> UnitReading:
    return UnitReading(index, max=9.0 - index, mean=0, peak=(0, 0), box=box, rank=index)


def test_units_that_look_where_a_stronger_one_does_are_shown_last() -> None:
    units = (
        _unit(0, (20, 20, 40, 40)),
        _unit(1, (25, 22, 45, 42)),
        _unit(2, (20, 41, 40, 61)),
    )
    nothing = Atlas(columns=1, tile=(0, 0), height=0, width=0, pixels=b"")
    layer = LayerReading("faces", "parts", (3, 24, 24), 20, 4, nothing, units)
    assert [unit.index for unit in opening.apart(layer)] == [0, 2, 1]


def test_opening_says_what_both_networks_answer() -> None:
    drawn = ET.parse(COURSE / "recognising-images" / "figures" / "opening.svg")
    said = [text.text for text in drawn.iter(f"{SVG}text")]
    for network, name in opening.PAIRS:
        best = tiles.output(network, list(api.analyse(sample(name), [network]))).output[0]
        at = said.index(f"{network[:-1]} network")
        assert said[at + 1 : at + 3] == [best.label, f"{best.probability:.2f}"]


def test_distance_is_the_mean_difference() -> None:
    one, other = np.zeros((2, 2), np.uint8), np.array([[0, 255], [10, 0]], np.uint8)
    assert distances.distance(one, other) == pytest.approx(66.25)
    assert distances.distance(other, one) == distances.distance(one, other)


def test_same_woman_in_half_the_light_is_further_away_than_the_picture_moved() -> None:
    apart = re.findall(r'class="bold">([\d.]+)<', distances.draw())
    same, moved, dark, _, other = map(float, apart)
    assert same == 0
    assert 0 < moved < dark
    assert dark > 0.8 * other  # the caption calls them about as far


def test_every_drawing_is_well_formed(grey: np.ndarray) -> None:
    for drawn in (numbers.draw(grey), windows.draw(grey), distances.draw(), shrunk.draw()):
        assert ET.fromstring(drawn).get("viewBox")


def _direction(lowest: float) -> dict[str, object]:
    """A direction whose curves rise from `lowest` in steps that tell them apart."""
    curves = {
        name: {"mean": [lowest + at / 10, 0.9], "deviation": [0.05, 0.0]}
        for at, name in enumerate(transfer.CURVES)
    }
    return {"images": [100, 400], "curves": curves}


def test_transfer_is_drawn_as_it_was_measured() -> None:
    drawn = ET.fromstring(transfer.draw({"directions": {"faces-to-cars": _direction(0.25)}}))
    lines = list(drawn.iter(f"{SVG}polyline"))[len(transfer.CURVES) :]
    starts = [float((line.get("points") or "").split()[0].split(",")[1]) for line in lines]
    tops = [float((line.get("points") or "").split()[1].split(",")[1]) for line in lines]
    rises = [below - above for below, above in pairwise(starts)]
    assert rises == pytest.approx([transfer.HEIGHT * 0.1 / 0.8] * 4, abs=0.2)
    assert len(set(tops)) == 1  # all the same where the means are


def test_transfer_shows_a_deviation_up_and_down_at_every_point() -> None:
    drawn = ET.fromstring(transfer.draw({"directions": {"cars-to-faces": _direction(0.25)}}))
    bars = [path.get("d") or "" for path in drawn.iter(f"{SVG}path") if path.get("class")]
    heights = [abs(float(d.split()[1].split("V")[0]) - float(d.split("V")[1])) for d in bars]
    assert heights[::2] == pytest.approx([transfer.HEIGHT * 0.1 / 0.8] * 5, abs=0.2)
    assert heights[1::2] == [0.0] * 5


def test_shipped_figure_of_the_transfer_is_the_measured_one() -> None:
    measured = transfer.read()
    figure = COURSE / "same-algorithm-other-data" / "figures" / "transfer.svg"
    assert figure.exists() == (measured is not None)
    if measured is not None:
        assert figure.read_text() == transfer.draw(measured)


def test_bars_are_as_long_as_their_shares_and_say_them() -> None:
    group = failures.Group("one", (failures.Bar("half", 0.5), failures.Bar("a tenth", 0.1, True)))
    drawn = ET.fromstring(failures.bars([group], 1 / 4))
    lengths = [float(bar.get("width") or 0) for bar in drawn.iter(f"{SVG}rect")]
    assert lengths == pytest.approx([failures.ACROSS / 2, failures.ACROSS / 10], abs=0.1)
    said = [text.text for text in drawn.iter(f"{SVG}text")]
    assert said == ["one", "half", "50%", "a tenth", "10%", "guessing"]


def test_a_curve_goes_through_what_was_measured() -> None:
    points = [{"step": at, "train": at / 4, "held": 0.5} for at in (0, 1, 4)]
    drawn = ET.fromstring(failures.curve(points))
    train, held = ((line.get("points") or "").split() for line in drawn.iter(f"{SVG}polyline"))
    heights = [float(place.split(",")[1]) for place in train]
    assert heights[0] - heights[2] == pytest.approx(failures.RISE)
    assert len({place.split(",")[1] for place in held}) == 1


@pytest.mark.parametrize("name", failures.drawn(failures.read()))
def test_shipped_charts_of_failures_are_the_measured_ones(name: str) -> None:
    shipped = COURSE / "recognising-images" / "figures" / f"{name}.svg"
    assert shipped.read_text() == failures.drawn(failures.read())[name]
