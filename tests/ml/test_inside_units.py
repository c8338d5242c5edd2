from __future__ import annotations

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from torch import nn

from ml.errors import NetworkError
from ml.inside import ablation, dissection, exemplars, gabor, optimised
from ml.network import Geometry, geometry
from tests.ml.nets import Paper, step_image
from tests.ml.zoos import untrained

PAPER = Geometry(receptive_field=2, stride=1, start=0.5)


@settings(deadline=None, max_examples=20)
@given(seed=st.integers(0, 999))
def test_ablating_nothing_changes_nothing(seed: int) -> None:
    images = torch.rand(2, 1, 96, 96, generator=torch.manual_seed(seed))
    silent: dict[str, list[int]] = {"edges": [], "parts": [], "objects": []}
    change = ablation.look(untrained(), images, silent)
    assert torch.equal(change.before, change.after)


def test_ablating_a_unit_takes_exactly_its_share_from_the_answer() -> None:
    change = ablation.look(Paper(), step_image(), {"eyes": [0]})
    assert torch.allclose(change.before, torch.tensor([[2.0, 1.0, 0.0]]).softmax(1))
    assert torch.allclose(change.after, torch.tensor([[0.0, 1.0, 0.0]]).softmax(1))
    assert float(change.difference.sum()) == pytest.approx(0, abs=1e-6)


def test_effects_are_those_of_each_unit_alone() -> None:
    effects = ablation.effects(Paper(), step_image(), "eyes")
    assert effects.shape == (2, 1, 3)
    for unit in range(2):
        alone = ablation.look(Paper(), step_image(), {"eyes": [unit]}).difference
        assert torch.equal(effects[unit], alone)


def test_silencing_a_unit_that_is_not_there_is_refused_and_leaves_no_hook() -> None:
    network = Paper()
    with pytest.raises(NetworkError, match="units 0 to 1"):
        ablation.look(network, step_image(), {"eyes": [2]})
    assert not network.eyes._forward_hooks


def test_exemplars_are_the_strongest_at_most_one_an_image() -> None:
    strengths = [0.2, 0.9, 0.5, 0.0]
    pool = torch.cat([step_image(at=i + 2) * s for i, s in enumerate(strengths)])
    step = exemplars.look(Paper(), "eyes", pool, PAPER, count=3)[1]
    assert [e.image for e in step] == [1, 2, 0]
    assert [round(e.value, 3) for e in step] == [0.9, 0.5, 0.2]
    assert [e.peak for e in step] == [(2, 0), (3, 0), (1, 0)]
    assert step[0].box == (2, 0, 4, 2)


def test_a_unit_that_never_responds_has_no_exemplar_and_a_grey_mean() -> None:
    pool = torch.zeros(3, 1, 8, 8)
    units = exemplars.look(Paper(), "eyes", pool, PAPER)
    assert units == [[], []]
    assert (exemplars.mean(pool, [], PAPER) == 127.5).all()


@settings(deadline=None, max_examples=40)
@given(column=st.integers(0, 11), row=st.integers(0, 11), zoom=st.integers(1, 3))
def test_patch_is_the_box_where_the_window_lies_within_the_picture(
    column: int, row: int, zoom: int
) -> None:
    place = geometry(untrained())["parts"]
    picture = torch.arange((96 * zoom) ** 2, dtype=torch.float).view(96 * zoom, 96 * zoom)
    column, row = column + 6, row + 6  # windows of these lie within
    x0, y0, x1, y1 = place.box(column, row)
    cut = exemplars.patch(picture, (column, row), place, zoom=zoom)
    assert torch.equal(cut, picture[y0 * zoom : y1 * zoom, x0 * zoom : x1 * zoom])


def test_patch_at_a_corner_keeps_the_whole_window() -> None:
    place = geometry(untrained())["objects"]
    assert exemplars.patch(torch.zeros(96, 96), (0, 11), place).shape == (87, 87)


def test_optimised_input_excites_its_unit_more_than_noise_does() -> None:
    network = untrained()
    found = optimised.look(network, "parts", [0, 5], size=48, seeds=(0, 1), steps=20)
    assert found.pictures.shape == (2, 48, 48)
    assert 0 <= float(found.pictures.min()) <= float(found.pictures.max()) <= 1
    noise = torch.rand(32, 1, 48, 48, generator=torch.manual_seed(0))
    with torch.no_grad():
        maps = dict(network.steps(noise))["parts"][:, [0, 5]]
    assert (found.values > maps[:, :, 6, 6].amax(0)).all()


def test_optimised_input_is_the_same_for_the_same_seed() -> None:
    a, b = (
        optimised.look(untrained(), "edges", [3], size=32, seeds=(4,), steps=4) for _ in range(2)
    )
    assert torch.equal(a.pictures, b.pictures)


class Brightness(nn.Module):
    """One live unit that copies the picture, and one dead."""

    def __init__(self) -> None:
        super().__init__()
        self.layer = nn.Conv2d(1, 2, 1, bias=False)
        with torch.no_grad():
            self.layer.weight[:] = torch.tensor([1.0, 0.0]).view(2, 1, 1, 1)

    def forward(self, image: torch.Tensor) -> torch.Tensor:
        maps: torch.Tensor = self.layer(image)
        return maps


def dotted(count: int = 40) -> tuple[torch.Tensor, torch.Tensor]:
    """Pictures with one bright dot of one pixel; masks "dot" (just it) and "row" (its row)."""
    images, masks = torch.zeros(count, 1, 10, 10), torch.zeros(count, 2, 10, 10, dtype=torch.bool)
    for i in range(count):
        row, column = divmod(i * 7 % 100, 10)
        images[i, 0, row, column] = masks[i, 0, row, column] = True
        masks[i, 1, row] = True
    return images, masks


def test_dissection_names_the_part_with_the_overlap_worked_out_on_paper() -> None:
    images, masks = dotted()
    found = dissection.look(Brightness(), "layer", images, masks, ["dot", "row"], quantile=0.98)
    # the 80 brightest of 4,000 places reach down to black, so the region is the 40 dots
    assert (found[0].part, found[0].iou, found[0].precision) == ("dot", 1.0, 1.0)
    assert (found[1].part, found[1].iou) == (None, 0.0)


def test_dissection_counts_pixels_as_worked_out_on_paper() -> None:
    images, masks = dotted()
    levels = torch.tensor([0.5, 0.5])
    both, region, part = dissection.overlaps(Brightness(), "layer", images, masks, levels)
    assert both.tolist() == [[40, 40], [0, 0]]
    assert region.tolist() == [40, 0]
    assert part.tolist() == [40, 400]


def test_shuffled_masks_leave_no_picture_its_own() -> None:
    marks = torch.arange(50).view(50, 1, 1, 1)
    for seed in range(5):
        moved = dissection.shuffled(marks, seed)
        assert (moved != marks).all()
        assert moved.flatten().sort().values.tolist() == list(range(50))


def test_gabor_finds_the_wave_it_is_given() -> None:
    true = np.array([1.0, 0.5, -1.0, 0.6, 2.0, 3.0, 0.15, 1.0])
    fit = gabor.look(gabor.gabor(true, 9))
    assert fit.r2 > 0.999
    assert fit.kind == "gabor"
    assert fit.orientation == pytest.approx(np.degrees(0.6) + 90, abs=1)
    assert fit.frequency == pytest.approx(0.15, abs=0.005)


def test_gabor_sets_spots_noise_and_flatness_apart() -> None:
    y, x = np.mgrid[-4:5, -4:5]
    assert gabor.look(np.exp(-(x**2 + y**2) / 6)).kind == "blob"
    assert gabor.look(np.full((9, 9), 0.3)).kind == "flat"
    noise = np.random.default_rng(0).normal(size=(2, 9, 9))
    assert [gabor.look(kernel).kind for kernel in noise] == ["other"] * 2


def test_gabor_knows_an_edge_without_a_full_wave() -> None:
    y, x = np.mgrid[-4:5, -4:5]
    assert gabor.look(-x * np.exp(-(x**2 + y**2) / 10)).kind == "gabor"


def test_climbing_leaves_no_hook_behind() -> None:
    network = untrained(units=(4, 4, 4))
    optimised.look(network, "parts", [1], size=48, seeds=(0,), steps=2)
    with pytest.raises(IndexError):
        optimised.look(network, "parts", [9], size=48, seeds=(0,), steps=2)
    assert not any(m._backward_hooks or m._forward_hooks for m in network.modules())


def test_shuffled_masks_are_judged_as_they_would_be_alone() -> None:
    images, masks = dotted()
    other = dissection.shuffled(masks, 0)
    parts = ["dot", "row"]
    both = dissection.compare(Brightness(), "layer", images, [masks, other], parts, quantile=0.98)
    alone = dissection.look(Brightness(), "layer", images, other, parts, quantile=0.98)
    assert both[1] == alone
    assert both[0][0].iou == 1
