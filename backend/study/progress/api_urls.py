"""Addresses of progress, below /api/v1/study/."""

from django.urls import path

from backend.study.progress.api import Progress

urlpatterns = [path("progress/", Progress.as_view(), name="study-progress")]
