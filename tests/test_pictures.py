"""The pictures of the documents: all there, small, and those that the README shows among them."""

from __future__ import annotations

import re

from PIL import Image

from scripts.paths import ROOT
from tests.pictures import MOST, PICTURES, STATES, VIEWS


def test_every_state_is_photographed_in_every_view_at_its_size() -> None:
    for state in STATES:
        for view in VIEWS:
            with Image.open(PICTURES / f"{state.name}-{view.name}.webp") as picture:
                assert picture.size == (view.width, view.height), picture.filename


def test_all_pictures_together_are_small() -> None:
    assert sum(picture.stat().st_size for picture in PICTURES.iterdir()) <= MOST


def test_the_readme_shows_pictures_that_are_there() -> None:
    shown = re.findall(r"\]\((docs/pictures/[^)]+)\)", (ROOT / "README.md").read_text())
    assert shown
    assert [name for name in shown if not (ROOT / name).is_file()] == []
