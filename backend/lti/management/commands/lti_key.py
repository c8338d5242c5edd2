"""`manage.py lti_key`: the key pairs by which learning platforms know this site."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from backend.lti.keys import make_key
from backend.lti.models import Key


class Command(BaseCommand):
    help = "List the key pairs; make a new one, which signs from now on; or remove an old one."

    def add_arguments(self, parser: CommandParser) -> None:
        what = parser.add_mutually_exclusive_group()
        what.add_argument("--new", action="store_true", help="make one; older ones stay known")
        what.add_argument("--remove", type=int, metavar="NUMBER", help="one that signs no more")

    def handle(self, *args: Any, **given: Any) -> None:
        if given["new"]:
            make_key(now=timezone.now())
        elif given["remove"]:
            self._remove(given["remove"])
        for place, key in enumerate(Key.objects.all()):
            use = "published" if place else "signs"
            self.stdout.write(f"{key.pk}  {key.kid}  {key.created:%Y-%m-%d %H:%M:%S}  {use}")

    def _remove(self, number: int) -> None:
        known = [key.pk for key in Key.objects.all()]
        if number not in known:
            raise CommandError(f"There is no key {number}.")
        if number == known[0]:
            raise CommandError("This key signs. Make a new one first, and let platforms learn it.")
        Key.objects.filter(pk=number).delete()
