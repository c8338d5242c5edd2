"""What lies in an Anki package: a ZIP archive with an SQLite database of notes.

Three generations are read: `collection.anki2`, `.anki21` and `.anki21b` (packed with zstd).
"""

from __future__ import annotations

import io
import re
import sqlite3
import time
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass

import zstandard

from backend.common.errors import InvalidInputError

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


def notes(content: bytes) -> Iterator[Found]:
    """The notes of a package. Raises InvalidInputError with the reason for a false one."""
    database = _database(content)
    if not database.startswith(b"SQLite format 3\0"):
        raise InvalidInputError("The package's collection is no SQLite database.")
    try:
        with closing(sqlite3.connect(":memory:")) as opened:
            opened.deserialize(database)
            yield from _read(opened)
    except (sqlite3.Error, OverflowError) as error:
        raise InvalidInputError(f"The package's database cannot be read: {error}.") from error


def _database(content: bytes) -> bytes:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            _check(archive)
            inside = set(archive.namelist())
            name = next((one for one in _DATABASES if one in inside), None)
            if name is None:
                raise InvalidInputError("The archive holds no Anki collection.")
            packed = _member(archive, name)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, RuntimeError) as error:
        raise InvalidInputError(f"The package is no readable ZIP archive: {error}.") from error
    return _unpacked(packed) if name.endswith("b") else packed


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


def _member(archive: zipfile.ZipFile, name: str) -> bytes:
    """A file of the archive, never more of it than allowed, whatever its header says."""
    with archive.open(name) as source:
        found = source.read(MOST_UNPACKED + 1)
    if len(found) > MOST_UNPACKED:
        raise InvalidInputError(
            f"The collection unpacks to more than {MOST_UNPACKED // 2**20} MiB. "
            "Export a single deck."
        )
    return found


def _unpacked(packed: bytes) -> bytes:
    try:
        with zstandard.ZstdDecompressor(max_window_size=2**27).stream_reader(packed) as source:
            found = source.read(MOST_UNPACKED + 1)
    except zstandard.ZstdError as error:
        raise InvalidInputError(f"The collection cannot be unpacked: {error}.") from error
    if len(found) > MOST_UNPACKED:
        raise InvalidInputError(
            f"The collection unpacks to more than {MOST_UNPACKED // 2**20} MiB."
        )
    return bytes(found)


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
