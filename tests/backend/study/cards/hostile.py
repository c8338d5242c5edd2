"""Anki packages that a stranger might send."""

from __future__ import annotations

import io
import sqlite3
import tempfile
import zipfile
from pathlib import Path

NOTES = "CREATE TABLE notes (id INTEGER PRIMARY KEY, flds TEXT)"


def database(*statements: str) -> bytes:
    """An SQLite database made by these statements."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "collection.anki2"
        made = sqlite3.connect(file)
        for statement in statements:
            made.execute(statement)
        made.commit()
        made.close()
        return file.read_bytes()


def with_notes(*fields: str) -> bytes:
    rows = [f"INSERT INTO notes (flds) VALUES ('{one}')" for one in fields]
    return database(NOTES, *(row.replace("|", "\x1f") for row in rows))


def archive(*files: tuple[str, bytes]) -> bytes:
    sink = io.BytesIO()
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in files:
            made.writestr(name, content)
    return sink.getvalue()


def package(*fields: str) -> bytes:
    return archive(("collection.anki2", with_notes(*fields)), ("media", b"{}"))


def bomb() -> bytes:
    """60 MB of nothing in 60 kB, as a bomb's first layer."""
    return archive(("collection.anki2", bytes(60_000_000)))


def lying_bomb() -> bytes:
    """A bomb whose list of contents says that it unpacks to little."""
    content = bytearray(archive(("collection.anki2", bytes(90_000_000))))
    for mark, at in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        start = content.index(mark) + at
        content[start : start + 4] = (1000).to_bytes(4, "little")
    return bytes(content)


def escaping(name: str) -> bytes:
    return archive(("collection.anki2", with_notes("a|b")), (name, b"x"))


def encrypted() -> bytes:
    content = bytearray(package("a|b"))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(mark) + at] |= 1
    return bytes(content)


def broken_database() -> bytes:
    whole = bytearray(with_notes(*(f"front {n}|back {n} {'x' * 400}" for n in range(200))))
    whole[4096 * 2 : 4096 * 9] = b"\xff" * 4096 * 7
    return archive(("collection.anki2", bytes(whole)))


def endless_view() -> bytes:
    """`notes` is a view that counts for ever."""
    endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n"
    view = f"CREATE VIEW notes AS SELECT i AS id, 'x' AS flds FROM ({endless})"
    return archive(("collection.anki2", database(view)))


def huge_field() -> bytes:
    """A field of 3 MB that does not pack, so that only reading it can tell."""
    whole = database(NOTES, "INSERT INTO notes (flds) VALUES (randomblob(3000000))")
    return archive(("collection.anki2", whole))
