"""Addresses of cards, below /api/v1/study/."""

from django.urls import path

from backend.study.cards import api, files_api, imports_api, pictures_api

urlpatterns = [
    path("due/", api.Due.as_view(), name="study-due"),
    path("reviews/", api.Reviews.as_view(), name="study-reviews"),
    path("reviews/<uuid:review_id>/undo/", api.UndoReview.as_view(), name="study-undo"),
    path("cards/", api.Cards.as_view(), name="study-cards"),
    path("cards/<str:key>/", api.OneCard.as_view(), name="study-card"),
    path("cards/<str:key>/picture/", pictures_api.CardPicture.as_view(), name="study-card-picture"),
    path(
        "cards/<str:key>/picture/back/",
        pictures_api.CardBackPicture.as_view(),
        name="study-card-back-picture",
    ),
    path("imports/", imports_api.Imports.as_view(), name="study-imports"),
    path("imports/<uuid:import_id>/", imports_api.OneImport.as_view(), name="study-import"),
    path(
        "imports/<uuid:import_id>/accept/",
        imports_api.AcceptImport.as_view(),
        name="study-import-accept",
    ),
    path("export.apkg", files_api.AnkiExport.as_view(), name="study-export-apkg"),
    path("export.csv", files_api.CsvExport.as_view(), name="study-export-csv"),
    path("export.md", files_api.MarkdownExport.as_view(), name="study-export-md"),
    path("due.ics", files_api.DueCalendar.as_view(), name="study-calendar"),
    path(
        "calendar/<str:token>.ics",
        files_api.LinkedCalendar.as_view(),
        name="study-calendar-link",
    ),
    path("plan/", api.PlanView.as_view(), name="study-plan"),
]
