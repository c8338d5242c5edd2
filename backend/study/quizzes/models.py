"""Quizzes: a sitting of a learner over a concept's items, and the replies they gave."""

from __future__ import annotations

import uuid

from django.db import models

from backend.accounts.models import Learner


class Sitting(models.Model):
    """One quiz that somebody takes: it asks until it is sure, then it has ended."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    learner = models.ForeignKey(Learner, on_delete=models.CASCADE, related_name="sittings")
    concept = models.SlugField(max_length=64)  # its key
    items = models.JSONField(help_text="Ids of all items, in the order in which they would come.")
    begun = models.DateTimeField()
    ended = models.DateTimeField(null=True)

    class Meta:
        indexes = (models.Index(fields=["learner", "concept", "begun"]),)

    def __str__(self) -> str:
        return f"quiz on {self.concept}"


class Reply(models.Model):
    """An answer to one item; the first one holds."""

    sitting = models.ForeignKey(Sitting, on_delete=models.CASCADE, related_name="replies")
    item = models.SlugField(max_length=64)
    answer = models.JSONField()
    right = models.BooleanField()
    created = models.DateTimeField()

    class Meta:
        ordering = ("created", "id")
        constraints = (
            models.UniqueConstraint(fields=["sitting", "item"], name="one_reply_an_item"),
        )

    def __str__(self) -> str:
        return f"{self.item}: {self.right}"
