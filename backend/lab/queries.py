"""Runs as their owner may read them."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet

from backend.accounts.models import Learner
from backend.common.errors import ExpiredError, NotFoundError
from backend.lab import files, progress
from backend.lab.models import OPEN, Analysis, Run


def runs_of(learner: Learner) -> QuerySet[Run]:
    """All of a learner's runs, newest first."""
    return Run.objects.filter(learner=learner).order_by("-created")


def run_of(learner: Learner | None, run_id: uuid.UUID, *, now: datetime) -> Run:
    """One of them.

    Raises NotFoundError for one that never was or is another's (both look alike), ExpiredError
    for one of the learner's own whose time is over.
    """
    run = runs_of(learner).filter(id=run_id).first() if learner else None
    if run is None:
        raise NotFoundError("There is no such run, or it belongs to someone else.")
    if run.expires <= now:
        raise ExpiredError(
            f"This run expired at {run.expires:%Y-%m-%d %H:%M} UTC and its picture was deleted. "
            "Start a new one with the same picture."
        )
    return run


def analyses_of(run: Run) -> list[Analysis]:
    """What its networks said, in the order of its networks."""
    found = {analysis.network: analysis for analysis in run.analyses.all()}
    return [found[name] for name in run.networks if name in found]


def stored_analyses(digest: str, versions: dict[str, str]) -> QuerySet[Analysis]:
    """The analyses of this very picture by these networks at these versions, where they exist."""
    wanted = Q()
    for network, version in versions.items():
        wanted |= Q(network=network, version=version)
    return Analysis.objects.filter(wanted, digest=digest)


def forgotten_runs(*, before: datetime) -> QuerySet[Run]:
    """Runs begun before a moment that never ended, oldest first."""
    return Run.objects.filter(status__in=OPEN, created__lt=before).order_by("created")


def folder_of_analysis(run: Run, network: str) -> str:
    """Where a network's files lie: with the run that computed them first."""
    folder = run.analyses.filter(network=network).values_list("folder", flat=True).first()
    return folder or files.folder_of(run.id)  # still in the making: with this run


def layers_of(run: Run, network: str) -> list[dict[str, Any]]:
    """A network's layers as far as they have come, from the store or else from the stream."""
    stored = run.analyses.filter(network=network).values_list("layers", flat=True).first()
    if stored is not None:
        return list(stored)
    events = (event.data for event in progress.told(run.id) if event.name == "layer")
    return [data["layer"] for data in events if data["network"] == network]
