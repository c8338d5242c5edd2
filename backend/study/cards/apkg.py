"""What lies in an Anki package: a ZIP archive with an SQLite database of notes.

Three generations are read: `collection.anki2`, `.anki21` and `.anki21b` (packed with zstd). The
files that notes name lie beside it under numbers (media.py).
"""

from __future__ import annotations

import io
import re
import sqlite3
import time
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import cached_property

from backend.common.errors import InvalidInputError
from backend.study.cards import media

MOST_UNPACKED = 64 * 1024 * 1024  # bytes of the database
MOST_FILES = 20_000
MOST_RATIO = 200  # unpacked to packed: text packs to a tenth, a bomb to a thousandth
SECONDS = 5.0  # that reading the notes may take
_DATABASES = ("collection.anki21b", "collection.anki21", "collection.anki2")  # newest first
_CLOZE = re.compile(r"\{\{c\d+::")


@dataclass(frozen=True, slots=True)
class Found:
    """A note's first two fields; `fault` where it is no basic card."""

    front: str
    back: str
    fault: str = ""


class Package:
    """A package whose list of contents was found harmless; nothing of it is unpacked unasked.

    Raises InvalidInputError with the reason for a false one, here and later.
    """

    def __init__(self, content: bytes) -> None:
        with _zip_faults():
            self._archive = zipfile.ZipFile(io.BytesIO(content))
            _check(self._archive)
        self._inside = set(self._archive.namelist())

    def notes(self) -> Iterator[Found]:
        """Its notes, in their order."""
        database = self._database()
        if not database.startswith(b"SQLite format 3\0"):
            raise InvalidInputError("The package's collection is no SQLite database.")
        try:
            with closing(sqlite3.connect(":memory:")) as opened:
                opened.deserialize(database)
                yield from _read(opened)
        except (sqlite3.Error, OverflowError) as error:
            raise InvalidInputError(f"The package's database cannot be read: {error}.") from error

    def file(self, name: str, *, most: int) -> bytes | None:
        """A file that its notes name, None where it holds none of this name.

        Raises InvalidInputError for one of more than `most` bytes, or a false one.
        """
        place = self._media.get(name)
        if place is None or place not in self._inside:
            return None
        with _zip_faults():
            return media.unpacked(_member(self._archive, place, most=most), most=most)

    @cached_property
    def _media(self) -> dict[str, str]:
        """Where in the archive the file of each name lies."""
        if media.LIST not in self._inside:
            return {}
        with _zip_faults():
            return media.places(_member(self._archive, media.LIST, most=media.MOST_LIST))

    def _database(self) -> bytes:
        name = next((one for one in _DATABASES if one in self._inside), None)
        if name is None:
            raise InvalidInputError("The archive holds no Anki collection.")
        with _zip_faults():
            packed = _member(self._archive, name, most=MOST_UNPACKED)
        return media.unpacked(packed, most=MOST_UNPACKED)


@contextmanager
def _zip_faults() -> Iterator[None]:
    """Say in our words what the ZIP reader has to say of a false archive."""
    try:
        yield
    # NotImplementedError: of a compression that it does not know
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, RuntimeError) as error:
        raise InvalidInputError(f"The package is no readable ZIP archive: {error}.") from error


def _check(archive: zipfile.ZipFile) -> None:
    """Refuse an archive by its own list of contents, before any of it is unpacked."""
    members = archive.infolist()
    if len(members) > MOST_FILES:
        raise InvalidInputError(f"The archive holds more than {MOST_FILES} files.")
    for member in members:
        name = member.filename
        if name.startswith(("/", "\\")) or ".." in re.split(r"[/\\]", name) or ":" in name:
            raise InvalidInputError(f"The archive holds a file outside itself: {name[:80]!r}.")
        if member.flag_bits & 1:
            raise InvalidInputError("The archive is encrypted. Export it without a password.")
        if member.file_size > max(2**20, MOST_RATIO * member.compress_size):
            raise InvalidInputError(
                f"The archive would unpack {name[:80]!r} to {member.file_size} bytes from "
                f"{member.compress_size}: no real deck packs like this."
            )


def _member(archive: zipfile.ZipFile, name: str, *, most: int) -> bytes:
    """A file of the archive, never more of it than allowed, whatever its header says."""
    with archive.open(name) as source:
        return media.bounded(source, most=most)


def _read(database: sqlite3.Connection) -> Iterator[Found]:
    started = time.monotonic()
    # views, triggers and functions that the file brings along are strangers' code
    database.execute("PRAGMA trusted_schema = OFF")
    database.execute("PRAGMA cell_size_check = ON")
    database.execute("PRAGMA query_only = ON")
    database.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, 1024 * 1024)  # a field longer is no card
    database.set_progress_handler(lambda: time.monotonic() - started > SECONDS, 10_000)
    kind = database.execute("SELECT type, sql FROM sqlite_master WHERE name = 'notes'").fetchone()
    if kind is None or kind[0] != "table" or "virtual" in str(kind[1]).lower()[:20]:
        raise InvalidInputError("The package's database has no table of notes.")
    for (fields,) in database.execute("SELECT flds FROM notes ORDER BY id"):
        yield _note(fields)


def _note(fields: object) -> Found:
    if not isinstance(fields, str):
        return Found("", "", "Its fields are no text.")
    parts = fields.split("\x1f")
    if len(parts) < 2:
        return Found(parts[0], "", "It has one field; a basic card has two.")
    if _CLOZE.search(parts[0]):
        return Found(parts[0], parts[1], "It is a cloze card; only basic ones are read.")
    return Found(parts[0], parts[1])
