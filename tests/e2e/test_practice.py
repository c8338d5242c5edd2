"""Drills and the order of a forward pass in a browser: what is told is what was measured."""

from __future__ import annotations

import json
from typing import Any

import pytest
import yaml
from playwright.sync_api import Locator, Page, expect

from backend.concepts.authoring.drills import said
from ml.contracts import ZOO
from scripts.paths import ROOT
from tests.e2e.conftest import LabOpener

pytestmark = pytest.mark.e2e

FOLDER = ROOT / "backend" / "content" / "vision" / "recognising-images"


@pytest.fixture
def page(open_lab: LabOpener) -> Page:
    return open_lab().page


def shown(page: Page, name: str) -> Locator:
    """A module of the page, once its code has come."""
    module = page.locator(name).first
    module.scroll_into_view_if_needed()
    module.locator(".frame").first.wait_for()
    return module


def measured(**setting: Any) -> dict[str, Any]:
    """The cell of lessons.json for a setting of all knobs."""
    cells = json.loads((ZOO / "lessons.json").read_text())["tables"]["networks"]["cells"]
    (cell,) = [one for one in cells if all(one[name] == at for name, at in setting.items())]
    return dict(cell)


def steps() -> list[dict[str, Any]]:
    whole = yaml.safe_load((FOLDER / "order.yaml").read_text())
    return list(whole["steps"])


def put_in_order(page: Page, module: Locator, titles: list[str]) -> None:
    """Move steps with the keyboard alone until they stand like ``titles``."""
    options = module.get_by_role("option")
    for place, title in enumerate(titles):
        now = [text.strip().rstrip(".") for text in module.locator(".title").all_inner_texts()]
        options.nth(now.index(title)).focus()
        for _ in range(now.index(title) - place):
            page.keyboard.press("Alt+ArrowUp")
        expect(module.locator(".title").nth(place)).to_have_text(f"{title}.")


def test_the_forward_pass_is_put_in_order_by_keyboard_and_runs(page: Page) -> None:
    module = shown(page, "flow-reorder")
    put_in_order(page, module, [step["title"] for step in steps()])
    module.get_by_role("button", name="Run it in this order").click()
    module.locator(".verdict.told").wait_for()
    expect(module.locator(".verdict.right")).to_contain_text("It runs.")
    expect(module.locator(".step.fits")).to_have_count(len(steps()))


def test_a_step_that_comes_too_early_is_told_by_the_real_shapes(page: Page) -> None:
    module = shown(page, "flow-reorder")
    titles = [step["title"] for step in steps()]
    parts = titles.index("Parts")
    put_in_order(page, module, [titles[0], "Parts", *titles[1:parts], *titles[parts + 1 :]])
    module.get_by_role("button", name="Run it in this order").click()
    card = json.loads((ZOO / "faces" / "card.json").read_text())
    edges, maps = (card["layers"][at]["shape"] for at in (0, 1))
    verdict = module.locator(".verdict.told")
    verdict.wait_for()
    expect(verdict).to_contain_text(f"{edges[0]} maps of {maps[1]} × {maps[2]}")
    expect(verdict).to_contain_text("1 map of 96 × 96")
    expect(verdict).to_contain_text("The two do not fit.")


def test_a_dragged_step_stays_where_it_is_dropped(page: Page) -> None:
    module = shown(page, "flow-reorder")
    titles = module.locator(".title").all_inner_texts()
    first, third = (module.get_by_role("option").nth(at) for at in (0, 2))
    first.scroll_into_view_if_needed()
    start, end = first.bounding_box(), third.bounding_box()
    assert start
    assert end
    page.mouse.move(start["x"] + 80, start["y"] + 12)
    page.mouse.down()
    page.mouse.move(start["x"] + 80, start["y"] + 40, steps=3)
    page.mouse.move(start["x"] + 80, end["y"] + end["height"] - 4, steps=8)
    page.mouse.up()
    wanted = [titles[1], titles[2], titles[0], *titles[3:]]
    expect(module.locator(".title")).to_have_text(wanted)


def test_a_drill_shows_what_lessons_json_holds_and_judges_by_it(page: Page) -> None:
    module = shown(page, "concept-drill")
    module.get_by_label("2 layers").check()
    module.get_by_label("It is higher").check()
    module.get_by_role("button", name="Commit, then see").click()
    module.locator(".verdict").wait_for()
    fixed = {"data": "faces", "window": 5, "images": 960, "epochs": 10}
    mine, other = (measured(layers=layers, **fixed) for layers in (2, 1))
    rows = module.locator("tbody tr td.number")
    expect(rows).to_have_text([said(one["accuracy"], "share") for one in (mine, other)])
    margin = max(0.03, mine["accuracy_deviation"] + other["accuracy_deviation"])
    right = mine["accuracy"] - other["accuracy"] >= margin
    words = "You were right." if right else "Not as you said."
    expect(module.locator(".verdict strong").first).to_contain_text(words)


def test_the_sentence_stands_beside_the_model_answer_and_is_kept(page: Page) -> None:
    module = shown(page, "concept-drill")
    module.get_by_label("About the same").check()
    module.get_by_role("button", name="Commit, then see").click()
    module.get_by_label("Explain in one sentence").fill("Layers build on layers.")
    module.get_by_role("button", name="Compare with a model answer").click()
    drills = yaml.safe_load((FOLDER / "drills.yaml").read_text())["drills"]
    expect(module.locator(".model")).to_contain_text(drills[0]["model"][:60])
    module.get_by_role("checkbox").first.check()
    module.get_by_role("button", name="Keep my sentence and rating").click()
    expect(module.get_by_text("Kept: 1 of 3 points.")).to_be_visible()


def test_without_javascript_steps_and_drills_are_there_in_words(open_lab: LabOpener) -> None:
    page = open_lab(javascript=False).page
    order, drills = page.locator("flow-reorder"), page.locator("concept-drill")
    order.get_by_text("The right order, and why").click()
    expect(order.locator("ol li")).to_have_count(len(steps()))
    drills.get_by_text("What was measured, and why").first.click()
    fixed = {"data": "faces", "window": 5, "images": 960, "epochs": 10}
    wanted = [said(measured(layers=n, **fixed)["accuracy"], "share") for n in (1, 2, 3)]
    expect(drills.locator("table").first.locator("td")).to_have_text(wanted)


@pytest.mark.parametrize("width", [360, 1280])
def test_both_modules_fit_the_window(open_lab: LabOpener, width: int) -> None:
    lab = open_lab(width=width)
    for name in ("flow-reorder", "concept-drill"):
        shown(lab.page, name)
    assert lab.overflow() <= 0
