"""Writes: what a learner showed to know."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.dispatch import receiver
from django.utils import timezone

from backend.accounts.models import Learner
from backend.common.evidence import shown, withdrawn
from backend.study.practice.models import Evidence


def record(
    *,
    learner: Learner,
    concept: str,
    kind: str,
    item: str,
    right: bool,
    detail: dict[str, Any],
    now: datetime,
) -> Evidence:
    """Keep one judged answer; `concept` is its key, or "" where it belongs to none."""
    return Evidence.objects.create(
        learner=learner,
        concept=concept,
        kind=kind,
        item=item,
        right=right,
        detail=detail,
        created=now,
    )


@receiver(shown)
def _keep(sender: object, *, signal: object, **told: Any) -> None:
    record(**told, now=timezone.now())


@receiver(withdrawn)
def _withdraw(
    sender: object,
    *,
    learner: Learner,
    concept: str,
    kind: str,
    item: str,
    key: str,
    **_: Any,
) -> None:
    """Take evidence back, with what it came from; twice is as good as once."""
    told = Evidence.objects.filter(learner=learner, concept=concept, kind=kind, item=item)
    told.filter(detail__key=key).delete()
