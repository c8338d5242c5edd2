"""Addresses of files to take away, below /api/v1/."""

from django.urls import path

from backend.lab.downloads import views

_RUN = "runs/<uuid:run_id>/"
_PROBE = f"{_RUN}probes/<uuid:probe_id>/"

urlpatterns = [
    path(f"{_RUN}picture.jpg", views.RunPicture.as_view(), name="run-picture-file"),
    path(f"{_RUN}numbers.json", views.RunNumbers.as_view(), name="run-numbers"),
    path(f"{_RUN}numbers.npz", views.RunArrays.as_view(), name="run-arrays"),
    path(f"{_RUN}repeat.py", views.RunScript.as_view(), name="run-script"),
    path(f"{_PROBE}numbers.json", views.ProbeNumbers.as_view(), name="probe-numbers"),
    path(f"{_PROBE}numbers.npz", views.ProbeArrays.as_view(), name="probe-arrays"),
    path(f"{_PROBE}repeat.py", views.ProbeScript.as_view(), name="probe-script"),
]
