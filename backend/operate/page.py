"""What the operators' page says."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from backend.common import figures
from backend.common.figures import Field
from backend.operate.state import Space, State, Waiting, now_is
from backend.study.progress import drawing

OLD = 10.0  # seconds; a student who waits longer than this looks elsewhere
FULL = 0.9  # share of a space from which on somebody should look
SWEPT = 180.0  # seconds; the sweep is asked for every minute

Minute = Mapping[Field, float]


@dataclass(frozen=True, slots=True)
class Chart:
    """One drawing of the last hour: its words stand beside it."""

    title: str
    words: str
    svg: str


def context(*, now: float) -> dict[str, Any]:
    """All that the template shows. Raises RedisError."""
    state, sums, minutes = now_is(now=now), figures.all_sums(), figures.by_minute(now)
    return {
        "state": state,
        "trouble": troubles(state),
        "charts": _charts(minutes, now),
        "tasks": _tasks(sums),
        "stages": _times(sums, "stage_seconds", "stage"),
        "errors": sorted(
            (dict(field.labels)["kind"], int(amount))
            for field, amount in sums.items()
            if field.name == "errors"
        ),
        "spaces": [_space(space) for space in state.spaces],
    }


def troubles(state: State) -> list[str]:
    """What somebody should look at now, in sentences; nothing where all is well."""
    found = [_waits(one) for one in state.waiting if one.queue == "interactive" and one.age > OLD]
    if not state.workers:
        found.append("No worker has given a sign of life: nothing that is sent gets an answer.")
    if state.last_sweep is None or state.last_sweep > SWEPT:
        found.append("No sweep ended lately: pictures whose time is over are still there.")
    if state.aside:
        found.append(f"Set aside after too many tries: {len(state.aside)} (see below).")
    found += [
        f"{space.place.capitalize()} is {space.used / space.total:.0%} full."
        for space in state.spaces
        if space.total and space.used > FULL * space.total
    ]
    return found


def _waits(one: Waiting) -> str:
    return f"The oldest task in the queue {one.queue} has waited for {one.age:.0f} seconds."


def _charts(minutes: Sequence[Minute], now: float) -> list[Chart]:
    tasks = _each(minutes, "tasks", lambda field: True)
    errors = _each(minutes, "requests", lambda field: ("status", "5xx") in field.labels)
    waiting = _each(minutes, "queue_length", lambda field: ("queue", "interactive") in field.labels)
    return [
        _chart("Tasks a minute", tasks, now),
        _chart("Answers with an error of ours a minute", errors, now),
        _chart("Tasks waiting, once a minute", waiting, now),
    ]


def _each(minutes: Sequence[Minute], name: str, fits: Callable[[Field], bool]) -> list[int]:
    """A figure by minute; of a histogram, or of several labels, all parts together."""
    return [
        round(sum(amount for field, amount in one.items() if field.name == name and fits(field)))
        for one in minutes
    ]


def _chart(title: str, values: Sequence[int], now: float) -> Chart:
    first = int(now // 60) - len(values)
    labels = [
        f"{datetime.fromtimestamp((first + at) * 60, UTC):%H:%M}" for at in range(len(values))
    ]
    words = f"{sum(values[-10:]) / 10:g} on average in the last ten minutes, {max(values)} at most."
    return Chart(title, words, drawing.bars(values, labels, f"{title}, the last hour. {words}"))


def _tasks(sums: Mapping[Field, float]) -> list[dict[str, Any]]:
    """A row a kind of task: how often it ended how, and how long it waited and took."""
    rows: dict[str, dict[str, Any]] = {}
    for field, amount in sums.items():
        if field.name == "tasks":
            told = dict(field.labels)
            rows.setdefault(told["task"], {"name": told["task"]})[told["ended"]] = int(amount)
    waits = dict(_times(sums, "task_wait_seconds", "task"))
    took = dict(_times(sums, "task_seconds", "task"))
    for name, row in rows.items():
        row["waited"], row["took"] = waits.get(name), took.get(name)
    return sorted(rows.values(), key=lambda row: str(row["name"]))


def _times(sums: Mapping[Field, float], name: str, label: str) -> list[tuple[str, float]]:
    """Milliseconds on average, by the value of a label."""
    spent: dict[str, float] = {}
    count: dict[str, float] = {}
    for field, amount in sums.items():
        if field.name == name:
            into = spent if field.part == "sum" else count
            value = dict(field.labels)[label]
            into[value] = into.get(value, 0.0) + amount
    return sorted((value, 1000 * spent[value] / count[value]) for value in spent if count[value])


def _space(space: Space) -> dict[str, Any]:
    return {
        "place": space.place,
        "used": space.used / 2**20,
        "total": space.total / 2**20,
        "share": 100 * space.used / space.total if space.total else None,
    }
