"""`manage.py backup FILE`: the database as it is now; the site may run."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from backend.operate.keeping import KeepingError, copy_to


class Command(BaseCommand):
    help = "Copy the whole database to a new file. Pictures are in no copy: they live for a day."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)

    def handle(self, *args: Any, file: Path, **options: Any) -> None:
        try:
            copy_to(file)
        except KeepingError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"{file}: {file.stat().st_size / 2**20:.1f} MB.")
