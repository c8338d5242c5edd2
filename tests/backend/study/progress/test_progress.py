"""The dashboard says what is due, weak and mastered, and why; drawn, in words and in numbers."""

from __future__ import annotations

import re
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from backend.study.cards.models import StudyCard
from backend.study.practice.services import record
from backend.study.progress import drawing, facts, queries
from backend.study.progress.dashboard import dashboard
from backend.study.progress.queries import CardRow, LogRow
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


def row(**fields: object) -> CardRow:
    known: dict[str, object] = {
        "pk": 1, "concept_id": 1, "state": 2, "stability": 10.0, "difficulty": 5.0,
        "due": NOON + days(5), "last_review": NOON, "reps": 4, "lapses": 0, "suspended": False,
    }  # fmt: skip
    return CardRow(**(known | fields))  # type: ignore[arg-type]


def test_a_card_is_weak_for_reasons_that_are_named() -> None:
    faded = row(stability=2.0, last_review=NOON - days(60), lapses=3, difficulty=8.4)
    relearning = row(state=3)
    [recall_now, other] = facts.recalls([faded, relearning], NOON, None)
    weak, mastered = facts.judge([faded, relearning], [recall_now, other])
    assert mastered == []
    assert weak[0].reasons == (
        f"chance of recall now {recall_now:.0%}",
        "forgotten 3 times",
        "difficulty 8.4 of 10",
    )
    assert weak[1].reasons == ("forgotten at the last review",)


def test_a_card_is_mastered_when_it_holds_three_weeks() -> None:
    steady, young = row(stability=21.0), row(stability=20.9)
    _, mastered = facts.judge([steady, young], facts.recalls([steady, young], NOON, None))
    assert [one.row for one in mastered] == [steady]
    assert mastered[0].reasons == (
        "holds 21 days before the chance of recall falls to 90%",
        "recalled 4 times, never forgotten",
    )


def test_suspended_and_new_cards_are_not_judged() -> None:
    rows = [row(suspended=True, state=3), row(stability=None, last_review=None, state=1)]
    assert facts.judge(rows, facts.recalls(rows, NOON, None)) == ([], [])


def test_the_forgetting_curve_falls_from_today_on_as_fsrs_says() -> None:
    means = facts.fading([row(stability=30.0, last_review=NOON)], NOON, None)
    assert means[0] == 1
    assert means[30] == pytest.approx(0.9)
    assert all(later < sooner for sooner, later in pairwise(means))


def test_what_is_overdue_is_due_today_in_the_forecast() -> None:
    rows = [row(due=NOON - days(9)), row(due=NOON + days(2)), row(due=NOON + days(99))]
    assert facts.forecast(rows, DAY, ZoneInfo("UTC"))[:4] == [1, 0, 1, 0]


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
def test_the_page_says_the_same_as_its_drawings(client: Client) -> None:
    [concept] = a_course(cards=3)
    learner, now = a_learner(), timezone.now()
    reviewed(
        learner,
        recall(grade=4, at=now - days(40)),
        recall(grade=3, at=now - days(28)),
        recall("light-0.one-1", grade=4, at=now - days(20)),
        recall("light-0.one-1", grade=1, at=now - days(1)),
    )
    record(
        learner=learner,
        concept=concept.key,
        kind="drill",
        item="x",
        right=True,
        detail={},
        now=now,
    )
    page = known_to(client, learner).get("/study/progress/").content.decode()
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
    assert asked[0] == asked[1] <= 8


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
