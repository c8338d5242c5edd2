"""Settings, addresses and processes. Importing it makes the Celery app known to every process."""

from backend.config.celery import app as celery

__all__ = ["celery"]
