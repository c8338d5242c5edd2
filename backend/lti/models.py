"""Learning platforms that send people here (LTI 1.3), who they sent, and where grades go."""

from __future__ import annotations

import uuid

from django.db import models

from backend.accounts.models import User
from backend.common.sealing import unseal

KEYS = "keys for learning platforms"  # what the private ones are sealed for


class Key(models.Model):
    """A key pair of ours, the same for all platforms; the newest signs, all are published."""

    kid = models.CharField(max_length=64, unique=True)
    public = models.TextField()  # PEM
    sealed = models.TextField(editable=False)  # the private one, PEM, encrypted
    created = models.DateTimeField()

    class Meta:
        ordering = ("-created", "-id")

    def __str__(self) -> str:
        return self.kid

    @property
    def private(self) -> str:
        """PEM. Raises cryptography.fernet.InvalidToken where SECRET_KEY is another one now."""
        return unseal(self.sealed, purpose=KEYS)


class Platform(models.Model):
    """One registration at one platform, made by whoever runs this site."""

    name = models.CharField(max_length=120)
    issuer = models.CharField(max_length=255)
    client_id = models.CharField(max_length=255)
    auth_url = models.URLField(max_length=500)
    token_url = models.URLField(max_length=500)
    keys_url = models.URLField(max_length=500)
    audience = models.CharField(max_length=255, blank=True)  # of token requests, if not token_url
    deployments = models.JSONField(default=list)  # ids; a launch from another is refused
    # https://host of its pages and grades: who may frame a launch, and where a grade may go
    origins = models.JSONField(default=list)
    created = models.DateTimeField()

    class Meta:
        ordering = ("name", "id")
        constraints = (
            models.UniqueConstraint(
                fields=["issuer", "client_id"], name="one_registration_a_client"
            ),
        )

    def __str__(self) -> str:
        return self.name


class Identity(models.Model):
    """Who a user is at the platform that sent them: the only way by which they sign in."""

    user = models.OneToOneField(User, on_delete=models.CASCADE, related_name="identity")
    issuer = models.CharField(max_length=255)
    subject = models.CharField(max_length=255)  # `sub`: the platform's own id of a person
    created = models.DateTimeField()

    class Meta:
        verbose_name_plural = "identities"
        constraints = (
            models.UniqueConstraint(fields=["issuer", "subject"], name="one_user_a_subject"),
        )

    def __str__(self) -> str:
        return f"identity of user {self.user_id}"


class Grade(models.Model):
    """A place in a platform's gradebook, and what it was told.

    Whatever may change the grade adds one to `asked`; the one that was dealt with last is `told`.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    identity = models.ForeignKey(Identity, on_delete=models.CASCADE, related_name="grades")
    platform = models.ForeignKey(Platform, on_delete=models.CASCADE, related_name="grades")
    concept = models.SlugField(max_length=64)  # its key
    line_item = models.URLField(max_length=500)
    best = models.PositiveSmallIntegerField(default=0)  # the highest score so far, 0 to 100
    sent = models.PositiveSmallIntegerField(null=True)  # the score that the platform has
    asked = models.PositiveIntegerField(default=0)
    told = models.PositiveIntegerField(default=0)
    created = models.DateTimeField()
    due = models.DateTimeField()  # not tried before
    attempts = models.PositiveSmallIntegerField(default=0)
    trouble = models.TextField(blank=True)  # what ended its last try

    class Meta:
        indexes = (models.Index(fields=["due"]),)
        constraints = (
            models.UniqueConstraint(fields=["identity", "line_item"], name="one_grade_a_line_item"),
        )

    def __str__(self) -> str:
        return f"grade on {self.concept}"
