"""One real site for the tests that break its parts; what they break, the supervisor mends."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from scripts.stack import Stack
from tests.student import Student
from tests.whole_site import running_site


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    with running_site(tmp_path_factory.mktemp("var")) as stack:
        yield stack


@pytest.fixture
def student(site: Stack) -> Iterator[Student]:
    visitor = Student(site.address.url)
    yield visitor
    visitor.close()


@pytest.fixture
def var(tmp_path: Path) -> Path:
    """A folder for the state of a site that a test starts by itself."""
    return tmp_path / "state of a site"  # with spaces, as people have them
