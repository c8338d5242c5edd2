from __future__ import annotations

import pytest
import torch
from torch import nn

from ml.contracts import LAYERS, Method
from ml.errors import NetworkError
from ml.inside import activations, attribution, connections, exemplars, kernels
from ml.inside.connections import Connection
from ml.inside.exemplars import Exemplar
from ml.network import geometry
from tests.ml.nets import Paper, step_image
from tests.ml.zoos import untrained


def hooks_left(network: nn.Module) -> int:
    return sum(len(m._forward_hooks) + len(m._backward_hooks) for m in network.modules())


def test_activations_are_those_worked_out_on_paper() -> None:
    maps = activations.look(Paper(), step_image(), ["eyes"])["eyes"]
    assert maps.shape == (1, 2, 8, 7)
    assert maps[0, 0, 0].tolist() == [0, 0, 0, 0.5, 1, 1, 1]
    assert maps[0, 1, 0].tolist() == [0, 0, 0, 1, 0, 0, 0]


def test_hooks_see_what_the_network_itself_reports() -> None:
    network = untrained()
    images = torch.rand(2, 1, 96, 96)
    with torch.no_grad():
        steps = dict(network.steps(images))
    for layer, maps in activations.look(network, images, LAYERS).items():
        assert torch.equal(maps, steps[layer])


def test_a_hook_never_outlives_an_error() -> None:
    network = Paper()
    with pytest.raises(RuntimeError, match="channels"):
        activations.look(network, torch.zeros(1, 3, 8, 8), ["eyes", "answer"])
    assert hooks_left(network) == 0


def test_a_wrong_second_layer_takes_the_first_layers_hook_off() -> None:
    network = Paper()
    with pytest.raises(NetworkError, match="'mouths'; there are eyes, answer"):
        activations.look(network, step_image(), ["eyes", "mouths"])
    assert hooks_left(network) == 0


def test_peaks_keep_value_and_place_over_any_batch_size() -> None:
    images = torch.cat([step_image(at=column) for column in (2, 4, 6)])
    for batch in (1, 2, 64):
        found = activations.peaks(Paper(), images, ["eyes"], batch=batch)["eyes"]
        assert found.values[:, 1].tolist() == [1, 1, 1]
        assert [found.place(image, 1) for image in range(3)] == [(1, 0), (3, 0), (5, 0)]


def test_bytes_are_read_as_shares_of_255() -> None:
    image = (step_image() * 255).to(torch.uint8)
    assert activations.peaks(Paper(), image, ["eyes"])["eyes"].values.tolist() == [[1, 1]]


def test_kernels_are_the_first_layers_weights() -> None:
    assert kernels.look(Paper(), "eyes")[1].tolist() == [[[-1, 1]]]
    with pytest.raises(NetworkError, match="0 convolutions"):
        kernels.look(Paper(), "answer")


def above(weights: torch.Tensor) -> nn.Sequential:
    """Two maps below, the image and its negative without what is under 0; one layer above."""
    below = nn.Conv2d(1, 2, 1, bias=False)
    layer = nn.Conv2d(2, len(weights), weights.shape[2], padding=weights.shape[2] // 2)
    with torch.no_grad():
        below.weight[:] = torch.tensor([1.0, -1.0]).view(2, 1, 1, 1)
        layer.weight[:] = weights
        layer.get_parameter("bias")[:] = 0.25
    return nn.Sequential(nn.Sequential(below, nn.ReLU()), nn.Sequential(layer, nn.ReLU()))


def seen_at(image: int, column: int, row: int) -> Exemplar:
    return Exemplar(image, 1.0, (column, row), (0, 0, 1, 1))


def test_an_input_that_is_silent_when_the_unit_answers_adds_nothing_however_it_is_weighed() -> None:
    weights = torch.tensor([2.0, -9.0]).view(1, 2, 1, 1)
    images = torch.full((1, 1, 3, 3), 0.5)
    products = connections.look(above(weights), "1", images, [[seen_at(0, 1, 1)]])
    assert connections.inputs(products) == [[Connection(0, 1.0, (0, 0))]]


def test_contributions_are_means_over_the_exemplars_with_sign_and_place() -> None:
    weights = torch.zeros(1, 2, 3, 3)
    weights[0, 0, 1, 2] = 4.0  # right of the middle
    weights[0, 1, 0, 1] = -2.0  # above it
    images = torch.zeros(2, 1, 3, 3)
    images[0, 0, 1, 2] = 1.0
    images[1, 0, 0, 1] = -0.5
    found = [[seen_at(0, 1, 1), seen_at(1, 1, 1)]]
    products = connections.look(above(weights), "1", images, found)
    assert connections.inputs(products) == [
        [Connection(0, 2.0, (1, 0)), Connection(1, -0.5, (0, -1))]
    ]
    assert connections.inputs(products, count=1) == [[Connection(0, 2.0, (1, 0))]]


def test_outputs_name_the_units_above_that_are_given_most_and_none_that_are_held_back() -> None:
    weights = torch.tensor([[1.0, 0.0], [3.0, 0.0], [-2.0, 0.0]]).view(3, 2, 1, 1)
    images = torch.full((1, 1, 1, 1), 1.0)
    products = connections.look(above(weights), "1", images, [[seen_at(0, 0, 0)]] * 3)
    first, second = connections.outputs(products)
    assert [(c.unit, c.contribution) for c in first] == [(1, 3.0), (0, 1.0)]
    assert second == []


def test_a_unit_that_never_answers_has_no_inputs() -> None:
    weights = torch.ones(2, 2, 1, 1)
    images = torch.full((1, 1, 1, 1), 1.0)
    products = connections.look(above(weights), "1", images, [[], [seen_at(0, 0, 0)]])
    dead, alive = connections.inputs(products)
    assert dead == []
    assert len(alive) == 1


def test_contributions_and_bias_add_up_to_the_answers_they_explain() -> None:
    network = untrained()
    images = torch.rand(6, 1, 96, 96, generator=torch.manual_seed(1))
    best = exemplars.look(network, "objects", images, geometry(network)["objects"], count=3)
    products = connections.look(network, "objects", images, best)
    biases = network.objects.get_parameter("0.bias").detach()
    for unit, found in enumerate(best):
        if found:
            said = sum(exemplar.value for exemplar in found) / len(found)
            bias = float(biases[unit])
            assert float(products[unit].sum()) + bias == pytest.approx(said, abs=1e-4)
    assert any(best)


@pytest.mark.parametrize("method", ["integrated_gradients", "grad_cam", "occlusion"])
def test_attribution_finds_the_only_pixels_that_matter(method: Method) -> None:
    network = untrained()
    image = torch.full((1, 1, 96, 96), 0.5)
    image[..., 20:30, 60:70] = torch.rand(10, 10, generator=torch.manual_seed(0))
    target = attribution.Target(index=3, layer="edges")
    found = attribution.look(network, image, target, method).abs()
    assert found.shape == (96, 96)
    near = found[10:40, 50:80].sum()
    assert near > 0.95 * found.sum() > 0


def test_integrated_gradients_add_up_to_the_gain() -> None:
    network, image = Paper(), step_image(at=4) * 0.8 + 0.1
    found = attribution.look(
        network, image, attribution.Target(1), "integrated_gradients", layer="eyes"
    )
    grey = torch.full_like(image, float(image.mean()))
    with torch.no_grad():
        gain = float((network(image) - network(grey))[0, 1])
    assert float(found.sum()) == pytest.approx(gain, abs=1e-4)


def test_attribution_leaves_no_hook_behind() -> None:
    network = untrained()
    for method in ("integrated_gradients", "grad_cam", "occlusion"):
        for target in (attribution.Target(0), attribution.Target(0, "parts")):
            attribution.look(network, torch.rand(1, 1, 96, 96), target, method)
    assert hooks_left(network) == 0


def test_occluding_a_box_changes_only_the_box() -> None:
    image = torch.rand(1, 1, 96, 96)
    covered = attribution.occluded(image, (10, 20, 30, 50))
    changed = (covered != image)[0, 0].nonzero()
    assert changed.min(0).values.tolist() == [20, 10]
    assert changed.max(0).values.tolist() == [49, 29]


@pytest.mark.parametrize("layer", LAYERS)
def test_box_of_an_activation_is_where_its_gradient_reaches(layer: str) -> None:
    network = untrained()
    # the window is counted from the picture after local contrast normalisation
    network.add_module("normalise", nn.Identity())
    place = geometry(network)[layer]
    image = torch.rand(1, 1, 96, 96, requires_grad=True)
    with activations.watching(network, [layer]) as seen:
        network(image)
    maps = seen[layer][0].sum(0)
    row, column = maps.shape[0] // 2, maps.shape[1] // 2 + 1
    torch.autograd.backward(maps[row, column])
    assert image.grad is not None
    touched = image.grad[0, 0].nonzero()
    x0, y0, x1, y1 = place.box(column, row)
    assert touched.min(0).values.tolist() >= [y0, x0]
    assert touched.max(0).values.tolist() <= [y1 - 1, x1 - 1]
