"""Tables of what `operate` may not know, shown to staff: learning platforms and their grades."""

from __future__ import annotations

from django.contrib import admin

from backend.lti.models import Grade, Identity, Key, Platform
from backend.operate.admin import SITE
from backend.operate.admin.base import ReadOnly

__all__ = ["SITE", "Grades", "Identities", "Keys", "Platforms"]


@admin.register(Platform, site=SITE)
class Platforms(ReadOnly):
    """`manage.py lti_platform` registers, changes and removes them."""

    list_display = ("id", "name", "issuer", "client_id", "created")
    fields = (
        "name", "issuer", "client_id", "auth_url", "token_url", "keys_url", "audience",
        "deployments", "origins", "created",
    )  # fmt: skip
    readonly_fields = fields


@admin.register(Identity, site=SITE)
class Identities(ReadOnly):
    """Somebody's only way in: it goes with the whole person."""

    list_display = ("id", "user_id", "issuer", "subject", "created")
    search_fields = ("=user__id", "=subject")
    fields = ("user_id", "issuer", "subject", "created")


@admin.register(Grade, site=SITE)
class Grades(ReadOnly):
    """A lost one gets its second chance where jobs are set aside."""

    list_display = (
        "id",
        "identity_id",
        "platform_id",
        "concept",
        "best",
        "sent",
        "due",
        "attempts",
    )
    search_fields = ("=id", "=identity__id")
    fields = (
        "identity_id", "platform_id", "concept", "line_item", "best", "sent", "asked", "told",
        "created", "due", "attempts", "trouble",
    )  # fmt: skip
    readonly_fields = fields


@admin.register(Key, site=SITE)
class Keys(ReadOnly):
    list_display = ("kid", "created")
    fields = ("kid", "public", "created")  # never `sealed`: it is the secret
