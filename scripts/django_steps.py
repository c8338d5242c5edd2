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
        gather_static_files()
        make_bucket()
        forget_old_workers()
    except (ImproperlyConfigured, CommandError) as error:
        sys.exit(str(error))


def gather_static_files() -> None:
    """Copy the built files to where a proxy serves them, if there is such a place.

    Those of the version before stay: a page that a cache still holds asks for them.
    """
    from django.conf import settings  # needs Django set up

    if settings.STATIC_ROOT:
        call_command("collectstatic", interactive=False, verbosity=0)


def make_bucket() -> None:
    """Have the bucket that the settings name, where pictures lie in an S3-compatible store."""
    from django.conf import settings  # needs Django set up

    if settings.STORAGE == "s3":
        from backend.common.store import ensure_bucket  # boto3 takes long to import

        ensure_bucket()


def forget_old_workers() -> None:
    """Drop the last sign of life: a worker of the start before says nothing of this one's.

    A worker that does live elsewhere gives its next sign within seconds.
    """
    from backend.common.health import WORKER_KEY  # needs Django set up
    from backend.common.redis import connection

    connection().delete(WORKER_KEY)


if __name__ == "__main__":
    main()
