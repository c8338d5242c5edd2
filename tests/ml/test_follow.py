"""What is told of each line is what PyTorch computes there, and the text is the source's own."""

from __future__ import annotations

import inspect
import io
import sys
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image
from torch.nn import functional

from ml import api, network, pictures, readings, weights
from ml.contracts import FOLLOWED, Follow, FollowReading, OutputReading, ValueReading
from ml.errors import NetworkError
from ml.inside.tracing import following
from ml.lessons import pixels
from ml.measure import transfer
from ml.pictures import grey_square
from ml.readings import batch_of

MODULES = {
    "ml/lessons/pixels.py": pixels,
    "ml/measure/transfer.py": transfer,
    "ml/network.py": network,
    "ml/pictures.py": pictures,
    "ml/readings.py": readings,
}


@pytest.fixture(scope="module")
def image() -> Image.Image:
    values = np.random.default_rng(7).integers(0, 256, (48, 64, 3), dtype=np.uint8)
    return Image.fromarray(values).resize((400, 300), Image.Resampling.BICUBIC)


def followed(zoo: Path, image: Image.Image, name: str = "faces") -> FollowReading:
    (reading,) = api.probe(image, [name], Follow(name), zoo=zoo)
    assert isinstance(reading, FollowReading)
    return reading


def saved(image: Image.Image) -> bytes:
    sink = io.BytesIO()
    image.save(sink, "JPEG")
    return sink.getvalue()


def value(reading: FollowReading, function: str, name: str) -> ValueReading:
    found = [one for one in reading.values if (one.function, one.name) == (function, name)]
    assert found, f"{function} made no {name}"
    return found[-1]


def same(told: ValueReading, made: torch.Tensor) -> None:
    assert told.shape == tuple(made.shape)
    assert told.least == pytest.approx(float(made.min()), abs=1e-6)
    assert told.most == pytest.approx(float(made.max()), rel=1e-5)
    assert told.mean == pytest.approx(float(made.mean()), abs=1e-5)


def test_every_line_is_told_with_the_text_that_stands_there(zoo: Path, image: Image.Image) -> None:
    for one in followed(zoo, image).values:
        found: object = MODULES[one.file]
        for part in one.function.split("."):
            found = getattr(found, part)
        lines = inspect.getsource(found).splitlines()  # type: ignore[arg-type]
        assert lines[one.line].strip() == one.text


def test_each_followed_function_ran_and_made_something(zoo: Path, image: Image.Image) -> None:
    reading = followed(zoo, image)
    assert {(file, name) for file, name, _ in reading.ran} == set(FOLLOWED)
    assert {(one.file, one.function) for one in reading.values} == set(FOLLOWED)


@pytest.mark.parametrize("name", ["faces", "cars"])
def test_values_are_what_pytorch_computes(zoo: Path, image: Image.Image, name: str) -> None:
    reading = followed(zoo, image, name)
    net = weights.load_network(name, zoo).network
    batch = batch_of(grey_square(image))
    with torch.no_grad():
        contrast = net.normalise(batch)
        drive = net.edges[0](contrast)
        edges = net.edges(contrast)
        pooled = functional.max_pool2d(edges, 2)
        objects = net.objects(net.pool_parts(net.parts(pooled)))
        best, logits = objects.amax((2, 3)), net(batch)
    same(value(reading, "batch_of", "return"), batch)
    same(value(reading, "LocalContrast.forward", "return"), contrast)
    same(value(reading, "ConceptNet.steps", "self.edges[0]"), drive)
    same(value(reading, "ConceptNet.steps", "edges"), edges)
    same(value(reading, "ConceptNet.steps", "self.pool_edges"), pooled)
    same(value(reading, "ConceptNet.steps", "objects"), objects)
    same(value(reading, "ConceptNet.steps", "into self.output"), best)
    told = value(reading, "ConceptNet.steps", "self.output")
    same(told, logits)
    assert told.numbers == pytest.approx(logits[0].tolist(), rel=1e-4)


def test_the_picture_is_compared_with_itself_one_point_to_the_side(
    zoo: Path, image: Image.Image
) -> None:
    reading, grey = followed(zoo, image), grey_square(image).astype(float)
    difference = np.abs(grey[:, :-1] - grey[:, 1:])
    same(value(reading, "apart", "difference"), torch.from_numpy(difference)[None])
    assert value(reading, "apart", "return").numbers == pytest.approx([difference.mean()], rel=1e-5)
    drawn = reading.pictures[value(reading, "apart", "difference").picture or 0]
    assert (drawn.palette, drawn.width, drawn.height) == ("grey", 95, 96)


def test_the_layers_that_one_would_keep_are_told_without_their_network(
    zoo: Path, image: Image.Image
) -> None:
    reading = followed(zoo, image)
    net = weights.load_network("faces", zoo).network
    with torch.no_grad():
        edges = net.edges(net.normalise(batch_of(grey_square(image))))
        kept = net.pool_parts(net.parts(net.pool_edges(edges)))
    same(value(reading, "through", "parts[1]"), net.parts(net.pool_edges(edges)).detach())
    told = value(reading, "through", "return")
    same(told, kept)
    assert told.text.startswith("return torch.cat")  # not the `with` that is left before


def test_the_last_numbers_are_the_runs_own_probabilities(zoo: Path, image: Image.Image) -> None:
    reading = followed(zoo, image)
    shares = value(reading, "output_reading", "shares").numbers
    (output,) = [o for o in api.analyse(image, ["faces"], zoo=zoo) if isinstance(o, OutputReading)]
    assert dict(zip(reading.labels, shares, strict=True)) == pytest.approx(
        {one.label: one.probability for one in output.output}
    )


def test_a_map_is_drawn_as_its_strongest_unit(zoo: Path, image: Image.Image) -> None:
    reading = followed(zoo, image)
    net = weights.load_network("faces", zoo).network
    with torch.no_grad():
        edges = net.edges(net.normalise(batch_of(grey_square(image))))[0]
    drawn = reading.pictures[value(reading, "ConceptNet.steps", "edges").picture or 0]
    unit = int(edges.amax((1, 2)).argmax())
    assert (drawn.unit, drawn.palette, drawn.width, drawn.height) == (unit, "activation", 48, 48)
    pixels = np.frombuffer(drawn.pixels, np.uint8).reshape(48, 48)
    assert np.abs(pixels / 255 * drawn.top - edges[unit].numpy()).max() <= drawn.top / 509


def test_what_has_both_signs_is_drawn_about_the_middle(zoo: Path, image: Image.Image) -> None:
    reading = followed(zoo, image)
    told = value(reading, "LocalContrast.forward", "return")
    drawn = reading.pictures[told.picture or 0]
    assert drawn.palette == "signed"
    assert drawn.top == pytest.approx(max(-told.least, told.most))
    pixels = np.frombuffer(drawn.pixels, np.uint8).astype(float)
    back = (pixels - 128) / 127 * drawn.top
    assert (back.min(), back.max()) == pytest.approx((told.least, told.most), abs=drawn.top / 127)


def test_the_grey_square_is_drawn_byte_for_byte(zoo: Path, image: Image.Image) -> None:
    reading = followed(zoo, image)
    drawn = reading.pictures[value(reading, "grey_square", "return").picture or 0]
    assert drawn.pixels == grey_square(image).tobytes()


def test_lines_that_the_picture_does_not_need_are_not_among_those_that_ran(
    zoo: Path, image: Image.Image
) -> None:
    def lines(picture: Image.Image) -> int:
        ran = {name: at for _, name, at in followed(zoo, picture).ran}
        return len(ran["upright"])

    # a colour picture leaves at once; one with transparency is laid on white first
    assert lines(image) < lines(image.convert("RGBA"))


def test_following_leaves_the_networks_and_the_interpreter_as_they_were(
    zoo: Path, image: Image.Image
) -> None:
    before, tracer = list(api.analyse(image, ["faces"], zoo=zoo)), sys.gettrace()
    net = weights.load_network("faces", zoo).network
    with pytest.raises(OSError, match="truncated"), following([grey_square], net):
        grey_square(Image.open(io.BytesIO(saved(image)[:900])))  # a picture that breaks off
    assert sys.gettrace() is tracer
    assert not any(module._forward_hooks for module in net.modules())
    followed(zoo, image)
    assert list(api.analyse(image, ["faces"], zoo=zoo)) == before


def test_a_network_that_was_not_asked_is_refused(zoo: Path, image: Image.Image) -> None:
    with pytest.raises(NetworkError, match="not among those asked"):
        list(api.probe(image, ["faces"], Follow("cars"), zoo=zoo))
