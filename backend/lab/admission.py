"""Whether more work may be taken: back-pressure, a fair share for each, and quotas.

A person with much at once waits for their own work first, so that the queue that everyone stands in
holds little of anyone (docs/adr/0010).
"""

from __future__ import annotations

import random
from datetime import datetime

from django.conf import settings

from backend.accounts.models import Learner
from backend.common.errors import BusyError, LimitError
from backend.common.quotas import Quota, Spending, spend
from backend.lab import queue
from backend.lab.models import OPEN, Probe, Run

HOUR, DAY = 3600, 24 * 3600
SOON = 2.0  # seconds after which some of one's own work will be done


def check_load(learner: Learner | None) -> None:
    """Raises BusyError where too much waits already, LimitError where someone has enough at work
    already, RedisError with Redis away.
    """
    waiting, held = queue.load()
    if waiting >= settings.QUEUE_LENGTH:
        raise BusyError(
            f"{waiting} pictures and experiments wait already, so yours was not taken yet. "
            "Please send it again in a little while.",
            # spread, or a whole class would come back in the same second
            wait=random.uniform(5, 15),  # noqa: S311
        )
    if learner is not None and waiting + held >= settings.WORK_AT_ONCE:
        _check_share(learner)  # else nobody has so many, and the database need not be asked


def _check_share(learner: Learner) -> None:
    runs = Run.objects.filter(learner=learner, status__in=OPEN).count()
    probes = Probe.objects.filter(run__learner=learner, status__in=OPEN).count()
    if runs + probes >= settings.WORK_AT_ONCE:
        raise LimitError(
            f"{runs + probes} of your pictures and experiments wait or are at work, and "
            f"{settings.WORK_AT_ONCE} at a time are one person's share. "
            "As soon as one is done the next may come.",
            limit="WORK_AT_ONCE",
            wait=SOON,
        )


def spend_run(*, learner: Learner | None, address: str, size: int, now: datetime) -> None:
    """Count a run and the bytes of its upload. Raises LimitError, RedisError.

    Someone who has written nothing yet is nobody: the address alone answers for them.
    """
    shared = Quota(
        "BYTES_PER_DAY_ADDRESS",
        f"{_megabytes(settings.BYTES_PER_DAY_ADDRESS)} of pictures a day from one address",
        settings.BYTES_PER_DAY_ADDRESS,
        DAY,
    )
    spendings = [Spending(shared, address, size)]
    if learner is not None:
        who = str(learner.id)
        most = settings.RUNS_PER_HOUR
        hourly = Quota("RUNS_PER_HOUR", f"{most} pictures an hour", most, HOUR)
        own = Quota(
            "BYTES_PER_DAY",
            f"{_megabytes(settings.BYTES_PER_DAY)} of pictures a day",
            settings.BYTES_PER_DAY,
            DAY,
        )
        spendings += [Spending(hourly, who, 1), Spending(own, who, size)]
    spend(spendings, now=now)


def _megabytes(count: int) -> str:
    return f"{count / 2**20:.0f} MB"
