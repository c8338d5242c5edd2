"""Every kind of page: valid, quiet, readable for everyone."""

from __future__ import annotations

import urllib.error
import urllib.request
from pathlib import Path

import pytest
from django.template.loader import render_to_string
from playwright.sync_api import Browser

from scripts.paths import FRONTEND
from scripts.stack import Stack
from tests.e2e.conftest import errors_of
from tests.e2e.lab import AXE, VIOLATIONS
from tests.e2e.node import node

pytestmark = pytest.mark.e2e

CONCEPTS = ("images-as-numbers", "recognising-images", "same-algorithm-other-data")
KINDS = {
    "home": "/",
    "track": "/concepts/vision/",
    **{slug: f"/concepts/vision/{slug}/" for slug in CONCEPTS},
    "results": "/search/?q=edges",
    "no-results": "/search/?q=zebras",
    "about": "/about/",
    "privacy": "/privacy/",
    "missing": "/nowhere/",
}


def _html(url: str) -> str:
    try:
        with urllib.request.urlopen(url, timeout=60) as answer:
            return str(answer.read().decode())
    except urllib.error.HTTPError as missing:
        return missing.read().decode()


def test_every_kind_of_page_is_valid_html(site: Stack, tmp_path: Path) -> None:
    for name, path in KINDS.items():
        (tmp_path / f"{name}.html").write_text(_html(site.address.url + path))
    for name in ("500.html", "503.html"):
        (tmp_path / name).write_text(render_to_string(name))
    config = FRONTEND / ".htmlvalidate.json"
    done = node("html-validate", "--config", str(config), *map(str, sorted(tmp_path.iterdir())))
    assert done.returncode == 0, done.stdout[-4000:]


@pytest.mark.parametrize("name", KINDS)
@pytest.mark.parametrize(("width", "dark"), [(1280, False), (360, True)])
def test_page_is_quiet_sets_no_cookie_fits_and_has_no_violation(
    site: Stack, browser: Browser, name: str, width: int, dark: bool
) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 800}, color_scheme="dark" if dark else "light"
    )
    page = context.new_page()
    errors = errors_of(page)
    page.goto(site.address.url + KINDS[name])
    page.evaluate(AXE.read_text())
    assert page.evaluate(VIOLATIONS) == []
    wide = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert page.evaluate(wide) == 0
    assert context.cookies() == []
    expected = ["404"] if name == "missing" else []
    assert [error for error in errors if not any(word in error for word in expected)] == []
    context.close()
