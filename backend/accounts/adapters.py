"""How allauth does things here: keys of second factors are kept encrypted."""

from __future__ import annotations

import base64
import hashlib
from functools import cache

from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet
from django.conf import settings


class SecretsAdapter(DefaultMFAAdapter):  # type: ignore[misc]  # allauth has no types
    """A stolen database alone gives nobody's second factor away."""

    def encrypt(self, text: str) -> str:
        return _box(settings.SECRET_KEY).encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return _box(settings.SECRET_KEY).decrypt(encrypted_text.encode()).decode()


@cache
def _box(secret: str) -> Fernet:
    digest = hashlib.sha256(f"second factors {secret}".encode()).digest()
    return Fernet(base64.urlsafe_b64encode(digest))
