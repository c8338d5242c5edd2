"""Every change that the lab offers, as a student makes it: measured like `ml.api` measures it."""

import json
import sqlite3
from typing import Any

import numpy as np
import pytest
from playwright.sync_api import Locator, expect

from ml.contracts import (
    NETWORKS,
    Attribute,
    Change,
    Changes,
    Cover,
    Stroke,
    Transform,
)
from scripts.stack import Stack
from tests.e2e.conftest import LabOpener, errors_expected
from tests.e2e.lab import Lab
from tests.e2e.test_values import arrays, cells, probabilities, share

pytestmark = pytest.mark.e2e

# a control, where it is set to, and the step that this is
SETTINGS = (
    ("rotate", 30, Transform("rotate", 30)),
    ("right", -20, Transform("shift", 20, direction=180)),
    ("down", -20, Transform("shift", 20, direction=270)),  # upwards
    ("scale", 1.5, Transform("scale", 1.5)),
    ("brightness", 0.5, Transform("brightness", 0.5)),
    ("blur", 3, Transform("blur", 3)),
    ("scramble", 4, Transform("scramble", 4, seed=1)),
    ("noise", 20, Transform("noise", 0.2, seed=1)),
    ("flip", None, Transform("flip", 1)),
    ("greyscale", None, Transform("greyscale", 1)),
)
STAGE_READ = """() => document.querySelector('architecture-flow').shadowRoot
  .querySelector('flow-drawing').shadowRoot.querySelector('[aria-current=step]')?.dataset.stage"""
READ = """id => document.getElementById(id).closest('section')
  .scrollIntoView({behavior: 'instant', block: 'start'})"""


@pytest.fixture
def lab(lab: Lab) -> Lab:
    """The lab with its changes in view."""
    lab.bring_up(lab.element.locator("lab-changes"))
    return lab


def answers(lab: Lab, network: str) -> dict[str, float]:
    """The table of answers after the change."""
    table = lab.element.locator(f"lab-experiments section > lab-compare .{network} tbody tr")
    return {row[0]: share(row[3]) for row in cells(table)}


def agrees(lab: Lab, changes: Changes) -> None:
    """What is shown after a change is what ml.api gives for it, for both networks."""
    expect(lab.element.locator("lab-experiments section > p.words")).not_to_contain_text(
        "Measuring"
    )
    expect(lab.element.locator("lab-experiments section > lab-downloads a").first).to_be_attached()
    found = arrays(lab, Change(changes))
    for network in NETWORKS:
        assert answers(lab, network) == pytest.approx(probabilities(found, network), abs=0.0006)


def turn(control: Locator, value: float | None) -> None:
    if value is None:
        control.check()
    else:
        control.fill(str(value))


def probe_of(lab: Lab) -> dict[str, Any]:
    """The run's newest probe."""
    found: list[dict[str, Any]] = lab.page.request.get(
        f"{lab.url}/api/v1/runs/{lab.place()['run']}/probes/"
    ).json()
    return found[0]


def test_every_change_of_the_picture_is_measured_as_ml_measures_it(lab: Lab) -> None:
    controls = lab.element.locator("lab-changes")
    for name, value, step in SETTINGS:
        with lab.page.expect_response(lambda one: one.url.endswith("/probes/")) as told:
            turn(controls.locator(f"input[name={name}]"), value)
        assert told.value.ok, told.value.text()
        agrees(lab, Changes((step,)))
        controls.get_by_role("button", name="Set all back").click()


def test_what_the_brush_covers_is_covered_for_the_networks(lab: Lab) -> None:
    brush = lab.element.locator("lab-cover .brush")
    lab.bring_up(brush)
    box = brush.bounding_box()
    assert box
    across = [(box["x"] + box["width"] * x, box["y"] + box["height"] * 0.45) for x in (0.3, 0.7)]
    with lab.page.expect_response(lambda one: one.url.endswith("/probes/")) as told:
        lab.page.mouse.move(*across[0])
        lab.page.mouse.down()
        lab.page.mouse.move(*across[1], steps=6)
        lab.page.mouse.up()
    assert told.value.ok, told.value.text()
    expect(lab.element.locator("lab-experiments section > p.words")).to_contain_text("1 stroke")
    cover = json.loads(told.value.request.post_data or "")["occlude"]
    (stroke,) = cover["shapes"]
    points = np.array(stroke["points"])
    assert points[0] == pytest.approx([0.3 * 96, 0.45 * 96], abs=1)
    assert points[-1] == pytest.approx([0.7 * 96, 0.45 * 96], abs=1)
    drawn = Stroke(tuple((float(x), float(y)) for x, y in points), stroke["width"])
    agrees(lab, Changes(cover=Cover((drawn,), cover["fill"])))


def test_integrated_gradients_on_the_page_are_those_that_ml_gives(lab: Lab) -> None:
    why = lab.element.locator("lab-why")
    lab.bring_up(why)
    expect(why.locator("select").nth(0)).to_have_value("faces")  # a face: that network is surer
    label = str(why.locator("select").nth(2).input_value())
    why.locator("select").nth(3).select_option("integrated_gradients")
    why.get_by_role("button", name="Show the pixels that matter").click()
    expect(why.locator(".words")).to_contain_text("Orange pixels add to")
    found = arrays(lab, Attribute(Changes(), "faces", "integrated_gradients", label=label))
    row, column = np.unravel_index(found["attribution"].argmax(), found["attribution"].shape)
    for told in (
        f"Most speaks for it at column {column}, row {row}",
        f"its score of {float(found['score']):.2f}",
        f"the whole map adds up to {float(found['sum']):.2f}",
    ):
        expect(why.locator(".words")).to_contain_text(told)
    assert lab.colours(why.locator("canvas.map")) > 20


def test_a_prediction_is_graded_by_what_is_measured_and_kept_as_evidence(
    lab: Lab, site: Stack
) -> None:
    lab.element.get_by_label("Let me predict what will happen before I see it").check()
    turn(lab.element.locator("lab-changes input[name=brightness]"), 0)
    expect(lab.element.locator("lab-compare .faces .words").first).to_contain_text("waits for")
    form = lab.element.locator("lab-prediction")
    label = str(form.locator("select").nth(2).input_value())
    form.get_by_role("button", name="Commit, then see").click()
    agrees(lab, Changes((Transform("brightness", 0),)))
    before = probabilities(arrays(lab), "faces")[label]
    fell = before - answers(lab, "faces")[label] >= 0.02
    told = probe_of(lab)["prediction"]
    assert (told["network"], told["direction"], told["right"]) == ("faces", "down", fell)
    with sqlite3.connect(site.var / "db.sqlite3") as database:
        kept = database.execute(
            "SELECT item, right FROM practice_evidence WHERE kind = 'prediction'"
        ).fetchall()
    assert kept == [("faces:probability:transform", int(fell))]


def test_an_expired_run_says_what_to_do(lab: Lab, open_lab: LabOpener, site: Stack) -> None:
    run = lab.place()["run"]
    with sqlite3.connect(site.var / "db.sqlite3") as database:
        database.execute(
            "UPDATE lab_run SET expires = '2020-01-01 00:00:00' WHERE id = ?",
            (run.replace("-", ""),),
        )
    with errors_expected(open_lab, "410"):
        turn(lab.element.locator("lab-changes input[name=rotate]"), 30)
        note = lab.element.locator("lab-experiments problem-note").first
        expect(note).to_contain_text("expired")
        expect(note).to_contain_text("Choose the picture again, above: that starts a new run.")
        lab.visit(f"?run={run}")
        lab.element.scroll_into_view_if_needed()
        note = lab.element.locator(".lab > problem-note").first
        expect(note).to_contain_text("Start a new one with the same picture.")
        note.get_by_role("button", name="Start with a new picture").click()
    assert "run" not in lab.place()


def test_reading_on_moves_the_flow_and_the_flow_leads_back_to_the_text(
    open_lab: LabOpener,
) -> None:
    lab = open_lab()
    flow = lab.page.locator("architecture-flow")
    flow.scroll_into_view_if_needed()
    expect(lab.page.locator("flow-drawing .cars .answer").first).to_be_visible()
    strip = lab.page.locator("flow-strip nav")
    for heading, stage in (("depth", "Objects"), ("emergence", "Parts"), ("first-time", "Answer")):
        lab.page.evaluate(READ, heading)
        expect(strip.locator("[aria-current=step]")).to_contain_text(stage)
    assert lab.page.evaluate(STAGE_READ) == "output"
    strip.get_by_role("button", name="Parts").click()
    head = flow.locator("[data-stage=parts]")
    expect(head).to_be_focused()
    expect(head).to_be_in_viewport()
    flow.get_by_role("link", name="Read: ").click()
    expect(lab.page.locator("#emergence")).to_be_in_viewport()
    expect(strip.locator("[aria-current=step]")).to_contain_text("Parts")
