"""A run, what the networks said about its picture, and experiments on it."""

from __future__ import annotations

import secrets
import uuid

from django.db import models

from backend.accounts.models import Learner
from backend.common.quick_json import QuickJSONField


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
    layers = QuickJSONField()
    output = QuickJSONField()
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
    trouble = models.CharField(max_length=500, blank=True, default="", db_default="")  # attempts.py
    created = models.DateTimeField()
    expires = models.DateTimeField()
    analyses = models.ManyToManyField(Analysis, related_name="runs")

    class Meta:
        indexes = (models.Index(fields=["expires"]), models.Index(fields=["status", "created"]))

    def __str__(self) -> str:
        return f"run {self.id} ({self.status})"


def new_token() -> str:
    """192 random bits, as they may stand in an address."""
    return secrets.token_urlsafe(24)


class Share(models.Model):
    """The owner's leave to look at a run: whoever has the token may, until the run expires."""

    run = models.OneToOneField(Run, on_delete=models.CASCADE, related_name="share")
    token = models.CharField(max_length=32, unique=True, default=new_token)
    created = models.DateTimeField()

    def __str__(self) -> str:
        return f"share of run {self.run_id}"


class Probe(models.Model):
    """One experiment on a run. The answer's files lie in `folder`, with the probe that was the
    first to get it, and go with the last probe that needs them.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    run = models.ForeignKey(Run, on_delete=models.CASCADE, related_name="probes")
    kind = models.CharField(max_length=16)
    parameters = models.JSONField()
    key = models.CharField(max_length=64)  # equal for equal questions (see probes/requests.py)
    status = models.CharField(max_length=8, choices=Status.choices, default=Status.QUEUED)
    result = models.JSONField(null=True, blank=True)
    folder = models.CharField(max_length=100)
    error = models.JSONField(null=True, blank=True)  # problem details
    attempts = models.PositiveSmallIntegerField(default=0)
    trouble = models.CharField(max_length=500, blank=True, default="", db_default="")  # attempts.py
    created = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["run", "key"], name="one_probe_a_run_and_question"),
        )
        indexes = (
            models.Index(fields=["key", "status"]),
            models.Index(fields=["folder"]),
            models.Index(fields=["status", "created"]),
        )

    def __str__(self) -> str:
        return f"probe {self.id} ({self.kind}, {self.status})"


class Prediction(models.Model):
    """What a learner said would come out of a probe, and what did. Outlives the picture."""

    learner = models.ForeignKey(Learner, on_delete=models.CASCADE, related_name="predictions")
    probe = models.OneToOneField(
        Probe, null=True, blank=True, on_delete=models.SET_NULL, related_name="prediction"
    )
    concept = models.SlugField(max_length=64, blank=True)  # the key of the page it was made on
    changed = models.JSONField()  # which of transform, occlude and silence the probe did
    asked = models.JSONField()  # as the learner sent it
    measured = models.JSONField(null=True, blank=True)
    right = models.BooleanField(null=True)  # None until the probe is done
    created = models.DateTimeField()

    class Meta:
        indexes = (models.Index(fields=["learner", "created"]),)

    def __str__(self) -> str:
        return f"prediction of {self.learner_id}: {self.right}"
