"""Reads: statements to be tried, and those that are tried no more."""

from __future__ import annotations

from datetime import datetime

from django.db.models import QuerySet

from backend.study.statements.models import Statement

TRIES = 3


def waiting(now: datetime) -> QuerySet[Statement]:
    """Those to be tried by now."""
    return Statement.objects.filter(sent=None, attempts__lt=TRIES, due__lte=now)


def set_aside() -> QuerySet[Statement]:
    """Those that were tried too often, their last try's reason in `trouble`."""
    return Statement.objects.filter(sent=None, attempts=TRIES)
