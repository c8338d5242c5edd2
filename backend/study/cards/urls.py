"""Addresses of cards, below /api/v1/study/."""

from django.urls import path

from backend.study.cards import api

urlpatterns = [
    path("due/", api.Due.as_view(), name="study-due"),
    path("reviews/", api.Reviews.as_view(), name="study-reviews"),
    path("reviews/<uuid:review_id>/undo/", api.UndoReview.as_view(), name="study-undo"),
    path("cards/", api.Cards.as_view(), name="study-cards"),
    path("cards/<str:key>/", api.OneCard.as_view(), name="study-card"),
    path("plan/", api.PlanView.as_view(), name="study-plan"),
]
