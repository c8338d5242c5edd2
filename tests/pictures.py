"""Photograph every module in every state: `python -m tests.pictures [ADDRESS] [--only NAME]`.

Each state is taken on a wide screen, in the dark and on a telephone, and kept small as WebP in
`docs/pictures/`. Without ADDRESS a site is started for it. A person looks at them before they are
committed.
"""

import argparse
import io
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Locator, Page, expect, sync_playwright

from scripts import machine
from scripts.paths import ROOT
from tests.e2e.conftest import QUIET, ROOT_ONLY
from tests.e2e.lab import PATH, SETTLED
from tests.whole_site import running_site

PICTURES = ROOT / "docs" / "pictures"
MOST = 2_000_000  # bytes of all pictures together
QUALITY = 72
PATIENCE = 30_000  # milliseconds


@dataclass(frozen=True, slots=True)
class View:
    """How a person looks at the site."""

    name: str
    width: int
    height: int
    dark: bool = False


VIEWS = (
    View("wide", 1280, 900),
    View("dark", 1280, 900, dark=True),
    View("phone", 360, 740),
)


@dataclass(frozen=True, slots=True)
class State:
    """One state of one module: an address, and what is done there before the picture is taken."""

    name: str
    module: str
    query: str
    reach: Callable[[Page], Locator]


def _flow(page: Page) -> Locator:
    expect(page.locator("flow-drawing .answer").nth(5)).to_be_visible()
    return page.locator("architecture-flow")


def _flow_stage(page: Page) -> Locator:
    _flow(page)
    expect(page.locator("flow-stage .unit").nth(11)).to_be_visible()
    return page.locator("architecture-flow .panel")


def _lab(page: Page) -> Locator:
    page.locator("lab-samples button").first.click()
    expect(page.locator(".lab > lab-answers .cars tbody tr").first).to_be_visible()
    return page.locator("image-lab lab-run-bar").first


def _lab_unit(page: Page) -> Locator:
    _lab(page)
    page.locator(".lab > lab-layer[name=parts] .faces [role=gridcell]").first.click()
    expect(page.locator(".lab > lab-unit dialog")).to_be_visible()
    return page.locator("image-lab")


def _network(page: Page) -> Locator:
    expect(page.locator("explorer-sheet button").nth(60)).to_be_visible()
    return page.locator("layer-explorer")


def _unit(page: Page) -> Locator:
    expect(page.locator("explorer-graph [role=toolbar] button").first).to_be_visible()
    expect(page.locator("explorer-window image")).to_be_visible()
    return page.locator("layer-explorer")


def _multiplication(page: Page) -> Locator:
    expect(page.locator("explorer-grid").first).to_be_visible()
    return page.locator("layer-explorer")


def _film(page: Page) -> Locator:
    expect(page.locator("explorer-film .tiles div").nth(60)).to_be_visible()
    return page.locator("layer-explorer")


STATES = (
    State("flow", "architecture-flow", "", _flow),
    State("flow-stage", "architecture-flow", "?stage=parts", _flow_stage),
    State("lab", "image-lab", "", _lab),
    State("lab-unit", "image-lab", "", _lab_unit),
    State("explorer-network", "layer-explorer", "", _network),
    State(
        "explorer-maps",
        "layer-explorer",
        "?explore=faces.objects&show=maps&scale=layer&sort=strength",
        _network,
    ),
    State("explorer-unit", "layer-explorer", "?explore=faces.objects.12", _unit),
    State("explorer-part", "layer-explorer", "?explore=cars.parts.1", _unit),
    State(
        "explorer-multiplication",
        "layer-explorer",
        "?explore=faces.edges.3&zoom=multiplication",
        _multiplication,
    ),
    State("explorer-film", "layer-explorer", "?zoom=film&frame=12", _film),
)


def photograph(browser: Browser, url: str, view: View, state: State) -> Image.Image:
    """The window with the module's state at its top."""
    context = browser.new_context(
        viewport={"width": view.width, "height": view.height},
        color_scheme="dark" if view.dark else "light",
        reduced_motion="reduce",
        has_touch=view.width < 500,
        locale="en-GB",
    )
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    expect.set_options(timeout=PATIENCE)
    try:
        page.goto(f"{url}{PATH}{state.query}")
        page.locator(state.module).scroll_into_view_if_needed()
        target = state.reach(page)
        target.evaluate("target => target.scrollIntoView({behavior: 'instant'})")
        page.wait_for_load_state("networkidle")
        page.evaluate(SETTLED)
        return Image.open(io.BytesIO(page.screenshot(animations="disabled"))).convert("RGB")
    finally:
        context.close()


def photograph_all(url: str, only: str) -> None:
    """Write every picture whose name begins with ``only``, each told as it is done."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=machine.chromium(), args=[*QUIET, *ROOT_ONLY]
        )
        for state in STATES:
            for view in VIEWS:
                file = PICTURES / f"{state.name}-{view.name}.webp"
                if file.name.startswith(only):
                    photograph(browser, url, view, state).save(file, quality=QUALITY, method=6)
                    print(f"{file.relative_to(ROOT)} {file.stat().st_size // 1000} kB")
        browser.close()


@contextmanager
def at(address: str) -> Iterator[str]:
    """The site that was named, or one started for the occasion."""
    if address:
        yield address.rstrip("/")
        return
    with tempfile.TemporaryDirectory() as var, running_site(Path(var)) as stack:
        yield stack.address.url


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.pictures", description=__doc__)
    parser.add_argument("address", nargs="?", default="", help="of a running site")
    parser.add_argument("--only", default="", metavar="NAME", help="pictures of names so begun")
    arguments = parser.parse_args()
    with at(arguments.address) as url:
        photograph_all(url, arguments.only)
    weight = sum(picture.stat().st_size for picture in PICTURES.glob("*.webp"))
    print(f"all together {weight / 1e6:.2f} MB of at most {MOST / 1e6:.0f} MB")
    return 0 if weight <= MOST else 1


if __name__ == "__main__":
    sys.exit(main())
