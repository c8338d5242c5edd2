"""The page works by keyboard, for assistive technology, on a telephone, and without scripts."""

from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect

from tests.e2e.conftest import LabOpener
from tests.e2e.lab import LAYERS, Lab

pytestmark = pytest.mark.e2e

MOST_TABS = 400


def is_focused(target: Locator) -> bool:
    """Whether the keyboard is in ``target``, also inside shadow roots."""
    focused: bool = target.evaluate("element => element.getRootNode().activeElement === element")
    return focused


def tab_to(lab: Lab, target: Locator) -> None:
    """Press Tab until ``target`` has the focus."""
    for _ in range(MOST_TABS):
        if is_focused(target):
            return
        lab.page.keyboard.press("Tab")
    raise AssertionError(f"{MOST_TABS} tabs do not lead to {target}")


def test_the_whole_flow_works_by_keyboard_alone(open_lab: LabOpener, picture: Path) -> None:
    lab = open_lab()
    lab.come_near()
    press = lab.page.keyboard.press

    # listening begins a moment after it is asked for: before the tabs, not before the Enter
    with lab.page.expect_file_chooser() as chooser:
        tab_to(lab, lab.choose_button)
        press("Enter")
    chooser.value.set_files(picture)
    lab.await_end()

    tab_to(lab, lab.tiles("edges", "faces").locator("[role=gridcell][tabindex='0']"))
    press("ArrowRight")
    press("ArrowDown")
    cell = lab.tiles("edges", "faces").locator("[role=gridcell][tabindex='0']")
    assert is_focused(cell)
    name = cell.get_attribute("aria-label")
    press("Enter")
    expect(lab.dialog).to_be_visible()
    first = lab.dialog.locator("h3").inner_text()
    assert first.lower().startswith(f"edges, {str(name).split(',')[0]} ")

    press("ArrowRight")
    expect(lab.dialog.locator("h3")).not_to_have_text(first)
    press("ArrowLeft")
    expect(lab.dialog.locator("h3")).to_have_text(first)
    press("Escape")
    expect(lab.dialog).to_be_hidden()
    expect(cell).to_be_focused()

    lab.page.keyboard.press("Shift+Tab")
    for _ in range(MOST_TABS):
        if is_focused(lab.delete_button):
            break
        press("Shift+Tab")
    press("Enter")
    expect(lab.deleted_note).to_be_visible()


def test_axe_finds_nothing_wrong_before_a_run_after_it_and_with_a_unit_open(
    open_lab: LabOpener, picture: Path
) -> None:
    lab = open_lab()
    lab.come_near()
    assert lab.violations() == []

    lab.upload(picture)
    lab.await_end()
    assert lab.violations() == []

    lab.cells("objects", "cars").first.click()
    expect(lab.dialog).to_be_visible()
    assert lab.violations() == []


def test_axe_finds_nothing_wrong_in_dark_on_a_telephone(open_lab: LabOpener, picture: Path) -> None:
    lab = open_lab(width=360, height=740, dark=True, touch=True)
    lab.come_near()
    lab.upload(picture)
    lab.await_end()
    assert lab.violations() == []


def test_a_telephone_scrolls_in_one_direction_only(open_lab: LabOpener, picture: Path) -> None:
    lab = open_lab(width=360, height=740, touch=True)
    assert lab.overflow() == 0
    lab.come_near()
    lab.upload(picture)
    lab.await_end()
    assert lab.overflow() == 0
    lab.cells("parts", "cars").first.tap()
    expect(lab.dialog).to_be_visible()
    assert lab.overflow() == 0


def test_without_javascript_the_page_is_whole(open_lab: LabOpener) -> None:
    lab = open_lab(javascript=False)
    page = lab.page
    assert page.context.cookies() == []
    assert page.locator("h1").inner_text() == "Recognising images with neural networks"
    targets = [
        link.get_attribute("href") for link in page.locator("nav.contents a[href^='#']").all()
    ]
    assert len(targets) >= 5
    for target in targets:
        expect(page.locator(f"[id='{str(target)[1:]}']").first).to_be_visible()
    expect(page.locator("image-lab")).to_contain_text("JavaScript")
    assert page.locator("image-lab img").count() >= 1


@pytest.mark.parametrize(
    ("name", "width", "dark"),
    [("1280", 1280, False), ("360", 360, False), ("dark", 1280, True)],
)
def test_the_page_is_photographed_as_people_will_see_it(
    open_lab: LabOpener, picture: Path, name: str, width: int, dark: bool
) -> None:
    lab = open_lab(width=width, height=900, dark=dark)
    lab.photograph(f"{name}-top")
    lab.come_near()
    lab.photograph(f"{name}-module")
    lab.upload(picture)
    lab.await_end()
    lab.bring_up(lab.element.locator("lab-run-bar"))
    lab.photograph(f"{name}-run")
    for layer in LAYERS:
        lab.bring_up(lab.element.locator(f".lab > lab-layer[name={layer}]"))
        lab.photograph(f"{name}-{layer}")
    lab.bring_up(lab.element.locator(".lab > lab-answers"))
    lab.photograph(f"{name}-answers")
    lab.cells("parts", "faces").first.click()
    expect(lab.dialog).to_be_visible()
    lab.photograph(f"{name}-unit")
    assert lab.overflow() == 0
