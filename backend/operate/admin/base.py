"""What every table here has in common."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.contrib.admin.models import ADDITION, CHANGE, DELETION, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.http import HttpRequest

if TYPE_CHECKING:
    Table = admin.ModelAdmin[Any]
else:  # Django's own cannot be subscripted at run time
    Table = admin.ModelAdmin


class Noted(Table):
    """Changes go into Django's log by table and id: a row's words may be a person's name."""

    show_full_result_count = False
    list_per_page = 50

    def log_addition(self, request: HttpRequest, obj: models.Model, message: Any) -> LogEntry:
        return _note(request, obj, ADDITION, message)

    def log_change(self, request: HttpRequest, obj: models.Model, message: Any) -> LogEntry:
        return _note(request, obj, CHANGE, message)

    def log_deletions(
        self, request: HttpRequest, queryset: Iterable[models.Model]
    ) -> list[LogEntry]:
        return [_note(request, one, DELETION, "") for one in queryset]


class ReadOnly(Noted):
    """Rows that are looked at and left alone."""

    def has_add_permission(self, request: HttpRequest, *_: Any) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class Removable(ReadOnly):
    """Rows that may be taken away one at a time, and not changed."""

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return admin.ModelAdmin.has_delete_permission(self, request, obj)

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        actions = super().get_actions(request)
        actions.pop("delete_selected", None)
        return actions


def _note(request: HttpRequest, row: models.Model, flag: int, message: Any) -> LogEntry:
    assert request.user.pk is not None
    return LogEntry.objects.create(
        user_id=request.user.pk,
        content_type=ContentType.objects.get_for_model(row),
        object_id=str(row.pk),
        object_repr=f"{row._meta.verbose_name} {row.pk}",
        action_flag=flag,
        change_message=json.dumps(message) if isinstance(message, list) else message,
    )
