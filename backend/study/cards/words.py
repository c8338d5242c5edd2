"""Lengths of time as a person says them."""

from __future__ import annotations

from datetime import timedelta

_STEPS = (
    (timedelta(minutes=1), timedelta(minutes=1), "min", "min"),
    (timedelta(hours=1), timedelta(hours=1), "hour", "hours"),
    (timedelta(days=1), timedelta(days=1), "day", "days"),
    (timedelta(days=61), timedelta(days=30.4375), "month", "months"),
    (timedelta(days=731), timedelta(days=365.25), "year", "years"),
)


def how_long(span: timedelta) -> str:
    """`10 min`, `3 days`, `2.5 months`: two digits that matter."""
    if span < timedelta(minutes=1):
        return "under 1 min"
    *_, (_, unit, one, many) = [step for step in _STEPS if span >= step[0]]
    count = span / unit
    shown = f"{count:.1f}".removesuffix(".0") if one in ("month", "year") else f"{round(count)}"
    return f"{shown} {one if shown == '1' else many}"
