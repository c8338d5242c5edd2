"""The drills' networks: small, seeded, and measured on pictures they never saw."""

from __future__ import annotations

import json

import numpy as np
import pytest
import torch

from ml.contracts import ZOO
from ml.data import mix
from ml.lessons import pixels
from ml.lessons.grid import Grid, Training
from ml.lessons.material import Material, Pictures, pictures
from ml.lessons.net import SIDE, LessonNet
from ml.lessons.study import cells, networks, train

TINY = Grid(data=("bars",), layers=(1,), window=(3,), images=(12,), epochs=(1, 8), seeds=(0, 1))
SETTING = Training("bars", layers=1, window=3, images=12)


@pytest.fixture(scope="module")
def bars() -> Material:
    """Upright and lying bars at random places: two labels that one small window tells apart."""
    rng = np.random.default_rng(5)

    def some(count: int) -> Pictures:
        images = np.zeros((count, SIDE, SIDE), np.uint8)
        for at in range(count):
            place = rng.integers(4, SIDE - 8)
            part = (slice(None), slice(place, place + 3))
            images[at][part if at % 2 else part[::-1]] = 255
        return Pictures(torch.from_numpy(images), torch.arange(count) % 2)

    return Material(("lying", "upright"), some(40), some(20))


def test_training_with_the_same_seed_gives_the_same_shares(bars: Material) -> None:
    first, again, other = (train(SETTING, bars, (1, 8), seed) for seed in (0, 0, 1))
    shares = [
        [(one.accuracy, one.train_accuracy) for one in run.values()] for run in (first, again)
    ]
    assert shares[0] == shares[1]
    assert list(first) == [1, 8]
    assert other[8].train_accuracy >= 0.5


def test_what_one_window_can_tell_apart_is_learnt_and_holds_for_unseen_pictures(
    bars: Material,
) -> None:
    learnt = train(Training("bars", layers=1, window=3, images=40), bars, (25,), 0)[25]
    assert learnt.accuracy >= 0.9
    assert learnt.seconds > 0


def test_a_cell_is_the_mean_and_deviation_of_its_trainings(bars: Material) -> None:
    runs = [train(SETTING, bars, TINY.epochs, seed)[8] for seed in TINY.seeds]
    cell = cells(SETTING, bars, TINY)[-1]
    assert {name: cell[name] for name in ("data", "layers", "window", "images", "epochs")} == {
        "data": "bars", "layers": 1, "window": 3, "images": 12, "epochs": 8,
    }  # fmt: skip
    shares = [run.accuracy for run in runs]
    gaps = [run.train_accuracy - run.accuracy for run in runs]
    assert cell["accuracy"] == round(float(np.mean(shares)), 4)
    assert cell["accuracy_deviation"] == round(float(np.std(shares)), 4)
    assert cell["gap"] == round(float(np.mean(gaps)), 4)


def test_the_table_has_a_cell_for_every_setting_of_every_knob(bars: Material) -> None:
    table = networks(TINY, {"bars": bars}, TINY.trainings())
    assert [(cell["layers"], cell["epochs"]) for cell in table["cells"]] == [(1, 1), (1, 8)]
    knobs = {knob["name"]: [one["label"] for one in knob["values"]] for knob in table["knobs"]}
    assert knobs["epochs"] == ["1 epoch", "8 epochs"]


@pytest.mark.parametrize(("layers", "maps"), [(1, (8, 32)), (2, (16, 16)), (3, (24, 8))])
def test_each_layer_looks_at_the_one_below_at_half_its_size(
    layers: int, maps: tuple[int, int]
) -> None:
    net = LessonNet(5, layers=layers, window=5).eval()
    found = net.layers(torch.zeros(2, 1, SIDE, SIDE))
    assert found.shape == (2, maps[0], maps[1], maps[1])
    assert net(torch.zeros(2, 1, SIDE, SIDE)).shape == (2, 5)


def test_of_each_label_as_many_are_taken_as_of_any_other(bars: Material) -> None:
    assert bars.train.some(13, seed=3).labels.bincount().tolist() == [7, 6]
    assert not torch.equal(bars.train.some(12, 0).images, bars.train.some(12, 1).images)


def test_people_keep_their_labels_and_strangers_are_left_out() -> None:
    task = mix.TASKS["faces"]
    drawn, names = mix.draw("known faces", 3, 7, processes=1)
    labels = [*(task.labels.index(name) for name in names), task.labels.index(task.other)]
    pool = mix.Pool(
        np.concatenate([drawn, drawn[:1]]),
        np.array([*labels, task.labels.index(task.none)][:4], np.int64),
        np.full(4, "rendered faces"),
    )
    found = pictures(pool, task)
    assert found.labels.tolist() == [0, 1, 2]
    assert found.images.shape == (3, SIDE, SIDE)
    mean = drawn[0].reshape(SIDE, 2, SIDE, 2).mean((1, 3)).round()
    assert np.array_equal(found.images[0].numpy(), mean)


def test_distances_of_a_picture_to_itself_moved_are_worked_out_point_by_point() -> None:
    stripes = torch.zeros(4, SIDE, SIDE, dtype=torch.uint8)
    stripes[:, :, ::2] = 100  # every second column
    found = Material(("a", "none"), Pictures(stripes, torch.zeros(4).long()),
                     Pictures(stripes, torch.tensor([0, 0, 0, 0])))  # fmt: skip
    assert pixels._distances(found, "shift-1") == [100.0] * 4
    assert pixels._distances(found, "shift-2") == [0.0] * 4
    assert pixels._distances(found, "darker") == pytest.approx([15.0] * 4)  # 30 on every second
    assert pixels._distances(found, "same") == [0.0] * 4


def test_the_nearest_picture_names_what_it_has_seen_before(bars: Material) -> None:
    same = Material(bars.names, bars.train, bars.train)
    assert pixels._nearest(same, 40, "raw", 0) == 1.0


def test_what_ships_has_every_cell_of_the_grid_between_nothing_and_all() -> None:
    tables = json.loads((ZOO / "lessons.json").read_text())["tables"]
    grid = Grid()
    names = [knob.name for knob in grid.knobs()]
    cells = [tuple(cell[name] for name in names) for cell in tables["networks"]["cells"]]
    wanted = {
        (one.data, one.layers, one.window, one.images, epochs)
        for one in grid.trainings()
        for epochs in grid.epochs
    }
    assert len(cells) == len(set(cells))
    assert set(cells) == wanted
    shares = [
        cell[name]
        for cell in tables["networks"]["cells"]
        for name in ("accuracy", "train_accuracy")
    ]
    assert 0 <= min(shares) <= max(shares) <= 1
