"""A person deleted: every row, file, event, counter and session, at once."""

from __future__ import annotations

from django.contrib.sessions.models import Session
from django.db import transaction

from backend.accounts.models import Learner
from backend.accounts.queries import SESSION_KEY
from backend.common.personal import STORES
from backend.common.redis import connection


def delete_person(*, learner: Learner) -> None:
    """Remove a learner, and the user that they are, with all that is theirs.

    Stores go first: should one not answer, nothing is lost that could find the rest again, and
    the same call finishes it. Raises redis.exceptions.RedisError with Redis away.
    """
    user, learner_id = learner.user, learner.pk
    user_id = user.pk if user else None  # Django forgets it on deletion
    # first, as it needs Redis and changes nothing else
    _forget_counters([str(learner_id), *(_counted_as(user_id) if user_id else ())])
    for store in STORES.values():
        store.forget(learner_id)
    with transaction.atomic():
        Learner.objects.filter(pk=learner_id).delete()
        if user is not None:
            user.delete()
        _end_sessions(str(learner_id), str(user_id) if user_id else None)


def _counted_as(user: int) -> list[str]:
    """How counters call a user, ours and allauth's.

    What counts failed sign-ins by address holds a digest of it and is gone within five minutes.
    """
    return [f"user-{user}", f"user:{user}"]


def _end_sessions(learner: str, user: str | None) -> None:
    """Sessions carry ids in a signed text, so each has to be opened: slow, and rarely done."""
    for session in Session.objects.iterator(chunk_size=500):
        held = session.get_decoded()
        theirs = held.get(SESSION_KEY) == learner
        if theirs or (user is not None and held.get("_auth_user_id") == user):
            session.delete()


def _forget_counters(names: list[str]) -> None:
    """Keys in Redis that carry an id: how often somebody asked within the last minutes."""
    redis = connection()
    for name in names:
        for key in redis.scan_iter(match=f"*:{name}", count=1000):
            redis.delete(key)
