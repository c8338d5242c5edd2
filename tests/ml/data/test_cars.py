"""Rendered cars: repeatable, true to their masks, and told apart by their shape."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image

from ml.data import cars
from ml.data.car_finish import draw_finish
from ml.data.car_hull import build_hull
from ml.data.car_mesh import skin
from ml.data.car_shape import OTHERS, draw_shape
from ml.data.car_view import View, projection
from ml.data.rendered import Mask, Rendering

SEEDS = range(6)


def drawn(style: str | None, seed: int, **options: object) -> Rendering:
    return cars.render(style, np.random.default_rng(seed), **options)  # type: ignore[arg-type]


def smaller(mask: Mask, size: int) -> np.ndarray:
    """The share of each coarse pixel that a mask covers."""
    step = mask.shape[0] // size
    return np.asarray(mask.reshape(size, step, size, step).mean((1, 3)))


@pytest.mark.parametrize("style", [*cars.STYLES, None])
def test_a_car_is_a_picture_with_a_mask_for_every_part(style: str | None) -> None:
    picture = drawn(style, 1)
    assert picture.image.shape == (96, 96, 3)
    assert picture.image.dtype == np.uint8
    assert picture.label == (style or "another car")
    assert set(picture.masks) == set(cars.PARTS)
    assert all(mask.shape == (96, 96) and mask.dtype == bool for mask in picture.masks.values())


@pytest.mark.parametrize("style", [*cars.STYLES, None])
def test_the_same_seed_draws_the_same_car(style: str | None) -> None:
    one, other = drawn(style, 5), drawn(style, 5)
    assert np.array_equal(one.image, other.image)
    assert all(np.array_equal(one.masks[part], other.masks[part]) for part in cars.PARTS)


def test_another_seed_draws_another_car() -> None:
    assert not np.array_equal(drawn("saloon", 1).image, drawn("saloon", 2).image)


def test_leaving_out_the_masks_changes_no_pixel() -> None:
    bare = drawn("SUV", 3, with_masks=False)
    assert bare.masks == {}
    assert np.array_equal(bare.image, drawn("SUV", 3).image)


@pytest.mark.parametrize("style", cars.STYLES)
def test_a_larger_picture_shows_the_same_scene(style: str) -> None:
    small, large = drawn(style, 4), drawn(style, 4, size=288)
    shrunk = np.asarray(Image.fromarray(large.image).reduce(3), float)
    difference = np.abs(shrunk - small.image)
    assert difference.mean() < 8


@pytest.mark.parametrize("style", cars.STYLES)
def test_masks_of_two_sizes_agree(style: str) -> None:
    small, large = drawn(style, 2), drawn(style, 2, size=288)
    for part in ("front_wheel", "rear_wheel", "side_window", "door", "bed"):
        covered = smaller(large.masks[part], 96) >= 0.5
        both = (covered | small.masks[part]).sum()
        if both > 60:
            assert (covered & small.masks[part]).sum() / both > 0.85, part


@pytest.mark.parametrize("seed", SEEDS)
def test_no_pixel_belongs_to_two_parts(seed: int) -> None:
    masks = drawn("hatchback", seed).masks
    assert np.sum(list(masks.values()), axis=0).max() == 1


def from_the_side(style: str, seed: int) -> Rendering:
    """The first seed at or after the given one whose view shows the car from its side."""
    while True:
        picture = drawn(style, seed)
        wheels = [picture.masks[part] for part in ("front_wheel", "rear_wheel")]
        if all(wheel.sum() > 30 for wheel in wheels):
            return picture
        seed += 1


@pytest.mark.parametrize("style", cars.STYLES)
def test_a_side_view_shows_both_wheels_round_and_dark_at_the_tyre(style: str) -> None:
    picture = from_the_side(style, 0)
    tyres = picture.masks["front_wheel"] | picture.masks["rear_wheel"]
    body = picture.masks["body"] | picture.masks["door"]
    grey = picture.image.mean(-1)
    assert np.percentile(grey[tyres], 20) < np.percentile(grey[body], 80)
    rows = np.flatnonzero(tyres.any(1))
    assert rows.mean() > np.flatnonzero(body.any(1)).mean()


def test_most_views_show_wheels_and_windows() -> None:
    pictures = [drawn(style, seed) for style in cars.STYLES for seed in range(4)]
    wheels = [p.masks["front_wheel"].sum() + p.masks["rear_wheel"].sum() for p in pictures]
    glass = [p.masks["side_window"].sum() + p.masks["windscreen"].sum() for p in pictures]
    assert np.mean(np.array(wheels) > 15) > 0.9
    assert np.mean(np.array(glass) > 15) > 0.9


def test_an_occluder_hides_parts_of_the_car_and_adds_none() -> None:
    hidden = []
    for seed in range(8):
        free, covered = drawn("van", seed), drawn("van", seed, occlude=True)
        whole, left = (np.any(list(p.masks.values()), axis=0) for p in (free, covered))
        assert not (left & ~whole).any()
        hidden.append((whole & ~left).sum() / whole.sum())
    assert np.median(hidden) > 0.03
    assert max(hidden) < 0.8


def test_a_given_background_stays_where_no_car_stands() -> None:
    plain = np.full((96, 96, 3), 128, np.uint8)
    picture = drawn("coupe", 1, background=plain)
    car = np.any(list(picture.masks.values()), axis=0)
    above = np.zeros_like(car)
    above[: max(1, int(np.flatnonzero(car.any(1))[0]) - 6)] = True
    assert picture.image[above].std() < 25


def silhouette(style: str, seed: int) -> np.ndarray:
    """The upper edge along the car from tail to front, over its length."""
    shape = draw_shape(style, np.random.default_rng(seed))
    hull = build_hull(shape, 3)
    x = np.linspace(-shape.length / 2 + 0.1, shape.length / 2 - 0.1, 24)
    top = np.where(x < hull.tail, shape.load, hull.top(x))
    return np.asarray(top / shape.length)


def test_styles_are_told_apart_by_their_silhouettes() -> None:
    known = {style: [silhouette(style, seed) for seed in range(40)] for style in cars.STYLES}

    def nearest(outline: np.ndarray) -> str:
        return min(known, key=lambda name: min(np.abs(o - outline).sum() for o in known[name]))

    right = [
        nearest(silhouette(style, seed)) == style for style in known for seed in range(100, 125)
    ]
    assert np.mean(right) > 0.85


def area(outline: np.ndarray) -> float:
    """Of a polygon (n, 2), by the shoelace formula."""
    x, y = outline.T
    return abs(float((x * np.roll(y, -1) - y * np.roll(x, -1)).sum())) / 2


@pytest.mark.parametrize("style", [*cars.STYLES, *OTHERS])
def test_the_sides_are_closed_up_to_the_rounded_edge(style: str) -> None:
    for seed in range(10):
        rng = np.random.default_rng(seed)
        hull = build_hull(draw_shape(style, rng), 3)
        *_, flank = skin(hull, draw_finish(rng), 1, seen=[1.0])
        covered = sum(area(quad[:, [0, 2]]) for quad in flank.quads())
        rounded = area(hull.line - hull.shape.corner * hull.normals)
        assert covered > 0.97 * rounded


@pytest.mark.parametrize("style", [*cars.STYLES, *OTHERS])
def test_measures_are_those_of_a_vehicle(style: str) -> None:
    for seed in range(20):
        shape = draw_shape(style, np.random.default_rng(seed))
        front, rear = shape.axles[:2]
        assert -shape.length / 2 + shape.radius < rear < front < shape.length / 2 - 0.3
        assert shape.clearance < shape.radius * 1.2 < shape.belt < shape.height


def test_a_view_fills_the_share_of_the_frame_it_says() -> None:
    corners = np.array([[x, y, z] for x in (-2.0, 2.0) for y in (-0.8, 0.8) for z in (0.0, 1.4)])
    view = View("side", 1.5, 0.1, 0.0, 3.0, fill=0.8, shift=(0.0, 0.0))
    flat = projection(view, corners, 4.0)(corners)
    assert np.ptp(flat[:, 0]) == pytest.approx(0.8)
    assert (flat.min(0) + flat.max(0))[0] / 2 == pytest.approx(0.5)


def test_an_unknown_style_is_refused_by_name() -> None:
    with pytest.raises(KeyError, match="tricycle"):
        drawn("tricycle", 0)
