"""What the worker does for statements: sends them, one a task."""

from __future__ import annotations

import uuid

import structlog
from celery import shared_task
from django.utils import timezone

from backend.common import outages
from backend.study.statements import queries, services, store

AT_ONCE = 200  # asked for in one look

_log = structlog.get_logger(__name__)


def submit(statement_id: uuid.UUID) -> None:
    """Ask for one to be sent; with Redis away it waits for the next look."""
    try:
        send.apply_async(args=[str(statement_id)], queue="batch")
    except outages.QUEUE as error:
        _log.warning("no statement asked", error=str(error))


@shared_task(name="statements.send")  # type: ignore[untyped-decorator]  # Celery is
def send(statement_id: str) -> None:
    """Send one statement that is due. Tries are counted in the database, as are their pauses."""
    statement = services.begin(statement_id=uuid.UUID(statement_id), now=timezone.now())
    if statement is None:
        return
    try:
        store.tell(statement.body)
    except Exception as error:  # the store's, the network's, or the time was up
        _log.warning("not told", id=statement_id, error=repr(error))
        services.failed(statement=statement, error=error)
    else:
        services.delivered(statement=statement, now=timezone.now())


@shared_task(name="statements.look")  # type: ignore[untyped-decorator]
def look() -> None:
    """Ask for those whose pause is over, or whose task was lost."""
    for one in queries.waiting(timezone.now()).order_by("due")[:AT_ONCE]:
        submit(one.id)
