"""The site: `granian --interface wsgi backend.config.wsgi:application`."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "backend.config.settings")

application = get_wsgi_application()

from backend.lab.decoding.pool import pool  # noqa: E402  # needs the settings

pool().warm()
