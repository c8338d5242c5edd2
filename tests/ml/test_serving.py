"""The path that serves runs says what the networks themselves say."""

from __future__ import annotations

import pytest
import torch
from torch.backends import mkldnn

from ml.contracts import LAYERS, NETWORKS, ZOO
from ml.pictures import grey_square
from ml.readings import batch_of
from ml.serving import Together
from ml.weights import load_network
from tests.drawn import drawing

CLOSE = 1e-4  # activations reach about 4; an atlas is exact to a 510th of that
NETS = [load_network(name, ZOO).network for name in NETWORKS]
FLAT = torch.full((1, 1, 96, 96), 0.5)
NOISE = torch.rand((1, 1, 96, 96), generator=torch.Generator().manual_seed(1))


@pytest.mark.parametrize(
    "image",
    [*(batch_of(grey_square(drawing(number))) for number in range(4)), FLAT, NOISE],
    ids=["face", "car", "another face", "another car", "flat", "noise"],
)
def test_both_networks_together_say_what_each_says_alone(image: torch.Tensor) -> None:
    _agree(image, [0, 1])


def test_one_network_alone_is_served_the_same_way() -> None:
    _agree(NOISE, [1])


def test_torch_without_onednn_serves_the_same_numbers(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(mkldnn, "is_available", lambda: False)
    _agree(NOISE, [0, 1])


def test_layers_come_in_turns_and_outputs_last() -> None:
    order = [(number, name) for number, name, _ in Together(NETS).steps(NOISE)]
    assert order == [(number, name) for name in (*LAYERS, "output") for number in (0, 1)]


def _agree(image: torch.Tensor, numbers: list[int]) -> None:
    networks = [NETS[number] for number in numbers]
    with torch.inference_mode():
        alone = [dict(network.steps(image)) for network in networks]
    with torch.inference_mode():
        together = list(Together(networks).steps(image))
    for number, name, answer in together:
        assert answer.shape == alone[number][name].shape
        torch.testing.assert_close(answer, alone[number][name], rtol=1e-4, atol=CLOSE)
