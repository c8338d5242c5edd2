"""What the worker does for platforms: tells grades, one a task, about a minute after they changed.

Nothing is asked for when an answer is given: a look each minute finds all that changed since, so
that a run of answers is one grade, and no page waits or fails with the queue.
"""

from __future__ import annotations

import uuid

import structlog
from celery import shared_task
from django.utils import timezone

from backend.lti import gradebook, queries, services

AT_ONCE = 500  # asked for in one look

_log = structlog.get_logger(__name__)


@shared_task(name="lti.look")  # type: ignore[untyped-decorator]  # Celery is
def look() -> None:
    """Ask for grades that may have changed, whose pause is over, or whose task was lost."""
    for grade in queries.waiting(timezone.now()).order_by("due")[:AT_ONCE]:
        tell.apply_async(args=[str(grade.id)], queue="batch")


@shared_task(name="lti.tell")  # type: ignore[untyped-decorator]
def tell(grade_id: str) -> None:
    """Tell one grade that is due. Tries are counted in the database, as are their pauses."""
    now = timezone.now()
    grade = services.begin(grade_id=uuid.UUID(grade_id), now=now)
    if grade is None:
        return
    try:
        score = services.measure(grade=grade)
        if score is not None:
            gradebook.tell(grade=grade, score=score, now=now)
    except Exception as error:  # the platform's, the network's, or the time was up
        reason = gradebook.reason_of(error)
        _log.warning("grade not told", id=grade_id, reason=reason)
        services.failed(grade=grade, reason=reason)
    else:
        services.delivered(grade=grade, score=score)
