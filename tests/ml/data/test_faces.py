from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest

from ml.data import faces
from ml.data.face_canvas import Canvas
from ml.data.face_head import Head
from ml.data.face_occluders import KINDS, occlude
from ml.data.face_people import PEOPLE, STYLES, stranger
from ml.data.face_view import any_view
from ml.data.faces import IDENTITIES, PARTS, render
from ml.data.rendered import Mask, Picture, Rendering

ALWAYS = ("left_eye", "right_eye", "nose", "mouth")


def draw(identity: str | None, seed: int, size: int = 96, *, occlude: bool = False) -> Rendering:
    return render(identity, np.random.default_rng(seed), size=size, occlude=occlude)


def overlap(one: Mask, other: Mask) -> float:
    """Intersection over union of two masks of one size."""
    return float((one & other).sum() / max((one | other).sum(), 1))


def grey(picture: Picture) -> np.ndarray:
    light: np.ndarray = picture @ np.array([0.299, 0.587, 0.114])
    return light


def halved(mask: Mask, factor: int) -> Mask:
    size = mask.shape[0] // factor
    share: np.ndarray = mask.reshape(size, factor, size, factor).mean((1, 3))
    return share >= 0.5


@pytest.mark.parametrize("identity", [*IDENTITIES, None])
def test_the_same_seed_draws_the_same_picture(identity: str | None) -> None:
    one, other = draw(identity, 3, occlude=True), draw(identity, 3, occlude=True)
    assert np.array_equal(one.image, other.image)
    assert all(np.array_equal(one.masks[part], other.masks[part]) for part in PARTS)


def test_another_seed_draws_another_picture() -> None:
    assert not np.array_equal(draw("Amara", 1).image, draw("Amara", 2).image)


@pytest.mark.parametrize("size", [48, 96, 131])
def test_a_picture_has_the_size_asked_for_and_a_mask_for_each_part(size: int) -> None:
    drawn = draw(None, 5, size)
    assert drawn.image.shape == (size, size, 3)
    assert drawn.image.dtype == np.uint8
    assert tuple(drawn.masks) == PARTS
    assert {(mask.shape, mask.dtype) for mask in drawn.masks.values()} == {
        ((size, size), np.dtype(bool))
    }


def test_a_picture_is_labelled_with_its_identity_or_as_a_stranger() -> None:
    assert draw("Jiro", 1).label == "Jiro"
    assert draw(None, 1).label == faces.STRANGER
    assert faces.STRANGER not in IDENTITIES


def test_an_unknown_identity_is_refused_by_name() -> None:
    with pytest.raises(KeyError, match="Nobody"):
        draw("Nobody", 1)


def test_masks_can_be_left_out_without_changing_the_picture() -> None:
    bare = render("Chen", np.random.default_rng(4), with_masks=False)
    assert bare.masks == {}
    assert np.array_equal(bare.image, draw("Chen", 4).image)


@pytest.mark.parametrize("identity", IDENTITIES)
def test_eyes_nose_and_mouth_show_in_every_pose_when_nothing_hides_them(identity: str) -> None:
    for seed in range(12):
        masks = draw(identity, seed).masks
        sizes = {part: int(masks[part].sum()) for part in ALWAYS}
        assert min(sizes.values()) >= 10, (seed, sizes)


@pytest.mark.parametrize("identity", IDENTITIES)
def test_parts_lie_where_a_face_has_them(identity: str) -> None:
    rng = np.random.default_rng(8)
    masks = render(identity, rng, size=192).masks
    middle = {part: np.argwhere(masks[part]).mean(0) for part in (*ALWAYS, "left_brow")}
    assert middle["left_eye"][1] < middle["nose"][1] < middle["right_eye"][1]
    assert middle["left_brow"][0] < middle["left_eye"][0] < middle["nose"][0] < middle["mouth"][0]


def test_every_part_is_drawn_for_someone() -> None:
    seen = dict.fromkeys(PARTS, 0)
    for seed, identity in enumerate(IDENTITIES * 2):
        for part, mask in draw(identity, seed).masks.items():
            seen[part] += int(mask.sum())
    assert min(seen.values()) > 100, seen


@pytest.mark.parametrize("identity", IDENTITIES)
def test_only_those_who_wear_glasses_a_beard_or_hair_have_a_mask_of_them(identity: str) -> None:
    person, masks = PEOPLE[identity], draw(identity, 11, 192).masks
    assert masks["glasses"].any() == (person.glasses != "none")
    assert masks["beard"].any() == (person.beard != "none")
    assert masks["hair"].any() == (STYLES[person.style] is not None)


def test_no_pixel_belongs_to_two_parts_and_the_face_is_the_sum_of_its_own() -> None:
    masks = draw("Dolores", 2).masks
    drawn = np.stack([mask for part, mask in masks.items() if part != "face"])
    assert drawn.sum(0).max() == 1
    around = masks["hair"] | masks["clothes"] | masks["neck"]
    assert not (masks["face"] & around).any()
    assert (masks["face"] >= masks["nose"]).all()


@pytest.mark.parametrize("identity", [*IDENTITIES, None])
def test_small_and_large_pictures_show_the_same(identity: str | None) -> None:
    small, large = draw(identity, 6, 96), draw(identity, 6, 384)
    for part in ("face", "nose", "mouth", "left_eye", "right_eye"):
        assert overlap(small.masks[part], halved(large.masks[part], 4)) > 0.6, part
    shrunk = grey(large.image).reshape(96, 4, 96, 4).mean((1, 3))
    assert np.corrcoef(shrunk.ravel(), grey(small.image).ravel())[0, 1] > 0.9


def test_an_occluder_changes_nothing_but_what_it_hides() -> None:
    for seed in range(20):
        free, hidden = draw("Giulia", seed), draw("Giulia", seed, occlude=True)
        for part in PARTS:
            assert not (hidden.masks[part] & ~free.masks[part]).any(), (seed, part)
        assert hidden.masks["face"].sum() <= free.masks["face"].sum()


def test_occluders_of_every_kind_hide_a_part_of_the_face_and_bear_no_label() -> None:
    shares = dict.fromkeys(KINDS, 0.0)
    for seed in range(40):
        rng = np.random.default_rng(seed)
        kind = KINDS[np.random.default_rng(seed).integers(len(KINDS))]
        canvas = Canvas(np.full((96, 96, 3), 200, np.uint8))
        head = Head(canvas, PEOPLE["Ines"], any_view(np.random.default_rng(seed)))
        head.paint_skin()
        skin = canvas.labels > 0
        before = canvas.colours.copy()
        occlude(head, rng)
        gone = skin & (canvas.labels == 0)
        assert np.abs(canvas.colours - before)[:, gone].sum() > 0 or not gone.any()
        shares[kind] = max(shares[kind], gone.sum() / skin.sum())
    assert min(shares.values()) > 0.05, shares


def test_a_given_background_shows_where_no_part_is() -> None:
    behind = np.zeros((96, 96, 3), np.uint8)
    behind[..., 1] = 255
    drawn = render("Emeka", np.random.default_rng(1), background=behind)
    free = ~np.any(np.stack(list(drawn.masks.values())), 0)
    corner = drawn.image[:6][free[:6]].astype(int)
    assert (corner[:, 1] > corner[:, 0] + 60).mean() > 0.95


def test_identities_differ_in_shape_even_without_colour() -> None:
    """The same pose, light and background: what is left is the person."""
    pictures = {name: grey(draw(name, 21).image) for name in IDENTITIES}
    for one, other in combinations(IDENTITIES, 2):
        difference = np.abs(pictures[one] - pictures[other]).mean()
        assert difference > 4, (one, other, difference)


def test_strangers_differ_from_each_other_and_from_everyone_known() -> None:
    people = [stranger(np.random.default_rng(seed)) for seed in range(40)]
    assert len(set(people)) == 40
    assert not set(people) & set(PEOPLE.values())


def test_eyes_and_mouth_are_darker_than_the_skin_as_in_photographs() -> None:
    darker = []
    for seed in range(24):
        drawn = draw(IDENTITIES[seed % len(IDENTITIES)], seed)
        light = grey(drawn.image)
        skin = light[drawn.masks["skin"]].mean()
        darker += [light[drawn.masks[part]].mean() < skin for part in ("left_eye", "right_eye")]
        darker.append(light[drawn.masks["mouth"]].mean() < skin)
    assert np.mean(darker) > 0.85
