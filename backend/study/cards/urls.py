"""Addresses of cards, below /api/v1/study/."""

from django.urls import path

from backend.study.cards import api, own_views

urlpatterns = [
    path("due/", api.Due.as_view(), name="study-due"),
    path("reviews/", api.Reviews.as_view(), name="study-reviews"),
    path("reviews/<uuid:review_id>/undo/", api.UndoReview.as_view(), name="study-undo"),
    path("cards/", api.Cards.as_view(), name="study-cards"),
    path("cards/<str:key>/", api.OneCard.as_view(), name="study-card"),
    path("export.apkg", own_views.export, {"kind": "apkg"}, name="study-export-apkg"),
    path("export.csv", own_views.export, {"kind": "csv"}, name="study-export-csv"),
    path("export.md", own_views.export, {"kind": "md"}, name="study-export-md"),
    path("due.ics", own_views.calendar, name="study-calendar"),
    path("calendar/<str:token>.ics", own_views.calendar, name="study-calendar-link"),
    path("plan/", api.PlanView.as_view(), name="study-plan"),
]
