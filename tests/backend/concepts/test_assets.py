"""Style sheets and pictures under addresses that change with their bytes."""

from __future__ import annotations

import re

import pytest
from django.contrib.staticfiles import finders
from django.test import Client

from backend.concepts import assets
from tests.backend.concepts.course import Course


def test_changed_file_has_another_address(course: Course) -> None:
    path = course.concept / "figures" / "dot.png"
    before = assets.address("content/dot.png", path)
    path.write_bytes(path.read_bytes() + b" ")
    assert assets.address("content/dot.png", path) != before


def test_addresses_in_a_page_lead_to_files(client: Client, db: None) -> None:
    html = client.get("/about/").content.decode()
    named = re.findall(r'href="/static/(styles/[^"]+)"', html)
    assert len(named) >= 4
    assert all(finders.find(name) for name in named)


def test_font_named_by_a_style_sheet_is_served() -> None:
    sheet = (assets.folders()["styles"] / "site.css").read_text()
    fonts = re.findall(r'url\("(fonts/[^"]+)"\)', sheet)
    assert len(fonts) == 2
    assert all(finders.find(f"styles/{name}") for name in fonts)


@pytest.mark.parametrize(
    "name", ["content/vision/track.yaml", "zoo/faces/weights.safetensors", "styles/site.css"]
)
def test_nothing_else_of_those_folders_is_served(name: str) -> None:
    assert finders.find(name) is None
