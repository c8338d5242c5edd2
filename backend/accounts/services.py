"""What changes people."""

from __future__ import annotations

from django.http import HttpRequest

from backend.accounts.models import Learner, known_time_zone
from backend.accounts.queries import SESSION_KEY, learner_of


def ensure_learner(*, request: HttpRequest) -> Learner:
    """The learner behind a request, made now if this is their first write.

    Only here does a guest get a session, and so a cookie: reading a page sets none.
    """
    learner = learner_of(request)
    if learner is not None:
        return learner
    if request.user.is_authenticated:
        return Learner.objects.get_or_create(user=request.user)[0]
    learner = Learner.objects.create()
    request.session[SESSION_KEY] = str(learner.id)
    return learner


def set_time_zone(*, learner: Learner, name: str) -> None:
    """Keep where a learner's day begins. Raises ValidationError for a name that is none."""
    known_time_zone(name)
    learner.time_zone = name
    learner.save(update_fields=["time_zone"])
