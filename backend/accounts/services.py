"""What changes people."""

from __future__ import annotations

import uuid
from datetime import timedelta

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import salted_hmac

from backend.accounts.models import Learner, known_time_zone
from backend.accounts.queries import SESSION_KEY, learner_of

TOGETHER = timedelta(seconds=30)  # within which the first writes of a browser arrive


def ensure_learner(*, request: HttpRequest) -> Learner:
    """The learner behind a request, made now if this is their first write.

    Only here does a guest get a session, and so a cookie: reading a page sets none.
    """
    learner = learner_of(request)
    if learner is not None:
        return learner
    if request.user.is_authenticated:
        return Learner.objects.get_or_create(user=request.user)[0]
    learner = _new_guest(request)
    request.session[SESSION_KEY] = str(learner.id)
    return learner


def set_time_zone(*, learner: Learner, name: str) -> None:
    """Keep where a learner's day begins. Raises ValidationError for a name that is none."""
    known_time_zone(name)
    learner.time_zone = name
    learner.save(update_fields=["time_zone"])


def _new_guest(request: HttpRequest) -> Learner:
    """A guest; the same one for writes that a browser sends at once, before it has the cookie.

    All that such writes share is a session that is nobody's yet, or the token against forged
    requests. The guest's id is made from it, so that the database lets only one of them come to
    be. The token lets nobody in: after `TOGETHER` it makes another guest.
    """
    mark = request.session.session_key or request.COOKIES.get(settings.CSRF_COOKIE_NAME)
    if not mark:
        return Learner.objects.create()
    digest = salted_hmac("a first write", mark, algorithm="sha256").digest()
    guest, made = Learner.objects.get_or_create(id=uuid.UUID(bytes=digest[:16], version=4))
    if made or (guest.user_id is None and guest.created > timezone.now() - TOGETHER):
        return guest
    return Learner.objects.create()
