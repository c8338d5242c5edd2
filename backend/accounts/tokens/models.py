"""Personal access tokens: how a program of one's own asks in one's name."""

from __future__ import annotations

from django.core.validators import MinLengthValidator
from django.db import models

from backend.accounts.models import User


class AccessToken(models.Model):
    """What is kept of a token: enough to know it again, too little to use it."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="access_tokens")
    name = models.CharField(max_length=60, validators=[MinLengthValidator(1)])
    digest = models.CharField(max_length=64, unique=True, editable=False)  # SHA-256
    hint = models.CharField(max_length=12, editable=False)  # how it begins, for its owner's eye
    scopes = models.JSONField(default=list)
    created = models.DateTimeField()
    expires = models.DateTimeField()
    last_used = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-created", "-id")
        verbose_name_plural = "access tokens"

    def __str__(self) -> str:
        return f"{self.name} ({self.hint}…)"
