"""Addresses of sharing, below /api/v1/."""

from django.urls import path

from backend.lab.shares import api, views

_ONE = "shared/<str:token>/"
_ATLAS = f"{_ONE}atlases/<slug:network>/<slug:layer>"

urlpatterns = [
    path("runs/<uuid:run_id>/share/", api.RunShare.as_view(), name="run-share"),
    path(_ONE, api.SharedDetail.as_view(), name="shared"),
    path(f"{_ONE}picture/", views.PictureView.as_view(), name="shared-picture"),
    path(f"{_ONE}input/", views.InputView.as_view(), name="shared-input"),
    path(f"{_ONE}input.png", views.InputPngView.as_view(), name="shared-input-png"),
    path(f"{_ATLAS}/", views.AtlasView.as_view(), name="shared-atlas"),
    path(f"{_ATLAS}.png", views.AtlasPngView.as_view(), name="shared-atlas-png"),
]
