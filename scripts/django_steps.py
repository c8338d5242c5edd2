"""Bring the database and the course up to date, in one process: starting Django twice costs time.

Runs inside the environment, unlike the rest of this folder.
"""

import os
import sys

import django
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "backend.config.settings")
    try:
        django.setup()
        call_command("migrate", interactive=False)
        call_command("load_content")
        forget_old_workers()
    except (ImproperlyConfigured, CommandError) as error:
        sys.exit(str(error))


def forget_old_workers() -> None:
    """Drop the last sign of life: a worker of the start before says nothing of this one's.

    A worker that does live elsewhere gives its next sign within seconds.
    """
    from backend.common.health import WORKER_KEY  # needs Django set up
    from backend.common.redis import connection

    connection().delete(WORKER_KEY)


if __name__ == "__main__":
    main()
