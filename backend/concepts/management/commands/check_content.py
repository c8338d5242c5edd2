"""`manage.py check_content`: find every mistake in the course's files; needs no database."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from backend.concepts.authoring.problems import ContentError
from backend.concepts.services import check_content


class Command(BaseCommand):
    help = "Check the course's files; name every mistake by file and line."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--root", type=Path, help="the course's folder (backend/content)")
        parser.add_argument("--zoo", type=Path, help="the networks' folder (ml/zoo)")

    def handle(self, *args: Any, root: Path | None, zoo: Path | None, **options: Any) -> None:
        try:
            tracks = check_content(root=root, zoo=zoo)
        except ContentError as error:
            raise CommandError(f"{error}\n{len(error.problems)} to mend.") from error
        concepts = [concept for track in tracks for concept in track.concepts]
        cards = sum(len(concept.cards) for concept in concepts)
        questions = sum(len(concept.questions) for concept in concepts)
        self.stdout.write(
            f"{len(tracks)} tracks, {len(concepts)} concepts, {cards} cards, "
            f"{questions} questions: nothing to mend."
        )
