"""The flagship page and its module as a student uses them; the only file that knows selectors."""

import re
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page, expect

from scripts.paths import FRONTEND, ROOT

PATH = "/concepts/vision/recognising-images/"
LAYERS = ("edges", "parts", "objects")
NETWORKS = ("faces", "cars")
PATIENCE = 20_000  # milliseconds
SCREENSHOTS = ROOT / "var" / "screenshots"
AXE = FRONTEND / "node_modules" / "axe-core" / "axe.min.js"

# how many different colours a canvas shows, up to a few hundred; shadow roots are no obstacle here
COLOURS = """canvas => {
  if (canvas.width === 0 || canvas.height === 0) return 0;
  const {data} = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
  const pixels = new Uint32Array(data.buffer);
  const seen = new Set();
  for (let at = 0; at < pixels.length && seen.size < 400; at += 1) seen.add(pixels[at]);
  return seen.size;
}"""
# a few frames on, scrolling and drawing have come to rest
SETTLED = """async () => {
  for (let frame = 0; frame < 5; frame += 1) await new Promise(requestAnimationFrame);
}"""
VIOLATIONS = """async () => {
  const {violations} = await axe.run(document, {resultTypes: ['violations']});
  return violations.map(({id, help, nodes}) =>
    `${id}: ${help}: ${nodes.map(({target}) => target.flat().join(' ')).join(' | ')}`);
}"""


class Lab:
    """One open flagship page."""

    def __init__(self, page: Page, url: str) -> None:
        self.page = page
        self.url = url
        self.element = page.locator("image-lab")
        self.dialog = page.locator("image-lab .lab > lab-unit dialog")
        page.set_default_timeout(PATIENCE)

    def visit(self, query: str = "") -> None:
        self.page.goto(f"{self.url}{PATH}{query}")

    def come_near(self) -> None:
        """Scroll to the module, whose code is loaded only then."""
        self.element.scroll_into_view_if_needed()
        expect(self.choose_button).to_be_visible()

    @property
    def choose_button(self) -> Locator:
        return self.element.get_by_role("button", name="Choose a picture")

    @property
    def delete_button(self) -> Locator:
        return self.element.get_by_role("button", name="Delete it now")

    @property
    def deleted_note(self) -> Locator:
        return self.element.locator("p.word", has_text="The run is deleted")

    def upload(self, picture: Path) -> None:
        self.element.locator("input[type=file]").set_input_files(picture)

    def await_end(self) -> None:
        """Until both networks have answered and every layer is drawn."""
        expect(self.delete_button).to_be_visible()
        for network in NETWORKS:
            expect(
                self.element.locator(f".lab > lab-answers .{network} tbody tr").first
            ).to_be_visible()
            for layer in LAYERS:
                self.await_drawn(layer, network)

    def tiles(self, layer: str, network: str) -> Locator:
        return self.element.locator(f".lab > lab-layer[name={layer}] .{network} unit-tiles")

    def await_drawn(self, layer: str, network: str) -> None:
        canvas = self.tiles(layer, network).locator("canvas.maps").element_handle()
        # it has no size before it is drawn; a network that is silent draws one colour
        self.page.wait_for_function(f"canvas => ({COLOURS})(canvas) > 0", arg=canvas)

    def colours(self, canvas: Locator) -> int:
        """How many different colours a canvas shows."""
        count: int = canvas.evaluate(COLOURS)
        return count

    def cells(self, layer: str, network: str) -> Locator:
        return self.tiles(layer, network).locator("[role=gridcell]")

    def probabilities(self, network: str) -> dict[str, float]:
        """The bars' labels and per cents."""
        rows = self.element.locator(f".lab > lab-answers .{network} tbody tr")
        pairs: list[tuple[str, str]] = rows.evaluate_all(
            "rows => rows.map(row => [row.cells[0], row.cells[row.cells.length - 1]])"
            ".map(cells => cells.map(cell => cell.textContent.trim()))"
        )
        # a share too small to print, such as "< 0.1 %", counts as nothing
        return {
            label: 0.0 if share.startswith("<") else float(re.sub(r"[^\d.]", "", share))
            for label, share in pairs
        }

    def place(self) -> dict[str, str]:
        """What the address carries."""
        pairs: list[tuple[str, str]] = self.page.evaluate(
            "() => [...new URLSearchParams(location.search)]"
        )
        return dict(pairs)

    def violations(self) -> list[str]:
        """What axe-core finds wrong with the page as it stands, shadow roots included."""
        self.page.evaluate(AXE.read_text())
        found: list[str] = self.page.evaluate(VIOLATIONS)
        return found

    def photograph(self, name: str) -> None:
        """Keep the window's picture in var/screenshots, for a person to look at."""
        self.page.evaluate(SETTLED)
        self.page.screenshot(path=SCREENSHOTS / f"{name}.png", animations="disabled")

    def bring_up(self, target: Locator) -> None:
        """Scroll until ``target`` begins the window."""
        target.evaluate("target => target.scrollIntoView({behavior: 'instant'})")

    def overflow(self) -> int:
        """CSS pixels by which the page is wider than the window."""
        wide: Any = self.page.evaluate(
            "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        return int(wide)
