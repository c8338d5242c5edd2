"""The schedule is the fsrs package's, state for state, wherever its learner's clock stands."""

from __future__ import annotations

import random
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import astuple
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import fsrs
import fsrs.scheduler
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backend.study.cards import scheduling
from backend.study.cards.days import begins, ends, study_day
from backend.study.cards.scheduling import Grade, Memory
from backend.study.cards.words import how_long

ZONES = [
    ZoneInfo(name)
    for name in ("UTC", "Europe/Madrid", "America/New_York", "Asia/Kathmandu", "Pacific/Apia",
                 "Australia/Lord_Howe", "America/St_Johns", "Africa/Casablanca")
]  # fmt: skip
BEGUN = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)
SEQUENCES = 20  # an example's; 500 examples make 10,000


@contextmanager
def drawing(fuzz: list[float]) -> Iterator[None]:
    """The package draws these numbers, one after another."""
    numbers = iter(fuzz)
    kept, fsrs.scheduler.random = fsrs.scheduler.random, lambda: next(numbers)  # type: ignore[attr-defined]
    try:
        yield
    finally:
        fsrs.scheduler.random = kept  # type: ignore[attr-defined]


def package_state(grades: list[Grade], retention: float) -> fsrs.Card:
    """What the package itself makes of a sequence, with its own fuzz."""
    by = fsrs.Scheduler(desired_retention=retention, enable_fuzzing=True)
    card = fsrs.Card(card_id=1, due=BEGUN)
    for grade in grades:
        with drawing([grade.fuzz]):
            card, _ = by.review_card(card, fsrs.Rating(grade.rating), grade.at.astimezone(UTC))
    return card


def agrees(memory: Memory, card: fsrs.Card) -> bool:
    return astuple(memory) == (
        card.due,
        card.state,
        card.step,
        card.stability,
        card.difficulty,
        card.last_review,
    )


def a_sequence(chance: random.Random) -> list[Grade]:
    """Grades after minutes or months, each on a clock of some zone."""
    at, grades = BEGUN, []
    for _ in range(chance.randint(1, 8)):
        at += timedelta(minutes=chance.choice([1, 10, 90, 1440, 1440 * 3, 1440 * 40]))
        at += timedelta(seconds=chance.randint(0, 86_400))
        rating = chance.choices([1, 2, 3, 4], [2, 1, 5, 1])[0]
        grades.append(Grade(rating, at.astimezone(chance.choice(ZONES)), chance.random()))
    return grades


@pytest.mark.timeout(600)  # 10,000 sequences, twice, on however busy a machine
@settings(max_examples=500, deadline=None)
@given(seed=st.integers(0, 2**32), retention=st.floats(0.7, 0.97))
def test_ten_thousand_random_sequences_end_as_the_package_ends_them(
    seed: int, retention: float
) -> None:
    chance = random.Random(seed)
    by = scheduling.scheduler(None, retention)
    for _ in range(SEQUENCES):
        grades = a_sequence(chance)
        memory = scheduling.replayed(grades, by, begun=BEGUN)
        assert agrees(memory, package_state(grades, retention))


@settings(max_examples=200, deadline=None)
@given(
    after=st.timedeltas(timedelta(0), timedelta(days=730)),
    steps=st.lists(st.tuples(st.integers(1, 4), st.integers(1, 10**5)), min_size=1, max_size=8),
    zone=st.sampled_from(ZONES),
)
def test_a_zone_changes_what_a_clock_shows_and_nothing_else(
    after: timedelta, steps: list[tuple[int, int]], zone: ZoneInfo
) -> None:
    moments, at = [], BEGUN + after
    for _, minutes in steps:
        at += timedelta(minutes=minutes)
        moments.append(at)
    by = scheduling.scheduler(None, 0.9)
    here = [Grade(steps[i][0], moments[i], 0.25) for i in range(len(steps))]
    there = [Grade(grade.rating, grade.at.astimezone(zone), 0.25) for grade in here]
    assert scheduling.replayed(here, by, begun=BEGUN) == scheduling.replayed(there, by, begun=BEGUN)


@given(days=st.integers(3, 30_000), fuzz=st.floats(0, 0.999999))
def test_fuzz_moves_an_interval_within_the_packages_range(days: int, fuzz: float) -> None:
    by = fsrs.Scheduler(enable_fuzzing=True)
    with drawing([fuzz]):
        theirs = by._get_fuzzed_interval(interval=timedelta(days=days)).days
    assert scheduling.fuzzed(days, fuzz, by.maximum_interval) == theirs


def test_the_same_review_has_the_same_fuzz_whenever_it_is_replayed() -> None:
    key = uuid.UUID("6f1d0f4e-5b0a-4a55-8d4e-6a3f5a0f9a11")
    assert scheduling.fuzz_of(key) == scheduling.fuzz_of(uuid.UUID(str(key)))
    drawn = [
        scheduling.fuzz_of(uuid.UUID(int=random.Random(n).getrandbits(128))) for n in range(99)
    ]
    assert 0 <= min(drawn) < 0.2
    assert 0.8 < max(drawn) < 1


def test_grades_of_a_new_card_come_back_after_minutes_and_days() -> None:
    told = scheduling.intervals(Memory(due=BEGUN), BEGUN, scheduling.scheduler(None, 0.9))
    assert {word: how_long(span) for word, span in told.items()} == {
        "again": "1 min",
        "hard": "6 min",
        "good": "10 min",
        "easy": "8 days",
    }


def test_the_forgetting_curve_is_at_nine_tenths_when_stability_has_passed() -> None:
    assert scheduling.forgetting(17.0, 0, None) == 1
    assert scheduling.forgetting(17.0, 17.0, None) == pytest.approx(0.9)


def test_higher_retention_brings_a_card_back_sooner() -> None:
    keen = scheduling.scheduler(None, 0.95)
    calm = scheduling.scheduler(None, 0.8)
    good = [Grade(3, BEGUN + timedelta(days=n * 5), 0.5) for n in range(4)]
    memory = scheduling.replayed(good, calm, begun=BEGUN)
    sooner = scheduling.rescheduled(memory, 0.5, keen)
    assert sooner < memory.due
    assert sooner == scheduling.replayed(good, keen, begun=BEGUN).due


@pytest.mark.parametrize(
    ("zone", "moment", "day", "hours"),
    [
        ("Europe/Madrid", "2026-03-28T12:00+01:00", "2026-03-28", 23),  # clocks go forward
        ("Europe/Madrid", "2026-10-24T12:00+02:00", "2026-10-24", 25),  # and back
        (
            "Europe/Madrid",
            "2026-03-29T03:59+02:00",
            "2026-03-28",
            23,
        ),  # still today
        ("Europe/Madrid", "2026-03-29T04:00+02:00", "2026-03-29", 24),
        ("Australia/Lord_Howe", "2026-04-04T12:00+11:00", "2026-04-04", 24.5),  # by half an hour
        ("Asia/Kathmandu", "2026-03-28T12:00+05:45", "2026-03-28", 24),
    ],
)
def test_a_day_ends_at_four_where_the_learner_lives(
    zone: str, moment: str, day: str, hours: float
) -> None:
    here = ZoneInfo(zone)
    found = study_day(datetime.fromisoformat(moment), here)
    assert str(found) == day
    assert (ends(found, here) - begins(found, here)) == timedelta(hours=hours)
    assert begins(found, here) <= datetime.fromisoformat(moment) < ends(found, here)


def test_lengths_of_time_are_said_as_people_say_them() -> None:
    spans = [
        timedelta(seconds=30), timedelta(minutes=10), timedelta(hours=1), timedelta(hours=5),
        timedelta(days=1), timedelta(days=12), timedelta(days=76), timedelta(days=913),
    ]  # fmt: skip
    assert [how_long(span) for span in spans] == [
        "under 1 min", "10 min", "1 hour", "5 hours", "1 day", "12 days", "2.5 months", "2.5 years",
    ]  # fmt: skip
