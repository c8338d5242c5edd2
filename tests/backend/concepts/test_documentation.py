"""The guide for authors names everything that authors may write."""

from __future__ import annotations

from pathlib import Path

import pytest

from backend.concepts.authoring.blocks import BOXES, FIGURE_WIDTHS, KINDS
from backend.concepts.authoring.concept import FILES
from backend.concepts.authoring.course import TRACK_FILES
from backend.concepts.authoring.facts import FILTERS
from backend.concepts.authoring.modules import MODULES
from backend.concepts.authoring.schemas import CoverEntry, FrontMatter

GUIDE = (Path(__file__).parents[3] / "docs" / "writing-concepts.md").read_text()


@pytest.mark.parametrize("kind", sorted(set(KINDS) - set(BOXES)))
def test_guide_shows_each_block(kind: str) -> None:
    assert f":::{kind}" in GUIDE


@pytest.mark.parametrize("name", [*BOXES, *FIGURE_WIDTHS, *FILTERS])
def test_guide_names_each_box_width_and_filter(name: str) -> None:
    assert f"`{name}`" in GUIDE


@pytest.mark.parametrize("name", sorted(FILES | TRACK_FILES | set(MODULES)))
def test_guide_names_each_file_and_module(name: str) -> None:
    assert name in GUIDE


@pytest.mark.parametrize("name", [*FrontMatter.model_fields, *CoverEntry.model_fields])
def test_guide_names_each_field_of_the_front_matter(name: str) -> None:
    assert f"{name}:" in GUIDE
