"""What the page shows is what ml.api gives for the same picture."""

import io
import re
import xml.etree.ElementTree as ElementTree
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image
from playwright.sync_api import Locator, expect

from ml import api
from ml.contracts import (
    NETWORKS,
    Change,
    Changes,
    Curve,
    Multiply,
    Probe,
    SilentUnit,
    Transform,
)
from tests.e2e.lab import Lab

pytestmark = pytest.mark.e2e

SVG = "http://www.w3.org/2000/svg"

# one tile's colours, a canvas pixel a point of the map, from where its cell lies over the canvas
TILE = """(tiles, [unit, side]) => {
  const root = tiles.shadowRoot;
  const canvas = root.querySelector('canvas.maps');
  const cells = [...root.querySelectorAll('[role=gridcell]')];
  const at = cells.findIndex(cell => cell.ariaLabel.startsWith(`unit ${unit},`));
  const [frame, cell] = [canvas.getBoundingClientRect(), cells[at].getBoundingClientRect()];
  const scale = canvas.width / frame.width;
  const [left, top] = [cell.left - frame.left, cell.top - frame.top]
    .map(length => Math.round(length * scale));
  const pen = canvas.getContext('2d');
  return Array.from({length: side}, (_, row) => Array.from({length: side}, (_, column) =>
    pen.getImageData(left + column, top + row, 1, 1).data[0]));
}"""


def stored(lab: Lab) -> Image.Image:
    """The run's picture, as it went into the networks."""
    run = lab.page.request.get(f"{lab.url}/api/v1/runs/{lab.place()['run']}/").json()
    address = f"{lab.url}{run['picture']['url']}"
    return Image.open(io.BytesIO(lab.page.request.get(address).body()))


def arrays(lab: Lab, request: Probe | None = None) -> dict[str, NDArray[Any]]:
    """What ml.api says of the picture, with or without an experiment."""
    image = stored(lab)
    return api.arrays(
        api.probe(image, NETWORKS, request) if request else api.analyse(image, NETWORKS)
    )


def probabilities(found: dict[str, NDArray[Any]], network: str) -> dict[str, float]:
    labels = [str(label) for label in found[f"{network}_labels"]]
    return dict(zip(labels, found[f"{network}_probabilities"], strict=True))


def silence(unit: int) -> Change:
    return Change(Changes(silent=(SilentUnit("faces", "objects", unit),)))


def share(shown: str) -> float:
    """A printed percentage; "< 0.1 %" counts as 0.05 %, "> 99.9 %" as 99.95 %."""
    number = float(re.sub(r"[^\d.]", "", shown))
    return {"<": number / 2, ">": (number + 100) / 2}.get(shown[0], number) / 100


def cells(rows: Locator) -> list[list[str]]:
    found: list[list[str]] = rows.evaluate_all(
        "rows => rows.map(row => [...row.cells].map(cell => cell.textContent.trim()))"
    )
    return found


def test_a_map_on_the_page_has_the_activations_that_ml_gives(lab: Lab) -> None:
    for label, value in (
        ("Colours", "grey"),
        ("Strongest colour", "tile"),
        ("Order", "index"),
        ("Behind", "nothing"),
    ):
        lab.element.locator("lab-view-controls label", has_text=label).locator(
            "select"
        ).select_option(value)
    maps = arrays(lab)["faces_parts"]
    tiles = lab.tiles("parts", "faces")
    lab.bring_up(tiles)
    lab.await_drawn("parts", "faces")
    strongest = np.argsort(maps.max((1, 2)))[-3:]
    for unit in (int(one) for one in strongest):
        seen = np.array(tiles.evaluate(TILE, [unit, maps.shape[1]]))
        top = maps[unit].max()
        assert top > 0
        np.testing.assert_allclose(seen / 255 * top, maps[unit], atol=top / 255)


def test_the_probabilities_on_the_page_are_those_that_ml_gives(lab: Lab) -> None:
    found = arrays(lab)
    for network in NETWORKS:
        rows = cells(lab.element.locator(f".lab > lab-answers .{network} tbody tr"))
        shown = {row[0]: share(row[-1]) for row in rows}
        assert shown == pytest.approx(probabilities(found, network), abs=0.0006)


def test_what_follows_from_a_silenced_unit_is_what_ml_gives(lab: Lab) -> None:
    run, before = lab.place()["run"], probabilities(arrays(lab), "faces")
    strongest = [int(one) for one in np.argsort(arrays(lab)["faces_objects"].max((1, 2)))[-8:]]
    ends = {unit: probabilities(arrays(lab, silence(unit)), "faces") for unit in strongest}
    moves = {unit: max(abs(end[one] - before[one]) for one in end) for unit, end in ends.items()}
    unit = max(strongest, key=lambda one: moves[one])
    assert moves[unit] > 0.0005  # else it would show nothing
    lab.visit(f"?run={run}&network=faces&layer=objects&unit={unit}")
    lab.dialog.get_by_role("button", name="Silence this unit").click()
    expect(lab.element.locator("lab-silenced li")).to_contain_text(f"unit {unit}")
    # the answer may be taken away once it is there
    expect(lab.element.locator("lab-experiments section > lab-downloads a").first).to_be_attached()
    table = lab.element.locator("lab-experiments section > lab-compare .faces tbody tr")
    shown = {row[0]: (share(row[2]), share(row[3])) for row in cells(table)}
    after = ends[unit]
    assert shown.keys() == after.keys()
    for label, (was, now) in shown.items():
        assert was == pytest.approx(before[label], abs=0.0006)
        assert now == pytest.approx(after[label], abs=0.0006)


def test_a_multiplication_on_the_page_is_the_one_that_ml_gives(lab: Lab) -> None:
    run, unit, at = lab.place()["run"], 3, (20, 30)
    lab.visit(f"?run={run}&explore=faces.edges.{unit}&zoom=multiplication&at={at[0]}.{at[1]}")
    explorer = lab.page.locator("layer-explorer")
    explorer.scroll_into_view_if_needed()
    total = explorer.locator("explorer-multiplication .sum")
    expect(total).to_be_visible()
    true = arrays(lab, Multiply(Changes(), "faces", "edges", unit, at))
    shown = [signed(one) for one in total.locator("b").all_inner_texts()]
    products = float((true["window"] * true["kernel"]).sum())
    wanted = [products, float(true["bias"]), float(true["sum"]), float(true["activation"])]
    assert shown == pytest.approx(wanted, rel=0.005, abs=0.001)
    grids = explorer.locator("explorer-multiplication explorer-grid")
    for number, name in ((1, "window"), (2, "kernel")):
        values = np.array(
            [[signed(text) for text in row] for row in cells(grids.nth(number).locator("tbody tr"))]
        )
        np.testing.assert_allclose(values, true[name][0], rtol=0.01, atol=0.051)


def test_a_curve_on_the_page_goes_through_the_points_that_ml_gives(lab: Lab) -> None:
    curve = lab.element.locator("lab-curve")
    curve.scroll_into_view_if_needed()
    curve.locator("form select").nth(1).select_option("7")
    curve.get_by_role("button", name="Draw the curve").click()
    rows = curve.locator("tbody tr")
    expect(rows).to_have_count(7)
    expect(curve.locator(".words")).to_contain_text("Face network")
    strengths = tuple(np.linspace(-180, 180, 7).tolist())
    true = arrays(lab, Curve(Changes(), Transform("rotate", -180.0), strengths))
    first = {n: str(curve.locator(f".{n} select").input_value()) for n in NETWORKS}
    for row, strength in zip(cells(rows), strengths, strict=True):
        assert float(row[0].replace("−", "-")) == strength
    for column, network in enumerate(NETWORKS, start=1):
        at = [str(label) for label in true[f"{network}_labels"]].index(first[network])
        shown = [share(row[column]) for row in cells(rows)]
        assert shown == pytest.approx(true[f"{network}_probabilities"][:, at].tolist(), abs=0.0006)


def test_the_figures_that_are_taken_away_can_be_opened(lab: Lab, tmp_path: Path) -> None:
    curve = lab.element.locator("lab-curve")
    curve.scroll_into_view_if_needed()
    curve.get_by_role("button", name="Draw the curve").click()
    expect(curve.locator("tbody tr")).to_have_count(13)
    run = lab.element.locator(".lab > lab-own lab-downloads")
    for place, name, ending in ((curve, "Figure (SVG)", "svg"), (curve, "Figure (PNG)", "png"),
                                (run, "Figure (PNG)", "png")):  # fmt: skip
        with lab.page.expect_download() as coming:
            place.get_by_role("button", name=name).click()
        file = tmp_path / coming.value.suggested_filename
        coming.value.save_as(file)
        assert file.suffix == f".{ending}"
        if ending == "svg":
            drawing = ElementTree.parse(file).getroot()
            assert drawing.tag == f"{{{SVG}}}svg"
            assert "probability" in [text.text for text in drawing.iter(f"{{{SVG}}}text")]
        else:
            with Image.open(file) as image:
                assert len(image.convert("RGB").getcolors(image.width * image.height) or []) > 20


def signed(shown: str) -> float:
    """A number of the explorer, with its typographic minus; "·" is beyond the picture."""
    return 0.0 if shown == "·" else float(shown.replace("−", "-").replace("+", ""))
