"""The code line by line and the coverage map, as a student meets them: same numbers as ml's."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.e2e.conftest import LabOpener
from tests.e2e.lab import PATIENCE, Lab

pytestmark = pytest.mark.e2e

LINES = """element => [...element.shadowRoot.querySelectorAll('.code > li')].map(line => ({
  text: line.querySelector('code').textContent.trim(),
  pale: line.classList.contains('pale'),
  values: [...line.querySelectorAll('code-value')].map(one => ({
    ...one.value, drawn: one.shadowRoot.querySelector('.words').innerText})),
}))"""

# the steps in their right order: each comes after those it needs, as their shapes fit
ANSWER = """async () => {
  const order = ['crop', 'contrast', 'edges', 'pool-edges', 'parts', 'pool-parts', 'objects',
    'largest', 'scores', 'softmax'];
  const token = /csrftoken=([^;]+)/.exec(document.cookie)?.[1] ?? '';
  const sent = await fetch('/api/v1/study/attempts/', {method: 'POST',
    headers: {'content-type': 'application/json', 'X-CSRFToken': token},
    body: JSON.stringify({concept: 'recognising-images', kind: 'order', item: 'forward-pass',
      answer: {order}})});
  return sent.json();
}"""


def walk_of(page: Page) -> Locator:
    return page.locator("code-walkthrough")


def open_step(lab: Lab, title: str) -> list[dict[str, Any]]:
    """Choose a step by its tab; its lines once they have values."""
    walk = walk_of(lab.page)
    walk.scroll_into_view_if_needed()
    walk.get_by_role("tab", name=re.compile(title)).click()
    expect(walk.locator("code-value").first).to_be_visible(timeout=PATIENCE)
    found: list[dict[str, Any]] = walk.evaluate(LINES)
    return found


def test_a_student_reads_the_numbers_that_ml_computes_for_their_picture(
    open_lab: LabOpener,
) -> None:
    import numpy as np  # heavy, and only this test needs them
    from PIL import Image

    from ml import api
    from ml.contracts import ZOO, Follow, FollowReading

    lab = open_lab()
    lines = open_step(lab, "Edges, parts, objects, scores")
    image = Image.open(ZOO / "samples" / "freya.webp").convert("RGB")
    (true,) = api.probe(image, ["faces"], Follow("faces"))
    assert isinstance(true, FollowReading)
    expected = [one for one in true.values if one.function == "ConceptNet.steps"]
    shown = [value for line in lines for value in line["values"]]
    assert [(one["name"], one["shape"]) for one in shown] == [
        (one.name, list(one.shape)) for one in expected
    ]
    # the site stores an upload as a JPEG; what it changes is small beside the range
    for name in ("least", "most", "mean"):
        reach = np.array([one.most - one.least for one in expected])
        off = np.array([one[name] for one in shown]) - [getattr(one, name) for one in expected]
        assert np.all(np.abs(off) <= 0.05 * reach)
    for line in lines:
        assert all(value["text"] == line["text"] for value in line["values"])
    drawn = next(one["drawn"] for one in shown if one["name"] == "edges")
    assert "1 × 24 × 48 × 48, float32" in drawn


def test_arrow_keys_walk_through_the_steps(open_lab: LabOpener) -> None:
    lab = open_lab()
    walk = walk_of(lab.page)
    walk.scroll_into_view_if_needed()
    first = walk.get_by_role("tab", name="The contract")
    first.click()
    for _ in range(3):
        lab.page.keyboard.press("ArrowDown")
    expect(walk.get_by_role("heading", level=3)).to_have_text("From bytes to a batch")
    lab.page.keyboard.press("ArrowLeft")
    expect(walk.get_by_role("heading", level=3)).to_have_text(re.compile("Cut it square"))
    assert lab.place()["code"] == "square"


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("dark", [False, True])
def test_both_fit_the_window_and_axe_finds_nothing(
    open_lab: LabOpener, width: int, dark: bool
) -> None:
    lab = open_lab(width=width, dark=dark)
    open_step(lab, "Compare each point")
    look = f"{width}{'-dark' if dark else ''}"
    lab.bring_up(walk_of(lab.page))
    lab.photograph(f"walkthrough-{look}")
    coverage = lab.page.locator("coverage-map")
    lab.bring_up(coverage)
    expect(coverage.locator(".points > li").first).to_be_visible()
    lab.photograph(f"coverage-{look}")
    assert lab.overflow() == 0
    assert lab.violations() == []


def test_without_javascript_code_and_points_are_there_to_read(open_lab: LabOpener) -> None:
    page = open_lab(javascript=False).page
    walk = page.locator("code-walkthrough")
    expect(walk.locator("pre").nth(3)).to_contain_text("return (image - mean)")
    expect(page.locator("coverage-map .coverage > li").first).to_contain_text("number by number")


def test_a_right_answer_ticks_a_point_and_a_guest_sees_it(open_lab: LabOpener) -> None:
    lab = open_lab()
    coverage = lab.page.locator("coverage-map")
    coverage.scroll_into_view_if_needed()
    expect(coverage.locator(".sum")).to_contain_text("Nothing is shown yet")
    order: dict[str, Any] = lab.page.evaluate(ANSWER)
    assert order["right"] is True
    lab.page.evaluate("() => document.dispatchEvent(new Event('visibilitychange'))")
    expect(coverage.locator(".sum")).to_contain_text("1 of 13 points are shown")
    expect(coverage.locator(".points > li.shown")).to_contain_text("pixels to edges to parts")
