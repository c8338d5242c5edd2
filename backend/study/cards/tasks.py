"""What the worker does for cards: fit the schedule to a learner's own log, forget old imports."""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta

import structlog
from celery import shared_task
from django.conf import settings
from django.utils import timezone
from kombu.exceptions import OperationalError
from redis.exceptions import RedisError

from backend.accounts.models import Learner
from backend.study.cards import drafts, fits, fitting, queries, services
from backend.study.cards.models import Plan

SECONDS = 300  # of one fit; acknowledged early, so it is not handed out again beside itself
AGAIN = timedelta(hours=1)  # when a fit that was never heard of is asked for once more

_log = structlog.get_logger(__name__)


def ask_when_due(learner: Learner, now: datetime) -> bool:
    """Ask for a fit where the log has grown enough, or one never came to its end; whether asked."""
    plan = queries.plan_of(learner)
    fitted = (plan.fit or {}).get("reviews", 0)
    enough = plan.spaced >= max(fitting.LEAST_REVIEWS, 1.25 * fitted)
    if plan.fit_tries >= settings.RUN_ATTEMPTS:
        return False  # set aside: manage.py set_aside
    if not (enough or plan.fit_asked) or (plan.fit_asked and plan.fit_asked > now - AGAIN):
        return False
    if not Plan.objects.filter(pk=plan.pk, fit_asked=plan.fit_asked).update(fit_asked=now):
        return False  # another tab was faster
    try:
        ask(learner.id)
    except (RedisError, OperationalError, OSError) as error:
        _log.warning("no fit asked", error=str(error))  # reviews of an hour later ask again
        return False
    return True


def ask(learner_id: uuid.UUID) -> None:
    """Raises RedisError, OperationalError or OSError with Redis away."""
    fit.apply_async(args=[str(learner_id)], queue="batch")


@shared_task(  # type: ignore[untyped-decorator]  # Celery is
    name="study.fit", acks_late=False, time_limit=SECONDS, soft_time_limit=SECONDS - 10
)
def fit(learner_id: str) -> None:
    """Fit FSRS to one learner's log, and keep the result where it foretells better.

    Tries are counted in the database, as for runs: a log that loses its worker each time is set
    aside after three.
    """
    learner = Learner.objects.filter(id=uuid.UUID(learner_id)).first()
    if learner is None or not fits.begin_fit(learner=learner):
        return  # gone meanwhile, or set aside
    try:
        found = fitting.fit(queries.card_logs(learner))
        if found is not None:
            services.keep_fit(learner=learner, found=found, now=timezone.now())
            _log.info("fitted", reviews=found.reviews, before=found.before, after=found.after)
        fits.end_fit(learner=learner)
    except Exception as error:
        _log.warning("interrupted", kind="fit", id=learner_id, error=repr(error))
        fits.interrupted(learner=learner, error=error)
        raise


@shared_task(name="study.sweep")  # type: ignore[untyped-decorator]
def sweep() -> None:
    """Forget imports that nobody came back to: their pictures may show faces."""
    forgotten = drafts.forget_drafts(now=timezone.now())
    if forgotten:
        _log.info("imports forgotten", files=forgotten)
