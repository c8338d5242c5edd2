from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from backend.concepts.services import load_content
from tests.backend.concepts.course import Course, write_course

ORDER = """\
id: the-day
ask: Put the *day* in order.
right: It runs.
steps:
  - id: wake
    title: Wake
    text: Open the eyes.
    gives: 1 person
  - id: dress
    title: Dress
    text: Put something on.
    needs: [wake]
    takes: 1 person
    gives: 1 person
    early: One does not dress asleep.
  - id: meet
    title: Meet
    text: See {{ samples.freya.title }}.
    needs: [dress]
    takes: 1 person
    gives: 2 people
    early: Not before dressing.
  - id: part
    title: Part
    text: Say goodbye.
    needs: [meet]
    takes: 2 people
    gives: 1 person
    early: Nobody is there.
"""


DRILLS = """\
drills:
  - id: depth
    title: What depth buys
    section: first
    question: Do more *layers* help?
    table: networks
    quantity: accuracy
    turn: [layers]
    fixed: {data: faces}
    start: {layers: 3}
    against: {layers: 1}
    explanation: Layers build on layers.
    model: Each layer sees further.
    points:
      - id: window
        says: names the *window*
      - id: parts
        says: names parts
  - id: best-depth
    title: The best depth
    section: second
    question: How many layers?
    table: networks
    quantity: accuracy
    turn: [data]
    over: layers
    explanation: It depends.
    model: It depends on the data.
    points:
      - id: data
        says: names the data
"""
ACCURACY = {
    "faces": {1: (0.4, 0.0), 2: (0.42, 0.0), 3: (0.8, 0.01)},
    "cars": {1: (0.5, 0.05), 2: (0.55, 0.01), 3: (0.2, 0.0)},
}


def lessons() -> dict[str, Any]:
    """A small lessons.json: accuracy by kind of data and number of layers."""
    knobs = [
        {
            "name": "data",
            "title": "Trained on",
            "values": _values({"faces": "faces", "cars": "cars"}),
        },
        {
            "name": "layers",
            "title": "Layers",
            "values": _values({1: "1 layer", 2: "2 layers", 3: "3 layers"}),
        },
    ]
    quantity = {"name": "accuracy", "title": "named rightly", "unit": "share", "margin": 0.03}
    cells = [
        {"data": data, "layers": layers, "accuracy": value, "accuracy_deviation": deviation}
        for data, by_layers in ACCURACY.items()
        for layers, (value, deviation) in by_layers.items()
    ]
    table = {"what": "Small networks", "knobs": knobs, "quantities": [quantity], "cells": cells}
    return {"tables": {"networks": table}}


def _values(said: dict[Any, str]) -> list[dict[str, Any]]:
    return [{"value": value, "label": label} for value, label in said.items()]


@pytest.fixture
def course(tmp_path: Path) -> Course:
    """A small course whose concept has steps to put in order, and drills."""
    course = write_course(tmp_path)
    course.file("order.yaml").write_text(ORDER)
    course.file("drills.yaml").write_text(DRILLS)
    (course.zoo / "lessons.json").write_text(json.dumps(lessons()))
    return course


@pytest.fixture
def loaded(course: Course, db: None) -> Course:
    load_content(root=course.root, zoo=course.zoo)
    return course
