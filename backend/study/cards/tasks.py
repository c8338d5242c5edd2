"""What the worker does for cards: fit the schedule to a learner's own log."""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta

import structlog
from celery import shared_task
from django.utils import timezone
from kombu.exceptions import OperationalError
from redis.exceptions import RedisError

from backend.accounts.models import Learner
from backend.study.cards import fitting, queries, services
from backend.study.cards.models import Plan

SECONDS = 300  # of one fit; acknowledged early, so it is not handed out again beside itself
AGAIN = timedelta(hours=1)  # when a fit that was never heard of is asked for once more

_log = structlog.get_logger(__name__)


def ask_when_due(learner: Learner, now: datetime) -> bool:
    """Ask for a fit where the log has grown enough; whether it was asked."""
    plan = queries.plan_of(learner)
    fitted = (plan.fit or {}).get("reviews", 0)
    enough = plan.spaced >= max(fitting.LEAST_REVIEWS, 1.25 * fitted)
    if not enough or (plan.fit_asked and plan.fit_asked > now - AGAIN):
        return False
    if not Plan.objects.filter(pk=plan.pk, fit_asked=plan.fit_asked).update(fit_asked=now):
        return False  # another tab was faster
    try:
        fit.apply_async(args=[str(learner.id)], queue="batch")
    except (RedisError, OperationalError, OSError) as error:
        _log.warning("no fit asked", error=str(error))  # the next reviews ask again
        return False
    return True


@shared_task(  # type: ignore[untyped-decorator]  # Celery is
    name="study.fit", acks_late=False, time_limit=SECONDS, soft_time_limit=SECONDS - 10
)
def fit(learner_id: str) -> None:
    """Fit FSRS to one learner's log, and keep the result where it foretells better."""
    learner = Learner.objects.filter(id=uuid.UUID(learner_id)).first()
    if learner is None:
        return  # gone meanwhile
    found = fitting.fit(queries.card_logs(learner))
    if found is not None:
        services.keep_fit(learner=learner, found=found, now=timezone.now())
        _log.info("fitted", reviews=found.reviews, before=found.before, after=found.after)
