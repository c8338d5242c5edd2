from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image
from torch import nn

from ml import weights
from ml.contracts import LAYERS
from ml.inside.kernels import convolution
from ml.measure import answers, pools, report, sheets, transfer, units
from ml.measure.specificity import specificity, thinned
from tests.ml.nets import Paper, step_image
from tests.ml.zoos import LABELS, untrained


def test_a_unit_that_ranks_the_category_first_scores_one_and_a_dead_one_chance() -> None:
    strong = torch.cat([step_image(at=a) for a in (2, 3, 4, 5)])
    weak = strong * 0.5
    found = specificity(Paper(), {"strong": strong, "weak": weak, "blank": weak * 0}, ["eyes"])
    assert found["eyes"].scores == (1.0, 1.0)
    backwards = specificity(Paper(), {"blank": weak * 0, "strong": strong, "weak": weak}, ["eyes"])
    assert backwards["eyes"].scores == pytest.approx((1 / 3, 1 / 3))
    assert backwards["eyes"].dead == 0
    silent = specificity(Paper(), {"a": weak * 0, "b": weak * 0, "c": weak * 0}, ["eyes"])
    assert silent["eyes"].scores == pytest.approx((1 / 3, 1 / 3))
    assert silent["eyes"].dead == 2


def test_categories_are_thinned_evenly_to_one_size() -> None:
    images = torch.arange(10).view(10, 1, 1, 1)
    assert thinned(images, 4).flatten().tolist() == [0, 3, 6, 9]
    assert len(thinned(images, 10)) == 10


def test_accuracy_counts_each_label_for_itself() -> None:
    found = answers.accuracy(["a", "a", "b", "b"], ["a", "b", "b", "b"])
    assert (found.right, found.count, found.share) == (3, 4, 0.75)
    assert found.by_label == {"a": 1.0, "b": pytest.approx(2 / 3)}
    assert found.confused == {"a": {"a": 1}, "b": {"a": 1, "b": 2}}


def test_calibration_error_is_the_distance_between_sure_and_right() -> None:
    shares = torch.tensor([[0.9, 0.1]] * 10)
    right = torch.tensor([True] * 5 + [False] * 5)
    error, bins = answers.calibration(shares, right)
    assert error == pytest.approx(0.4, abs=1e-6)
    assert [(b.accuracy, b.count) for b in bins] == [(0.5, 10)]


def test_perfect_and_certain_answers_have_no_calibration_error() -> None:
    error, bins = answers.calibration(torch.tensor([[1.0, 0.0]] * 3), torch.tensor([True] * 3))
    assert error == 0
    assert bins[0].confidence == 1


def test_random_kernels_are_no_edges_and_drawn_waves_are() -> None:
    network = untrained(units=(2, 48, 64))
    assert report.gabor_share(network)["share"] == 0
    wave = torch.sin(torch.arange(9) * 1.2)[None, :].expand(9, 9)
    bump = torch.exp(-((torch.arange(9) - 4) ** 2) / 8.0)
    with torch.no_grad():
        convolution(network, "edges").weight[:] = wave * bump[:, None] * bump[None, :]
    assert report.gabor_share(network)["counts"]["gabor"] == 2


def test_unseen_renderings_are_the_same_for_the_same_seed_and_others_for_another() -> None:
    one, again = (pools.rendered("things", 2, seed=3).images for _ in range(2))
    assert torch.equal(one, again)
    assert not torch.equal(one, pools.rendered("things", 2, seed=4).images)


@pytest.mark.parametrize("kind", ["faces", "cars"])
def test_pool_holds_what_is_seen_its_label_and_its_true_parts(kind: str) -> None:
    pool = pools.rendered(kind, 3, zoom=2, with_masks=True)
    assert pool.images.shape == (3, 1, 96, 96)
    assert pool.large.shape == (3, 192, 192)
    assert pool.labels == list(pools.LABELS[kind][:3])
    assert pool.masks is not None
    assert pool.masks.shape == (3, len(pool.parts), 96, 96)
    whole = pool.masks[:, pool.parts.index(pools.WHOLE[kind])]
    assert (whole.sum((1, 2)) > 200).all()
    shrunk = torch.nn.functional.avg_pool2d(pool.large[:, None].float(), 2)
    assert (shrunk - pool.images.float()).abs().mean() < 3


class Bright(nn.Module):
    """Names a picture by its brightness: dark 0, middling 1, bright 2."""

    def forward(self, images: torch.Tensor) -> torch.Tensor:
        mean = images.mean((1, 2, 3))
        return -((mean[:, None] - torch.tensor([0.0, 0.5, 1.0])) ** 2) * 100


def test_answers_are_the_most_probable_labels() -> None:
    images = torch.stack([torch.full((1, 4, 4), v) for v in (0.1, 0.9, 0.45)])
    shares = answers.probabilities(Bright(), images)
    assert torch.allclose(shares.sum(1), torch.ones(3))
    assert answers.answers(shares, ["dark", "middling", "bright"]) == ["dark", "bright", "middling"]


def test_sheet_puts_every_tile_where_it_says(tmp_path: Path) -> None:
    tiles = [torch.full((3, 5), n * 20, dtype=torch.uint8) for n in range(5)]
    sheet = sheets.write(tmp_path, "tiles.webp", tiles, columns=2)
    with Image.open(tmp_path / sheet.file) as image:
        picture = np.asarray(image.convert("L"))
    assert picture.shape == (9, 10)
    for n in range(5):
        y, x = n // 2 * 3, n % 2 * 5
        assert (picture[y : y + 3, x : x + 5] == n * 20).all()
    assert (picture[6:, 5:] == sheets.BLANK).all()


def test_diverging_pictures_have_zero_in_the_middle() -> None:
    assert sheets.diverging(torch.tensor([[-2.0, 0.0, 1.0]])).tolist() == [[1, 128, 192]]
    assert sheets.diverging(torch.zeros(1, 2)).tolist() == [[128, 128]]


def test_units_table_and_sheets_agree(tmp_path: Path) -> None:
    network = untrained(units=(4, 5, 6))
    weights.save(network, tmp_path / "faces", {"labels": LABELS["faces"]})
    loaded = weights.load_network("faces", tmp_path)
    pool = pools.rendered("faces", 12, zoom=2)
    parts = pools.rendered("faces", 6, with_masks=True)
    parts = replace(parts, labels=["Ada"] * 6)  # a label that the test's network knows
    material = units.Material(pool, parts, None)
    made = units.build(loaded, material, tmp_path, seeds=1, steps=2, say=lambda _: None)
    assert json.loads(json.dumps(made)) == made
    for layer, count in zip(LAYERS, (4, 5, 6), strict=True):
        assert [unit["index"] for unit in made[layer]] == list(range(count))
        for what, sheet in made["sheets"][layer].items():
            with Image.open(tmp_path / sheet["file"]) as image:
                rows = -(-sheet["count"] // sheet["columns"])
                height, width = sheet["tile"]
                assert image.size == (width * sheet["columns"], height * rows), what
        for unit in made[layer]:
            values = [each["value"] for each in unit["exemplars"]]
            assert values == sorted(values, reverse=True)
            assert len(values) <= 9
            assert unit["dead"] is (not values)
            assert 0 <= unit["iou"] <= 1
    told = {each["unit"] for unit in made["parts"] for each in unit["top_inputs"]}
    assert told <= set(range(4))
    assert ("top_inputs" in made["edges"][0], "top_outputs" in made["objects"][0]) == (False, False)
    assert all(each["contribution"] > 0 for unit in made["edges"] for each in unit["top_outputs"])


def test_stages_one_after_the_other_are_the_network() -> None:
    network, images = untrained(), torch.rand(2, 1, 96, 96)
    with torch.no_grad():
        seen = images
        for stage in transfer.stages(network):
            seen = stage(seen)
        assert torch.allclose(seen, network(images), atol=1e-6)


def test_transfer_freezes_what_it_says_and_learns_the_rest() -> None:
    source = untrained(units=(8, 8, 8))
    before = {name: tensor.clone() for name, tensor in source.state_dict().items()}
    stripes = (torch.arange(96) // 4 % 2 * 200)[None, :].expand(96, 96).to(torch.uint8)
    labels = torch.arange(48) % 2
    images = torch.stack([stripes if label else stripes.T for label in labels])[:, None]
    images = images + torch.randint(0, 50, images.shape).to(torch.uint8)
    data = transfer.Data(images, labels)
    plan = transfer.Plan(shares=(0.7, 1.0), seeds=(0,), steps=20)
    told: list[None] = []
    found = transfer.direction(source, data, data, plan, lambda: told.append(None))
    assert found["images"] == [34, 48]
    assert set(found["curves"]) == {"scratch", *(f"frozen-{n}" for n in range(4))}
    assert len(told) == 2 * 5
    assert found["curves"]["frozen-1"]["mean"][1] > 0.9
    assert all(torch.equal(tensor, before[name]) for name, tensor in source.state_dict().items())


def test_transfer_runs_alike_for_the_same_seed() -> None:
    images = torch.randint(0, 256, (32, 1, 96, 96), dtype=torch.uint8)
    data = transfer.Data(images, torch.arange(32) % 2)
    start = transfer.Start.of(untrained(units=(4, 4, 4)), 2, data, data)
    one, again = (
        transfer.accuracy_after(start, torch.arange(32), seed=5, steps=3) for _ in range(2)
    )
    assert one == again


def test_some_of_the_data_keeps_the_share_of_each_label() -> None:
    data = transfer.Data(torch.zeros(60, 1, 1, 1), torch.arange(60) % 3)
    for count in (6, 30, 60):
        found = data.some(count, seed=1)
        assert len(set(found.tolist())) == count
        assert torch.bincount(data.labels[found]).tolist() == [count // 3] * 3
