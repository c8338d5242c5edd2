"""Training: seeded, resumable, on pools small enough to take seconds."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image
from torch import nn

from ml.data import mix, real
from ml.data.mix import Pool
from ml.data.real import STORED_SIZE
from ml.network import ConceptNet
from ml.training import Progress, detect, mining, train, winners
from ml.training.augment import PLAIN, Views, plain, view
from ml.training.course import Course, Plan
from ml.training.material import Material, seen_by
from ml.weights import load_network

LABELS = ("tall", "wide", "none")
PLAN = Plan(
    pictures=24,
    world=24,
    edges=winners.Recipe(steps=4),
    parts=mining.Recipe(50, rounds=2, choose_after=1, share=0.2, sample=300),
    objects=mining.Recipe(
        64, rounds=2, choose_after=1, share=0.2, sample=300, spread=1.0, border=4
    ),
    output=detect.Recipe(steps=4, batch=8),
)


def bars(count: int, seed: int) -> Pool:
    """Upright and lying bars, and pictures of noise alone."""
    rng = np.random.default_rng(seed)
    pictures = rng.integers(90, 150, (count, STORED_SIZE, STORED_SIZE)).astype(np.uint8)
    labels = np.arange(count) % 3
    for picture, label in zip(pictures, labels, strict=True):
        at = int(rng.integers(40, 80))
        if label == 0:
            picture[20:108, at : at + 8] = 255
        if label == 1:
            picture[at : at + 8, 20:108] = 255
    return Pool(pictures, labels.astype(np.int64), np.full(count, "rendered bars"))


@pytest.fixture(autouse=True)
def _one_thread() -> None:
    torch.set_num_threads(1)


@dataclass
class Ear:
    """Hears a training's progress, and may stop it as a lost machine would."""

    stop_at: tuple[str, int] | None = None
    heard: list[Progress] = field(default_factory=list)

    def __call__(self, now: Progress) -> None:
        self.heard.append(now)
        if (now.stage, now.step) == self.stop_at:
            raise KeyboardInterrupt


def course(seed: int = 0) -> Course:
    return Course("bars", LABELS, bars(60, 1), bars(48, 2), PLAN, seed)


def weights(network: ConceptNet) -> torch.Tensor:
    return torch.cat([value.flatten() for value in network.state_dict().values()])


@dataclass(frozen=True)
class Trained:
    """A training that nothing stopped, and what was heard of it."""

    network: ConceptNet
    heard: list[Progress]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Trained:
    torch.set_num_threads(1)
    ear = Ear()
    return Trained(course().run(tmp_path_factory.mktemp("whole"), ear), ear.heard)


def test_the_same_seed_gives_the_same_weights_and_another_seed_others(
    whole: Trained, tmp_path: Path
) -> None:
    again = weights(course().run(tmp_path, Ear()))
    assert torch.equal(weights(whole.network), again)
    assert not torch.equal(weights(course(0).network), weights(course(1).network))


@pytest.mark.parametrize("stop", [("parts", 1), ("output", 2)])
def test_an_interrupted_training_goes_on_to_the_very_same_weights(
    whole: Trained, tmp_path: Path, stop: tuple[str, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ml.training.course.CHECKPOINT_EVERY", 2)
    with pytest.raises(KeyboardInterrupt):
        course().run(tmp_path / "cut", Ear(stop_at=stop))
    second, ear = course(), Ear()
    assert torch.equal(weights(second.run(tmp_path / "cut", ear)), weights(whole.network))
    assert "edges" not in {now.stage for now in ear.heard}
    steps = [(frame.stage, frame.step) for frame in second.frames]
    assert steps == sorted(set(steps), key=steps.index)
    assert list((tmp_path / "cut").iterdir()) == []


def test_every_stage_reports_how_far_it_is(whole: Trained) -> None:
    assert list(dict.fromkeys(now.stage for now in whole.heard)) == [
        "edges",
        "parts",
        "objects",
        "output",
    ]
    assert all(0 <= now.step < now.steps for now in whole.heard)
    assert all((now.accuracy is not None) == (now.stage == "output") for now in whole.heard)


def test_no_evidence_means_none_and_evidence_never_speaks_against(whole: Trained) -> None:
    output = whole.network.output
    assert (output.weight >= 0).all()
    assert (output.weight[-1] == 0).all()


def test_winners_are_one_place_of_a_map_in_the_strongest_pictures() -> None:
    answers = torch.rand(10, 3, 4, 4)
    kept = winners.winners(answers, share=0.2)
    assert ((kept > 0).sum((0, 2, 3)) == 2).all()
    assert ((kept > 0).sum((2, 3)) <= 1).all()
    assert torch.equal(kept.amax((0, 2, 3)), answers.amax((0, 2, 3)))


def test_a_mined_unit_finds_what_the_category_has_and_the_world_has_not() -> None:
    chance = torch.Generator().manual_seed(0)
    world, category = (torch.rand(60, 2, 12, 12, generator=chance) for _ in "wc")
    category[:, 0, 5:8, 5:8] += 3  # the one thing in common, and only there
    layer = nn.Conv2d(2, 4, 3, padding=1)
    recipe = mining.Recipe(40, rounds=3, choose_after=1, share=0.2, sample=800)
    mining.mine(layer, recipe, category, world, chance, lambda _turn, _missed: None)
    with torch.no_grad():
        ours, theirs = (layer(maps)[:, 0].flatten(1) for maps in (category, world))
    assert (ours.amax(1).min() > theirs.amax(1).max()).item()
    rows, columns = ours.argmax(1) // 12, ours.argmax(1) % 12
    assert ((rows - 6).abs() <= 2).all()
    assert ((columns - 6).abs() <= 2).all()


def test_an_unmoved_view_is_the_picture_as_the_network_sees_it() -> None:
    stored = torch.from_numpy(bars(3, 0).pictures)
    assert torch.equal(view(stored, PLAIN, torch.Generator()), plain(stored))


def test_views_stay_in_range_and_differ_each_time() -> None:
    stored = torch.from_numpy(bars(6, 0).pictures)
    chance = torch.Generator().manual_seed(0)
    first, second = (view(stored, Views(covered=0.5), chance) for _ in "ab")
    assert first.shape == (6, 1, 96, 96)
    assert first.min() >= 0
    assert first.max() <= 1
    assert not torch.equal(first, second)


def test_a_batch_with_labels_holds_each_picture_beside_its_own_label() -> None:
    pool = bars(60, 3)
    pool.pictures[pool.labels == 2] = 0  # dark pictures are "none"
    material = Material.of(pool, torch.Generator().manual_seed(0))
    seen, labels = material.labelled(40, material.shares())
    assert ((seen.mean((1, 2, 3)) < 0.2) == (labels == 2)).all()


def test_what_a_layer_sees_is_what_the_network_passes_it() -> None:
    network, images = ConceptNet(2), torch.rand(3, 1, 96, 96)
    steps = dict(network.steps(images))
    assert torch.allclose(
        network.objects(seen_by(network, "objects", images)), steps["objects"], atol=1e-5
    )


def test_one_network_is_trained_on_a_folder_of_ones_own_pictures(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mix, "COUNTS", {"things": 6, "scenes": 6})
    monkeypatch.setattr(mix, "HELD_COUNTS", {"things": 3, "scenes": 3})
    monkeypatch.chdir(tmp_path)
    for name in ("wrens", "finches"):
        (tmp_path / "birds" / name).mkdir(parents=True)
        for index, picture in enumerate(bars(10, len(name)).pictures):
            Image.fromarray(picture).save(tmp_path / "birds" / name / f"{index}.png")
    told = train("birds", out=tmp_path / "zoo/birds", images=tmp_path / "birds", plan=PLAN)
    loaded = load_network("birds", tmp_path / "zoo")
    assert loaded.labels == ("finches", "wrens", "none of these")
    assert loaded.version == told["version"]
    assert told["accuracy"]["wrens"]["pictures"] == 2
    shown = json.loads((tmp_path / "zoo/birds/film/film.json").read_text())
    assert [frame["row"] for frame in shown["frames"]] == list(range(len(shown["frames"])))
    with Image.open(tmp_path / "zoo/birds/film/edges.png") as sheet:
        assert sheet.size == (24 * 9, 9 * len(shown["frames"]))


def test_a_name_with_nothing_to_learn_from_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="needs a folder of images"):
        train("birds", out=tmp_path)


def test_photographs_of_one_person_are_never_on_both_sides(tmp_path: Path) -> None:
    for person in (21, 22, 23, 24):
        (tmp_path / "faces_orl" / f"s{person}").mkdir(parents=True)
        shade = Image.new("L", (92, 112), person * 10)
        for index in range(2):
            shade.save(tmp_path / "faces_orl" / f"s{person}" / f"{index}.png")
    found = real.load(tmp_path)["faces_orl"]
    assert set(np.unique(found.train)) == {210, 220}
    assert set(np.unique(found.held)) == {230, 240}


def test_a_folder_without_any_known_photographs_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="holds none of the known folders"):
        real.load(tmp_path)


def test_renderings_are_drawn_once_and_the_same_on_any_number_of_processes(
    tmp_path: Path,
) -> None:
    drawn, names = mix.draw("known faces", 33, 7, processes=1)
    again, _ = mix.draw("known faces", 33, 7, processes=2)
    assert np.array_equal(drawn, again)
    assert set(names) == set(mix.TASKS["faces"].known)
    first, _ = mix._cached("scenes", 2, 7, tmp_path)
    (kept,) = tmp_path.iterdir()
    stamp = kept.stat().st_mtime_ns
    second, _ = mix._cached("scenes", 2, 7, tmp_path)
    assert np.array_equal(first, second)
    assert kept.stat().st_mtime_ns == stamp
