"""What is due, in which order, and how the day's limits and one's wishes cut it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from backend.accounts.models import Learner
from backend.concepts.models import Card
from backend.study.cards import own, queries, services
from tests.backend.study.cards.factories import NOON, a_course, a_learner, days, recall, reviewed

pytestmark = pytest.mark.django_db


def keys(learner: Learner | None, now: datetime = NOON, concept: int | None = None) -> list[str]:
    chosen = None
    if concept is not None:
        chosen = Card.objects.filter(concept__slug=f"light-{concept}")[0].concept
    return [card.key for card in queries.session(learner, now=now, concept=chosen).cards]


def test_nobody_in_particular_is_shown_a_concepts_new_cards() -> None:
    a_course(cards=2, concepts=2)
    assert keys(None) == []
    assert keys(None, concept=1) == ["light-1.one-0", "light-1.one-1"]


def test_a_learner_meets_the_cards_of_concepts_they_began_and_no_others() -> None:
    a_course(cards=3, concepts=2)
    learner = a_learner()
    assert keys(learner) == []
    reviewed(learner, recall("light-1.one-1", grade=4))
    assert keys(learner) == ["light-1.one-0", "light-1.one-2"]


def test_steps_of_learning_come_first_then_what_waited_longest_then_new_cards() -> None:
    a_course(cards=4)
    learner = a_learner()
    reviewed(learner, recall("light-0.one-0", grade=4))
    reviewed(learner, recall("light-0.one-1", grade=4, at=NOON - days(6)))
    later = NOON + days(20)
    reviewed(learner, recall("light-0.one-2", grade=1, at=later))
    assert keys(learner, later + timedelta(minutes=2)) == [
        "light-0.one-2",
        "light-0.one-1",
        "light-0.one-0",
        "light-0.one-3",
    ]


def test_a_step_of_learning_is_not_due_before_its_minutes_are_over() -> None:
    a_course(cards=1)
    learner = a_learner()
    reviewed(learner, recall(grade=3))
    assert keys(learner, NOON + timedelta(minutes=9)) == []
    assert keys(learner, NOON + timedelta(minutes=10)) == ["light-0.one-0"]


@pytest.mark.parametrize(("zone", "due"), [("UTC", False), ("Asia/Tokyo", True)])
def test_a_review_is_due_all_day_where_the_learner_lives(zone: str, due: bool) -> None:
    a_course(cards=1)
    learner = a_learner(time_zone=zone)
    [card] = reviewed(learner, recall(grade=4, at=datetime(2026, 3, 10, 18, 30, tzinfo=UTC)))
    # the evening before in UTC, and past four in the morning of that very day in Tokyo
    evening_before = (card.due - days(1)).replace(hour=19, minute=30)
    assert (card.key in keys(learner, evening_before)) is due


def test_limits_of_the_day_hold_over_all_decks_and_start_anew_next_morning() -> None:
    a_course(cards=5)
    learner = a_learner()
    services.change_plan(learner=learner, new_per_day=2)
    assert len(keys(learner, concept=0)) == 2
    reviewed(learner, recall("light-0.one-0", grade=4))
    assert keys(learner) == ["light-0.one-1"]
    assert len(keys(learner, NOON + days(1))) == 2


def test_the_limit_of_reviews_leaves_the_rest_for_tomorrow() -> None:
    a_course(cards=4)
    learner = a_learner()
    for at in range(4):
        reviewed(learner, recall(f"light-0.one-{at}", grade=4, at=NOON + timedelta(minutes=at)))
    services.change_plan(learner=learner, reviews_per_day=2, new_per_day=0)
    month_later = NOON + days(30)
    assert len(keys(learner, month_later)) == 2
    reviewed(learner, recall("light-0.one-0", grade=3, at=month_later))
    assert len(keys(learner, month_later + timedelta(hours=1))) == 1
    assert queries.session(learner, now=month_later).counts.due == 1


def test_suspended_and_buried_cards_are_not_shown_and_burying_ends_with_the_day() -> None:
    a_course(cards=2)
    learner = a_learner()
    cards = reviewed(learner, recall("light-0.one-0", grade=1), recall("light-0.one-1", grade=1))
    soon, morning = NOON + timedelta(minutes=5), NOON + timedelta(hours=20)
    services.set_aside(card=cards[0], now=soon, suspended=True)
    services.set_aside(card=cards[1], now=soon, buried=True)
    assert keys(learner, soon) == []
    assert keys(learner, morning) == ["light-0.one-1"]
    services.set_aside(card=cards[0], now=morning, suspended=False)
    assert keys(learner, morning) == ["light-0.one-0", "light-0.one-1"]


def test_a_card_withdrawn_from_the_course_is_not_asked_for_and_keeps_its_log() -> None:
    a_course(cards=1)
    learner = a_learner()
    [card] = reviewed(learner, recall(grade=1))
    Card.objects.update(published=False)
    assert keys(learner, NOON + days(1)) == []
    assert card.reviews.count() == 1


def test_own_cards_are_new_cards_too() -> None:
    [concept] = a_course(cards=1)
    learner = a_learner()
    mine = own.add_card(learner=learner, front="Why?", back="Because.", now=NOON, concept=concept)
    assert keys(learner, concept=0) == [mine.key, "light-0.one-0"]


def test_cramming_asks_everything_of_a_concept_the_shakiest_first() -> None:
    [concept] = a_course(cards=3)
    learner = a_learner()
    reviewed(learner, recall("light-0.one-0", grade=4), recall("light-0.one-1", grade=1))
    services.change_plan(learner=learner, new_per_day=0)
    asked = [card.key for card in queries.cram(learner, now=NOON, concept=concept)]
    assert asked == ["light-0.one-1", "light-0.one-0", "light-0.one-2"]


def test_the_number_of_queries_is_the_same_for_three_cards_and_for_sixty() -> None:
    a_course(cards=90)
    asked = []
    for count in (3, 60):
        learner = a_learner()
        reviewed(learner, *[recall(f"light-0.one-{at}", grade=1) for at in range(count)])
        with CaptureQueriesContext(connection) as made:
            found = queries.session(learner, now=NOON + days(1))
            tracks = {card.concept.track.title for card in found.cards if card.concept}
        assert tracks == {"Seeing"}
        assert len(found.cards) == count + 15
        asked.append(len(made))
    assert asked[0] == asked[1] <= 9
