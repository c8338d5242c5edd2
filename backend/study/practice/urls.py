"""Addresses of practice, below /api/v1/study/."""

from django.urls import path

from backend.study.practice import api, coverage_api

urlpatterns = [
    path("attempts/", api.AttemptList.as_view(), name="attempts"),
    path("coverage/<slug:slug>/", coverage_api.CoverageDetail.as_view(), name="coverage"),
]
