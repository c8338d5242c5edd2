"""How much of something one person may have in a window of time, counted once for all processes.

For what is neither one request nor a minute (those are throttles, accounts/throttles.py): bytes, or
an hour's runs. Windows are the clock's own, from full hour to full hour.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.crypto import salted_hmac

from backend.common.errors import LimitError
from backend.common.redis import connection


@dataclass(frozen=True, slots=True)
class Quota:
    """At most `most` in `seconds`; `limit` is the setting's name, `words` say it to a person."""

    limit: str
    words: str
    most: int
    seconds: int

    def key(self, who: str, now: datetime) -> str:
        # sealed: a person's id or address must not stand in Redis when they have gone
        sealed = salted_hmac("quota", who, algorithm="sha256").hexdigest()[:32]
        return f"quota:{self.limit}:{sealed}:{int(now.timestamp()) // self.seconds}"

    def left(self, now: datetime) -> float:
        """Seconds until the window ends and counting begins anew."""
        return self.seconds - now.timestamp() % self.seconds


@dataclass(frozen=True, slots=True)
class Spending:
    """So much of a quota, by someone."""

    quota: Quota
    who: str
    amount: int


def spend(spendings: Sequence[Spending], *, now: datetime) -> None:
    """Count all of these, or none: one trip to Redis unless refused.

    Raises LimitError for the first that is more than its quota has left, and RedisError.
    """
    keys = [one.quota.key(one.who, now) for one in spendings]
    with connection().pipeline(transaction=True) as line:
        for key, one in zip(keys, spendings, strict=True):
            line.incrby(key, one.amount)
            line.expire(key, one.quota.seconds)
        counts = line.execute()[::2]
    over = [one for one, count in zip(spendings, counts, strict=True) if count > one.quota.most]
    if not over:
        return
    with connection().pipeline(transaction=True) as line:
        for key, one in zip(keys, spendings, strict=True):
            line.decrby(key, one.amount)
        line.execute()
    raise _refusal(over[0].quota, now)


def _refusal(quota: Quota, now: datetime) -> LimitError:
    wait = quota.left(now)
    minutes = max(1, round(wait / 60))
    when = f"{minutes} minutes" if minutes < 120 else f"{round(minutes / 60)} hours"
    return LimitError(
        f"That would be more than {quota.words}, as much as one may have. "
        f"Counting begins anew in {when if minutes > 1 else 'a minute'}; what you have stays.",
        limit=quota.limit,
        wait=wait,
    )
