"""How often something may happen in any minute, counted once for all processes.

Counted are the clock's own minutes; of the last one as much counts as still lies within sixty
seconds. So there is no full minute's burst before its end and another after it, and a class of
thousands costs two numbers each rather than a list of moments.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from backend.common.redis import connection

MINUTE = 60


@dataclass(frozen=True, slots=True)
class Rate:
    """At most so many a minute of what `key` names."""

    key: str
    most: int


def one_more(rates: Sequence[Rate], *, now: float) -> tuple[Rate, float] | None:
    """Count one more for each, or for none: one trip to Redis unless refused.

    Returns the first that has had its most, and after how many seconds it may have one again;
    None where all may. Raises RedisError.
    """
    minute, past = divmod(now, MINUTE)
    keys = [f"rate:{rate.key}:{minute:.0f}" for rate in rates]
    with connection().pipeline(transaction=False) as line:
        for rate, key in zip(rates, keys, strict=True):
            line.incr(key)
            line.expire(key, 2 * MINUTE)
            line.get(f"rate:{rate.key}:{minute - 1:.0f}")
        told = line.execute()
    found = list(zip(rates, told[::3], (int(last or 0) for last in told[2::3]), strict=True))
    over = [one for one in found if one[1] + one[2] * (1 - past / MINUTE) > one[0].most]
    if not over:
        return None
    with connection().pipeline(transaction=False) as line:
        for key in keys:
            line.decr(key)
        line.execute()
    rate, count, last = over[0]
    return rate, _wait(rate.most, count - 1, last, past)


def _wait(most: int, count: int, last: int, past: float) -> float:
    """Seconds until one more fits: while the last minute fades, or this one does in the next."""
    if count < most:
        return MINUTE * (1 - (most - 1 - count) / last) - past
    return MINUTE - past + MINUTE * (1 - (most - 1) / count)
