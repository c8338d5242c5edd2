"""The course as the site serves it: rendered once when content is loaded, read by every page.

The files under `backend/content` are the source of truth; `manage.py load_content` writes these
rows and nothing else does. `key` is the stable id of the files. What is taken out of the files
keeps its row with `published` false, because a student's reviews hang on it.
"""

from __future__ import annotations

from django.db import models
from django.urls import reverse


class Track(models.Model):
    """A course: concepts in an order."""

    key = models.SlugField(max_length=64, unique=True)
    slug = models.SlugField(max_length=64)
    title = models.CharField(max_length=120)
    summary = models.TextField()
    position = models.PositiveIntegerField(default=0)
    published = models.BooleanField(default=True)

    class Meta:
        ordering = ("position", "key")

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("concepts:track", args=[self.slug])


class Concept(models.Model):
    """One page of a track."""

    key = models.SlugField(max_length=64, unique=True)
    track = models.ForeignKey(Track, on_delete=models.CASCADE, related_name="concepts")
    slug = models.SlugField(max_length=64)
    title = models.CharField(max_length=120)
    subtitle = models.CharField(max_length=160, blank=True)
    summary = models.TextField(help_text="One or two sentences, also the page's description.")
    opening = models.TextField(blank=True, help_text="Rendered HTML before the first section.")
    minutes = models.PositiveIntegerField(help_text="Reading time that the author measured.")
    position = models.PositiveIntegerField(default=0)
    updated = models.DateField()
    requires = models.ManyToManyField("self", symmetrical=False, related_name="leads_to")
    cover = models.JSONField(
        null=True,
        help_text=(
            "{address, width, height, alt, html, section, share, narrow, live}: what it shows."
        ),
    )
    flow = models.JSONField(default=list, help_text="Steps of the flow, rendered.")
    references = models.JSONField(default=list, help_text="[{key, html}], those cited here.")
    glossary = models.JSONField(default=list, help_text="[{key, term, html}], those used here.")
    activities = models.JSONField(
        default=dict,
        help_text="By name: {shown, hidden}; what a student sees, and what answers are judged by.",
    )
    published = models.BooleanField(default=True)

    class Meta:
        ordering = ("position", "key")

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("concepts:concept", args=[self.track.slug, self.slug])


class Section(models.Model):
    """One part of a concept's page; `slug` is its anchor."""

    concept = models.ForeignKey(Concept, on_delete=models.CASCADE, related_name="sections")
    slug = models.SlugField(max_length=64)
    title = models.CharField(max_length=160)
    html = models.TextField()
    position = models.PositiveIntegerField()

    class Meta:
        ordering = ("position",)
        constraints = (
            models.UniqueConstraint(fields=("concept", "slug"), name="one_section_an_anchor"),
        )

    def __str__(self) -> str:
        return self.title


class Card(models.Model):
    """A flash card of a concept; `section` is the anchor of the part that teaches it."""

    concept = models.ForeignKey(Concept, on_delete=models.CASCADE, related_name="cards")
    key = models.SlugField(max_length=64)
    section = models.SlugField(max_length=64)
    front = models.TextField(help_text="Rendered HTML.")
    back = models.TextField(help_text="Rendered HTML.")
    position = models.PositiveIntegerField()
    published = models.BooleanField(default=True)

    class Meta:
        ordering = ("position",)
        constraints = (models.UniqueConstraint(fields=("concept", "key"), name="one_card_a_key"),)

    def __str__(self) -> str:
        return self.key


class Question(models.Model):
    """An interview question with a worked answer, all rendered HTML."""

    class Level(models.TextChoices):
        BEGINNER = "beginner"
        INTERMEDIATE = "intermediate"
        EXPERT = "expert"
        SENIOR = "senior"

    concept = models.ForeignKey(Concept, on_delete=models.CASCADE, related_name="questions")
    key = models.SlugField(max_length=64)
    level = models.CharField(max_length=16, choices=Level)
    section = models.SlugField(max_length=64)
    question = models.TextField()
    answer = models.TextField()
    senior_angle = models.TextField(blank=True)
    rubric = models.JSONField(default=list, help_text="[{key, html}]: what a full answer says.")
    position = models.PositiveIntegerField()
    published = models.BooleanField(default=True)

    class Meta:
        ordering = ("position",)
        constraints = (
            models.UniqueConstraint(fields=("concept", "key"), name="one_question_a_key"),
        )

    def __str__(self) -> str:
        return self.key


class Passage(models.Model):
    """A piece of the course as plain text, for searching; made anew whenever content is loaded."""

    concept = models.ForeignKey(Concept, on_delete=models.CASCADE, related_name="passages")
    anchor = models.SlugField(max_length=80)  # on the concept's page
    title = models.CharField(max_length=200)
    text = models.TextField()

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return self.title
