"""Addresses of the events process."""

from django.urls import path

from backend.common.health import alive
from backend.lab.events import listen

urlpatterns = [
    path("healthz", alive),
    path("api/v1/runs/<uuid:run_id>/events/", listen),
]
