"""`manage.py set_aside`: jobs that were given up after three tries, and why."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from backend.common import aside


class Command(BaseCommand):
    help = "List the jobs that were set aside after three tries, with the reason of each."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--again", nargs="+", metavar="ID", help="try these again, or `all` of them"
        )

    def handle(self, *args: Any, **given: Any) -> None:
        jobs = aside.jobs()
        wanted: list[str] | None = given["again"]
        if wanted is None:
            for job in jobs:
                when = f"{job.since:%Y-%m-%d %H:%M:%S}"
                self.stdout.write(f"{job.kind}  {job.id}  {when}  {job.tries} tries  {job.reason}")
            self.stdout.write(f"{len(jobs)} set aside.")
            return
        if unknown := set(wanted) - {"all"} - {str(job.id) for job in jobs}:
            raise CommandError(f"Not set aside: {', '.join(sorted(unknown))}.")
        for job in jobs:
            if "all" in wanted or str(job.id) in wanted:
                done = aside.again(job)
                self.stdout.write(f"{job.kind}  {job.id}  {'waits' if done else 'is over'}")
