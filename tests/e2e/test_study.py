"""Studying in Chromium: cards by key and finger, offline and back, alone and without scripts."""

from __future__ import annotations

import io
import re
import sqlite3
import zipfile
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.e2e.conftest import LabOpener, errors_expected
from tests.e2e.lab import Lab

pytestmark = pytest.mark.e2e

DECK = "/study/?concept=images-as-numbers"
AWAY = "ERR_INTERNET_DISCONNECTED"


def go(lab: Lab, path: str) -> Page:
    lab.page.goto(f"{lab.url}{path}")
    return lab.page


def open_deck(lab: Lab, path: str = DECK) -> Page:
    page = go(lab, path)
    expect(question(page)).to_be_visible()
    return page


def question(page: Page) -> Locator:
    return page.locator("flash-deck deck-card .side").first


def grades(page: Page) -> Locator:
    return page.locator("flash-deck deck-card .grades button")


def grade(page: Page, key: str) -> None:
    """Turn the card and grade it by key; the next one is asked then."""
    before = question(page).inner_text()
    page.keyboard.press("Space")
    expect(grades(page)).to_have_count(4)
    page.keyboard.press(key)
    expect(question(page)).not_to_have_text(before)


def reviews_of(page: Page, lab: Lab) -> dict[str, int]:
    """How often the site has each card as reviewed."""
    cards: list[dict[str, Any]] = page.request.get(f"{lab.url}/api/v1/study/cards/").json()
    return {card["key"]: card["reps"] for card in cards}


def await_sent(page: Page) -> None:
    expect(page.locator("flash-deck .sync")).to_have_text("")


def test_a_guest_studies_by_keyboard_takes_a_grade_back_and_finds_it_all_again(
    open_lab: LabOpener,
) -> None:
    lab = open_lab()
    page = open_deck(lab)
    assert page.context.cookies() == [] or {c["name"] for c in page.context.cookies()} == {
        "csrftoken"
    }
    grade(page, "4")
    second = question(page).inner_text()
    grade(page, "3")
    await_sent(page)
    page.keyboard.press("u")
    expect(question(page)).to_have_text(second)
    kept = reviews_of(page, lab)
    assert sorted(kept.values()) == [0, 1]

    page.keyboard.press("?")
    expect(page.locator("deck-keys dialog")).to_contain_text("take the last grade back")
    page.keyboard.press("Escape")
    page.reload()
    expect(question(page)).to_have_text(second)
    go(lab, "/study/progress/")
    expect(page.locator(".tally")).to_contain_text("1 met")


def test_reviews_made_offline_survive_a_closed_tab_and_are_sent_once(
    open_lab: LabOpener,
) -> None:
    lab = open_lab()
    page = open_deck(lab)
    context = page.context
    with errors_expected(open_lab, AWAY):
        context.set_offline(True)
        grade(page, "4")
        grade(page, "4")
        expect(page.locator("flash-deck .sync")).to_contain_text("2 reviews kept in this browser")
        other = context.new_page()  # the first tab closes before the site is back
        page.close()  # and until then it may try to send
    context.set_offline(False)
    other.goto(f"{lab.url}{DECK}")
    expect(question(other)).to_be_visible()
    await_sent(other)
    assert sorted(reviews_of(other, lab).values()) == [1, 1]
    other.reload()
    expect(question(other)).to_be_visible()
    assert sorted(reviews_of(other, lab).values()) == [1, 1]


def await_worker(page: Page) -> None:
    """Until the browser can open the study view without the site."""
    page.evaluate("async () => { await navigator.serviceWorker.ready; }")


def test_the_study_view_opens_without_the_site_and_its_reviews_are_sent_once(
    open_lab: LabOpener,
) -> None:
    lab = open_lab()
    page = open_deck(lab)
    first = question(page).inner_text()
    grade(page, "4")
    await_sent(page)
    await_worker(page)
    context = page.context
    page.close()
    context.set_offline(True)
    cold = context.new_page()
    cold.goto(f"{lab.url}{DECK}")
    expect(cold.get_by_role("heading", name="Today’s cards")).to_be_visible()
    expect(question(cold)).not_to_have_text(first)  # graded, sent and not due again
    grade(cold, "4")
    grade(cold, "3")
    expect(cold.locator("flash-deck .sync")).to_contain_text("2 reviews kept in this browser")
    kept = cold.evaluate(CACHED)
    assert kept
    assert all(path.startswith("/static/") or path == "/study/offline/" for path in kept)
    cold.goto(f"{lab.url}/study/")  # never opened before, so nothing is here but the way back
    cold.get_by_role("link", name="Images as numbers").click()
    expect(cold.locator("flash-deck .sync")).to_contain_text("2 reviews kept in this browser")
    context.set_offline(False)
    cold.reload()
    await_sent(cold)
    assert sorted(reviews_of(cold, lab).values()) == [1, 1, 1]
    cold.goto(f"{lab.url}/account/")
    assert cold.evaluate("Object.keys(localStorage).length") > 0
    cold.get_by_role("link", name="Delete everything …").click()
    cold.get_by_role("button", name="Delete everything now").click()
    expect(cold.get_by_text("Everything of yours is deleted.")).to_be_visible()
    assert cold.evaluate("Object.keys(localStorage).length") == 0
    assert cold.evaluate(CACHED) == []


CACHED = """async () => {
  const names = await caches.keys();
  const found = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
  return found.flat().map(({url}) => new URL(url).pathname);
}"""


def test_two_tabs_of_one_guest_are_one_learner(open_lab: LabOpener) -> None:
    lab = open_lab()
    page = open_deck(lab)
    other = page.context.new_page()
    other.goto(f"{lab.url}{DECK}")
    expect(question(other)).to_be_visible()
    grade(page, "4")
    grade(other, "3")
    await_sent(page)
    await_sent(other)
    assert list(reviews_of(page, lab).values()) == [2]


def test_a_finger_turns_a_card_and_swipes_it_away(open_lab: LabOpener) -> None:
    lab = open_lab(width=360, height=740, touch=True)
    page = open_deck(lab)
    first = question(page).inner_text()
    question(page).tap()
    expect(grades(page)).to_have_count(4)
    page.locator("deck-card article").evaluate(SWIPE, 150)
    expect(question(page)).not_to_have_text(first)
    await_sent(page)
    assert lab.overflow() == 0


SWIPE = """(card, along) => {
  const box = card.getBoundingClientRect();
  const at = (type, x) => card.dispatchEvent(new PointerEvent(type, {
    pointerType: 'touch', bubbles: true, composed: true, clientX: x, clientY: box.y + 40,
  }));
  at('pointerdown', box.x + 80);
  at('pointerup', box.x + 80 + along);
}"""


def test_a_card_is_set_aside_and_brought_back_and_put_into_ones_own_words(
    open_lab: LabOpener,
) -> None:
    lab = open_lab()
    page = open_deck(lab)
    first = question(page).inner_text()
    page.keyboard.press("s")
    expect(question(page)).not_to_have_text(first)
    page.keyboard.press("e")
    form = page.locator("deck-form dialog")
    form.get_by_label("Front").fill("What, in *my* words?")
    form.get_by_role("button", name="Save").click()
    expect(question(page)).to_have_text("What, in my words?")
    go(lab, "/study/cards/")
    page.get_by_role("button", name="Bring it back").click()
    expect(page.get_by_role("status")).to_have_text("Done.")
    open_deck(lab)
    expect(question(page)).to_have_text(first)


def test_cards_are_exported_opened_imported_and_deleted(
    open_lab: LabOpener, tmp_path: Path
) -> None:
    lab = open_lab()
    page = open_deck(lab)
    grade(page, "3")
    await_sent(page)
    go(lab, "/study/cards/")
    with page.expect_download() as download:
        page.get_by_role("link", name="Anki package", exact=True).click()
    content = Path(download.value.path()).read_bytes()
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        archive.extract("collection.anki2", tmp_path)
    database = sqlite3.connect(tmp_path / "collection.anki2")
    assert database.execute("SELECT count(*) FROM notes").fetchone() == (1,)
    database.close()

    file = tmp_path / "mine.csv"
    file.write_text("front,back\nWhy?,Because.\nOnly a front\n")
    page.locator("input[type=file]").set_input_files(file)
    page.get_by_role("button", name="Show what is in it").click()
    expect(page.locator("main")).to_contain_text("1 card can be imported, 1 row cannot")
    assert lab.violations() == []
    page.get_by_role("button", name="Import 1 card").click()
    expect(page.get_by_role("status")).to_contain_text("The cards are yours now")
    page.get_by_role("button", name=re.compile("Delete.*Why")).click()
    expect(page.locator("main")).not_to_contain_text("Why?")


@pytest.mark.parametrize(("width", "dark"), [(1280, False), (360, True)])
def test_axe_finds_nothing_wrong_on_the_pages_of_studying(
    open_lab: LabOpener, width: int, dark: bool
) -> None:
    lab = open_lab(width=width, dark=dark)
    page = open_deck(lab)
    assert lab.violations() == []
    page.keyboard.press("Space")
    expect(grades(page)).to_have_count(4)
    assert lab.violations() == []
    page.keyboard.press("1")
    await_sent(page)
    for path in ("/study/", "/study/cards/", "/study/progress/"):
        go(lab, path)
        page.wait_for_load_state("networkidle")
        assert lab.violations() == []
        assert lab.overflow() == 0


def test_without_javascript_cards_are_turned_and_graded_from_the_list(open_lab: LabOpener) -> None:
    lab = open_lab(javascript=False)
    page = go(lab, DECK)
    expect(page.locator("flash-deck details").first).to_be_visible()
    count = page.locator("flash-deck details").count()
    page.locator("flash-deck summary").first.click()
    page.locator("flash-deck button[value=easy]").first.click()
    expect(page.locator("flash-deck details")).to_have_count(count - 1)


def test_the_concept_page_deals_its_own_cards(open_lab: LabOpener) -> None:
    lab = open_lab()
    page = go(lab, "/concepts/vision/images-as-numbers/#cards")
    page.locator("flash-deck").scroll_into_view_if_needed()
    expect(question(page)).to_be_visible()
    page.get_by_role("button", name="Show the answer").click()
    expect(grades(page)).to_have_count(4)
    page.get_by_role("button", name="All cards as a list").click()
    expect(page.locator("flash-deck details").first).to_be_visible()
