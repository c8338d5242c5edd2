from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image

from ml import reference
from ml.compat import torchvision
from ml.contracts import LayerReading, OutputReading
from ml.errors import NetworkError, WeightsError

FILE = "resnet18-f37072fd.pth"


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty cache of torch's, on a machine whose way out is closed."""
    monkeypatch.setenv("TORCH_HOME", str(tmp_path))
    for name in ("http_proxy", "https_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    reference.reference.cache_clear()
    yield tmp_path / "hub" / "checkpoints"
    reference.reference.cache_clear()


def picture() -> Image.Image:
    values = np.random.default_rng(1).integers(0, 256, (30, 40, 3), dtype=np.uint8)
    return Image.fromarray(values).resize((320, 240))


def test_reference_reads_a_picture_by_layer_name_with_weights_from_the_cache(cache: Path) -> None:
    torch.manual_seed(0)
    cache.mkdir(parents=True)
    torch.save(torchvision(".models").resnet18().state_dict(), cache / FILE)
    readings = list(reference.read(picture(), "resnet18"))
    layers = [r for r in readings if isinstance(r, LayerReading)]
    assert [(r.name, r.shape) for r in layers] == [
        ("relu", (64, 112, 112)),
        ("layer1", (64, 56, 56)),
        ("layer2", (128, 28, 28)),
        ("layer3", (256, 14, 14)),
        ("layer4", (512, 7, 7)),
    ]
    # worked out by hand from the 7x7, 3x3 and 1x1 steps of He et al. 2016, table 1
    assert [(r.receptive_field, r.stride) for r in layers] == [
        (7, 2), (43, 4), (99, 8), (211, 16), (435, 32),
    ]  # fmt: skip
    output = readings[-1]
    assert isinstance(output, OutputReading)
    assert len(output.output) == 1000
    assert sum(p.probability for p in output.output) == pytest.approx(1)


def test_missing_weights_say_in_one_line_where_to_put_them(cache: Path) -> None:
    with pytest.raises(WeightsError, match=rf"put {FILE} into .*checkpoints\.$") as refused:
        reference.reference("resnet18")
    assert "\n" not in str(refused.value)


def test_damaged_weights_are_refused_by_name(cache: Path) -> None:
    cache.mkdir(parents=True)
    (cache / FILE).write_bytes(b"not a network")
    with pytest.raises(WeightsError, match=f"{FILE} is damaged"):
        reference.reference("resnet18")


def test_unknown_reference_is_refused_with_those_there_are() -> None:
    with pytest.raises(NetworkError, match="resnet18, vgg16"):
        reference.reference("alexnet")


def test_windows_of_vgg_are_those_on_paper() -> None:
    layers = reference.REFERENCES["vgg16"][0]
    found = reference.windows(torchvision(".models").vgg16(), layers)
    fields = [found[layer].receptive_field for layer in layers]
    assert fields == [5, 14, 40, 92, 196]
    assert [found[layer].stride for layer in layers] == [1, 2, 4, 8, 16]
