"""A run, and what the networks said about its picture."""

from __future__ import annotations

import uuid

from django.db import models

from backend.accounts.models import Learner


class Status(models.TextChoices):
    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


OPEN = (Status.QUEUED, Status.RUNNING)


class Analysis(models.Model):
    """One network's whole answer to one picture: shared by every run of that picture.

    Its atlases lie in `folder` (see lab/files.py) and go when the last run that needs it goes.
    """

    digest = models.CharField(max_length=64)  # of the picture as stored
    network = models.CharField(max_length=16)
    version = models.CharField(max_length=64)  # of the weights
    folder = models.CharField(max_length=100)
    layers = models.JSONField()
    output = models.JSONField()
    created = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["digest", "network", "version"], name="one_analysis_a_picture_and_network"
            ),
        )
        indexes = (models.Index(fields=["folder"]),)

    def __str__(self) -> str:
        return f"{self.network} on {self.digest[:8]}"


class Run(models.Model):
    """One image through one or both networks."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    learner = models.ForeignKey(Learner, on_delete=models.CASCADE, related_name="runs")
    status = models.CharField(max_length=8, choices=Status.choices, default=Status.QUEUED)
    networks = models.JSONField()  # names, in the order in which they take turns
    sample = models.CharField(max_length=64, blank=True)  # empty for an upload
    title = models.CharField(max_length=200)
    picture = models.CharField(max_length=100)  # file in the store; empty once expired
    digest = models.CharField(max_length=64)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    error = models.JSONField(null=True, blank=True)  # problem details
    attempts = models.PositiveSmallIntegerField(default=0)
    created = models.DateTimeField()
    expires = models.DateTimeField()
    analyses = models.ManyToManyField(Analysis, related_name="runs")

    class Meta:
        indexes = (models.Index(fields=["expires"]), models.Index(fields=["status", "created"]))

    def __str__(self) -> str:
        return f"run {self.id} ({self.status})"
