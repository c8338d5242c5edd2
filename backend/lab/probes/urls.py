"""Addresses of probes, below /api/v1/."""

from django.urls import path

from backend.lab.probes import api, views

_ONE = "runs/<uuid:run_id>/probes/<uuid:probe_id>/"
_ATLAS = f"{_ONE}atlases/<slug:network>/<slug:layer>"

urlpatterns = [
    path("transforms/", api.TransformList.as_view(), name="transforms"),
    path("runs/<uuid:run_id>/probes/", api.ProbeList.as_view(), name="probes"),
    path(_ONE, api.ProbeDetail.as_view(), name="probe"),
    path(f"{_ONE}input/", views.InputView.as_view(), name="probe-input"),
    path(f"{_ONE}input.png", views.InputPngView.as_view(), name="probe-input-png"),
    path(f"{_ONE}attribution/", views.AttributionView.as_view(), name="probe-attribution"),
    path(
        f"{_ONE}attribution.png", views.AttributionPngView.as_view(), name="probe-attribution-png"
    ),
    path(
        f"{_ONE}exhibits/<int:index>.png", views.ExhibitPngView.as_view(), name="probe-exhibit-png"
    ),
    path(f"{_ATLAS}/", views.AtlasView.as_view(), name="probe-atlas"),
    path(f"{_ATLAS}.png", views.AtlasPngView.as_view(), name="probe-atlas-png"),
    path(f"{_ONE}events/", views.EventsRedirect.as_view(), name="probe-events"),
]
