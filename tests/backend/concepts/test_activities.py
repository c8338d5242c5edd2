"""Walkthrough and coverage: read from files, shown without JavaScript, refused where they drift."""

from __future__ import annotations

import inspect
import re
from html import unescape
from pathlib import Path
from typing import NamedTuple

import pytest
from django.conf import settings
from django.test import Client

from backend.concepts.authoring.problems import ContentError
from backend.concepts.models import Concept
from backend.concepts.services import load_content
from ml.contracts import FOLLOWED
from tests.backend.concepts.course import Course

WALKTHROUGH = """\
contract:
  input: Pictures of {{ input.size }} points.
  output: Shares.
steps:
  - id: next
    title: Geometry
    section: first
    file: ml/network.py
    symbol: Geometry.then
    text: How a window *grows*.
    lines:
      - at: "self.receptive_field +"
        note: A little wider.
  - id: batch
    title: Batch
    section: second
    file: ml/readings.py
    symbol: batch_of
    text: Bytes to numbers.
trade_off: Speed against words.
failure: Dividing twice.
"""
COVERAGE = """\
points:
  - id: borders
    text: What an *edge* is.
    section: first
    evidence: [card:what-is-an-edge, question:explain]
  - id: width
    text: How wide a window is.
    section: second
    evidence: [card:how-wide]
"""
PLACES = """\
:::module code-walkthrough
:::

:::module coverage-map
:::
"""


@pytest.fixture
def whole(course: Course) -> Course:
    """The small course with both activities on its page."""
    course.file("walkthrough.yaml").write_text(WALKTHROUGH)
    course.file("coverage.yaml").write_text(COVERAGE)
    page = course.file("concept.md")
    page.write_text(page.read_text() + "\n" + PLACES)
    return course


@pytest.fixture
def page(whole: Course, db: None, client: Client) -> str:
    """The concept's page as a reader without JavaScript gets it."""
    load_content(root=whole.root, zoo=whole.zoo)
    return client.get("/concepts/seeing/edges/").content.decode()


class Mistake(NamedTuple):
    file: str
    old: str
    new: str
    words: str
    below: int = 0


MISTAKES = {
    # walkthrough
    "line that is gone": Mistake(
        "walkthrough.yaml",
        '"self.receptive_field +"',
        "self.field",
        "is on no line",
    ),
    "line that is there twice": Mistake(
        "walkthrough.yaml",
        '"self.receptive_field +"',
        "kernel",
        "lines of Geometry.then",
    ),
    "function that is gone": Mistake(
        "walkthrough.yaml", "symbol: batch_of", "symbol: batch_for", "has no `batch_for`"
    ),
    "file that is gone": Mistake(
        "walkthrough.yaml", "file: ml/readings.py", "file: ml/reading.py", "no Python file", 1
    ),
    "file outside the project": Mistake(
        "walkthrough.yaml", "file: ml/readings.py", "file: ../../etc/x.py", "outside the project", 1
    ),
    "step of no section": Mistake(
        "walkthrough.yaml", "section: second", "section: x", "no section"
    ),
    "two steps of one id": Mistake("walkthrough.yaml", "id: batch", "id: next", "given before"),
    "walkthrough without failure": Mistake(
        "walkthrough.yaml", "failure: Dividing twice.\n", "", "`failure` is missing", -9999
    ),
    "walkthrough quoting nothing": Mistake(
        "walkthrough.yaml", "{{ input.size }}", "{{ input.side }}", "`input` has no `side`"
    ),
    "share typed in a walkthrough": Mistake(
        "walkthrough.yaml", "Bytes to numbers.", "Right in 93% of cases.", "looks measured"
    ),
    # coverage
    "share typed in a point": Mistake(
        "coverage.yaml", "How wide a window is.", "Why 0.93 is right.", "looks measured"
    ),
    "point of no section": Mistake("coverage.yaml", "section: second", "section: x", "no section"),
    "evidence of no card": Mistake(
        "coverage.yaml", "card:how-wide", "card:how-long", "is not in cards.yaml. There: how-wide"
    ),
    "evidence of no question": Mistake(
        "coverage.yaml",
        "question:explain",
        "question:tell",
        "questions.yaml. There: explain",
    ),
    "evidence of a file that is not there": Mistake(
        "coverage.yaml", "card:how-wide", "drill:depth", "is not in drills.yaml. There: none"
    ),
    "evidence of no kind": Mistake("coverage.yaml", "card:how-wide", "belief:firm", "evidence.0"),
    "point without evidence": Mistake("coverage.yaml", "[card:how-wide]", "[]", "evidence"),
    "two points of one id": Mistake("coverage.yaml", "id: width", "id: borders", "given before"),
}


@pytest.mark.parametrize("mistake", MISTAKES.values(), ids=MISTAKES.keys())
@pytest.mark.django_db
def test_mistake_is_refused_at_its_line_and_nothing_is_loaded(
    whole: Course, mistake: Mistake
) -> None:
    line = max(1, whole.replace(mistake.file, mistake.old, mistake.new) + mistake.below)
    with pytest.raises(ContentError) as refused:
        load_content(root=whole.root, zoo=whole.zoo)
    found = [one for one in refused.value.problems if mistake.words in one.reason]
    assert [(one.file, one.line) for one in found] == [(f"seeing/edges/{mistake.file}", line)]
    assert Concept.objects.count() == 0


@pytest.mark.parametrize("name", ["walkthrough", "coverage"])
@pytest.mark.django_db
def test_a_module_without_its_file_is_refused(whole: Course, name: str) -> None:
    whole.file(f"{name}.yaml").unlink()
    with pytest.raises(ContentError, match=rf"concept\.md:\d+: The module .* needs {name}\.yaml"):
        load_content(root=whole.root, zoo=whole.zoo)


def test_the_page_shows_the_code_as_it_stands_in_its_file(page: str) -> None:
    from ml.network import Geometry  # only to compare: the site itself never loads torch

    shown = page[page.index("<code-walkthrough") : page.index("</code-walkthrough>")]
    plain = _text(shown)
    lines = inspect.getsource(Geometry.then).splitlines()
    assert [line for line in lines if line.strip() not in plain] == []
    assert "How a window grows." in plain
    assert "A little wider." in plain
    assert "Dividing twice." in plain


def test_the_page_lists_each_point_with_its_links(page: str) -> None:
    shown = page[page.index("<coverage-map") : page.index("</coverage-map>")]
    assert "What an edge is." in _text(shown)
    assert shown.count('href="#first"') == 1
    assert 'Card: <a href="#card-what-is-an-edge">What is an edge?</a>' in shown
    assert 'Question: <a href="#question-explain">Explain edges.</a>' in shown
    assert page.count('id="card-what-is-an-edge"') == page.count('id="question-explain"') == 1


def test_a_link_can_lead_to_a_module(page: str) -> None:
    assert page.count('id="coverage-map"') == 1
    assert page.count('id="code-walkthrough"') == 1


def test_the_walkthrough_says_of_each_line_what_it_is(page: str, client: Client) -> None:
    steps = client.get("/api/v1/concepts/edges/activities/walkthrough/").json()["steps"]
    assert [(step["symbol"], step["followed"]) for step in steps] == [
        ("Geometry.then", False),
        ("batch_of", True),
    ]
    lines = steps[0]["lines"]
    source = (settings.BASE_DIR / "ml" / "network.py").read_text().splitlines()
    first = next(at for at, line in enumerate(source) if line.strip() == lines[0]["text"])
    for line, text in zip(lines, source[first:], strict=False):
        assert line["text"].strip() == text.strip()
        assert _text(line["html"]).strip() == text.strip()
    noted = [line["text"].strip() for line in lines if line["note_html"]]
    assert noted == ["self.receptive_field + (kernel - 1) * self.stride,"]


def test_each_line_knows_where_its_statement_begins(page: str, client: Client) -> None:
    steps = client.get("/api/v1/concepts/edges/activities/walkthrough/").json()["steps"]
    lines = steps[0]["lines"]
    (returns,) = [at for at, line in enumerate(lines) if "return Geometry(" in line["text"]]
    for at, line in enumerate(lines):
        # the def and its words do nothing; everything from `return` on is one statement
        assert line["statement"] == (returns if at >= returns else None)


def test_every_function_that_is_followed_is_explained_on_a_page() -> None:
    course = Path(settings.BASE_DIR) / "backend/content"
    text = "".join(path.read_text() for path in course.glob("*/*/walkthrough.yaml"))
    for file, symbol in FOLLOWED:
        assert f"file: {file}\n    symbol: {symbol}\n" in text


def _text(html: str) -> str:
    """The text of HTML; tags may stand within words."""
    return unescape(re.sub(r"<[^>]*>", "", html))
