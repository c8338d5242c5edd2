"""Runs and probes: how they went. Neither a picture nor a file's name is shown."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from backend.lab.models import Probe, Run
from backend.lab.services import delete_run
from backend.operate.admin.base import ReadOnly, Removable
from backend.operate.admin.site import SITE


@admin.register(Run, site=SITE)
class Runs(Removable):
    list_display = ("id", "learner_id", "status", "sample", "attempts", "created", "expires")
    list_filter = ("status",)
    search_fields = ("=id", "=learner__id")
    fields = (
        "id", "learner_id", "status", "networks", "sample", "width", "height", "attempts",
        "trouble", "error", "created", "expires",
    )  # fmt: skip

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> tuple[Any, ...]:
        counts = {"runs": len(objs), "probes": Probe.objects.filter(run__in=objs).count()}
        return [f"{number} {name}" for name, number in counts.items()], counts, set(), []

    def delete_model(self, request: HttpRequest, obj: Run) -> None:
        delete_run(run=obj)


@admin.register(Probe, site=SITE)
class Probes(ReadOnly):
    list_display = ("id", "run_id", "kind", "status", "attempts", "created")
    list_filter = ("status", "kind")
    search_fields = ("=id", "=run__id")
    fields = ("id", "run_id", "kind", "status", "attempts", "trouble", "error", "created")
