"""Rendered things that are neither face nor car."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image

from ml.data import things


@pytest.mark.parametrize("kind", things.KINDS)
def test_a_thing_is_drawn_under_its_name_and_repeats_with_its_seed(kind: str) -> None:
    one = things.render(kind, np.random.default_rng(2))
    assert one.label == kind
    assert one.image.shape == (96, 96, 3)
    assert one.masks == {}
    assert np.array_equal(one.image, things.render(kind, np.random.default_rng(2)).image)


@pytest.mark.parametrize("kind", things.KINDS)
def test_a_larger_picture_shows_the_same_thing(kind: str) -> None:
    small = things.render(kind, np.random.default_rng(4)).image.astype(float)
    large = things.render(kind, np.random.default_rng(4), size=288).image
    shrunk = np.asarray(Image.fromarray(large).reduce(3), float)
    assert np.abs(shrunk - small).mean() < 14


def test_any_thing_may_come_up_when_none_is_named() -> None:
    labels = {things.render(None, np.random.default_rng(s), size=32).label for s in range(150)}
    assert len(labels) > 0.8 * len(things.KINDS)


def test_different_things_look_different_before_the_same_background() -> None:
    pictures = [
        things.render(kind, np.random.default_rng(9)).image.astype(float)
        for kind in ("clock", "house", "tree", "bottle")
    ]
    for index, picture in enumerate(pictures):
        for other in pictures[index + 1 :]:
            assert np.abs(picture - other).mean() > 5


def test_an_unknown_thing_is_refused_by_name() -> None:
    with pytest.raises(KeyError, match="submarine"):
        things.render("submarine", np.random.default_rng(0))
