"""Failures in the browser: symptoms first, and what is shown is what ml computes."""

from __future__ import annotations

import io
import json
import math
import re
from functools import cache
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Locator, Page, expect

from ml.contracts import NETWORKS, ZOO, ExhibitReading, Fail
from tests.e2e.conftest import LabOpener
from tests.e2e.lab import PATIENCE, SCREENSHOTS, Lab

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(600)]

SHOWN = 2  # labels of an answer that an exhibit shows


class Calls:
    """The failure lab on the flagship page."""

    def __init__(self, lab: Lab) -> None:
        self.page: Page = lab.page
        self.url = lab.url
        self.element = self.page.locator("failure-lab")
        self.case = self.element.locator(".case")
        self.runs: list[str] = []
        self.page.on("request", lambda request: self._hear(request.method, request.url))
        self.element.scroll_into_view_if_needed()
        expect(self.case.locator("h3")).to_be_visible(timeout=PATIENCE)

    def _hear(self, method: str, url: str) -> None:
        found = re.search(r"/runs/([0-9a-f-]+)/probes/$", url)
        if method == "POST" and found:
            self.runs.append(found[1])

    def open(self, title: str) -> None:
        self.element.locator("nav button", has_text=title).click()
        expect(self.case.locator("h3")).to_have_text(title)

    def answer(self, failure: dict[str, Any], hidden: dict[str, Any]) -> None:
        """Name what is right, and wait for the verdict."""
        for part in ("cause", "remedy"):
            self.case.locator(f"input[value='{hidden[part]['right']}']").check()
        self.case.get_by_role("button", name="Name them, and see").click()
        expect(self.case.locator(".verdict h4")).to_have_text(
            "Cause and remedy are right.", timeout=PATIENCE
        )

    def gallery(self) -> Locator:
        return self.case.locator(".verdict .cards figure")

    def image(self) -> Image.Image:
        """The picture of the run that failures were set off on."""
        run = self.page.request.get(f"{self.url}/api/v1/runs/{self.runs[-1]}/").json()
        answer = self.page.request.get(f"{self.url}{run['picture']['url']}")
        assert answer.ok
        return Image.open(io.BytesIO(answer.body()))


@cache
def course() -> dict[str, Any]:
    """What the page's failures are, shown and hidden, read from the content's own files."""
    from backend.concepts.services import check_content

    drafts = [concept for track in check_content() for concept in track.concepts]
    found = next(draft for draft in drafts if draft.slug == "recognising-images")
    activity: dict[str, Any] = found.activities["failures"]
    return activity


def measured(image: Image.Image, failure: str) -> list[ExhibitReading]:
    from ml import api

    found = list(api.probe(image, NETWORKS, Fail(failure)))
    assert all(isinstance(one, ExhibitReading) for one in found)
    return found  # type: ignore[return-value]


def told(figure: Locator) -> dict[str, list[str]]:
    """By network, "label share" of each line that an exhibit shows."""
    return {
        name: [
            re.sub(r"\s+", " ", line).strip()
            for line in figure.locator(f".{name} .shares li").all_text_contents()
        ]
        for name in NETWORKS
        if figure.locator(f".{name}").count()
    }


def expected(exhibit: ExhibitReading) -> dict[str, list[str]]:
    return {
        output.network: [f"{one.label} {percent(one.probability)}" for one in output.output[:SHOWN]]
        for output in exhibit.outputs
    }


def percent(share: float) -> str:
    if math.isnan(share):
        return "null"
    if 0 < share < 0.001:
        return "< 0.1 %"
    return "> 99.9 %" if 0.999 < share < 1 else f"{100 * share:.1f} %"


def alike(shown: dict[str, list[str]], computed: dict[str, list[str]]) -> bool:
    """Equal to a tenth of a per cent: a worker may run on another number of threads."""
    if shown.keys() != computed.keys():
        return False
    pairs = [
        (one, other)
        for name in shown
        for one, other in zip(shown[name], computed[name], strict=True)
    ]
    return all(_close(one, other) for one, other in pairs)


def _close(one: str, other: str) -> bool:
    if one == other:
        return True
    words = [re.fullmatch(r"(.*) ([<>]? ?[\d.]+) %", text) for text in (one, other)]
    if not all(words):
        return False
    (label, share), (known, value) = ((word[1], word[2]) for word in words if word)
    return label == known and abs(float(share.strip("<> ")) - float(value.strip("<> "))) <= 0.11


def test_what_is_shown_of_every_failure_is_what_ml_computes(open_lab: LabOpener) -> None:
    calls = Calls(open_lab())
    shown, hidden = course()["shown"]["failures"], course()["hidden"]["failures"]
    assert len(shown) >= 8
    for failure in shown:
        calls.open(failure["title"])
        if failure["live"]:
            expect(calls.case.locator(".answers")).to_be_visible(timeout=PATIENCE)
            assert calls.gallery().count() == 0  # symptoms first
        calls.answer(failure, hidden[failure["id"]])
        if not failure["live"]:
            continue
        exhibits = measured(calls.image(), failure["live"])
        expect(calls.gallery()).to_have_count(len(exhibits), timeout=PATIENCE)
        for at, exhibit in enumerate(exhibits):
            figure = calls.gallery().nth(at)
            expect(figure.locator("figcaption strong")).to_have_text(exhibit.title)
            found, computed = told(figure), expected(exhibit)
            assert alike(found, computed), (failure["live"], at, found, computed)
            picture = figure.locator("img")
            expect(picture).to_have_js_property("naturalWidth", exhibit.size, timeout=PATIENCE)
    expect(calls.element.locator("nav p")).to_have_text(f"{len(shown)} calls, {len(shown)} solved")


def test_numbers_of_data_failures_are_those_of_the_record(open_lab: LabOpener) -> None:
    record = json.loads((ZOO / "failures.json").read_text())
    calls = Calls(open_lab())
    calls.open("Perfect in the depot, useless in the park")
    words = calls.case.locator(".words").first.inner_text()
    for where in ("usual", "swapped"):
        assert f"{100 * record['shortcut']['broken'][where]:.0f}%" in words


def test_a_wrong_answer_is_explained_by_the_keyboard_alone(open_lab: LabOpener) -> None:
    calls = Calls(open_lab())
    shown, hidden = course()["shown"]["failures"], course()["hidden"]["failures"]
    failure = next(one for one in shown if one["live"] is None)
    calls.open(failure["title"])
    for part, name in (("cause", "causes"), ("remedy", "remedies")):
        right = hidden[failure["id"]][part]["right"]
        wrong = next(one["id"] for one in failure[name] if one["id"] != right)
        calls.case.locator(f"input[value='{wrong}']").focus()
        calls.page.keyboard.press("Space")
    calls.page.keyboard.press("Tab")
    calls.page.keyboard.press("Enter")
    expect(calls.case.locator(".verdict h4")).to_be_focused(timeout=PATIENCE)
    expect(calls.case.locator(".verdict h4")).to_have_text("It was something else.")
    expect(calls.case.locator(".mark", has_text="this is it")).to_have_count(2)
    expect(calls.case.locator(".mark", has_text="not this")).to_have_count(2)


@pytest.mark.parametrize(("width", "dark"), [(1280, False), (360, False), (1280, True)])
def test_failures_fit_the_window_and_meet_the_guidelines(
    open_lab: LabOpener, width: int, dark: bool
) -> None:
    lab = open_lab(width=width, dark=dark)
    calls = Calls(lab)
    shown, hidden = course()["shown"]["failures"], course()["hidden"]["failures"]
    failure = next(one for one in shown if one["live"] == "attack")
    calls.open(failure["title"])
    expect(calls.case.locator(".answers")).to_be_visible(timeout=PATIENCE)
    name = f"failures-{width}{'-dark' if dark else ''}"
    lab.bring_up(calls.element)
    lab.photograph(name)
    calls.answer(failure, hidden[failure["id"]])
    expect(calls.gallery()).to_have_count(5, timeout=PATIENCE)
    lab.bring_up(calls.case.locator(".verdict"))
    lab.photograph(f"{name}-verdict")
    assert (SCREENSHOTS / f"{name}.png").exists()
    assert lab.overflow() == 0
    assert lab.violations() == []


def test_without_javascript_every_failure_can_be_read_and_unfolded(open_lab: LabOpener) -> None:
    lab = open_lab(javascript=False)
    inside = lab.page.locator("failure-lab")
    shown = course()["shown"]["failures"]
    expect(inside.locator(".failure-title")).to_have_text([one["title"] for one in shown])
    folded = inside.locator("details", has_text="Cause and remedy").first
    expect(folded.locator(".folded")).to_be_hidden()
    folded.locator("summary").click()
    expect(folded).to_contain_text("divided by 255 twice")
