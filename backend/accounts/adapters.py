"""How allauth does things here: keys of second factors are kept encrypted."""

from __future__ import annotations

from allauth.mfa.adapter import DefaultMFAAdapter

from backend.common.sealing import seal, unseal

PURPOSE = "second factors"


class SecretsAdapter(DefaultMFAAdapter):  # type: ignore[misc]  # allauth has no types
    """A stolen database alone gives nobody's second factor away."""

    def encrypt(self, text: str) -> str:
        return seal(text, purpose=PURPOSE)

    def decrypt(self, encrypted_text: str) -> str:
        return unseal(encrypted_text, purpose=PURPOSE)
