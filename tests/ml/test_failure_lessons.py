"""Faults of data: the small networks that show them, and the record that pages quote."""

from __future__ import annotations

import json
from functools import partial
from typing import Any

import pytest
import torch
from torch import Generator

from ml.contracts import NETWORKS, ZOO
from ml.failures.lessons import shortcut, small
from ml.failures.lessons.drawn import PEOPLE, people
from ml.failures.lessons.small import SIDE, Data, Recipe, Small, accuracy, moved, shares, train


def halves(count: int = 40) -> Data:
    """Pictures that are bright on the left or on the right."""
    images = 0.2 * torch.rand((count, 1, SIDE, SIDE), generator=Generator().manual_seed(1))
    labels = torch.arange(count) % 2
    images[labels == 0, :, :, : SIDE // 2] += 0.7
    images[labels == 1, :, :, SIDE // 2 :] += 0.7
    return Data(images, labels)


def test_a_small_network_learns_what_there_is_to_learn() -> None:
    network = train(halves(), 2, seed=0, recipe=Recipe(steps=30))
    assert accuracy(network, halves()) == 1
    assert shares(network, halves().images).sum(1) == pytest.approx(torch.ones(40), abs=1e-5)


def test_the_same_seed_gives_the_same_network_and_another_another() -> None:
    one, same, other = (
        train(halves(), 2, seed=seed, recipe=Recipe(steps=3)).output.weight for seed in (0, 0, 1)
    )
    assert torch.equal(one, same)
    assert not torch.equal(one, other)


def test_training_is_heard_from_its_start_to_its_end() -> None:
    heard: list[int] = []

    def hear(step: int, _: Small) -> None:
        heard.append(step)

    train(halves(), 2, seed=0, recipe=Recipe(steps=3), heard=hear)
    assert heard == [0, 1, 2, 3]


def test_moved_pictures_keep_shape_and_range_and_change() -> None:
    images = halves().images
    seen = moved(images, Generator().manual_seed(0))
    assert seen.shape == images.shape
    assert 0 <= float(seen.min()) <= float(seen.max()) <= 1
    assert not torch.equal(seen, images)


def test_people_are_drawn_in_turn_and_the_same_again() -> None:
    drawn = people(1, 0, 0)
    assert drawn.images.shape == (len(PEOPLE), 3, SIDE, SIDE)
    assert drawn.labels.tolist() == list(range(len(PEOPLE)))
    assert torch.equal(drawn.images, people(1, 0, 0).images)
    assert not torch.equal(drawn.images, people(1, 0, 1).images)


def test_a_shortcut_is_measured_with_every_pair_of_car_and_ground(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(shortcut, "EACH", 4)
    monkeypatch.setattr(shortcut, "TEST", 2)
    monkeypatch.setattr(shortcut, "train", partial(small.train, recipe=small.Recipe(steps=20)))
    found = shortcut.measure(0)
    assert (found["trained_on"], found["tested_on"]) == (8, 4)
    assert set(found["broken"]) == set(found["mended"]) == {"usual", "swapped"}


@pytest.fixture(scope="module")
def record() -> dict[str, Any]:
    found: dict[str, Any] = json.loads((ZOO / "failures.json").read_text())
    return found


@pytest.mark.parametrize("name", NETWORKS)
def test_the_attack_was_measured_on_the_networks_that_ship(
    record: dict[str, Any], name: str
) -> None:
    card = json.loads((ZOO / name / "card.json").read_text())
    assert record["attack"][name]["version"] == card["version"], record["command"]


def test_the_record_shows_what_the_pages_say_of_it(record: dict[str, Any]) -> None:
    shown = record["shortcut"]
    assert shown["broken"]["swapped"] < 0.5 < shown["mended"]["swapped"]
    leak = record["leak"]
    assert leak["by_picture"]["tested"] > leak["by_picture"]["fresh"] + 0.1
    assert abs(leak["by_burst"]["tested"] - leak["by_burst"]["fresh"]) < 0.1
    overfit = record["overfit"]
    assert overfit["broken"]["train"] > overfit["broken"]["held"] + 0.2
    assert overfit["broken"]["held"] < overfit["shifted"]["held"] < overfit["mended"]["held"]
    colours = record["colours"]
    assert colours["colour"]["swapped"] < colours["colour"]["right"] - 0.1
    assert abs(colours["grey"]["swapped"] - colours["grey"]["right"]) < 0.05
    robust = record["robust"]
    assert robust["clean"]["covered"] < robust["covered"]["covered"]
    assert robust["clean"]["grain"] < robust["grain"]["grain"]
    closed = record["closed"]
    assert closed["mended"]["named_surely"] < closed["broken"]["named_surely"]
    assert closed["mended"]["none"] > 0.5
    for name in NETWORKS:
        found = record["attack"][name]
        assert found["deceived_averaged"] < found["deceived"]
        assert found["aware_averaged"] > found["deceived_averaged"]
