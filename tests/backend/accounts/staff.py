"""Somebody of the staff, signed in as people sign in: a password, then a code."""

from __future__ import annotations

import time

from allauth.mfa.totp.internal import auth
from django.test import Client

from backend.accounts.models import User

PASSWORD = "a-long-enough-password"


def staff_member(client: Client, name: str = "op", **rights: bool) -> User:
    """A user of the staff whose session here has seen both factors."""
    user = User.objects.create_user(name, f"{name}@example.org", PASSWORD, is_staff=True, **rights)
    secret = set_up(user)
    client.post("/account/login/", {"login": user.email, "password": PASSWORD})
    answer = client.post("/account/2fa/authenticate/", {"code": code_of(secret)})
    assert answer.status_code == 302
    return user


def set_up(user: User) -> str:
    """Give a user an authenticator app; its secret."""
    secret: str = auth.generate_totp_secret()
    auth.TOTP.activate(user, secret)
    return secret


def code_of(secret: str) -> str:
    """What the app shows now."""
    return str(auth.format_hotp_value(auth.hotp_value(secret, int(time.time()) // 30)))
