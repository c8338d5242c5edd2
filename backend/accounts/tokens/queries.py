"""Tokens found."""

from __future__ import annotations

import hashlib
from datetime import datetime

from django.db.models import QuerySet

from backend.accounts.models import User
from backend.accounts.tokens.models import AccessToken


def digest_of(text: str) -> str:
    """What is kept of a token. It has 256 random bits, so nobody finds it by trying."""
    return hashlib.sha256(text.encode()).hexdigest()


def tokens_of(user: User) -> QuerySet[AccessToken]:
    return AccessToken.objects.filter(user=user)


def token_of(text: str, *, now: datetime) -> AccessToken | None:
    """The token that is good now, with its user; None for one that is not."""
    found = AccessToken.objects.select_related("user").filter(digest=digest_of(text))
    return found.filter(expires__gt=now, user__is_active=True).first()
