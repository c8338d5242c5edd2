"""What a learning record store is still to be told (xAPI)."""

from __future__ import annotations

import uuid

from django.db import models

from backend.accounts.models import Learner


class Statement(models.Model):
    """One statement; `body` is what is sent. Once it is, only those that are made once are kept."""

    class Verb(models.TextChoices):
        EXPERIENCED = "experienced"
        ANSWERED = "answered"
        COMPLETED = "completed"
        VOIDED = "voided"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)  # also the store's name for it
    learner = models.ForeignKey(Learner, on_delete=models.CASCADE, related_name="statements")
    concept = models.SlugField(max_length=64)  # its key
    verb = models.CharField(max_length=16, choices=Verb)
    body = models.JSONField(default=dict)
    created = models.DateTimeField()
    due = models.DateTimeField()  # not tried before
    attempts = models.PositiveSmallIntegerField(default=0)
    trouble = models.TextField(blank=True)  # what ended its last try
    sent = models.DateTimeField(null=True)

    class Meta:
        indexes = (
            models.Index(fields=["sent", "due"]),
            models.Index(fields=["learner", "concept", "verb"]),
        )

    def __str__(self) -> str:
        return f"{self.verb} {self.concept}"
