"""People, their ways in, and what may be taken from them."""

from __future__ import annotations

from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib import admin, messages
from django.contrib.auth.admin import GroupAdmin
from django.contrib.auth.models import Group
from django.db.models import QuerySet
from django.http import FileResponse, HttpRequest
from django.utils import timezone

from backend.accounts.deletion import delete_person
from backend.accounts.models import Learner, User
from backend.accounts.rows import personal, rows_of
from backend.accounts.takeaway import package
from backend.accounts.tokens.models import AccessToken
from backend.operate.admin.base import Noted, Removable
from backend.operate.admin.site import SITE

RIGHTS = ("is_staff", "is_superuser", "groups", "user_permissions")


class _Person(Removable):
    """Somebody, deleted whole or not at all: rows, files, counters and sessions."""

    actions = ("take_along",)

    def learner(self, row: Any) -> Learner:
        """Who learns, behind this row; as it stands, the row itself."""
        found: Learner = row
        return found

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_delete_permission(request, obj) and not _out_of_reach(request, obj)

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> tuple[Any, ...]:
        """How much goes, without a word of what it says."""
        learners = [self.learner(one) for one in objs]
        counts = {
            model._meta.verbose_name_plural: sum(
                rows_of(model, learner, learner.user).count() for learner in learners
            )
            for model in personal()
        }
        found = {str(name): number for name, number in counts.items() if number}
        return [f"{number} {name}" for name, number in found.items()], found, set(), []

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        delete_person(learner=self.learner(obj))

    def has_export_permission(self, request: HttpRequest) -> bool:
        return bool(request.user.is_superuser)

    @admin.action(description="Take all rows of one person along", permissions=["export"])
    def take_along(self, request: HttpRequest, chosen: QuerySet[Any]) -> FileResponse | None:
        """For whoever asks in writing and cannot sign in. No picture, nor anything made of one."""
        if chosen.count() != 1:
            messages.error(request, "Choose one person at a time.")
            return None
        now = timezone.now()
        data = package(learner=self.learner(chosen.get()), now=now, stores={})
        return FileResponse(data, as_attachment=True, filename=f"rows-{now:%Y-%m-%d}.zip")


@admin.register(User, site=SITE)
class Users(_Person):
    list_display = ("id", "email", "is_active", "is_staff", "date_joined", "last_login")
    list_filter = ("is_staff", "is_active")
    search_fields = ("=email", "=id")
    fields = ("id", "email", "is_active", *RIGHTS, "date_joined", "last_login")
    filter_horizontal = ("groups", "user_permissions")

    def learner(self, row: User) -> Learner:
        return Learner.objects.get_or_create(user=row)[0]

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return Noted.has_change_permission(self, request, obj) and not _out_of_reach(request, obj)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        """Rights are given by those who have all of them; the rest is the person's own."""
        known = ("id", "email", "date_joined", "last_login")
        allowed = request.user.is_superuser
        return known if allowed else (*known, *RIGHTS)


@admin.register(Learner, site=SITE)
class Learners(_Person):
    list_display = ("id", "user_id", "created")
    search_fields = ("=id", "=user__id")
    fields = ("id", "user_id", "created", "time_zone")
    readonly_fields = fields

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        user = obj.user if obj is not None else None
        return super().has_delete_permission(request, user)


class _WayIn(Removable):
    """What a user signs in with; staff take it away where it was lost or stolen."""

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        user = obj.user if obj is not None else None
        return super().has_delete_permission(request, obj) and not _out_of_reach(request, user)


@admin.register(EmailAddress, site=SITE)
class EmailAddresses(_WayIn):
    list_display = ("id", "user_id", "email", "verified", "primary")
    search_fields = ("=email", "=user__id")
    fields = ("user_id", "email", "verified", "primary")


@admin.register(Authenticator, site=SITE)
class Authenticators(_WayIn):
    list_display = ("id", "user_id", "type", "created_at", "last_used_at")
    list_filter = ("type",)
    search_fields = ("=user__id",)
    fields = ("user_id", "type", "created_at", "last_used_at")  # never `data`: it is the secret


@admin.register(AccessToken, site=SITE)
class AccessTokens(_WayIn):
    list_display = ("id", "user_id", "scopes", "created", "expires", "last_used")
    search_fields = ("=user__id",)
    fields = ("user_id", "scopes", "created", "expires", "last_used")


@admin.register(Group, site=SITE)
class Groups(Noted, GroupAdmin):
    """Rights by name, given to several; only by those who have all of them."""

    def has_module_permission(self, request: HttpRequest) -> bool:
        return bool(request.user.is_superuser)

    def has_add_permission(self, request: HttpRequest, *_: Any) -> bool:
        return self.has_module_permission(request)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.has_module_permission(request)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.has_module_permission(request)


def _out_of_reach(request: HttpRequest, user: User | None) -> bool:
    """Oneself, and those with more rights than oneself."""
    if user is None:
        return False
    mighty = bool(request.user.is_superuser)
    return user == request.user or (user.is_superuser and not mighty)
