"""Backgrounds and the camera: repeatable at every size, varied, mild."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image

from ml.data import scene


@pytest.mark.parametrize("kind", scene.SCENES)
def test_a_background_fills_the_frame_and_repeats_with_its_seed(kind: str) -> None:
    one = scene.background(np.random.default_rng(3), 96, kind)
    assert one.shape == (96, 96, 3)
    assert one.dtype == np.uint8
    assert np.array_equal(one, scene.background(np.random.default_rng(3), 96, kind))
    assert not np.array_equal(one, scene.background(np.random.default_rng(4), 96, kind))


@pytest.mark.parametrize("kind", scene.SCENES)
def test_a_larger_background_shows_the_same_scene(kind: str) -> None:
    small = scene.background(np.random.default_rng(8), 96, kind).astype(float)
    large = scene.background(np.random.default_rng(8), 288, kind)
    shrunk = np.asarray(Image.fromarray(large).reduce(3), float)
    assert np.abs(shrunk - small).mean() < 10


def test_any_kind_of_background_comes_up() -> None:
    pictures = [scene.background(np.random.default_rng(seed), 32) for seed in range(40)]
    assert np.std([picture.mean() for picture in pictures]) > 20
    assert np.std([picture.std() for picture in pictures]) > 8


def test_an_unknown_background_is_refused_by_name() -> None:
    with pytest.raises(KeyError, match="moon"):
        scene.background(np.random.default_rng(0), 32, "moon")


def test_the_camera_repeats_with_its_seed_and_leaves_its_input_alone() -> None:
    picture = scene.background(np.random.default_rng(1), 96)
    before = picture.copy()
    one = scene.camera(np.random.default_rng(2), picture)
    assert np.array_equal(one, scene.camera(np.random.default_rng(2), picture))
    assert np.array_equal(picture, before)
    assert one.shape == picture.shape
    assert one.dtype == np.uint8


def test_the_camera_is_mild() -> None:
    picture = scene.background(np.random.default_rng(1), 96, "shelves").astype(float)
    likeness = [
        np.corrcoef(
            picture.ravel(),
            scene.camera(np.random.default_rng(seed), picture.astype(np.uint8)).ravel(),
        )[0, 1]
        for seed in range(40)
    ]
    assert min(likeness) > 0.75


def test_what_is_drawn_after_a_background_does_not_depend_on_its_size() -> None:
    small, large = np.random.default_rng(6), np.random.default_rng(6)
    scene.background(small, 32)
    scene.background(large, 96)
    assert small.random() == large.random()
