"""Reads: registrations, keys, and grades that are to be told."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db.models import F, QuerySet

from backend.concepts.models import Concept
from backend.concepts.queries import concepts
from backend.lti.models import Grade, Key, Platform

TRIES = 6


def platform_of(issuer: str, client_id: str = "") -> Platform | None:
    """The registration of a client; without one, that of the issuer where it has one only."""
    found = Platform.objects.filter(issuer=issuer)
    if client_id:
        return found.filter(client_id=client_id).first()
    few = list(found[:2])
    return few[0] if len(few) == 1 else None


def signing_key() -> Key:
    """The newest. Raises Key.DoesNotExist before `manage.py lti_platform add` made one."""
    return Key.objects.latest("created", "id")


def gradable(key: str) -> Concept | None:
    """The published concept of this key, where its author lists points to be shown."""
    found = concepts().filter(key=key).first()
    return found if found is not None and "coverage" in found.activities else None


def waiting(now: datetime) -> QuerySet[Grade]:
    """Those to be tried by now."""
    return Grade.objects.filter(asked__gt=F("told"), attempts__lt=TRIES, due__lte=now)


def set_aside() -> QuerySet[Grade]:
    """Those that were tried too often, their last try's reason in `trouble`."""
    return Grade.objects.filter(asked__gt=F("told"), attempts__gte=TRIES)


def origins_of(platform: Platform | None) -> Iterable[str]:
    return platform.origins if platform is not None else ()
