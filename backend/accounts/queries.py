"""Who is asking."""

from __future__ import annotations

import uuid

from django.http import HttpRequest

from backend.accounts.models import Learner

SESSION_KEY = "learner"
FORMER_KEY = "former learner"


def learner_of(request: HttpRequest) -> Learner | None:
    """The learner behind a request, or None for someone who has written nothing yet."""
    if request.user.is_authenticated:
        return Learner.objects.filter(user=request.user).first()
    known = request.session.get(SESSION_KEY)
    return Learner.objects.filter(id=uuid.UUID(known)).first() if known else None


def former_learner(request: HttpRequest) -> uuid.UUID | None:
    """Who this session's user was before they signed in: a guest whose rows are theirs now."""
    known = request.session.get(FORMER_KEY)
    return uuid.UUID(known) if known else None
