"""A database comes back from its copy, but for pictures, which no copy holds."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command

from backend.accounts.models import User
from backend.lab.models import Run
from tests.backend.lab.factories import queued_run

pytestmark = pytest.mark.django_db(transaction=True)


def test_what_was_there_comes_back_and_what_came_later_goes(tmp_path: Path) -> None:
    copy = tmp_path / "lab.backup"
    User.objects.create_user("ada", "ada@example.org")
    run = queued_run()
    call_command("backup", copy)
    User.objects.create_user("grace", "grace@example.org")
    User.objects.filter(email="ada@example.org").delete()

    call_command("restore", copy)

    assert list(User.objects.values_list("email", flat=True)) == ["ada@example.org"]
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert Run.objects.get().picture == ""
    assert not default_storage.exists(run.picture)


def test_a_copy_is_not_written_over(tmp_path: Path) -> None:
    (tmp_path / "lab.backup").write_text("an older one")
    with pytest.raises(CommandError, match="is there already"):
        call_command("backup", tmp_path / "lab.backup")


def test_a_damaged_copy_changes_nothing(tmp_path: Path) -> None:
    User.objects.create_user("ada", "ada@example.org")
    (tmp_path / "lab.backup").write_bytes(b"no copy at all" * 1000)
    with pytest.raises(CommandError):
        call_command("restore", tmp_path / "lab.backup")
    assert User.objects.count() == 1


def test_after_postgres_tools_the_runs_alone_are_ended() -> None:
    queued_run()
    call_command("restore", restored=True)
    assert Run.objects.get().picture == ""
