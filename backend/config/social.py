"""Signing in through other sites, switched on by settings."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ImproperlyConfigured

ORIGINS = {"github": "https://github.com", "google": "https://accounts.google.com"}


def names(given: list[str]) -> list[str]:
    """The sites named. Raises ImproperlyConfigured for one that is not known here."""
    strange = [name for name in given if name not in ORIGINS]
    if strange:
        allowed = ", ".join(ORIGINS)
        raise ImproperlyConfigured(f"SOCIAL_SIGN_IN={strange[0]!r} is unknown. Allowed: {allowed}.")
    return given


def providers(chosen: list[str], **clients: tuple[str, str]) -> dict[str, Any]:
    """allauth's description of each site. Raises ImproperlyConfigured where a client is missing."""
    for name in chosen:
        if not all(clients[name]):
            upper = name.upper()
            raise ImproperlyConfigured(
                f"SOCIAL_SIGN_IN names {name}, which needs {upper}_ID and {upper}_SECRET. "
                "Allowed: both, as that site gave them."
            )
    return {
        name: {
            "APPS": [{"client_id": clients[name][0], "secret": clients[name][1], "key": ""}],
            "VERIFIED_EMAIL": False,
        }
        for name in chosen
    }


def apps(chosen: list[str]) -> list[str]:
    return [f"allauth.socialaccount.providers.{name}" for name in chosen]


def origins(chosen: list[str]) -> list[str]:
    """Where a sign-in form may lead, beside this site."""
    return [ORIGINS[name] for name in chosen]
