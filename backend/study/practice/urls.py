"""Addresses of practice, below /api/v1/study/."""

from django.urls import path

from backend.study.practice import api

urlpatterns = [path("attempts/", api.AttemptList.as_view(), name="attempts")]
