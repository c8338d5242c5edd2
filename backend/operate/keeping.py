"""A copy of the database, and a database from a copy.

No copy holds pictures: a student's face is kept for a day, and a copy would keep it longer. So
after a database came back its runs are over, as if their day had passed.
"""

from __future__ import annotations

import os
import sqlite3
import subprocess
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any

from django.db import connection

from backend.lab.models import Run
from backend.lab.services import expire_runs


class KeepingError(Exception):
    """A copy could not be made or read; the message is what the tool said."""


def copy_to(file: Path) -> None:
    """Copy the whole database to a new file, as it is at one moment, while the site runs.

    PostgreSQL: what pg_dump writes for pg_restore. SQLite: a database. Raises KeepingError.
    """
    if file.exists():
        raise KeepingError(f"{file} is there already: name a new file.")
    draft = file.with_name(f"{file.name}.part")  # half a copy never bears the name of a whole one
    if connection.vendor == "postgresql":
        _run("pg_dump", "--format=custom", "--no-owner", f"--file={draft}")
    else:
        with closing(sqlite3.connect(_path())) as source, closing(sqlite3.connect(draft)) as copy:
            source.backup(copy)
    draft.chmod(0o600)
    draft.rename(file)


def restore_from(file: Path, *, now: datetime) -> int:
    """Replace the whole database by a copy; the number of runs that are over now.

    Stop web, events and workers first. Raises KeepingError, and then nothing has changed.
    """
    if not file.is_file():
        raise KeepingError(f"There is no file {file}.")
    connection.close()
    if connection.vendor == "postgresql":
        whole = ("--clean", "--if-exists", "--no-owner", "--single-transaction", "--exit-on-error")
        _run("pg_restore", *whole, str(file))
    else:
        _restore_sqlite(file)
    return forget_runs(now=now)


def forget_runs(*, now: datetime) -> int:
    """Let every run be over: its pictures are not in any copy."""
    Run.objects.filter(expires__gt=now).update(expires=now)
    forgotten = 0
    while emptied := expire_runs(now=now):
        forgotten += emptied
    return forgotten


def _restore_sqlite(file: Path) -> None:
    with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as copy:
        try:
            good = copy.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        except sqlite3.DatabaseError as error:
            raise KeepingError(f"{file} is no database: {error}.") from error
        if not good:
            raise KeepingError(f"{file} is damaged.")
        with closing(sqlite3.connect(_path())) as database:
            copy.backup(database)


def _path() -> str:
    return str(connection.settings_dict["NAME"])


def _run(tool: str, *arguments: str) -> None:
    """One of PostgreSQL's tools; the password goes by the environment, which no list shows."""
    told: dict[str, Any] = connection.settings_dict
    given = {"PGHOST": "HOST", "PGPORT": "PORT", "PGUSER": "USER", "PGPASSWORD": "PASSWORD"}
    env = {name: str(told[key]) for name, key in given.items() if told[key]}
    command = [tool, f"--dbname={told['NAME']}", *arguments]
    try:
        done = subprocess.run(  # noqa: S603  # our own words and the operator's file
            command, env={**os.environ, **env}, capture_output=True, text=True, check=False
        )
    except FileNotFoundError as error:
        raise KeepingError(f"{tool} is not on this host; docs/operate.md says more.") from error
    if done.returncode:
        raise KeepingError(f"{tool} failed: {done.stderr.strip()}")
