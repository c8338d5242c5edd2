"""A probe's events, told by the same machinery as a run's."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone

from backend.lab import progress
from backend.lab.events import gone, listen_to
from backend.lab.models import OPEN, Probe
from backend.lab.probes.answers import events_of


@dataclass(frozen=True, slots=True)
class ProbeSubject:
    id: uuid.UUID
    run: uuid.UUID
    what: str = "probe"

    async def ended(self) -> bool:
        return not await Probe.objects.filter(id=self.id, status__in=OPEN).aexists()

    async def from_store(self) -> list[progress.Event]:
        found = Probe.objects.filter(id=self.id, run=self.run).select_related("run", "prediction")
        probe = await found.afirst()
        if probe is None or probe.run.expires <= timezone.now():
            return [gone("This probe was deleted, or its run has expired. Ask again.")]
        return [] if probe.status in OPEN else events_of(probe)


async def listen(request: HttpRequest, run_id: uuid.UUID, probe_id: uuid.UUID) -> HttpResponseBase:
    """GET with a signed token: all events after `Last-Event-ID`, live, until the probe ends."""
    return listen_to(request, ProbeSubject(probe_id, run_id))
