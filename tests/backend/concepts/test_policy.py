"""What browsers are told to refuse."""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from tests.backend.concepts.course import Course

TEMPLATES = Path(__file__).parents[3] / "frontend" / "templates"
_STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)


def _directives(policy: str) -> dict[str, list[str]]:
    parts = (part.split() for part in policy.split(";") if part.strip())
    return {name: sources for name, *sources in parts}


def test_styles_and_scripts_are_files_of_this_site(loaded: Course, client: Client) -> None:
    header = client.get("/")["Content-Security-Policy"]
    assert "unsafe" not in header
    policy = _directives(header)
    assert policy["default-src"] == ["'self'"]
    assert "script-src" not in policy  # so that default-src holds for scripts


def test_the_one_inline_sheet_is_named_by_its_hash() -> None:
    (sheet,) = _STYLE.findall((TEMPLATES / "alone.html").read_text())
    digest = base64.b64encode(hashlib.sha256(sheet.encode()).digest()).decode()
    allowed = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]["style-src"]
    assert f"'sha256-{digest}'" in allowed


@pytest.mark.parametrize("path", sorted(TEMPLATES.rglob("*.html")), ids=lambda path: path.name)
def test_templates_hold_no_other_style_or_script(path: Path) -> None:
    text = path.read_text()
    assert path.name == "alone.html" or "<style" not in text
    assert not re.search(r"<script(?![^>]*\bsrc=)", text)
    assert not re.search(r"\s(on\w+|style)=", text)
