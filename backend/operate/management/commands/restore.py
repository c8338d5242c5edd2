"""`manage.py restore FILE`: the database as it was when `backup` wrote the file."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from backend.operate.keeping import KeepingError, forget_runs, restore_from


class Command(BaseCommand):
    help = "Replace the whole database by a copy. Stop the site's processes first."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, nargs="?")
        parser.add_argument(
            "--restored",
            action="store_true",
            help="PostgreSQL's tools did it already: only end the runs, whose pictures are gone",
        )

    def handle(self, *args: Any, file: Path | None, restored: bool, **options: Any) -> None:
        if (file is None) is not restored:
            raise CommandError("Name a file, or say --restored.")
        now = timezone.now()
        try:
            over = forget_runs(now=now) if file is None else restore_from(file, now=now)
        except KeepingError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"{over} runs are over: no copy holds pictures.")
