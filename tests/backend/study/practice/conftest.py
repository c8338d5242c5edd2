from __future__ import annotations

from pathlib import Path

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


@pytest.fixture
def course(tmp_path: Path) -> Course:
    """A small course whose concept has steps to put in order."""
    course = write_course(tmp_path)
    course.file("order.yaml").write_text(ORDER)
    return course


@pytest.fixture
def loaded(course: Course, db: None) -> Course:
    load_content(root=course.root, zoo=course.zoo)
    return course
