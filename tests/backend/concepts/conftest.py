from __future__ import annotations

from pathlib import Path

import pytest

from backend.concepts.services import load_content
from tests.backend.concepts.course import Course, write_course


@pytest.fixture
def course(tmp_path: Path) -> Course:
    """A small course on disk, complete and right."""
    return write_course(tmp_path)


@pytest.fixture
def loaded(course: Course, db: None) -> Course:
    """The same, loaded."""
    load_content(root=course.root, zoo=course.zoo)
    return course
