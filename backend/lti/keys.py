"""Our key pairs: made here, the private half sealed, the public halves told to everyone."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from pylti1p3.registration import Registration

from backend.common.sealing import seal
from backend.lti.models import KEYS, Key

BITS = 2048


def make_key(*, now: datetime) -> Key:
    """A new pair, which signs from now on."""
    pair = rsa.generate_private_key(public_exponent=65537, key_size=BITS)
    private = pair.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    public = pair.public_key().public_bytes(
        serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
    )
    return Key.objects.create(
        kid=Registration.get_jwk(public.decode())["kid"],
        public=public.decode(),
        sealed=seal(private.decode(), purpose=KEYS),
        created=now,
    )


def key_set() -> dict[str, list[Mapping[str, Any]]]:
    """All public halves as a JSON Web Key Set (RFC 7517)."""
    return {"keys": [Registration.get_jwk(key.public) for key in Key.objects.all()]}
