"""The architecture and the geometry computed from it."""

from __future__ import annotations

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from torch import Tensor, nn

from ml.contracts import INPUT_SIZE, LAYERS
from ml.network import ConceptNet, Geometry, LocalContrast, geometry


class Blind(nn.Module):
    """Stands where local contrast is normalised, so that only the layers' own windows are felt."""

    def forward(self, image: Tensor) -> Tensor:
        return image


@pytest.fixture(scope="module")
def network() -> ConceptNet:
    torch.manual_seed(0)
    made = ConceptNet(5)
    made.normalise = Blind()  # type: ignore[assignment]
    for layer in LAYERS:
        stage = made.get_submodule(layer)
        with torch.no_grad():  # positive throughout: no rectifier hides a path
            stage.get_parameter("0.weight").abs_().add_(0.01)
            stage.get_parameter("0.bias").fill_(1)
    return made


def felt(network: ConceptNet, layer: str, column: int, row: int) -> tuple[int, int, int, int]:
    """The box of input pixels with a gradient to one activation, over several inputs.

    A pooled maximum passes a gradient to one of its places only, so inputs that rise to each
    corner are needed to feel the whole window.
    """
    ramp = torch.linspace(0, 1, INPUT_SIZE)
    across, down = ramp.expand(INPUT_SIZE, -1), ramp[:, None].expand(-1, INPUT_SIZE)
    corners = [x + y for x in (across, 1 - across) for y in (down, 1 - down)]
    image = torch.stack(corners)[:, None].requires_grad_()
    for name, maps in network.steps(image):
        if name == layer:
            maps[:, 0, row, column].sum().backward()  # type: ignore[no-untyped-call]
            break
    assert image.grad is not None
    rows, columns = image.grad.abs().sum((0, 1)).nonzero().T
    bounds = (columns.min(), rows.min(), columns.max() + 1, rows.max() + 1)
    left, top, right, bottom = (int(b) for b in bounds)
    return left, top, right, bottom


@pytest.mark.parametrize(("layer", "side"), [("edges", 48), ("parts", 24), ("objects", 12)])
@settings(max_examples=12, deadline=None)
@given(data=st.data())
def test_the_box_of_an_activation_is_exactly_where_the_input_moves_it(
    network: ConceptNet, layer: str, side: int, data: st.DataObject
) -> None:
    column, row = (data.draw(st.integers(0, side - 1)) for _ in "xy")
    assert geometry(network)[layer].box(column, row) == felt(network, layer, column, row)


def test_windows_grow_from_an_edge_to_a_part_to_nearly_the_whole_input() -> None:
    sizes = {name: at.receptive_field for name, at in geometry(ConceptNet(2)).items()}
    assert sizes == {"edges": 9, "parts": 35, "objects": 87}


def test_geometry_of_a_single_convolution_is_its_kernel_and_stride() -> None:
    at = Geometry(receptive_field=1, stride=1, start=0.0).then(kernel=5, stride=2, padding=2)
    assert at == Geometry(receptive_field=5, stride=2, start=0.0)


def test_a_flat_picture_has_no_contrast() -> None:
    flat = torch.full((1, 1, 20, 20), 0.7)
    assert LocalContrast()(flat).abs().max() < 1e-5


@settings(max_examples=20, deadline=None)
@given(seed=st.integers(0, 999), gain=st.floats(0.5, 1.0), lift=st.floats(0.0, 0.3))
def test_brighter_or_duller_light_leaves_strong_contrast_much_the_same(
    seed: int, gain: float, lift: float
) -> None:
    picture = torch.rand(1, 1, 32, 32, generator=torch.Generator().manual_seed(seed))
    seen, relit = (LocalContrast()(image) for image in (picture, gain * picture + lift))
    alike = torch.corrcoef(torch.stack([seen.flatten(), relit.flatten()]))[0, 1]
    assert alike > 0.99


def test_layers_come_in_order_and_only_as_they_are_asked_for() -> None:
    steps = ConceptNet(3).steps(torch.rand(2, 1, INPUT_SIZE, INPUT_SIZE))
    shapes = {name: tuple(maps.shape) for name, maps in steps}
    assert shapes == {
        "edges": (2, 24, 48, 48),
        "parts": (2, 48, 24, 24),
        "objects": (2, 64, 12, 12),
        "output": (2, 3),
    }
