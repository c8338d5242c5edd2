"""A registered platform, a small course, and LTI switched on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import caches
from django.test import Client
from django.utils import timezone

from backend.common.evidence import shown
from backend.concepts.services import load_content
from backend.lti import hearing
from backend.lti.keys import make_key
from backend.lti.launching import kept_as
from backend.lti.models import Key, Platform
from tests.backend.concepts.course import write_course
from tests.backend.lti.platform import School, open_school

COVERAGE = """\
points:
  - id: borders
    text: What an *edge* is.
    section: first
    evidence: [card:what-is-an-edge]
  - id: width
    text: How wide the window is.
    section: second
    evidence: [card:how-wide]
"""
_made: dict[str, Any] = {}  # our key pair: to make one takes a while


@pytest.fixture(scope="session")
def open_all_day() -> Iterator[School]:
    with open_school() as school:
        yield school


@pytest.fixture
def lti(settings: Any) -> Iterator[None]:
    settings.LTI = True
    hearing.listen()
    yield
    shown.disconnect(dispatch_uid="lti")


@pytest.fixture
def school(open_all_day: School, lti: None, db: None) -> School:
    """The platform, registered here, as it is told our keys."""
    school = open_all_day
    school.reset()
    caches["shared"].delete(kept_as(f"{school.url}/keys"))
    if _made:
        Key.objects.create(**_made)
    else:
        key = make_key(now=timezone.now())
        _made.update(kid=key.kid, public=key.public, sealed=key.sealed, created=key.created)
    Platform.objects.create(**school.registration(), created=timezone.now())
    school.tool_keys = Client().get("/lti/keys.json").json()
    return school


@pytest.fixture
def course(tmp_path: Path, db: None) -> None:
    """Edges, with two points to be shown."""
    course = write_course(tmp_path)
    course.file("coverage.yaml").write_text(COVERAGE)
    load_content(root=course.root, zoo=course.zoo)
