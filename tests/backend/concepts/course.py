"""A small course, complete and right, that tests then spoil in one place."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent

from PIL import Image

TRACK = """\
id: seeing
title: Seeing
summary: How machines see.
position: 1
"""

PAGE = """\
---
id: edges
title: Edges
subtitle: Where surfaces end
summary: A first concept.
minutes: 5
updated: 2026-01-31
cover:
  picture: figures/dot.png
  section: second
  alt: A grey square.
  caption: One dot.
---
An opening with a [[receptive field]] and **weight**.

## First {#first}

A network sees {{ card.faces.layers.edges.receptive_field }} points [@hubel-1962].

:::figure figures/dot.png alt="A grey square." wide
A caption.
:::

Maths $a = b^2$ and

$$r' = r + 1$$

| a | b |
|---|---|
| {{ measured.faces.accuracy \\| percent }} | [first](#first) |

:::flow
:::

## Second {#second}

::::module image-lab
:::figure figures/dot.png alt="What the lab shows."
It needs JavaScript.
:::
::::

:::note
In the margin, `{{ samples.freya.title }}`.
:::

```python
print("hello")
```

:::source ml/network.py Geometry.then
:::

:::example Worked
Text with [another page](/about/) and [its sections](/concepts/seeing/edges/#second).
:::
"""

CARDS = """\
cards:
  - id: what-is-an-edge
    section: first
    front: What is an edge?
    back: A place where *brightness* changes.
  - id: how-wide
    section: second
    front: How wide is the window?
    back: "{{ card.faces.layers.edges.receptive_field }} points."
"""

QUESTIONS = """\
questions:
  - id: explain
    level: beginner
    section: first
    question: Explain edges.
    answer: |
      They are where brightness changes.

      Like here.
    senior_angle: Say who measured it.
"""

FLOW = """\
network: faces
picture: zoo:samples/freya.png
at: [10, 20]
steps:
  - id: pixels
    title: Pixels
    stage: input
    section: first
    text: Brightness.
  - id: edges
    title: Edges
    stage: edges
    section: first
    text: Borders.
  - id: answer
    title: Answer
    stage: output
    section: second
    text: Probabilities.
"""

REFERENCES = """\
references:
  - id: hubel-1962
    short: Hubel & Wiesel 1962
    authors: D. H. Hubel, T. N. Wiesel
    year: 1962
    title: Receptive fields
    where: Journal of Physiology
    url: https://doi.org/10.1113/jphysiol.1962.sp006837
"""

GLOSSARY = """\
terms:
  - id: receptive-field
    term: receptive field
    meaning: What one unit can *see*.
"""


@dataclass(frozen=True)
class Course:
    """Folders of a course and of a zoo, and how to spoil them."""

    root: Path
    zoo: Path

    @property
    def concept(self) -> Path:
        return self.root / "seeing" / "edges"

    def file(self, name: str) -> Path:
        """A file by its name alone."""
        here = self.root / "seeing" / name
        return (
            here
            if name in ("track.yaml", "references.yaml", "glossary.yaml")
            else (self.concept / name)
        )

    def replace(self, name: str, old: str, new: str) -> int:
        """Replace a piece of a file that occurs once; the line where it began."""
        path = self.file(name)
        text = path.read_text()
        assert text.count(old) == 1, f"{old!r} occurs {text.count(old)} times in {name}"
        path.write_text(text.replace(old, new))
        return text[: text.index(old)].count("\n") + 1


def write_course(folder: Path) -> Course:
    """Write the small course and its zoo below `folder`."""
    course = Course(folder / "content", folder / "zoo")
    (course.concept / "figures").mkdir(parents=True)
    Image.new("L", (40, 30), 128).save(course.concept / "figures" / "dot.png")
    names = {
        "track.yaml": TRACK,
        "references.yaml": REFERENCES,
        "glossary.yaml": GLOSSARY,
        "concept.md": PAGE,
        "cards.yaml": CARDS,
        "questions.yaml": QUESTIONS,
        "flow.yaml": FLOW,
    }
    for name, text in names.items():
        course.file(name).write_text(dedent(text))
    _write_zoo(course.zoo)
    return course


def add_concept(course: Course, slug: str, *, requires: str = "", cards: int = 0) -> None:
    """Another concept beside the first."""
    folder = course.root / "seeing" / slug
    folder.mkdir()
    needed = f"requires: [{requires}]\n" if requires else ""
    (folder / "concept.md").write_text(
        f"---\nid: {slug}\ntitle: {slug.title()}\nsummary: More.\nminutes: 3\nposition: 5\n"
        f"updated: 2026-02-01\n{needed}---\n## Start\n\nText.\n"
    )
    if cards:
        entries = "".join(
            f"  - id: card-{n}\n    section: start\n    front: Q{n}\n    back: A{n}\n"
            for n in range(cards)
        )
        (folder / "cards.yaml").write_text("cards:\n" + entries)


def _write_zoo(zoo: Path) -> None:
    layers = [
        {"name": "edges", "shape": [24, 48, 48], "receptive_field": 9, "parameters": 1968},
        {"name": "objects", "shape": [64, 12, 12], "receptive_field": 87, "parameters": 9},
    ]
    for name in ("faces", "cars"):
        (zoo / name).mkdir(parents=True)
        card = {"name": name, "labels": ["Freya", "no face"], "layers": layers}
        (zoo / name / "card.json").write_text(json.dumps(card))
        (zoo / name / "measured.json").write_text(json.dumps({"accuracy": 0.934}))
    (zoo / "samples").mkdir()
    Image.new("RGB", (48, 48), "grey").save(zoo / "samples" / "freya.png")
    gallery = [{"name": "freya", "title": "Freya", "kind": "faces", "alt": "A face."}]
    (zoo / "samples" / "samples.json").write_text(json.dumps(gallery))
