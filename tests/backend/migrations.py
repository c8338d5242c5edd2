"""Which migrations would break the version of the site that still runs, or lose what it keeps.

django-migration-linter reads the SQL that PostgreSQL would be sent; it cannot see what a
RunPython does.
"""

from __future__ import annotations

from collections.abc import Collection

from django.apps import apps
from django_migration_linter.migration_linter import MigrationLinter
from django_migration_linter.sql_analyser.analyser import analyse_sql_statements
from django_migration_linter.sql_analyser.base import Issue
from django_migration_linter.sql_analyser.postgresql import PostgresqlAnalyser

# (app, migration): why it may run all the same. Nothing else excuses a migration.
_BEFORE = "made before the first release: no older version answers while it runs"
EXCUSED = {
    ("accounts", "0002_time_zone"): _BEFORE,
    ("cards", "0002_reviews_apart"): _BEFORE,
    ("concepts", "0003_activities"): _BEFORE,
    ("concepts", "0004_rubric"): _BEFORE,
    ("lab", "0003_shares_and_concepts"): _BEFORE,
}

_TWO_STEPS = "release code that no longer uses it first; remove it in a later release"
_INSTEAD = {
    "NOT_NULL": "make it nullable, or give it a db_default that the running version can rely on",
    "DROP_COLUMN": _TWO_STEPS,
    "DROP_TABLE": _TWO_STEPS,
    "RENAME_COLUMN": "add a new column, write both, copy, read the new one; remove the old later",
    "RENAME_TABLE": "keep the name with Meta.db_table",
    "ALTER_COLUMN": "add a new column beside it; a wider text may be excused",
    "ADD_UNIQUE": "check that no two rows agree, and excuse it with how that was checked",
}


def ours() -> set[str]:
    """Labels of the site's own apps."""
    return {app.label for app in apps.get_app_configs() if app.name.startswith("backend.")}


def unsafe(labels: Collection[str]) -> dict[tuple[str, str], list[str]]:
    """(app, migration) of every one that is not safe, with what is wrong and what to do instead.

    Needs a PostgreSQL database: what Django says to one depends on the server.
    """
    linter = MigrationLinter(analyser_string="postgresql", no_output=True)
    found = {
        (app, name): _reasons(linter.get_sql(app, name))
        for app, name in sorted(linter.migration_loader.disk_migrations)
        if app in labels
    }
    return {migration: reasons for migration, reasons in found.items() if reasons}


def _reasons(statements: list[str]) -> list[str]:
    """Judge the whole and each operation: another's default would hide a column without one."""
    operations = [part.splitlines() for part in "\n".join(statements).split("\n--\n-- ")]
    whole = _issues(statements)
    single = [issue for part in operations for issue in _issues(part) if issue.code == "NOT_NULL"]
    reasons = (
        " ".join(filter(None, [issue.message, issue.table, issue.column]))
        + f": {_INSTEAD[issue.code]}"
        for issue in [*whole, *single]
    )
    return list(dict.fromkeys(reasons))


def _issues(statements: list[str]) -> list[Issue]:
    errors, _, _ = analyse_sql_statements(PostgresqlAnalyser, statements, [])
    return errors
