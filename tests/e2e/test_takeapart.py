"""The flow and the explorer as a student meets them: still, light, plain when things go wrong."""

import gzip

import pytest
from playwright.sync_api import Locator, Request, Response, expect

from tests.e2e.conftest import LabOpener, errors_expected
from tests.e2e.lab import Lab

pytestmark = pytest.mark.e2e

MOST_SCRIPT = 150_000  # bytes, gzipped, before a visitor does anything
MOST_SHIFT = 0.02  # of the layout, all in all, fonts with it; a fifth of what counts as good
MODULES = ("architecture-flow", "image-lab", "layer-explorer")
# from the page's first moment on, which parts of it moved and how much
WATCH = """window.moved = [];
new PerformanceObserver((list) => {
  for (const {value, sources, startTime} of list.getEntries()) {
    const rect = ({x, y, width, height}) => [x, y, width, height].map(Math.round).join(' ');
    const told = sources.map(({node, previousRect, currentRect}) =>
      `${node?.nodeName}.${node?.className} ${rect(previousRect)} to ${rect(currentRect)}`);
    window.moved.push([value, `${Math.round(startTime)} ms: ${told.join('; ')}`]);
  }
}).observe({type: 'layout-shift', buffered: true});"""

# what moves with the clock (and not with the scrolling), also inside shadow roots
MOTION = """() => {
  const roots = [document];
  const found = [];
  for (const root of roots) {
    const running = root.getAnimations().filter(({playState, timeline}) =>
      playState === 'running' && timeline === document.timeline);
    found.push(...running.map(({effect}) => effect.target.outerHTML.slice(0, 80)));
    for (const {shadowRoot} of root.querySelectorAll('*')) if (shadowRoot) roots.push(shadowRoot);
  }
  return found;
}"""


def bring(lab: Lab, module: str) -> Locator:
    """Scroll to a module, whose code is loaded only then."""
    found = lab.page.locator(module)
    found.scroll_into_view_if_needed()
    return found


def explore(lab: Lab, query: str) -> Locator:
    lab.visit(query)
    return bring(lab, "layer-explorer")


def shown(lab: Lab) -> None:
    """Until the flow's picture has gone all the way through."""
    expect(lab.page.locator("flow-drawing .cars .answer").first).to_be_visible()


@pytest.mark.parametrize("width", [1280, 360])
def test_nothing_moves_when_the_modules_load(open_lab: LabOpener, width: int) -> None:
    lab = open_lab(width=width)
    lab.page.add_init_script(WATCH)
    lab.visit()
    lab.page.evaluate("async () => { await document.fonts.ready; window.moved = []; }")
    for module in MODULES:
        bring(lab, module)
        lab.page.wait_for_load_state("networkidle")
    shown(lab)
    moved: list[tuple[float, str]] = lab.page.evaluate("() => window.moved")
    assert sum(value for value, _ in moved) < MOST_SHIFT, moved


def test_nothing_moves_while_the_answers_arrive(open_lab: LabOpener) -> None:
    lab = open_lab()
    lab.page.add_init_script(WATCH)
    lab.visit()
    lab.come_near()
    lab.element.locator("lab-samples button").first.click()
    expect(lab.element.locator("lab-run-bar")).to_be_visible()
    lab.bring_up(lab.element.locator("lab-run-bar"))
    lab.page.evaluate("() => { window.moved = []; }")
    lab.await_end()
    expect(lab.element.locator("lab-experiments")).to_be_attached()
    lab.page.wait_for_load_state("networkidle")
    moved: list[tuple[float, str]] = lab.page.evaluate("() => window.moved")
    assert sum(value for value, _ in moved) < MOST_SHIFT, moved


def test_nothing_moves_by_itself_for_who_wishes_less_motion(open_lab: LabOpener) -> None:
    film = "?zoom=film&frame=0"
    lab = open_lab(still=True)
    still = explore(lab, film).locator("explorer-film")
    still.get_by_role("button", name="Next frame").click()
    expect(still.locator(".moment")).to_contain_text("Frame 2 of")
    bring(lab, "architecture-flow")
    shown(lab)
    lab.page.mouse.wheel(0, 900)
    assert lab.page.evaluate(MOTION) == []
    expect(still.locator(".moment")).to_contain_text("Frame 2 of")  # and it stays there

    moving = explore(open_lab(), film).locator("explorer-film")
    moving.get_by_role("button", name="Play").click()
    expect(moving.locator(".moment")).not_to_contain_text("Frame 1 of")


def test_what_moves_is_noticed(open_lab: LabOpener) -> None:
    lab = open_lab()
    lab.page.add_init_script(WATCH)
    lab.visit()
    lab.page.evaluate("() => document.body.prepend('Pushed down')")
    lab.page.wait_for_function("() => window.moved.length > 0")


def test_the_page_asks_for_little_script_before_a_visitor_does_anything(
    open_lab: LabOpener,
) -> None:
    lab = open_lab()
    scripts: dict[str, int] = {}

    def weigh(response: Response) -> None:
        if response.request.resource_type == "script":
            scripts[response.url] = len(gzip.compress(response.body()))

    lab.page.on("response", weigh)
    lab.visit()
    lab.page.wait_for_load_state("networkidle")
    assert len(scripts) >= 1
    assert sum(scripts.values()) <= MOST_SCRIPT, scripts


def test_without_javascript_each_module_is_a_still_figure_with_words(open_lab: LabOpener) -> None:
    lab = open_lab(javascript=False)
    for module in MODULES:
        found = lab.page.locator(module)
        expect(found).to_contain_text("JavaScript" if module != "architecture-flow" else "edges")
        assert found.locator("img, svg, ol, table").count() >= 1, module


def test_the_back_button_leads_back_through_what_was_explored(open_lab: LabOpener) -> None:
    lab = open_lab()
    explorer = explore(lab, "")
    explorer.locator("explorer-sheet").first.locator("button").nth(5).click()
    heading = explorer.locator("explorer-unit h3")
    expect(heading).to_contain_text("Parts, unit 5")
    explorer.get_by_role("button", name="Next →").click()
    expect(heading).to_contain_text("Parts, unit 6")
    lab.page.go_back()
    expect(heading).to_contain_text("Parts, unit 5")
    lab.page.go_back()
    expect(explorer.locator("explorer-network")).to_be_visible()
    lab.page.go_forward()
    expect(heading).to_contain_text("Parts, unit 5")


def test_an_address_whose_run_is_gone_says_so_and_shows_a_sample(open_lab: LabOpener) -> None:
    lab = open_lab()
    gone = "00000000-0000-4000-8000-000000000000"
    with errors_expected(open_lab, "404"):
        explorer = explore(lab, f"?run={gone}&explore=faces.parts.3")
        note = explorer.locator(".gone")
        expect(note).to_contain_text("The picture that this address names is gone")
        bring(lab, "architecture-flow")
        shown(lab)
    expect(lab.page.locator("architecture-flow .gone")).to_contain_text("is shown instead")


def test_a_second_tab_shows_the_same_run_and_the_first_learns_that_it_was_deleted_there(
    open_lab: LabOpener,
) -> None:
    lab = open_lab()
    bring(lab, "architecture-flow")
    shown(lab)
    run = _run_of(lab)
    second = lab.page.context.new_page()
    sent: list[str] = []
    second.on("request", lambda request: sent.append(_sending(request)))
    second.goto(f"{lab.url}{lab.page.url.split(lab.url)[1].split('?')[0]}?run={run}")
    second.locator("architecture-flow").scroll_into_view_if_needed()
    expect(second.locator("flow-drawing .cars .answer").first).to_be_visible()
    assert "runs" not in sent
    second.locator("image-lab").get_by_role("button", name="Delete it now").click()
    expect(second.locator("image-lab p.word", has_text="The run is deleted")).to_be_visible()
    second.close()

    with errors_expected(open_lab, "404"):
        explorer = bring(lab, "layer-explorer")
        explorer.get_by_role("tab", name="One multiplication").click()
        again = explorer.get_by_role("button", name="through again").first
        expect(again).to_be_visible()
    again.click()
    expect(explorer.locator("explorer-multiplication .formula")).to_be_visible()


def _sending(request: Request) -> str:
    return "runs" if request.method == "POST" and request.url.endswith("/runs/") else ""


def _run_of(lab: Lab) -> str:
    address = lab.page.locator("flow-stage image, explorer-window image").first
    bring(lab, "layer-explorer").get_by_role("tab", name="One unit").click()
    href: str = address.get_attribute("href") or ""
    return href.split("/runs/")[1].split("/")[0]


def test_a_lost_connection_is_told_and_mended_by_trying_again(open_lab: LabOpener) -> None:
    lab = open_lab()
    explorer = explore(lab, "?explore=faces.parts.3&zoom=unit")
    expect(explorer.locator("explorer-graph [role=toolbar] button").first).to_be_visible()
    with errors_expected(open_lab, "ERR_INTERNET_DISCONNECTED"):
        lab.page.context.set_offline(True)
        explorer.get_by_role("button", name="Next →").click()
        note = explorer.locator("problem-note", has_text="The connection may be lost").first
        expect(note).to_be_visible()
        lab.page.context.set_offline(False)
        note.get_by_role("button", name="Try again").click()
        expect(note).to_be_hidden()
    expect(explorer.locator("explorer-unit .measured")).not_to_be_empty()

    bring(lab, "architecture-flow")
    shown(lab)
    with errors_expected(open_lab, "ERR_INTERNET_DISCONNECTED"):
        lab.page.context.set_offline(True)
        flow = lab.page.locator("architecture-flow")
        flow.get_by_role("button", name="Hatchback").click()
        note = flow.locator("problem-note", has_text="The connection may be lost").first
        expect(note).to_be_visible()
        lab.page.context.set_offline(False)
        note.get_by_role("button", name="Try again").click()
        expect(flow.locator(".choice")).to_contain_text("In the flow: Hatchback")


def test_every_zoom_is_clean_for_assistive_technology_and_scrolls_one_way_on_a_telephone(
    open_lab: LabOpener,
) -> None:
    lab = open_lab(width=360, height=740, touch=True)
    for query in (
        "?show=maps&scale=layer",
        "?explore=faces.parts.8",
        "?explore=cars.edges.3&zoom=multiplication",
        "?zoom=film&frame=12",
        "?stage=parts",
    ):
        lab.visit(query)
        bring(lab, "architecture-flow" if "stage" in query else "layer-explorer")
        lab.page.wait_for_load_state("networkidle")
        assert lab.violations() == [], query
        assert lab.overflow() == 0, query
