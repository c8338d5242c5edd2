"""The dashboard says what is due, weak and mastered, and why; drawn, in words and in numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from backend.accounts.models import Learner
from backend.study.cards import own, scheduling, services
from backend.study.cards.models import StudyCard
from backend.study.cards.scheduling import Memory
from backend.study.practice.services import record
from backend.study.progress import drawing, facts, queries
from backend.study.progress.dashboard import dashboard
from backend.study.progress.facts import Cards
from backend.study.progress.queries import CardRow, DueRow, LogRow
from tests.backend.study.cards.factories import (
    NOON,
    a_course,
    a_learner,
    days,
    known_to,
    recall,
    reviewed,
)

DAY = date(2026, 3, 10)


def some(*changes: Mapping[str, object]) -> Cards:
    """Cards like one another but for what is given."""
    known: dict[str, object] = {
        "pk": 1, "concept_id": 1, "state": 2, "stability": 10.0, "difficulty": 5.0,
        "reviewed": int(NOON.timestamp()), "reps": 4, "lapses": 0, "suspended": 0,
    }  # fmt: skip
    return Cards.of([CardRow(**(known | dict(fields))) for fields in changes])  # type: ignore[arg-type]


def judged(cards: Cards) -> tuple[list[int], list[int]]:
    weak, mastered = facts.judge(cards, facts.recalls(cards, NOON, None))
    return list(weak), list(mastered)


def test_a_card_is_weak_for_reasons_that_are_named() -> None:
    long_ago = int((NOON - days(60)).timestamp())
    cards = some(
        {"state": 3},
        {"stability": 2.0, "reviewed": long_ago, "lapses": 3, "difficulty": 8.4},
        {},
    )
    chances = facts.recalls(cards, NOON, None)
    assert judged(cards) == ([1, 0], [])  # the weakest first
    assert facts.weaknesses(cards, chances, 1) == (
        f"chance of recall now {chances[1]:.0%}",
        "forgotten 3 times",
        "difficulty 8.4 of 10",
    )
    assert facts.weaknesses(cards, chances, 0) == ("forgotten at the last review",)
    assert facts.weaknesses(cards, chances, 2) == ()


def test_a_card_is_mastered_when_it_holds_three_weeks() -> None:
    cards = some({"stability": 21.0}, {"stability": 20.9}, {"stability": 90.0})
    assert judged(cards) == ([], [2, 0])  # the steadiest first
    assert facts.strengths(cards, 0) == (
        "holds 21 days before the chance of recall falls to 90%",
        "recalled 4 times, never forgotten",
    )


def test_suspended_and_new_cards_are_not_judged() -> None:
    new = {"stability": None, "difficulty": None, "reviewed": None, "state": 1}
    assert judged(some({"suspended": 1, "state": 3}, new)) == ([], [])


def test_the_chance_of_recall_is_what_fsrs_says_of_each_card() -> None:
    ago = [0.2, 3.0, 9.5, 40.0]
    seconds = [int((NOON - days(one)).timestamp()) for one in ago]
    cards = some(*({"stability": 4.0 + at, "reviewed": one} for at, one in enumerate(seconds)))
    by = scheduling.scheduler(None, 0.9)
    expected = [
        scheduling.retrievability(Memory(NOON, 2, None, 4.0 + at, 5.0, NOON - days(one)), NOON, by)
        for at, one in enumerate(ago)
    ]
    assert facts.recalls(cards, NOON, None) == pytest.approx(expected)


def test_the_forgetting_curve_falls_from_today_on_as_fsrs_says() -> None:
    means = facts.fading(some({"stability": 10.0}), NOON, None)
    assert means[10] == pytest.approx(0.9, abs=1e-6)
    assert all(later < earlier for earlier, later in pairwise(means))
    assert facts.fading(Cards.of([]), NOON, None) == []


def test_what_is_overdue_is_due_today_in_the_forecast() -> None:
    due = [DueRow(NOON - days(9), 2), DueRow(NOON + days(1), 3), DueRow(NOON + days(99), 4)]
    assert facts.forecast(due, DAY, ZoneInfo("UTC"))[:3] == [2, 3, 0]


@pytest.mark.django_db
def test_due_pieces_leave_out_new_and_suspended_cards() -> None:
    a_course(cards=3)
    learner = a_learner()
    cards = reviewed(learner, *(recall(f"light-0.one-{at}", grade=4) for at in range(3)))
    services.set_aside(card=cards[0], now=NOON, suspended=True)
    own.add_card(learner=learner, front="F", back="B", now=NOON)
    days_due = facts.forecast(queries.due_rows(learner), DAY, ZoneInfo("UTC"))
    expected = [0] * facts.AHEAD
    for card in cards[1:]:
        expected[(card.due.date() - DAY).days] += 1
    assert days_due == expected


@pytest.mark.django_db
def test_cards_are_read_as_they_are_stored() -> None:
    a_course(cards=1)
    learner = a_learner()
    [card] = reviewed(learner, recall(grade=4, at=NOON + timedelta(milliseconds=1500)))
    own.add_card(learner=learner, front="F", back="B", now=NOON)
    services.set_aside(card=card, now=NOON, suspended=True)
    cards = Cards.of(queries.card_rows(learner))
    assert list(cards.met) == [True, False]
    assert cards.stability[0] == card.stability
    assert cards.reviewed[0] == NOON.timestamp() + 1
    assert list(cards.suspended) == [1, 0]
    assert list(cards.concept) == [card.concept_id, 0]


def test_a_streak_forgives_today_and_counts_the_fortnight() -> None:
    counts = Counter({DAY - timedelta(days=back): 5 for back in (1, 2, 3, 6, 40)})
    assert facts.streak(counts, DAY) == (4, 3)
    counts[DAY] = 1
    assert facts.streak(counts, DAY) == (5, 4)
    assert facts.streak(Counter(), DAY) == (0, 0)


def test_the_log_falls_into_the_days_of_the_learner() -> None:
    late = LogRow(datetime(2026, 3, 9, 18, 50, tzinfo=UTC), 3, 2, 3, 2.7)
    morning = LogRow(datetime(2026, 3, 9, 19, 10, tzinfo=UTC), 1, 1, 1, 0.9)
    tokyo = facts.log_by_day([late, morning], ZoneInfo("Asia/Tokyo"))  # turns at 19:00 UTC
    assert tokyo.counts == {date(2026, 3, 9): 3, date(2026, 3, 10): 1}
    both = tokyo.retention([date(2026, 3, 9), date(2026, 3, 10)])
    assert both.share == 0.75
    assert both.expected == pytest.approx(0.9)
    assert tokyo.retention([date(2025, 1, 1)]).share is None


@pytest.mark.django_db
def test_the_log_is_grouped_by_the_database_without_what_does_not_count() -> None:
    a_course(cards=1)
    learner = a_learner()
    reviewed(
        learner,
        recall(grade=4, at=NOON),
        recall(grade=3, at=NOON + days(8)),
        recall(grade=1, at=NOON + days(20)),
        recall(grade=1, at=NOON + days(21), cram=True),
    )
    rows = sorted(queries.log_rows(learner, NOON + days(30)))
    assert [(one.starts, one.reviews, one.right, one.total) for one in rows] == [
        (NOON, 1, 0, 0),
        (NOON + days(8), 1, 1, 1),
        (NOON + days(20), 1, 0, 1),
    ]
    assert 0.8 < rows[1].foretold < 1


@pytest.mark.django_db
def test_what_was_taken_back_is_not_in_the_log() -> None:
    a_course(cards=1)
    learner = a_learner()
    kept, slip = recall(grade=4), recall(grade=1, at=NOON + timedelta(minutes=2))
    lone = recall(grade=1, at=NOON + days(9))
    reviewed(learner, kept, slip, lone)
    for one in (slip, lone):
        services.undo_review(learner=learner, key=one.key, now=NOON + days(9))
    [row] = queries.log_rows(learner, NOON + days(30))
    assert row[:4] == (NOON, 1, 0, 0)


@pytest.mark.django_db
def test_points_shown_are_counted_by_concept_and_by_track(client: Client) -> None:
    one, other = a_course(cards=1, concepts=2)
    check = {"kind": "card", "item": "one-0"}
    open_check = {"kind": "drill", "item": "never"}
    points = [{"id": "a", "evidence": [check]}, {"id": "b", "evidence": [open_check]}]
    for concept in (one, other):
        concept.activities = {"coverage": {"shown": {"points": points}}}
        concept.save()
    learner = a_learner()
    reviewed(learner, recall("light-0.one-0", grade=1), recall("light-0.one-0", grade=3))
    reviewed(learner, recall("light-1.one-0", grade=1))
    told = known_to(client, learner).get("/api/v1/study/progress/").json()
    [track] = told["tracks"]
    assert (track["points_shown"], track["points"]) == (1, 4)
    shown = [(row["points_shown"], row["points"]) for row in track["concepts"]]
    assert shown == [(1, 2), (0, 2)]
    page = client.get("/study/progress/").content.decode()
    assert "1 of 4 points shown" in page
    assert f'href="{one.get_absolute_url()}#coverage-map">1 of 2' in page


@pytest.fixture
def forgetful(db: None) -> Learner:
    """Whoever met two of three cards: recalled one after twelve days, forgot the other."""
    a_course(cards=3)
    learner, now = a_learner(), timezone.now()
    reviewed(
        learner,
        recall(grade=4, at=now - days(40)),
        recall(grade=3, at=now - days(28)),
        recall("light-0.one-1", grade=4, at=now - days(20)),
        recall("light-0.one-1", grade=1, at=now - days(1)),
    )
    return learner


def test_the_api_tells_what_the_page_shows(client: Client, forgetful: Learner) -> None:
    answer = known_to(client, forgetful).get("/api/v1/study/progress/")
    assert answer["Cache-Control"] == "no-store"
    told = answer.json()
    assert (told["met"], told["weak_count"]) == (2, 1)
    assert told["weak"][0]["reasons"] == "forgotten at the last review"
    month = told["retentions"][1]
    assert (month["name"], month["right"], month["total"]) == ("last 30 days", 1, 2)
    assert len(told["forecast"]) == 30
    assert [one["count"] for one in told["studied"]] == [1, 1, 1, 1]
    nobody = Client().get("/api/v1/study/progress/")
    assert (nobody.json()["met"], nobody.cookies) == (0, {})


def test_the_page_says_the_same_as_its_drawings(client: Client, forgetful: Learner) -> None:
    record(
        learner=forgetful,
        concept="light-0",
        kind="drill",
        item="x",
        right=True,
        detail={},
        now=timezone.now(),
    )
    page = known_to(client, forgetful).get("/study/progress/").content.decode()
    assert "Weak, and why we think so" in page
    assert "Forgotten at the last review" in page
    assert "drill 1 of 1" in page
    assert "2 of 3" in page
    chart = r'<figure class="chart"><svg [^>]*aria-label="([^"]+)".*?<figcaption>(.*?)</figcaption>'
    drawn = re.findall(chart, page, re.S)
    assert len(drawn) == 4
    assert all(name == words for name, words in drawn)
    assert "1 of 2 cards in review: 50%" in page


@pytest.mark.django_db
def test_nobodys_progress_invites_to_begin(client: Client) -> None:
    a_course(cards=1)
    page = client.get("/study/progress/")
    assert "Nothing has been recalled yet" in page.content.decode()
    assert not page.cookies


@pytest.mark.django_db
def test_the_number_of_queries_is_the_same_for_three_cards_and_for_sixty() -> None:
    a_course(cards=60, concepts=2)
    asked = []
    for count in (3, 60):
        learner = a_learner()
        reviewed(learner, *[recall(f"light-0.one-{at}", grade=1) for at in range(count)])
        StudyCard.objects.filter(learner=learner).update(state=3)
        with CaptureQueriesContext(connection) as made:
            found = dashboard(learner, NOON + days(1))
        assert found["weak_count"] == count
        asked.append(len(made))
    assert asked[0] == asked[1] <= 10


def test_drawings_escape_their_words_and_leave_gaps_where_nothing_is_known() -> None:
    svg = drawing.curve([0.9, None, 0.8, 0.7], ["<b>", "", "", ""], 'a "title" & more', line=0.9)
    assert "<b>" not in svg
    assert 'aria-label="a &quot;title&quot; &amp; more"' in svg
    path = re.findall(r'class="curve" d="([^"]*)"', svg)[0]
    assert (path.count("M"), path.count("L")) == (2, 1)


def test_the_calendar_has_a_square_for_every_day_until_today() -> None:
    svg = drawing.calendar(Counter({DAY: 8, DAY - timedelta(days=1): 1}), DAY, 26, "days")
    assert svg.count('class="day') == 25 * 7 + DAY.weekday() + 1
    assert svg.count("level-4") == 1
    assert svg.count("level-1") == 1
