"""A student's picture goes through both networks, on the page."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.e2e.conftest import LabOpener, errors_expected
from tests.e2e.lab import LAYERS, NETWORKS

pytestmark = pytest.mark.e2e


def test_a_picture_is_sent_seen_in_every_layer_opened_linked_to_and_deleted(
    open_lab: LabOpener, picture: Path
) -> None:
    lab = open_lab()
    assert lab.page.context.cookies() == []  # reading sets none
    lab.come_near()

    lab.upload(picture)
    lab.await_end()

    for layer in LAYERS:
        for network in NETWORKS:
            shown = lab.colours(lab.tiles(layer, network).locator("canvas.maps"))
            assert shown > (50 if network == "faces" else 0)  # cars may find nothing in a face
    assert len(lab.cells("parts", "faces").all()) > len(lab.cells("edges", "faces").all()) > 0
    for network in NETWORKS:
        assert sum(lab.probabilities(network).values()) == pytest.approx(100, abs=2)

    lab.cells("parts", "faces").nth(3).click()
    expect(lab.dialog).to_be_visible()
    opened = lab.dialog.locator("h3").inner_text()
    place = lab.place()
    assert (place["network"], place["layer"]) == ("faces", "parts")
    assert opened.startswith(f"Parts, unit {place['unit']} ")
    assert lab.colours(lab.dialog.locator("canvas.patch")) > 8

    lab.page.reload()
    expect(lab.dialog.locator("h3")).to_have_text(opened)
    assert lab.place() == place
    lab.dialog.get_by_role("button", name="Close").click()
    expect(lab.dialog).to_be_hidden()

    run = place["run"]
    lab.delete_button.click()
    expect(lab.deleted_note).to_be_visible()
    assert "run" not in lab.place()
    with errors_expected(open_lab, "404"):  # the browser notes the answer we ask for
        assert lab.page.request.get(f"{lab.url}/api/v1/runs/{run}/").status == 404
        lab.visit(f"?run={run}")
        expect(lab.element.get_by_role("button", name="Start with a new picture")).to_be_visible()


def test_another_visitor_cannot_open_the_link(open_lab: LabOpener, picture: Path) -> None:
    owner = open_lab()
    owner.come_near()
    owner.upload(picture)
    owner.await_end()

    other = open_lab()
    with errors_expected(open_lab, "404"):
        other.visit(f"?run={owner.place()['run']}")
        start_anew = other.element.get_by_role("button", name="Start with a new picture")
        expect(start_anew).to_be_visible()
    assert other.element.locator(".lab > lab-answers").count() == 0


def test_a_sample_is_chosen_and_palette_and_scale_cost_no_request(open_lab: LabOpener) -> None:
    lab = open_lab()
    lab.come_near()
    lab.element.locator("lab-samples button").nth(1).click()
    lab.await_end()
    canvas = lab.tiles("edges", "cars").locator("canvas.maps")
    before = canvas.evaluate("canvas => canvas.toDataURL()")
    asked: list[str] = []
    lab.page.on("request", lambda request: asked.append(request.url))

    for control in lab.element.locator("lab-view-controls select").all():
        options = control.locator("option").all()
        control.select_option(index=len(options) - 1)

    expect(lab.tiles("edges", "cars")).to_be_visible()
    assert canvas.evaluate("canvas => canvas.toDataURL()") != before
    assert [url for url in asked if not url.startswith(("data:", "blob:"))] == []


def test_a_file_that_is_no_picture_is_refused_with_what_is_allowed(
    open_lab: LabOpener, tmp_path: Path
) -> None:
    lab = open_lab()
    lab.come_near()
    false = tmp_path / "letter.jpg"
    false.write_text("Dear sir or madam")

    with errors_expected(open_lab, "415"):
        lab.upload(false)
        expect(lab.element.locator("problem-note").first).to_contain_text("JPEG")
