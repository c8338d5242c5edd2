"""Migrations run while the version before still answers: they only add."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import modify_settings

from tests.backend.migrations import EXCUSED, ours, unsafe

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(
        connection.vendor != "postgresql", reason="judges the SQL that PostgreSQL is sent"
    ),
]

FIRST = """
from django.db import migrations, models

class Migration(migrations.Migration):
    initial = True
    operations = [
        migrations.CreateModel("Pot", [
            ("id", models.BigAutoField(primary_key=True)),
            ("colour", models.TextField()),
        ]),
    ]
"""
SECOND = """
from django.db import migrations, models

class Migration(migrations.Migration):
    dependencies = [("pottery", "0001_initial")]
    operations = [migrations.{operation}]
"""
UNSAFE = {
    "NOT NULL": 'AddField("Pot", "size", models.IntegerField(default=1))',
    "DROPPING columns": 'RemoveField("Pot", "colour")',
    "RENAMING columns": 'RenameField("Pot", "colour", "glaze")',
    "RENAMING tables": 'RenameModel("Pot", "Bowl")',
    "DROPPING table": 'DeleteModel("Pot")',
    "ALTERING columns": 'AlterField("Pot", "colour", models.IntegerField())',
    "ADDING unique": 'AlterField("Pot", "colour", models.TextField(unique=True))',
}
HIDDEN = """AddField("Pot", "size", models.IntegerField(default=1)),
        migrations.AddField("Pot", "height", models.IntegerField(db_default=1))"""
SAFE = {
    "nullable": 'AddField("Pot", "size", models.IntegerField(null=True))',
    "default in the database": 'AddField("Pot", "size", models.IntegerField(db_default=1))',
    "table": 'CreateModel("Kiln", [("id", models.BigAutoField(primary_key=True))])',
}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Migrations of an app that is the test's alone."""
    folder = tmp_path / "pottery" / "migrations"
    folder.mkdir(parents=True)
    (folder.parent / "__init__.py").touch()
    (folder / "__init__.py").touch()
    (folder / "0001_initial.py").write_text(FIRST)
    monkeypatch.syspath_prepend(tmp_path)
    yield folder
    for name in [name for name in sys.modules if name.split(".")[0] == "pottery"]:
        del sys.modules[name]  # the next test's is another


def judged(folder: Path, operation: str) -> dict[tuple[str, str], list[str]]:
    (folder / "0002_next.py").write_text(SECOND.format(operation=operation))
    with modify_settings(INSTALLED_APPS={"append": "pottery"}):
        return unsafe({"pottery"})


def test_our_migrations_only_add_or_are_excused_with_a_reason() -> None:
    found = unsafe(ours())
    refused = {migration: why for migration, why in found.items() if migration not in EXCUSED}
    assert refused == {}
    assert set(EXCUSED) <= set(found), "an excuse that nothing needs"


@pytest.mark.parametrize(("fault", "operation"), UNSAFE.items(), ids=UNSAFE)
def test_what_breaks_the_version_before_is_refused(
    folder: Path, fault: str, operation: str
) -> None:
    found = judged(folder, operation)
    assert list(found) == [("pottery", "0002_next")]
    assert any(why.startswith(fault) and ": " in why for why in found["pottery", "0002_next"])


def test_a_default_of_one_column_does_not_excuse_another(folder: Path) -> None:
    (why,) = judged(folder, HIDDEN)["pottery", "0002_next"]
    assert why.startswith("NOT NULL")


@pytest.mark.parametrize("operation", SAFE.values(), ids=SAFE)
def test_what_only_adds_is_let_through(folder: Path, operation: str) -> None:
    assert judged(folder, operation) == {}
