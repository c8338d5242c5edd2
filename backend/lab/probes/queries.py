"""Probes as their owner may read them."""

from __future__ import annotations

import uuid
from datetime import datetime

from django.db.models import QuerySet, prefetch_related_objects

from backend.accounts.models import Learner
from backend.common.errors import NotFoundError
from backend.concepts.queries import concepts
from backend.lab.models import OPEN, Prediction, Probe, Run, Status
from backend.lab.probes.facts import facts_of
from backend.lab.queries import run_of


def probes_of(run: Run) -> QuerySet[Probe]:
    """All of a run's probes, newest first."""
    return Probe.objects.filter(run=run).select_related("prediction").order_by("-created", "id")


def probed_run(learner: Learner | None, run_id: uuid.UUID, *, now: datetime) -> Run:
    """A learner's run with what its networks said, which is read often here: one query."""
    run = run_of(learner, run_id, now=now)
    prefetch_related_objects([run], "analyses")
    return run


def probe_of(
    learner: Learner | None, run_id: uuid.UUID, probe_id: uuid.UUID, *, now: datetime
) -> Probe:
    """One of them. Raises NotFoundError, or ExpiredError where the run's time is over."""
    run = probed_run(learner, run_id, now=now)
    probe = probes_of(run).filter(id=probe_id).first()
    if probe is None:
        raise NotFoundError("This run has no such probe; it may have been deleted.")
    probe.run = run
    return probe


def answered(key: str) -> QuerySet[Probe]:
    """Probes, of whichever run, that got the answer to this very question."""
    return Probe.objects.filter(key=key, status=Status.DONE)


def forgotten_probes(*, before: datetime) -> QuerySet[Probe]:
    """Probes begun before a moment that never ended, oldest first."""
    return Probe.objects.filter(status__in=OPEN, created__lt=before).order_by("created")


def prediction_of(probe: Probe) -> Prediction | None:
    return getattr(probe, "prediction", None)


def predictions_of(learner: Learner) -> QuerySet[Prediction]:
    """A learner's graded predictions, newest first; their runs may be long gone."""
    return Prediction.objects.filter(learner=learner, right__isnull=False).order_by("-created")


def concept_key(slug: str) -> str:
    """The key of a published concept; "" for none of that slug."""
    return concepts().filter(slug=slug).values_list("key", flat=True).first() or ""


def outputs_before(run: Run) -> dict[str, list[dict[str, object]]]:
    """What the run's networks answered with nothing changed."""
    return {name: facts.output for name, facts in facts_of(run).items()}
