"""Interview practice through the API, under /api/v1/study/."""

from django.urls import path

from backend.study.interviews import api

urlpatterns = [
    path("interviews/", api.QuestionList.as_view(), name="interview-questions"),
    path("interviews/notes/", api.Notes.as_view(), name="interview-notes"),
    path("interviews/answers/", api.AnswerList.as_view(), name="interview-answers"),
    path("mocks/", api.MockList.as_view(), name="mocks"),
    path("mocks/<uuid:mock_id>/", api.MockDetail.as_view(), name="mock-detail"),
    path("mocks/<uuid:mock_id>/end/", api.MockEnd.as_view(), name="mock-end"),
]
