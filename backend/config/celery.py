"""The Celery app: `celery -A backend.config.celery worker -Q interactive,batch`."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "backend.config.settings")
# Django's checks read every view and address of the site, which no worker needs: a lost one is back
# half a second sooner. `manage.py migrate`, and the web process, make them.
os.environ.setdefault("CELERY_SKIP_CHECKS", "1")

app = Celery("concept_lab", set_as_current=True)
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
