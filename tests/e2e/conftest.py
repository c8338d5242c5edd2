"""The whole site, a Chromium, and pages that tell of every error they meet."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from scripts import machine
from scripts.stack import Stack
from tests.drawn import jpeg
from tests.e2e.lab import PATIENCE, Lab
from tests.whole_site import running_site

# a test's browser asks no one but the site; and Chromium refuses its sandbox to root
QUIET = ["--disable-gpu", "--disable-background-networking", "--disable-component-update"]
SOUND = ["--use-fake-device-for-media-stream"]  # a microphone that beeps
ROOT_ONLY = ["--no-sandbox"] if os.geteuid() == 0 else []
expect.set_options(timeout=PATIENCE)  # a busy machine may need more than the usual five seconds


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    with running_site(tmp_path_factory.mktemp("var")) as stack:
        yield stack


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    program = machine.chromium()
    assert program, "no Chromium on this machine: `make test` says how to get one"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=program, args=[*QUIET, *SOUND, *ROOT_ONLY, "--no-first-run"]
        )
        yield browser
        browser.close()


@pytest.fixture
def open_lab(site: Stack, browser: Browser) -> Iterator["LabOpener"]:
    opener = LabOpener(site.address.url, browser)
    yield opener
    opener.close()


class LabOpener:
    """Opens the flagship page in fresh browsers; at the end none may have met an error."""

    def __init__(self, url: str, browser: Browser) -> None:
        self.url = url
        self.browser = browser
        self.pages: list[tuple[Page, list[str]]] = []

    def __call__(
        self,
        *,
        width: int = 1280,
        height: int = 900,
        dark: bool = False,
        javascript: bool = True,
        touch: bool = False,
        still: bool = False,
    ) -> Lab:
        context = self.browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme="dark" if dark else "light",
            java_script_enabled=javascript,
            has_touch=touch,
            reduced_motion="reduce" if still else "no-preference",
            locale="en-GB",
        )
        page = context.new_page()
        self.pages.append((page, errors_of(page)))
        lab = Lab(page, self.url)
        lab.visit()
        return lab

    def close(self) -> None:
        met = [error for _, errors in self.pages for error in errors]
        for page, _ in self.pages:
            page.context.close()
        assert met == []


def errors_of(page: Page) -> list[str]:
    """A list that fills with what goes wrong on the page."""
    errors: list[str] = []
    page.on(
        "console",
        lambda message: (
            errors.append(f"{message.text} {message.location.get('url', '')}")
            if message.type == "error"
            else None
        ),
    )
    page.on("pageerror", lambda error: errors.append(str(error)))
    return errors


@pytest.fixture
def lab(open_lab: LabOpener, picture: Path) -> Lab:
    """The page with a picture that has gone through both networks."""
    lab = open_lab()
    lab.come_near()
    lab.upload(picture)
    lab.await_end()
    return lab


@pytest.fixture(scope="session")
def picture(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A JPEG file of a rendered face."""
    file = tmp_path_factory.mktemp("pictures") / "face.jpg"
    file.write_bytes(jpeg(2))
    return file


@contextmanager
def errors_expected(opener: LabOpener, *expected: str) -> Iterator[None]:
    """Inside, the last page may meet the errors that contain ``expected``, and must meet them."""
    errors = opener.pages[-1][1]
    before = len(errors)
    yield
    met = errors[before:]
    assert all(any(word in error for error in met) for word in expected), met
    errors[before:] = [error for error in met if not any(word in error for word in expected)]
