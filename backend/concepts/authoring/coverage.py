"""`coverage.yaml`: the points of a concept, where each is taught, and what shows that it is known.

points:
  - id: one-unit
    text: What one unit computes.
    section: theory
    evidence: [card:what-is-a-unit, question:one-unit, order:forward-pass]
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Annotated, Any, NamedTuple

import yaml
from django.template.loader import render_to_string
from django.utils.text import Truncator
from pydantic import Field, StringConstraints

from backend.concepts.authoring.entries import check_section
from backend.concepts.authoring.markdown import to_html
from backend.concepts.authoring.page import PAGE_ANCHORS, Page
from backend.concepts.authoring.problems import Place, Problems
from backend.concepts.authoring.schemas import Key, Strict, Text
from backend.concepts.authoring.sources import Checked, keyed, report_twice

TITLE = 18  # words of what is asked, in a list


class Source(NamedTuple):
    """A file that holds evidence: the list in it ("" for the file itself), and what it asks."""

    named: str
    file: str
    entries: str
    asks: str
    anchor: str  # of the page, where it is asked
    single: bool = True  # each of its items has an anchor of its own there, `kind-id`


SOURCES = {
    "card": Source("Card", "cards.yaml", "cards", "front", "cards"),
    "question": Source("Question", "questions.yaml", "questions", "question", "questions"),
    "drill": Source("Drill", "drills.yaml", "drills", "title", "concept-drill"),
    "failure": Source("Failure", "failures.yaml", "failures", "title", "failure-lab"),
    "order": Source("Order", "order.yaml", "", "ask", "flow-reorder", single=False),
    "quiz": Source("Quiz", "quiz.yaml", "items", "ask", "quiz", single=False),
}

Evidence = Annotated[
    str, StringConstraints(pattern=rf"^({'|'.join(SOURCES)}):[a-z0-9]+(-[a-z0-9]+)*$")
]


class PointEntry(Strict):
    """One point: what one should be able to say, as a line of Markdown."""

    id: Key
    text: Text
    section: Key
    evidence: tuple[Evidence, ...] = Field(min_length=1)


class CoverageFile(Strict):
    """`coverage.yaml`."""

    points: tuple[PointEntry, ...] = Field(min_length=1)


def read_coverage(found: Checked[CoverageFile], page: Page) -> dict[str, Any]:
    """{"shown": {"points": …}}, each with its evidence by kind, id, title and place."""
    report_twice("point", keyed(found.document, "points", found.value.points))
    offered = {kind: dict(_offered(page, source)) for kind, source in SOURCES.items()}
    points = [_point(found, at, page, offered) for at in range(len(found.value.points))]
    return {"shown": {"points": points}, "hidden": {}}


def fallback(activity: dict[str, Any]) -> str:
    """The points with their links, to read where the module does not run."""
    return render_to_string("concepts/_coverage.html", activity["shown"])


def _point(
    found: Checked[CoverageFile], at: int, page: Page, offered: dict[str, dict[str, str]]
) -> dict[str, Any]:
    point, document = found.value.points[at], found.document
    check_section(point.section, document, page, "points", at)
    evidence = []
    for number, name in enumerate(point.evidence):
        kind, _, item = name.partition(":")
        if item not in offered[kind]:
            known = ", ".join(sorted(offered[kind])) or "none"
            place = document.place("points", at, "evidence", number)
            place.say(f"`{name}` is not in {SOURCES[kind].file}. There: {known}.")
            continue
        evidence.append(
            {
                "kind": kind,
                "item": item,
                "named": SOURCES[kind].named,
                "title": offered[kind][item],
                "anchor": _anchor(name, point.section, page),
            }
        )
    text = document.place("points", at, "text")
    return {
        "id": point.id,
        "html": to_html(point.text, page=page, place=text, inline=True),
        "section": point.section,
        "evidence": evidence,
    }


def _anchor(evidence: str, section: str, page: Page) -> str:
    """Where the page asks this; where nothing does, where it is taught."""
    source = SOURCES[evidence.partition(":")[0]]
    if source.anchor not in page.anchors | PAGE_ANCHORS:
        return section
    return evidence.replace(":", "-") if source.single else source.anchor


def _offered(page: Page, source: Source) -> Iterator[tuple[str, str]]:
    """Id and title of everything in a file; its own reader reports what is wrong with it."""
    whole = _raw(page.folder / source.file)
    entries = whole.get(source.entries) if source.entries else [whole]
    for entry in entries if isinstance(entries, list) else ():
        if isinstance(entry, dict) and "id" in entry:
            nowhere = Place("", 1, Problems())
            asked = str(entry.get(source.asks, entry["id"]))
            html = to_html(asked, page=page, place=nowhere)
            yield str(entry["id"]), Truncator(_plain(html)).words(TITLE)


def _plain(html: str) -> str:
    """The text of clean HTML, a space between paragraphs and none within words."""
    apart = re.sub(r"</(p|li|div|math)>", " ", html)
    return " ".join(unescape(re.sub(r"<[^>]*>", "", apart)).split())


def _raw(path: Path) -> dict[str, Any]:
    try:
        whole = yaml.safe_load(path.read_text(encoding="utf-8")) if path.is_file() else {}
    except (yaml.YAMLError, UnicodeDecodeError):
        return {}
    return whole if isinstance(whole, dict) else {}
