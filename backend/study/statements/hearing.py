"""What is listened to with XAPI_URL set, and what operators see of it."""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from django.db import transaction
from django.utils import timezone

from backend.accounts.models import Learner
from backend.common.aside import Job, Kind
from backend.common.evidence import shown, withdrawn
from backend.concepts.models import Concept
from backend.study.statements import queries, services, tasks


def listen() -> None:
    """From now on; after practice, which keeps the evidence that coverage is told by."""
    shown.connect(hear, dispatch_uid="statements")
    withdrawn.connect(take_back, dispatch_uid="statements")


def hear(
    sender: object,
    *,
    learner: Learner,
    concept: str,
    kind: str,
    item: str,
    right: bool,
    detail: Mapping[str, Any],
    **_: Any,
) -> None:
    """Keep what there is to tell with the evidence itself, and send it once both are safe."""
    found = _concept(concept)
    if found is None:
        return  # it belongs to no concept, so there is no address to name
    told = services.state(
        learner=learner,
        concept=found,
        kind=kind,
        item=item,
        right=right,
        key=str(detail.get("key", "")),
        now=timezone.now(),
    )
    for one in told:
        transaction.on_commit(partial(tasks.submit, one.id))


def take_back(sender: object, *, learner: Learner, concept: str, key: str, **_: Any) -> None:
    """What was taken back here is to be voided in the store."""
    found = _concept(concept)
    if found is None:
        return
    told = services.take_back(learner=learner, concept=found, key=key, now=timezone.now())
    if told is not None:
        transaction.on_commit(partial(tasks.submit, told.id))


def _concept(key: str) -> Concept | None:
    return Concept.objects.filter(key=key).select_related("track").first()


def _jobs() -> Iterator[Job]:
    found = queries.set_aside()
    return (Job("statement", one.id, one.attempts, one.trouble, one.created) for one in found)


def _again(statement_id: uuid.UUID) -> bool:
    if not services.retry(statement_id=statement_id, now=timezone.now()):
        return False
    tasks.submit(statement_id)
    return True


KIND = Kind("statement", _jobs, _again)
