"""A disk that is really full: a file system of a few megabytes under pictures and database."""

from __future__ import annotations

import itertools
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from scripts.stack import Stack
from tests.drawn import jpeg
from tests.faults.breaking import await_done, workers_standing_still
from tests.student import Answer, Student
from tests.whole_site import running_site

pytestmark = pytest.mark.faults

MEGABYTES = 48
numbers = itertools.count(40_000)


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of its own, in memory."""
    folder = tmp_path / "disk"
    folder.mkdir()
    words = ["mount", "-t", "tmpfs", "-o", f"size={MEGABYTES}m", "tmpfs", str(folder)]
    if subprocess.run(words, capture_output=True, check=False).returncode:
        pytest.skip("only an account that may mount a file system can fill one")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


@pytest.fixture
def site(disk: Path) -> Iterator[Stack]:
    """The site as `make run` has it, on SQLite, with all its state on that disk."""
    with running_site(disk / "var") as stack:
        yield stack


def fill(disk: Path) -> Path:
    """A file that takes all the room that is left."""
    file = disk / "filling"
    with file.open("wb", buffering=0) as sink:
        while room := shutil.disk_usage(disk).free:
            with suppress(OSError):  # others write here too
                sink.write(b"\0" * min(room, 2**20))
    return file


def refused(answer: Answer) -> bool:
    return (
        answer.status == 503
        and answer.headers["content-type"] == "application/problem+json"
        and int(answer.headers["retry-after"]) > 0
    )


def test_with_the_disk_full_pictures_are_refused_pages_are_served_and_nothing_accepted_is_lost(
    site: Stack, disk: Path
) -> None:
    student = Student(site.address.url)
    with workers_standing_still(site):
        runs = [student.send(jpeg(next(numbers))).json() for _ in range(3)]
        filling = fill(disk)
    answers = [student.send(jpeg(next(numbers))) for _ in range(3)]
    assert [answer.body for answer in answers if not refused(answer)] == []
    assert student.get("/").status == 200
    filling.unlink()
    again = student.send(jpeg(next(numbers)))
    assert again.status == 202, again.body
    for run in (*runs, again.json()):
        assert await_done(site, student, run)["status"] == "done"
    student.close()
