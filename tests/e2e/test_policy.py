"""Every page under its strict policy: nothing is refused, and nothing is said to the console."""

import pytest
from playwright.sync_api import Browser

from scripts.stack import Stack
from tests.e2e.conftest import errors_of

PAGES = [
    "/",
    "/concepts/vision/",
    "/concepts/vision/images-as-numbers/",
    "/concepts/vision/recognising-images/",
    "/concepts/vision/same-algorithm-other-data/",
    "/study/",
    "/study/cards/",
    "/study/progress/",
    "/study/interviews/",
    "/study/quiz/recognising-images/",
    "/account/",
    "/account/login/",
    "/account/signup/",
    "/api/docs/",
]
# a violation is told even where no console shows it: in a shadow root, on a detached element
LISTEN = """
window.refused = [];
document.addEventListener('securitypolicyviolation', (event) =>
  window.refused.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sample}`));
"""
THROUGH = """async () => {
  for (let y = 0; y < document.body.scrollHeight; y += 600) {
    window.scrollTo(0, y);
    await new Promise((done) => setTimeout(done, 60));
  }
}"""


@pytest.mark.e2e
def test_no_page_meets_its_own_policy(site: Stack, browser: Browser) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.add_init_script(LISTEN)
    met: dict[str, list[str]] = {}
    for path in PAGES:
        page = context.new_page()
        said = met[path] = errors_of(page)
        answer = page.goto(f"{site.address.url}{path}", wait_until="load")
        assert answer is not None
        assert answer.ok, (path, answer.status)
        page.evaluate(THROUGH)  # modules load when they come near
        page.wait_for_timeout(300)
        said += page.evaluate("window.refused")
        page.close()
    context.close()
    assert {path: said for path, said in met.items() if said} == {}
