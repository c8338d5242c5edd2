"""Runs and probes that were set aside, for operators to see and to try again."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator

from django.utils import timezone

from backend.common.aside import Job, Kind
from backend.lab import services, tasks
from backend.lab.models import Probe, Run, Status
from backend.lab.probes import services as probe_services


def _jobs(kind: str, found: Iterable[Run | Probe]) -> Iterator[Job]:
    return (Job(kind, one.id, one.attempts, one.trouble, one.created) for one in found)


def _runs() -> Iterator[Job]:
    return _jobs("run", Run.objects.filter(status=Status.FAILED).exclude(trouble=""))


def _probes() -> Iterator[Job]:
    return _jobs("probe", Probe.objects.filter(status=Status.FAILED).exclude(trouble=""))


def _run_again(run_id: uuid.UUID) -> bool:
    run = Run.objects.filter(id=run_id).first()
    if run is None or not services.retry_run(run=run, now=timezone.now()):
        return False
    tasks.submit(run)
    return True


def _probe_again(probe_id: uuid.UUID) -> bool:
    probe = Probe.objects.filter(id=probe_id).first()
    if probe is None or not probe_services.retry_probe(probe=probe, now=timezone.now()):
        return False
    tasks.submit_probe(probe)
    return True


KINDS = (Kind("run", _runs, _run_again), Kind("probe", _probes, _probe_again))
