"""`manage.py load_content`: bring the course in the database in line with its files."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from backend.concepts.authoring.problems import ContentError
from backend.concepts.services import load_content


class Command(BaseCommand):
    help = "Load the course from its files: all of it, or nothing and every mistake by line."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--root", type=Path, help="the course's folder (backend/content)")
        parser.add_argument("--zoo", type=Path, help="the networks' folder (ml/zoo)")

    def handle(self, *args: Any, root: Path | None, zoo: Path | None, **options: Any) -> None:
        try:
            report = load_content(root=root, zoo=zoo)
        except ContentError as error:
            number = len(error.problems)
            raise CommandError(f"{error}\n{number} to mend; nothing was loaded.") from error
        self.stdout.write(str(report))
