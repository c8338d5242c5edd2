"""One real site for the tests that break its parts, on a PostgreSQL and a Redis server of its own.

What they break, the supervisor mends.
"""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from scripts import machine
from scripts.stack import Stack
from tests.student import Student
from tests.whole_site import running_site


@pytest.fixture(scope="session")
def site() -> Iterator[Stack]:
    if not (machine.postgres_folder() and machine.redis_server()):
        pytest.skip("needs PostgreSQL and a Redis server")
    var = Path(tempfile.mkdtemp(prefix="concept-lab-"))
    var.chmod(0o755)  # an account without rights must reach its database inside
    try:
        with running_site(var, servers=True) as stack:
            yield stack
    finally:
        shutil.rmtree(var, ignore_errors=True)


@pytest.fixture
def student(site: Stack) -> Iterator[Student]:
    visitor = Student(site.address.url)
    yield visitor
    visitor.close()


@pytest.fixture
def var(tmp_path: Path) -> Path:
    """A folder for the state of a site that a test starts by itself."""
    return tmp_path / "state of a site"  # with spaces, as people have them
