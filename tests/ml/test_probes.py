"""Probes give what plain PyTorch gives for the same question, and leave the networks whole."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch
from numpy.typing import NDArray
from PIL import Image
from torch import Tensor
from torch.nn import functional

from ml import api, weights
from ml.contracts import (
    LAYERS,
    METHODS,
    TRANSFORMS,
    Attribute,
    AttributionReading,
    Change,
    Changes,
    Cover,
    Curve,
    CurveReading,
    InputReading,
    LayerReading,
    Method,
    MultiplicationReading,
    Multiply,
    OutputReading,
    ProbeReading,
    Rectangle,
    SilentUnit,
    Transform,
)
from ml.errors import NetworkError
from ml.inside import attribution, multiplication
from ml.inside.ablation import silenced
from ml.network import ConceptNet
from ml.pictures import grey_square
from tests.ml.nets import Paper, step_image

BOTH = ("faces", "cars")
NOTHING = Changes()


@pytest.fixture(scope="module")
def image() -> Image.Image:
    values = np.random.default_rng(7).integers(0, 256, (48, 64, 3), dtype=np.uint8)
    return Image.fromarray(values).resize((400, 300), Image.Resampling.BICUBIC)


@pytest.fixture(scope="module")
def network(zoo: Path) -> ConceptNet:
    """A copy of the network that the probes use."""
    return weights.load_network("faces", zoo).network


def batch(image: Image.Image) -> Tensor:
    return torch.from_numpy(grey_square(image).copy())[None, None] / 255


def shares(reading: ProbeReading) -> dict[str, float]:
    assert isinstance(reading, OutputReading)
    return {one.label: one.probability for one in reading.output}


def seen(reading: ProbeReading) -> NDArray[np.uint8]:
    assert isinstance(reading, InputReading)
    return np.frombuffer(reading.pixels, np.uint8).reshape(96, 96)


def test_a_change_of_nothing_reads_exactly_as_the_run(zoo: Path, image: Image.Image) -> None:
    same = tuple(Transform(name, kind.same) for name, kind in TRANSFORMS.items())
    for changes in (NOTHING, Changes(transforms=same)):
        assert list(api.probe(image, BOTH, Change(changes), zoo=zoo)) == list(
            api.analyse(image, BOTH, zoo=zoo)
        )


def test_a_transform_reads_as_a_picture_transformed_by_hand(zoo: Path, image: Image.Image) -> None:
    turned = image.crop((50, 0, 350, 300)).convert("L").transpose(Image.Transpose.ROTATE_270)
    asked = Change(Changes(transforms=(Transform("rotate", 90),)))
    found, by_hand = (
        list(api.probe(image, BOTH, asked, zoo=zoo)),
        list(api.analyse(turned, BOTH, zoo=zoo)),
    )
    assert np.abs(seen(found[0]).astype(int) - seen(by_hand[0])).max() <= 1
    assert shares(found[-1]) == pytest.approx(shares(by_hand[-1]), abs=1e-4)


def test_a_covered_input_is_what_the_networks_read(zoo: Path, image: Image.Image) -> None:
    cover = Cover((Rectangle((10, 20, 40, 50)),), "black")
    first, *rest = api.probe(image, BOTH, Change(Changes(cover=cover)), zoo=zoo)
    expected = grey_square(image).copy()
    expected[20:50, 10:40] = 0
    assert np.array_equal(seen(first), expected)
    by_hand = list(api.analyse(Image.fromarray(expected), BOTH, zoo=zoo))
    assert rest == by_hand[1:]


def test_a_silenced_unit_is_silent_and_all_that_follows_is_recomputed(
    zoo: Path, image: Image.Image, network: ConceptNet
) -> None:
    silent = tuple(SilentUnit("faces", "parts", index) for index in (3, 40))
    readings = list(api.probe(image, BOTH, Change(Changes(silent=silent)), zoo=zoo))
    plain = list(api.analyse(image, BOTH, zoo=zoo))
    layers = {(r.network, r.name): r for r in readings if isinstance(r, LayerReading)}
    for index in (3, 40):
        assert layers["faces", "parts"].units[index].max == 0
    assert [r for r in readings if getattr(r, "network", "") == "cars"] == [
        r for r in plain if getattr(r, "network", "") == "cars"
    ]
    # by hand: the same convolution with the silent inputs' kernels taken out
    weights_of = {name: value.detach() for name, value in network.named_parameters()}
    kernels = weights_of["objects.0.weight"].clone()
    kernels[:, [3, 40]] = 0
    with torch.no_grad():
        below = functional.max_pool2d(dict(network.steps(batch(image)))["parts"], 2)
    objects = functional.conv2d(below, kernels, weights_of["objects.0.bias"], padding=3).relu()
    tops = objects.amax((2, 3))[0]  # (64,)
    found = [unit.max for unit in layers["faces", "objects"].units]
    assert found == pytest.approx(tops.tolist(), abs=1e-5)
    logits = weights_of["output.weight"] @ tops + weights_of["output.bias"]
    expected = dict(
        zip(("Ada", "Ben", "someone else", "no face"), logits.softmax(0).tolist(), strict=True)
    )
    assert shares(readings[-2]) == pytest.approx(expected, abs=1e-5)


def test_a_silenced_unit_changes_the_answer_as_on_paper() -> None:
    with silenced(Paper(), {"eyes": [0]}):
        pass
    net = Paper()
    with silenced(net, {"eyes": [0]}):
        assert net(step_image()).tolist() == [[0.0, 1.0, 0.0]]  # brightness is gone
    assert net(step_image()).tolist() == [[2.0, 1.0, 0.0]]


def test_a_probe_given_up_half_way_leaves_the_network_whole(zoo: Path, image: Image.Image) -> None:
    before = list(api.analyse(image, BOTH, zoo=zoo))
    silent = (SilentUnit("faces", "edges", 0),)
    readings = api.probe(image, BOTH, Change(Changes(silent=silent)), zoo=zoo)
    next(readings)
    readings.close()  # type: ignore[attr-defined]
    assert list(api.analyse(image, BOTH, zoo=zoo)) == before


@pytest.mark.parametrize("method", METHODS)
def test_an_attribution_decodes_to_the_map_that_captum_gives(
    zoo: Path, image: Image.Image, network: ConceptNet, method: Method
) -> None:
    asked = Attribute(NOTHING, "faces", method, label="Ben")
    _, found = api.probe(image, BOTH, asked, zoo=zoo)
    assert isinstance(found, AttributionReading)
    true = attribution.look(network, batch(image), attribution.Target(1), method)
    signed = np.frombuffer(found.pixels, np.uint8).reshape(96, 96).astype(float)
    decoded = (signed - 128) / 127 * found.max
    assert np.abs(decoded - true.numpy()).max() <= found.max / 127
    assert found.max == pytest.approx(float(true.abs().max()), rel=1e-3)
    assert found.sum == pytest.approx(float(true.sum()), rel=1e-2, abs=1e-3)
    assert found.score == pytest.approx(float(network(batch(image))[0, 1].detach()), abs=1e-5)


def test_integrated_gradients_add_up_to_the_gain_over_grey(
    zoo: Path, image: Image.Image, network: ConceptNet
) -> None:
    asked = Attribute(NOTHING, "faces", "integrated_gradients", layer="parts", index=5)
    _, found = api.probe(image, BOTH, asked, zoo=zoo)
    assert isinstance(found, AttributionReading)
    flat = torch.full((1, 1, 96, 96), float(batch(image).mean()))
    peaks = [dict(network.steps(x))["parts"][0, 5].amax() for x in (batch(image), flat)]
    assert found.score == pytest.approx(float(peaks[0].detach()), abs=1e-5)
    # 32 steps of a sum stand for an integral
    assert found.sum == pytest.approx(float((peaks[0] - peaks[1]).detach()), rel=0.25)


def test_a_long_attribution_tells_how_far_it_is(zoo: Path, image: Image.Image) -> None:
    for method, passes in (("occlusion", 9), ("integrated_gradients", 4), ("grad_cam", 1)):
        told: list[float] = []
        asked = Attribute(NOTHING, "faces", method, label="Ada")  # type: ignore[arg-type]
        list(api.probe(image, BOTH, asked, step=told.append, zoo=zoo))
        assert told == pytest.approx([number / passes for number in range(passes)])


def test_a_long_attribution_stops_where_it_is_told_to(zoo: Path, image: Image.Image) -> None:
    class EnoughError(Exception):
        pass

    told: list[float] = []

    def step(share: float) -> None:
        told.append(share)
        if len(told) == 3:
            raise EnoughError

    asked = Attribute(NOTHING, "faces", "occlusion", label="Ada")
    with pytest.raises(EnoughError):
        list(api.probe(image, BOTH, asked, step=step, zoo=zoo))
    assert len(told) == 3


def test_an_unknown_label_or_unit_is_refused_with_those_there_are(
    zoo: Path, image: Image.Image
) -> None:
    with pytest.raises(NetworkError, match="Ada, Ben"):
        list(api.probe(image, BOTH, Attribute(NOTHING, "faces", "grad_cam", label="Cy"), zoo=zoo))
    beyond = Attribute(NOTHING, "faces", "grad_cam", layer="edges", index=24)
    with pytest.raises(NetworkError, match="0 to 23"):
        list(api.probe(image, BOTH, beyond, zoo=zoo))
    silent = Changes(silent=(SilentUnit("faces", "parts", 48),))
    with pytest.raises(NetworkError, match="0 to 47"):
        list(api.probe(image, BOTH, Change(silent), zoo=zoo))


def test_each_point_of_a_curve_is_a_change_of_that_strength(zoo: Path, image: Image.Image) -> None:
    base = Changes((Transform("flip", 1),), Cover((Rectangle((0, 0, 20, 20)),)))
    asked = Curve(base, Transform("blur", 0), (0.0, 1.5, 4.0))
    points = list(api.probe(image, BOTH, asked, zoo=zoo))
    assert len(points) == 3
    for index, strength in enumerate(asked.strengths):
        steps = (*base.transforms, Transform("blur", strength))
        whole = api.probe(image, BOTH, Change(Changes(steps, base.cover)), zoo=zoo)
        outputs = tuple(r for r in whole if isinstance(r, OutputReading))
        point = points[index]
        assert isinstance(point, CurveReading)
        assert (point.index, point.strength) == (index, strength)
        for one, other in zip(point.outputs, outputs, strict=True):
            assert shares(one) == pytest.approx(shares(other), abs=1e-6)


@pytest.mark.parametrize(
    ("layer", "at"),
    [("edges", (0, 0)), ("edges", (20, 31)), ("parts", (5, 23)), ("objects", (11, 0))],
)
def test_a_multiplication_adds_up_to_the_activation(
    zoo: Path, image: Image.Image, network: ConceptNet, layer: str, at: tuple[int, int]
) -> None:
    maps = dict(network.steps(batch(image)))
    _, found = api.probe(image, BOTH, Multiply(NOTHING, "faces", layer, 7, at), zoo=zoo)
    assert isinstance(found, MultiplicationReading)
    total = float((np.array(found.window) * np.array(found.kernel)).sum()) + found.bias
    assert total == pytest.approx(found.sum, abs=1e-5)
    assert found.activation == max(0.0, found.sum)
    assert found.activation == pytest.approx(
        float(maps[layer][0, 7, at[1], at[0]].detach()), abs=1e-5
    )
    convolution = getattr(network, layer)[0]
    assert np.allclose(found.kernel, convolution.weight[7].detach().numpy())
    assert (found.pixels is not None) == (layer == "edges")


def test_the_pixels_of_an_edge_are_the_picture_s_and_none_beyond_it(
    zoo: Path, image: Image.Image
) -> None:
    first, found = api.probe(image, BOTH, Multiply(NOTHING, "cars", "edges", 0, (0, 10)), zoo=zoo)
    assert isinstance(found, MultiplicationReading)
    assert found.pixels is not None
    x0, y0, x1, y1 = found.box
    assert (x0, x1 - x0, y1 - y0) == (0, 5, 9)  # four columns lie beyond the left edge
    assert [list(row[:4]) for row in found.pixels] == [[None] * 4] * 9
    assert [list(row[4:]) for row in found.pixels] == seen(first)[y0:y1, x0:x1].tolist()


def test_a_multiplication_is_as_on_paper() -> None:
    found = multiplication.look(Paper(), step_image(at=4), "eyes", 1, (3, 2))
    assert found.window.tolist() == [[[0.0, 1.0]]]
    assert found.kernel.tolist() == [[[-1.0, 1.0]]]
    assert (found.bias, found.sum, found.activation) == (0.0, 1.0, 1.0)
    away = multiplication.look(Paper(), 1 - step_image(at=4), "eyes", 1, (3, 2))
    assert (away.sum, away.activation) == (-1.0, 0.0)


def test_a_place_beyond_the_map_is_refused_with_its_size() -> None:
    with pytest.raises(NetworkError, match="7 columns and 8 rows"):
        multiplication.look(Paper(), step_image(), "eyes", 0, (7, 0))


def test_every_layer_can_be_silenced(zoo: Path, image: Image.Image) -> None:
    for layer in LAYERS:
        changes = Changes(silent=(SilentUnit("cars", layer, 1),))
        found = list(api.probe(image, ("cars",), Change(changes), zoo=zoo))
        hit = next(r for r in found if isinstance(r, LayerReading) and r.name == layer)
        assert hit.units[1].max == 0
