"""Studying: schedules and the log behind them, never what a student wrote."""

from __future__ import annotations

from django.contrib import admin

from backend.operate.admin.base import ReadOnly
from backend.operate.admin.site import SITE
from backend.study.cards.models import Plan, Review, StudyCard, Undo


@admin.register(Plan, site=SITE)
class Plans(ReadOnly):
    list_display = ("id", "learner_id", "retention", "new_per_day", "reviews_per_day", "fit_at")
    search_fields = ("=learner__id",)
    fields = (
        "learner_id", "retention", "new_per_day", "reviews_per_day", "fit", "fit_at", "fit_asked",
    )  # fmt: skip


@admin.register(StudyCard, site=SITE)
class StudyCards(ReadOnly):
    list_display = ("id", "learner_id", "key", "due", "reps", "lapses", "suspended")
    search_fields = ("=learner__id", "=key")
    fields = (
        "learner_id", "key", "state", "step", "stability", "difficulty", "due", "last_review",
        "first_review", "reps", "lapses", "suspended", "buried_until", "created",
    )  # fmt: skip


@admin.register(Review, site=SITE)
class Reviews(ReadOnly):
    """The log of recalls is only ever added to, and not from here."""

    list_display = ("id", "learner_id", "card_id", "rating", "at", "received", "cram")
    search_fields = ("=learner__id", "=card__id")


@admin.register(Undo, site=SITE)
class Undos(ReadOnly):
    list_display = ("id", "review_id", "at")
    fields = ("review_id", "at")
