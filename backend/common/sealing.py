"""Secrets in the database lie there encrypted: a stolen copy alone gives none of them away."""

from __future__ import annotations

import base64
import hashlib
from functools import cache

from cryptography.fernet import Fernet
from django.conf import settings


def seal(text: str, *, purpose: str) -> str:
    """`text` encrypted by the site's secret, for this purpose alone."""
    return _box(settings.SECRET_KEY, purpose).encrypt(text.encode()).decode()


def unseal(sealed: str, *, purpose: str) -> str:
    """What was sealed. Raises cryptography.fernet.InvalidToken under another secret."""
    return _box(settings.SECRET_KEY, purpose).decrypt(sealed.encode()).decode()


@cache
def _box(secret: str, purpose: str) -> Fernet:
    digest = hashlib.sha256(f"{purpose} {secret}".encode()).digest()
    return Fernet(base64.urlsafe_b64encode(digest))
