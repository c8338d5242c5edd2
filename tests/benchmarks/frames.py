"""What drawing all units of a layer costs the browser, from a trace of Chromium.

Each frame gives one layer of both networks another palette, so that every map is coloured and
placed anew; counted is the time of the main thread's task that the frame ran in.
"""

import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from scripts import machine
from tests.e2e.conftest import QUIET, ROOT_ONLY
from tests.e2e.lab import LAYERS, Lab

SLOWER = 4  # times, as on a student's telephone
FRAMES = 60
CATEGORIES = ["devtools.timeline", "disabled-by-default-devtools.timeline", "toplevel"]

DRAW = """async ([layer, frames]) => {
  const lab = document.querySelector('image-lab').shadowRoot;
  const panel = lab.querySelector(`.lab > lab-layer[name=${layer}]`);
  const tiles = [...panel.shadowRoot.querySelectorAll('unit-tiles')];
  const palettes = ['inferno', 'viridis'];
  for (let frame = 0; frame < frames; frame += 1) {
    await new Promise(requestAnimationFrame);
    for (const one of tiles) one.palette = palettes[frame % 2];
    await Promise.all(tiles.map(one => one.updateComplete));
  }
  await new Promise(requestAnimationFrame);
}"""


def measure(url: str, frames: int = FRAMES) -> dict[str, list[float]]:
    """Seconds of the main thread for each frame, by layer."""
    program = machine.chromium()
    assert program, "no Chromium on this machine: `make test` says how to get one"
    # in a thread of its own: a thread may drive one Playwright, and a test's may do so already
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(_in_chromium, program, url, frames).result()


def _in_chromium(program: str, url: str, frames: int) -> dict[str, list[float]]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=[*QUIET, *ROOT_ONLY])
        try:
            return _of(browser, url, frames)
        finally:
            browser.close()


def _of(browser: Browser, url: str, frames: int) -> dict[str, list[float]]:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    lab = Lab(page, url)
    lab.visit()
    lab.come_near()
    lab.element.locator("lab-samples button").first.click()
    lab.await_end()
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    found = {}
    for layer in LAYERS:
        lab.bring_up(lab.tiles(layer, "faces"))
        _draw(page, layer, 4)  # palettes are made once
        browser.start_tracing(page=page, categories=CATEGORIES)
        _draw(page, layer, frames)
        found[layer] = list(seconds_of(json.loads(browser.stop_tracing())["traceEvents"]))
        assert len(found[layer]) >= frames
    return found


def _draw(page: Page, layer: str, frames: int) -> None:
    page.evaluate(DRAW, [layer, frames])


def seconds_of(events: list[dict[str, Any]]) -> Iterator[float]:
    """For every frame that ran a script: how long the task took that it was part of."""
    frames = [event for event in events if event["name"] == "FireAnimationFrame"]
    threads = {(event["pid"], event["tid"]) for event in frames}
    tasks = sorted(
        (event["ts"], event["ts"] + event["dur"], event["pid"], event["tid"])
        for event in events
        if event.get("ph") == "X" and event["name"].endswith("RunTask") and "dur" in event
    )
    for pid, tid in threads:
        own = [(begun, ended) for begun, ended, *thread in tasks if thread == [pid, tid]]
        starts = [event["ts"] for event in frames if (event["pid"], event["tid"]) == (pid, tid)]
        for begun, ended in own:
            if any(begun <= start <= ended for start in starts):
                yield (ended - begun) / 1e6
