"""People: a learner is whoever learns here, signed up or not."""

from __future__ import annotations

import uuid
from zoneinfo import ZoneInfo, available_timezones

from django.contrib.auth.models import AbstractUser
from django.core.exceptions import ValidationError
from django.db import models


def known_time_zone(name: str) -> None:
    """Refuse a name that the time zone database does not have."""
    if name not in available_timezones():
        raise ValidationError(f"{name!r} is no time zone. Such as: Europe/Madrid, Asia/Tokyo, UTC.")


class User(AbstractUser):
    """Someone who signed up. Ours from the start, as Django cannot exchange it later."""


class Learner(models.Model):
    """Owns runs and progress: a guest known by a session, or a user.

    `time_zone` says where their day begins; "" until they or their browser said so.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.OneToOneField(
        User, null=True, blank=True, on_delete=models.CASCADE, related_name="learner"
    )
    created = models.DateTimeField(auto_now_add=True)
    time_zone = models.CharField(max_length=64, blank=True, validators=[known_time_zone])

    def __str__(self) -> str:
        return f"user {self.user_id}" if self.user_id else f"guest {self.id}"

    @property
    def zone(self) -> ZoneInfo:
        """Where their day begins; UTC where nobody said."""
        return ZoneInfo(self.time_zone or "UTC")
