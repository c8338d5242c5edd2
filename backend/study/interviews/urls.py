"""Pages of interview practice, under /study/."""

from django.urls import path

from backend.study.interviews import views

app_name = "interviews"
urlpatterns = [
    path("interviews/", views.interviews, name="interviews"),
    path("interviews/begin/", views.begin, name="begin"),
    path("mocks/<uuid:mock_id>/", views.mock, name="mock"),
    path("mocks/<uuid:mock_id>/summary.md", views.summary, name="summary"),
]
