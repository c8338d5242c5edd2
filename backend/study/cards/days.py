"""A learner's days: they end at four in the morning, where the learner lives."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

TURN = time(4)  # who studies past midnight still studies today


def study_day(moment: datetime, zone: ZoneInfo) -> date:
    """The day that a moment belongs to."""
    local = moment.astimezone(zone)
    return local.date() if local.time() >= TURN else local.date() - timedelta(days=1)


def begins(day: date, zone: ZoneInfo) -> datetime:
    """The first moment of a day, in UTC; a day of changing clocks has 23 or 25 hours."""
    return datetime.combine(day, TURN, tzinfo=zone).astimezone(UTC)


def ends(day: date, zone: ZoneInfo) -> datetime:
    """The first moment of the next day."""
    return begins(day + timedelta(days=1), zone)
