"""Interview practice: a learner's notes on questions, their answers, and mock interviews."""

from __future__ import annotations

import uuid

from django.db import models

from backend.accounts.models import Learner
from backend.concepts.models import Question

NOTES_LENGTH = 20_000  # characters


class Standing(models.Model):
    """Where a learner stands with a question: notes, and when it comes back."""

    learner = models.ForeignKey(Learner, on_delete=models.CASCADE, related_name="standings")
    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="standings")
    notes = models.TextField(blank=True, max_length=NOTES_LENGTH)
    memory = models.JSONField(null=True, help_text="As fsrs.Card.to_dict; none before an answer.")
    due = models.DateTimeField(null=True)
    updated = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["learner", "question"], name="one_standing_a_learner_and_question"
            ),
        )
        indexes = (models.Index(fields=["learner", "due"]),)

    def __str__(self) -> str:
        return f"{self.question_id} of {self.learner_id}"

    def absorb(self, other: Standing) -> None:
        """Take over what one wrote as a guest: no note is lost, the later date holds."""
        if other.notes and other.notes not in self.notes:
            self.notes = "\n\n".join(filter(None, (self.notes, other.notes)))[:NOTES_LENGTH]
        if other.memory and (not self.memory or other.updated > self.updated):
            self.memory, self.due = other.memory, other.due
        self.updated = max(self.updated, other.updated)


class Mock(models.Model):
    """A mock interview: some questions in an order, and the minutes they are to take."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    learner = models.ForeignKey(Learner, on_delete=models.CASCADE, related_name="mocks")
    questions = models.JSONField(help_text="Numbers of the questions, in their order.")
    minutes = models.PositiveSmallIntegerField()
    begun = models.DateTimeField()
    ended = models.DateTimeField(null=True)

    class Meta:
        indexes = (models.Index(fields=["learner", "begun"]),)

    def __str__(self) -> str:
        return f"mock interview {self.id}"


class Answer(models.Model):
    """One answer that its author held against the rubric. Never changed.

    `key` is made by whoever sends it, so that an answer sent twice is kept once.
    """

    key = models.UUIDField()
    learner = models.ForeignKey(Learner, on_delete=models.CASCADE, related_name="answers")
    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="answers")
    mock = models.ForeignKey(Mock, null=True, on_delete=models.CASCADE, related_name="answers")
    met = models.JSONField(help_text="Keys of the rubric's points that the answer made.")
    points = models.PositiveSmallIntegerField(help_text="How many the rubric had then.")
    notes = models.TextField(blank=True, max_length=NOTES_LENGTH)
    seconds = models.PositiveIntegerField(help_text="From the question to the reveal.")
    right = models.BooleanField()
    created = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["learner", "key"], name="one_answer_a_key"),)
        indexes = (models.Index(fields=["learner", "question", "created"]),)

    def __str__(self) -> str:
        return f"{len(self.met)} of {self.points} points"
