"""The course through the API, under /api/v1/concepts/."""

from django.urls import path

from backend.concepts import api

urlpatterns = [
    path("", api.ConceptList.as_view(), name="concept-list"),
    path("suggestions/", api.Suggestions.as_view(), name="suggestions"),
    path("<slug:slug>/cards/", api.ConceptCards.as_view(), name="concept-cards"),
    path("<slug:slug>/questions/", api.ConceptQuestions.as_view(), name="concept-questions"),
    path("<slug:slug>/activities/<slug:name>/", api.ActivityDetail.as_view(), name="activity"),
    path("<slug:slug>/", api.ConceptDetail.as_view(), name="concept-detail"),
]
