"""What staff asked for and changed: for reading."""

from __future__ import annotations

from django.contrib import admin
from django.contrib.admin.models import LogEntry

from backend.operate.admin.base import ReadOnly
from backend.operate.admin.site import SITE
from backend.operate.models import AuditEntry


@admin.register(AuditEntry, site=SITE)
class AuditEntries(ReadOnly):
    list_display = ("at", "by", "method", "view", "subject", "action")
    list_filter = ("view",)
    search_fields = ("=by", "=subject")


@admin.register(LogEntry, site=SITE)
class Changes(ReadOnly):
    list_display = ("action_time", "user_id", "object_repr", "action_flag")
    search_fields = ("=user__id", "=object_id")
    fields = ("action_time", "user_id", "object_repr", "action_flag", "change_message")
