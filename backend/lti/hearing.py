"""What is listened to with LTI on, and what operators see of it."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from typing import Any

from django.utils import timezone

from backend.accounts.models import Learner
from backend.common.aside import Job, Kind
from backend.common.evidence import shown
from backend.lti import queries, services


def listen() -> None:
    """From now on."""
    shown.connect(hear, dispatch_uid="lti")


def hear(sender: object, *, learner: Learner, concept: str, **_: Any) -> None:
    """An answer may change a grade: one statement, in the answer's own transaction."""
    services.ask(learner=learner, concept=concept, now=timezone.now())


def _jobs() -> Iterator[Job]:
    found = queries.set_aside()
    return (Job("grade", one.id, one.attempts, one.trouble, one.created) for one in found)


def _again(grade_id: uuid.UUID) -> bool:
    return services.retry(grade_id=grade_id, now=timezone.now())


KIND = Kind("grade", _jobs, _again)
