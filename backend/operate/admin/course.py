"""The course as it was loaded: files are its one source, so nothing is changed here."""

from __future__ import annotations

from django.contrib import admin

from backend.concepts.models import Card, Concept, Question, Track
from backend.operate.admin.base import ReadOnly
from backend.operate.admin.site import SITE


@admin.register(Track, site=SITE)
class Tracks(ReadOnly):
    list_display = ("key", "title", "position", "published")


@admin.register(Concept, site=SITE)
class Concepts(ReadOnly):
    list_display = ("key", "track", "title", "position", "updated", "published")
    list_select_related = ("track",)
    fields = (
        "key", "track", "slug", "title", "subtitle", "summary", "minutes", "updated", "published",
    )  # fmt: skip


@admin.register(Card, site=SITE)
class Cards(ReadOnly):
    list_display = ("key", "concept", "section", "position", "published")
    list_filter = ("concept", "published")
    list_select_related = ("concept",)


@admin.register(Question, site=SITE)
class Questions(ReadOnly):
    list_display = ("key", "concept", "level", "position", "published")
    list_filter = ("concept", "level", "published")
    list_select_related = ("concept",)
