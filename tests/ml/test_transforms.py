"""Changed pictures and covered inputs, where one can count on the pixels."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from ml.contracts import TRANSFORMS, Cover, Disc, Rectangle, Stroke, Transform
from ml.errors import ImageError
from ml.inside.covering import covered, mask_of
from ml.inside.transforms import square_of, transformed

SIDE = 192  # two of its pixels make one of the input's

Grey = NDArray[np.uint8]


def marked(x: int = 20, y: int = 30, size: int = 16) -> Image.Image:
    """Grey with one white block."""
    values = np.full((SIDE, SIDE), 64, np.uint8)
    values[y : y + size, x : x + size] = 255
    return Image.fromarray(values)


def texture() -> Image.Image:
    return Image.fromarray(np.random.default_rng(1).integers(60, 190, (SIDE, SIDE), np.uint8))


def done(image: Image.Image, name: str, strength: float, **more: float) -> Grey:
    found = transformed(square_of(image), [Transform(name, strength, **more)])  # type: ignore[arg-type]
    return np.asarray(found)


def block_of(values: Grey) -> tuple[int, int, int, int]:
    """Where it is white: x0, y0, x1, y1."""
    rows, columns = np.nonzero(values > 160)
    return columns.min(), rows.min(), columns.max() + 1, rows.max() + 1


@pytest.mark.parametrize("name", TRANSFORMS)
def test_at_its_neutral_strength_a_transform_changes_no_pixel(name: str) -> None:
    kept = done(texture(), name, TRANSFORMS[name].same)
    assert np.array_equal(kept, np.asarray(texture()))


@pytest.mark.parametrize("name", sorted(set(TRANSFORMS) - {"greyscale"}))
@pytest.mark.parametrize("end", ["least", "most"])
def test_at_either_end_of_its_range_a_transform_gives_a_picture_of_the_same_size(
    name: str, end: str
) -> None:
    strength = getattr(TRANSFORMS[name], end)
    found = done(texture(), name, strength)
    assert found.shape == (SIDE, SIDE)
    assert np.array_equal(found, np.asarray(texture())) == (strength == TRANSFORMS[name].same)


def test_a_quarter_turn_is_clockwise() -> None:
    # (x, y) goes to (side - y, x)
    assert block_of(done(marked(20, 30), "rotate", 90)) == (146, 20, 162, 36)


def test_a_shift_goes_its_way_in_input_pixels() -> None:
    assert block_of(done(marked(20, 30), "shift", 12)) == (44, 30, 60, 46)
    assert block_of(done(marked(20, 30), "shift", 12, direction=90)) == (20, 54, 36, 70)
    assert block_of(done(marked(20, 30), "shift", -5)) == (10, 30, 26, 46)


def test_what_comes_in_from_outside_is_the_mean_grey() -> None:
    image = marked()
    mean = round(float(np.asarray(image).mean()))
    assert set(done(image, "shift", 40)[:, :70].flat) == {mean}


def test_scaling_keeps_the_centre_and_stretches_the_rest() -> None:
    assert block_of(done(marked(88, 88), "scale", 2)) == (80, 80, 112, 112)
    assert block_of(done(marked(80, 80, 32), "scale", 0.5)) == (88, 88, 104, 104)


def test_blur_keeps_the_mean_and_takes_contrast() -> None:
    before, after = np.asarray(texture()), done(texture(), "blur", 3)
    assert after.mean() == pytest.approx(before.mean(), abs=1)
    assert after.std() < before.std() / 5


def test_noise_is_as_strong_as_it_says_and_as_its_seed_decides() -> None:
    flat = Image.new("L", (SIDE, SIDE), 128)
    first = done(flat, "noise", 0.1, seed=3)
    assert first.std() == pytest.approx(25.5, rel=0.05)
    assert np.array_equal(first, done(flat, "noise", 0.1, seed=3))
    assert not np.array_equal(first, done(flat, "noise", 0.1, seed=4))
    assert np.array_equal(first[::2, ::2], first[1::2, 1::2])  # a grain is an input pixel


def test_brightness_multiplies_up_to_white() -> None:
    values = np.asarray(marked()).astype(int)
    assert np.array_equal(done(marked(), "brightness", 2), (2 * values).clip(0, 255))
    assert done(marked(), "brightness", 0).max() == 0


def test_flip_mirrors_left_and_right() -> None:
    assert np.array_equal(done(texture(), "flip", 1), np.asarray(texture())[:, ::-1])


def test_scrambling_moves_every_patch_and_loses_none() -> None:
    whole = np.repeat(np.repeat(np.arange(16, dtype=np.uint8).reshape(4, 4) * 16, 48, 0), 48, 1)
    found = done(Image.fromarray(whole), "scramble", 4, seed=5)[24::48, 24::48]
    before = whole[24::48, 24::48]
    assert sorted(found.flat) == sorted(before.flat)
    assert not (found == before).any()


def test_steps_work_on_what_the_one_before_left() -> None:
    steps = [Transform("shift", 12), Transform("flip", 1)]
    both = np.asarray(transformed(square_of(marked(20, 30)), steps))
    other_way = np.asarray(transformed(square_of(marked(20, 30)), steps[::-1]))
    assert block_of(both) == (132, 30, 148, 46)
    assert block_of(other_way) == (180, 30, 192, 46)  # half of it has left


def test_an_unknown_transform_is_refused_with_those_there_are() -> None:
    with pytest.raises(ImageError, match="rotate, shift, scale"):
        done(marked(), "sharpen", 1)


def test_a_picture_of_one_pixel_survives_everything() -> None:
    for name, kind in TRANSFORMS.items():
        assert done(Image.new("L", (1, 1), 90), name, kind.most).shape == (1, 1)


# Covering -------------------------------------------------------------------------------------


def test_a_rectangle_covers_the_pixels_whose_centre_it_holds() -> None:
    mask = mask_of(Cover((Rectangle((2, 1, 4.6, 3.4)),)), 6, 6)
    assert {tuple(at) for at in np.argwhere(mask)} == {(r, c) for r in (1, 2) for c in (2, 3, 4)}


def test_a_disc_covers_as_far_as_its_radius() -> None:
    mask = mask_of(Cover((Disc((3.5, 3.5), 1),)), 7, 7)
    assert {tuple(at) for at in np.argwhere(mask)} == {(3, 3), (2, 3), (4, 3), (3, 2), (3, 4)}


def test_a_stroke_follows_its_points_with_round_ends() -> None:
    mask = mask_of(Cover((Stroke(((1.5, 1.5), (4.5, 1.5), (4.5, 3.5)), 1),)), 6, 6)
    along = {(1, 1), (1, 2), (1, 3), (1, 4), (2, 4), (3, 4)}
    assert {tuple(at) for at in np.argwhere(mask)} == along
    dot = mask_of(Cover((Stroke(((2.5, 2.5),), 1),)), 6, 6)
    assert {tuple(at) for at in np.argwhere(dot)} == {(2, 2)}


def test_covered_pixels_hold_the_fill_and_all_others_their_own() -> None:
    grey = np.random.default_rng(0).integers(0, 256, (96, 96), np.uint8)
    box = Rectangle((10, 20, 40, 50))
    mask = mask_of(Cover((box,)), 96, 96)
    for fill, values in (("mean", {round(float(grey.mean()))}), ("black", {0})):
        under = covered(grey, Cover((box,), fill))  # type: ignore[arg-type]
        assert set(under[mask].tolist()) == values
        assert np.array_equal(under[~mask], grey[~mask])
    noisy = covered(grey, Cover((box,), "noise", seed=1))
    assert np.array_equal(noisy, covered(grey, Cover((box,), "noise", seed=1)))
    assert np.array_equal(noisy[~mask], grey[~mask])
    assert len(set(noisy[mask].tolist())) > 100


def test_a_shape_outside_the_input_covers_nothing() -> None:
    grey = np.full((96, 96), 7, np.uint8)
    assert np.array_equal(covered(grey, Cover((Disc((-50, 200), 9),), "black")), grey)
