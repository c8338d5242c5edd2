"""What changes tokens."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db.models import Q

from backend.accounts.models import User
from backend.accounts.tokens.models import AccessToken
from backend.accounts.tokens.queries import digest_of, tokens_of
from backend.common.errors import ConflictError

START = "lab_"  # by this a leaked token is recognised in a log or a repository
HINT = 8  # characters of a token that are kept
MOST = 20  # tokens of one user
NOTED = timedelta(minutes=1)  # a use within this of the last one is not written again


def make_token(
    *, user: User, name: str, scopes: Sequence[str], lifetime: timedelta, now: datetime
) -> tuple[AccessToken, str]:
    """A new token and its text, which exists nowhere else. Raises ConflictError past MOST."""
    if tokens_of(user).count() >= MOST:
        raise ConflictError(f"You have {MOST} tokens, which is as many as there may be.")
    text = START + secrets.token_urlsafe(32)
    token = AccessToken.objects.create(
        user=user,
        name=name,
        digest=digest_of(text),
        hint=text[:HINT],
        scopes=list(scopes),
        created=now,
        expires=now + lifetime,
    )
    return token, text


def revoke_token(*, user: User, token_id: int) -> bool:
    """Remove a user's token, at once; whether there was one."""
    return bool(tokens_of(user).filter(pk=token_id).delete()[0])


def note_use(*, token: AccessToken, now: datetime) -> None:
    """Remember when a token was used last, to the minute."""
    stale = Q(last_used=None) | Q(last_used__lt=now - NOTED)
    AccessToken.objects.filter(stale, pk=token.pk).update(last_used=now)
