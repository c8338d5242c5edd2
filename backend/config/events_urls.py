"""Addresses of the events process."""

from django.urls import path

from backend.common.health import alive
from backend.lab.events import listen
from backend.lab.probes.events import listen as listen_to_probe

urlpatterns = [
    path("healthz", alive),
    path("api/v1/runs/<uuid:run_id>/events/", listen),
    path("api/v1/runs/<uuid:run_id>/probes/<uuid:probe_id>/events/", listen_to_probe),
]
