"""What became of a try at a run or a probe: what interrupted it, and when it is set aside.

Three tries are all one gets (RUN_ATTEMPTS): a job that kills its worker every time must not do so
for ever. A try that ended because a service was away is none of its own and is not counted.
"""

from __future__ import annotations

import structlog
from django.db.models import F

from backend.common.aside import LOST
from backend.common.outages import AWAY
from backend.lab.models import OPEN, Probe, Run, Status

_log = structlog.get_logger(__name__)


def interrupted(*, subject: Run | Probe, error: Exception) -> None:
    """Note what ended a try. Raises what the database raises where it is away itself."""
    same = type(subject).objects.filter(id=subject.id, status__in=OPEN)
    if isinstance(error, AWAY):
        same.filter(attempts__gt=0).update(status=Status.QUEUED, attempts=F("attempts") - 1)
    else:
        same.update(trouble=repr(error)[:500])


def set_aside(*, subject: Run | Probe) -> None:
    """Keep for operators why something is not tried again: the last error, or a lost worker."""
    reason = subject.trouble or LOST
    type(subject).objects.filter(id=subject.id, status__in=OPEN).update(trouble=reason)
    kind = type(subject).__name__.lower()
    _log.error("set aside", kind=kind, id=str(subject.id), tries=subject.attempts, reason=reason)
