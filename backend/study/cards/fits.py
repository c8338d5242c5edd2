"""Tries at fitting a learner's parameters: three are all that one log gets, as for runs.

A try that ended because a service was away is none of its own and is not counted. Operators see
what was set aside with `manage.py set_aside`.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator

import structlog
from django.conf import settings
from django.db.models import F
from django.utils import timezone

from backend.accounts.models import Learner
from backend.common.aside import LOST, Job
from backend.common.outages import AWAY
from backend.study.cards.models import Plan

_log = structlog.get_logger(__name__)


def begin_fit(*, learner: Learner) -> bool:
    """Count a try; False where all were used up."""
    mine = Plan.objects.filter(learner=learner)
    if mine.filter(fit_tries__lt=settings.RUN_ATTEMPTS).update(fit_tries=F("fit_tries") + 1):
        return True
    _log.error("set aside", kind="fit", id=str(learner.pk))
    return False


def end_fit(*, learner: Learner) -> None:
    """It came to its end: earlier tries are forgotten."""
    Plan.objects.filter(learner=learner).update(fit_tries=0, fit_trouble="", fit_asked=None)


def interrupted(*, learner: Learner, error: Exception) -> None:
    """Note what ended a try. Raises what the database raises where it is away itself."""
    mine = Plan.objects.filter(learner=learner)
    if isinstance(error, AWAY):
        mine.filter(fit_tries__gt=0).update(fit_tries=F("fit_tries") - 1)
    else:
        mine.update(fit_trouble=repr(error)[:500])


def set_aside() -> Iterator[Job]:
    """Fits that used up their tries, by their learner's id."""
    for plan in Plan.objects.filter(fit_tries__gte=settings.RUN_ATTEMPTS):
        since = plan.fit_asked or timezone.now()
        yield Job("fit", plan.learner_id, plan.fit_tries, plan.fit_trouble or LOST, since)


def retry_fit(*, learner_id: uuid.UUID) -> bool:
    """Let a fit that was set aside be tried from the beginning; False where it is over."""
    mine = Plan.objects.filter(learner=learner_id, fit_tries__gte=settings.RUN_ATTEMPTS)
    return bool(mine.update(fit_tries=0, fit_trouble="", fit_asked=timezone.now()))
