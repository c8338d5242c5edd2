"""People: a learner is whoever learns here, signed up or not."""

from __future__ import annotations

import uuid

from django.contrib.auth.models import AbstractUser
from django.db import models


class User(AbstractUser):
    """Someone who signed up. Ours from the start, as Django cannot exchange it later."""


class Learner(models.Model):
    """Owns runs and progress: a guest known by a session, or a user."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.OneToOneField(
        User, null=True, blank=True, on_delete=models.CASCADE, related_name="learner"
    )
    created = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"user {self.user_id}" if self.user_id else f"guest {self.id}"
