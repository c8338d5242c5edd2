"""What a learner has shown to know, as it happened: nothing here is ever changed.

Only what was taken back where it came from (a review undone) goes, as if it had never been.
"""

from __future__ import annotations

from django.db import models

from backend.accounts.models import Learner


class Evidence(models.Model):
    """One answer that was judged: `item` of `kind` (a drill, a card …), right or not."""

    class Kind(models.TextChoices):
        DRILL = "drill"
        FAILURE = "failure"
        ORDER = "order"
        CARD = "card"
        QUIZ = "quiz"
        ANSWER = "answer"
        PREDICTION = "prediction"

    learner = models.ForeignKey(Learner, on_delete=models.CASCADE, related_name="evidence")
    concept = models.SlugField(max_length=64, blank=True)  # its key
    kind = models.CharField(max_length=16, choices=Kind)
    item = models.CharField(max_length=64)
    right = models.BooleanField()
    detail = models.JSONField(default=dict)
    created = models.DateTimeField()

    class Meta:
        indexes = (models.Index(fields=["learner", "concept", "kind", "item"]),)

    def __str__(self) -> str:
        return f"{self.kind} {self.item}: {self.right}"
