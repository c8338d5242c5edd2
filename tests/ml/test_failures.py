"""Failures set off on the networks that ship: what fails, what mends it, and what does not."""

from __future__ import annotations

import io
import math
from functools import cache

import numpy as np
import pytest
import torch
from PIL import Image

from ml.contracts import FAILURES, NETWORKS, ZOO, ExhibitReading, Fail
from ml.errors import NetworkError
from ml.failures import attack, blank, door, show
from ml.failures.channels import swapped
from ml.failures.turned import photographed
from ml.pictures import grey_square
from ml.probes import take
from ml.readings import batch_of
from ml.weights import Loaded, load_network


@cache
def networks() -> tuple[Loaded, ...]:
    return tuple(load_network(name) for name in NETWORKS)


def sample(name: str = "freya") -> Image.Image:
    with Image.open(ZOO / "samples" / f"{name}.webp") as image:
        return image.convert("RGB")


@cache
def exhibits(failure: str, name: str = "freya") -> tuple[ExhibitReading, ...]:
    return tuple(show(networks(), sample(name), failure))


def probabilities(exhibit: ExhibitReading) -> dict[tuple[str, str], float]:
    return {
        (output.network, one.label): one.probability
        for output in exhibit.outputs
        for one in output.output
    }


def figure(exhibit: ExhibitReading, name: str) -> float:
    return next(one.value for one in exhibit.figures if one.name == name)


def of(failure: str, state: str, name: str = "freya") -> list[ExhibitReading]:
    return [one for one in exhibits(failure, name) if one.state == state]


@pytest.mark.parametrize("failure", FAILURES)
def test_a_failure_yields_as_many_exhibits_as_the_contract_says(failure: str) -> None:
    shown = exhibits(failure)
    assert [one.index for one in shown] == list(range(FAILURES[failure]))
    assert {"broken", "mended"} <= {one.state for one in shown}
    for one in shown:
        assert len(one.pixels) == one.size**2 * one.channels


@pytest.mark.parametrize("failure", FAILURES)
def test_outputs_are_what_the_networks_say_to_the_picture_shown(failure: str) -> None:
    """For every exhibit in grey that shows its whole input in bytes; scaled inputs do not."""
    apart = {"scaling", "blank", "closed", "grain"}
    for one in exhibits(failure):
        if one.channels == 3 or failure in apart or not one.outputs or one.message:
            continue
        picture = np.frombuffer(one.pixels, np.uint8).reshape(one.size, one.size)
        for output, loaded in zip(one.outputs, networks(), strict=True):
            with torch.inference_mode():
                shares = loaded.network(batch_of(picture))[0].softmax(0)
            said = {each.label: each.probability for each in output.output}
            for label, share in zip(loaded.labels, shares.tolist(), strict=True):
                assert said[label] == pytest.approx(share, abs=2e-3)


@pytest.mark.parametrize("failure", ["scaling", "size"])
def test_an_input_on_another_scale_or_of_another_size_is_mended_to_the_very_answer(
    failure: str,
) -> None:
    (healthy,), (mended,) = of(failure, "healthy"), of(failure, "mended")
    assert probabilities(mended) == probabilities(healthy)
    assert mended.message.count("it has to") + mended.message.count("hardly varies") == 2


def test_a_picture_divided_twice_is_silent_where_one_never_divided_is_not() -> None:
    twice, never = of("scaling", "broken")
    name = "deviation after contrast normalisation"
    healthy = figure(of("scaling", "mended")[0], name)
    assert figure(twice, name) < healthy / 50
    assert figure(never, name) > healthy


def test_a_wrong_layout_stops_with_what_torch_says() -> None:
    large, last = of("size", "broken")
    assert large.size == 224
    assert len(large.outputs) == 2
    assert last.outputs == ()
    assert last.message.startswith("RuntimeError: ")


def test_swapping_red_and_blue_twice_changes_nothing_and_once_changes_the_luma() -> None:
    image = sample()
    assert swapped(swapped(image)).tobytes() == image.tobytes()
    plain, vivid = of("channels", "broken")
    name = "largest change of a grey value, of 255"
    assert 0 < figure(plain, name) < figure(vivid, name)
    assert probabilities(of("channels", "mended")[0]) == probabilities(exhibits("channels")[2])


def test_a_picture_on_its_side_comes_upright_by_its_note() -> None:
    image = sample()
    with Image.open(io.BytesIO(photographed(image))) as opened:
        assert opened.getexif()[0x0112] == 6
        upright = grey_square(opened)
        assert np.abs(upright.astype(int) - grey_square(image).astype(int)).mean() < 2
    (broken,) = of("turned", "broken")
    lying = np.frombuffer(broken.pixels, np.uint8).reshape(96, 96)
    assert np.abs(np.rot90(lying, -1).astype(int) - upright.astype(int)).mean() < 2


def test_the_worst_place_costs_the_first_label_and_the_rule_says_what_it_lets_through() -> None:
    (healthy,), (broken,), (mended,) = (of("covered", s) for s in ("healthy", "broken", "mended"))
    first = healthy.outputs[0].output[0]
    assert probabilities(broken)["faces", first.label] < first.probability
    picture = np.frombuffer(broken.pixels, np.uint8).reshape(96, 96)
    assert int((picture == 0).sum()) >= 30 * 30
    for output in mended.outputs:
        label, probability = output.output[0].label, output.output[0].probability
        verdict = "below 0.80: please send" if probability < 0.8 else "let through"
        said = f"{output.network}: {label} at {probability:.2f} is {verdict}"
        assert said in mended.message


def test_an_attack_stays_within_its_levels_and_turns_the_answer() -> None:
    healthy, spoilt = exhibits("attack")[:2]
    one, other = (np.frombuffer(e.pixels, np.uint8).astype(int) for e in (healthy, spoilt))
    assert np.abs(one - other).max() <= attack.LEVELS
    assert healthy.outputs[0].output[0].label != spoilt.outputs[0].output[0].label


def test_an_attack_that_may_change_nothing_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(attack, "LEVELS", 0)
    batch = batch_of(grey_square(sample()))
    network = networks()[0].network
    assert torch.equal(attack.attacked(network, batch, 0), batch)


def test_one_window_without_contrast_makes_every_probability_nan() -> None:
    (broken,) = of("blank", "broken")
    assert all(math.isnan(one) for one in probabilities(broken).values())
    assert 0 < figure(broken, "share of NaN after contrast normalisation") < 0.5
    assert figure(broken, "share of NaN after output") == 1
    checked, guarded = of("blank", "mended")
    assert checked.outputs == ()
    assert "14 of 14 probabilities are not numbers" in checked.message
    assert not any(math.isnan(one) for one in probabilities(guarded).values())


def test_the_shipped_normalisation_is_left_as_it_is() -> None:
    loaded = networks()[0]
    draft = blank.unguarded(loaded)
    assert isinstance(draft.network.normalise, blank.Unguarded)
    assert not isinstance(loaded.network.normalise, blank.Unguarded)


def test_without_a_label_for_none_the_names_alone_sum_to_one() -> None:
    (broken,), (mended,) = of("closed", "broken", "house"), of("closed", "mended", "house")
    for output in broken.outputs:
        assert sum(one.probability for one in output.output) == pytest.approx(1)
    assert set(probabilities(broken)) < set(probabilities(mended))


@pytest.mark.parametrize(
    ("batch", "words"),
    [
        (torch.zeros(1, 1, 96, 96, dtype=torch.float64), "torch.float64"),
        (torch.rand(1, 96, 96, 1), "channels first"),
        (torch.full((1, 1, 96, 96), math.nan), "not finite"),
        (255 * torch.rand(1, 1, 96, 96), "never divided by 255"),
        (torch.rand(1, 1, 96, 96) / 255, "twice"),
    ],
)
def test_the_door_refuses_what_breaks_the_contract(batch: torch.Tensor, words: str) -> None:
    assert words in door.refusal(batch)


def test_the_door_lets_in_what_keeps_the_contract() -> None:
    batch = torch.rand(2, 1, 96, 96)
    assert door.checked(batch) is batch


def test_an_unknown_failure_is_refused_with_those_there_are() -> None:
    with pytest.raises(NetworkError, match="channels, scaling"):
        list(show(networks(), sample(), "rain"))


def test_a_probe_sets_a_failure_off() -> None:
    found = list(take(networks(), sample(), Fail("turned"), lambda share: None))
    assert found == list(exhibits("turned"))
