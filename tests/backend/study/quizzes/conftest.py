from __future__ import annotations

import json
from pathlib import Path

import pytest
from PIL import Image

from backend.concepts.services import load_content
from tests.backend.concepts.course import Course, write_course

QUIZ = """\
items:
  - id: what
    kind: choice
    section: first
    passage: A network sees
    ask: What is an *edge*?
    right: A place where brightness changes.
    wrong: [A corner., A colour., A shadow.]
    why: It says so.
  - id: steps
    kind: order
    section: first
    ask: In order.
    steps: [One, Two, Three]
    why: Count.
  - id: pairs
    kind: match
    section: second
    ask: Match.
    pairs:
      - {left: a, right: A}
      - {left: b, right: B}
      - {left: c, right: C}
    why: Letters.
  - id: window
    kind: number
    section: second
    ask: How wide?
    answer: "{{ card.faces.layers.edges.receptive_field }}"
    tolerance: 0.5
    unit: points
    why: Measured.
"""
MORE = "".join(
    f"  - id: more-{at}\n    kind: choice\n    section: first\n    ask: Item {at}?\n"
    f"    right: Certainly\n    wrong: [Hardly, Perhaps, Never]\n    why: Because {at}.\n"
    for at in range(4)
)
FIRES = """\
  - id: which
    kind: fires
    section: first
    network: faces
    layer: parts
    sample: freya
    ask: Which one?
    why: It is there.
"""


@pytest.fixture
def course(tmp_path: Path) -> Course:
    """A small course whose concept has a quiz of eight items."""
    course = write_course(tmp_path)
    course.file("quiz.yaml").write_text(QUIZ + MORE)
    return course


@pytest.fixture
def loaded(course: Course, db: None) -> Course:
    load_content(root=course.root, zoo=course.zoo)
    return course


def measure(course: Course, parts: dict[str, list[float]], *, version: str = "v1") -> None:
    """Write what two commands write beside the weights: each sample's answers of six units."""
    folder = course.zoo / "faces"
    card = json.loads((folder / "card.json").read_text())
    (folder / "card.json").write_text(json.dumps(card | {"version": "v1"}))
    samples = {name: {"parts": answers} for name, answers in parts.items()}
    (folder / "firing.json").write_text(json.dumps({"version": version, "samples": samples}))
    units = {
        "version": "v1",
        "sheets": {"parts": {"means": {"file": "means.png", "tile": [4, 4], "columns": 3}}},
        "parts": [{"index": at, "dead": at == 5, "best_part": "left_eye"} for at in range(6)],
    }
    gallery = [{"name": "freya", "title": "Freya", "alt": "A face.", "file": "freya.png"}]
    (course.zoo / "samples" / "samples.json").write_text(json.dumps(gallery))
    (folder / "units").mkdir(exist_ok=True)
    (folder / "units" / "units.json").write_text(json.dumps(units))
    Image.new("L", (12, 8)).save(folder / "units" / "means.png")
