"""Recalls are kept once, in any order, from any number of tabs, and make one state."""

from __future__ import annotations

import random
import threading
import uuid
from datetime import timedelta

import pytest
from django.db import close_old_connections, connection
from hypothesis import given, settings
from hypothesis import strategies as st

from backend.accounts.merging import adopt
from backend.accounts.models import Learner, User
from backend.common.errors import NotFoundError
from backend.study.cards import queries, scheduling, services
from backend.study.cards.fitting import Fit
from backend.study.cards.models import Plan, Review, StudyCard, Undo
from backend.study.cards.scheduling import Grade
from backend.study.cards.services import Recall
from backend.study.practice.models import Evidence
from tests.backend.study.cards.factories import (
    NOON,
    a_course,
    a_learner,
    days,
    recall,
    reviewed,
)

pytestmark = pytest.mark.django_db
FIELDS = ("state", "step", "stability", "difficulty", "due", "last_review", "reps", "lapses")


@pytest.fixture
def learner(db: None) -> Learner:
    a_course()
    return a_learner()


def card_of(learner: Learner, key: str = "light-0.one-0") -> StudyCard:
    return StudyCard.objects.get(learner=learner, key=key)


def snapshot(card: StudyCard) -> tuple[object, ...]:
    return tuple(getattr(card, name) for name in FIELDS)


def test_a_first_review_makes_the_card_the_learners_and_starts_its_schedule(
    learner: Learner,
) -> None:
    [card] = reviewed(learner, recall(grade=3))
    assert card.due - NOON == timedelta(minutes=10)
    assert (card.reps, card.lapses, card.first_review) == (1, 0, NOON)
    stored = card_of(learner)
    assert snapshot(stored) == snapshot(card)


def test_a_review_sent_twice_counts_once(learner: Learner) -> None:
    one = recall()
    told, _ = services.take_reviews(learner=learner, recalls=[one, one], now=NOON)
    assert [fate.status for fate in told] == ["counted", "known"]
    before = snapshot(card_of(learner))
    told, _ = services.take_reviews(learner=learner, recalls=[one], now=NOON + days(1))
    assert [fate.status for fate in told] == ["known"]
    assert Review.objects.count() == 1
    assert Evidence.objects.count() == 1
    assert snapshot(card_of(learner)) == before


def test_the_same_key_of_someone_else_is_another_review(learner: Learner) -> None:
    one = recall()
    other = a_learner()
    reviewed(learner, one)
    reviewed(other, one)
    assert Review.objects.filter(key=one.key).count() == 2
    assert card_of(other).reps == card_of(learner).reps == 1


@settings(max_examples=25, deadline=None)
@given(seed=st.integers(0, 2**32))
def test_whatever_order_reviews_arrive_in_the_state_is_that_of_the_log(seed: int) -> None:
    chance = random.Random(seed)
    Learner.objects.all().delete()
    learner = a_learner()
    if not queries.course_card("light-0.one-0"):
        a_course()
    made = [
        recall(grade=chance.randint(1, 4), at=NOON + timedelta(hours=hour))
        for hour in sorted(chance.sample(range(2000), 6))
    ]
    sent = [*made, *chance.sample(made, 2)]
    chance.shuffle(sent)
    while sent:
        batch, sent = sent[: chance.randint(1, 3)], sent[chance.randint(1, 3) :]
        services.take_reviews(learner=learner, recalls=batch, now=NOON + days(100))
    kept = set(Review.objects.filter(learner=learner).values_list("key", flat=True))
    grades = [
        Grade(one.rating, one.at, scheduling.fuzz_of(one.key)) for one in made if one.key in kept
    ]
    by = scheduling.scheduler(None, 0.9)
    card = card_of(learner)
    assert card.memory == scheduling.replayed(grades, by, begun=NOON)
    assert card.reps == len(grades)


def test_a_review_taken_back_leaves_the_card_as_it_was_and_stays_in_the_log(
    learner: Learner,
) -> None:
    reviewed(learner, recall(grade=3), recall(grade=3, at=NOON + days(1)))
    before = snapshot(card_of(learner))
    slip = recall(grade=1, at=NOON + days(9))
    reviewed(learner, slip)
    assert card_of(learner).lapses == 1
    for _ in range(2):
        services.undo_review(learner=learner, key=slip.key, now=NOON + days(9))
    assert snapshot(card_of(learner)) == before
    assert (Review.objects.count(), Undo.objects.count()) == (3, 1)


def test_taking_back_the_first_review_makes_the_card_new_again(learner: Learner) -> None:
    only = recall()
    reviewed(learner, only)
    card = services.undo_review(learner=learner, key=only.key, now=NOON)
    assert card.memory.new
    assert card.first_review is None


def test_nobody_takes_back_another_ones_review(learner: Learner) -> None:
    one = recall()
    reviewed(learner, one)
    with pytest.raises(NotFoundError):
        services.undo_review(learner=a_learner(), key=one.key, now=NOON)
    assert not Undo.objects.exists()


def test_cramming_is_kept_in_the_log_and_leaves_the_schedule_alone(learner: Learner) -> None:
    reviewed(learner, recall(grade=4))
    before = snapshot(card_of(learner))
    reviewed(learner, recall(grade=1, at=NOON + days(1), cram=True))
    assert snapshot(card_of(learner)) == before
    late = recall(grade=3, at=NOON + timedelta(minutes=1))  # replays the log
    reviewed(learner, late, now=NOON + days(2))
    assert card_of(learner).reps == 2


def test_cramming_a_card_never_met_does_not_begin_it(learner: Learner) -> None:
    reviewed(learner, recall(cram=True))
    assert card_of(learner).memory.new
    assert queries.today_of(learner, Plan(), NOON).begun == 0


def test_recalling_a_card_of_the_course_is_evidence(learner: Learner) -> None:
    reviewed(learner, recall(grade=3), recall("light-0.one-1", grade=2))
    told = Evidence.objects.order_by("item").values_list("concept", "kind", "item", "right")
    assert list(told) == [("light-0", "card", "one-0", True), ("light-0", "card", "one-1", False)]


def test_a_review_taken_back_takes_its_evidence_along_and_no_other(learner: Learner) -> None:
    known, slip = recall(grade=3), recall(grade=1, at=NOON + days(1))
    reviewed(learner, known, slip)
    for _ in range(2):
        services.undo_review(learner=learner, key=slip.key, now=NOON + days(1))
    told = Evidence.objects.values_list("right", "detail__key")
    assert list(told) == [(True, str(known.key))]


def test_a_recall_that_cannot_be_kept_says_why_and_holds_up_no_other(learner: Learner) -> None:
    lost = recall("light-0.gone")
    old = recall(at=NOON - days(400))
    good = recall()
    told, _ = services.take_reviews(learner=learner, recalls=[lost, old, good], now=NOON)
    assert [fate.status for fate in told] == ["refused", "refused", "counted"]
    assert told[0].detail == "There is no such card, or none of yours."
    assert told[1].detail == "This review is more than a year old."


def test_a_clock_that_runs_ahead_is_set_right(learner: Learner) -> None:
    ahead = recall(at=NOON + days(40))
    services.take_reviews(learner=learner, recalls=[ahead], now=NOON)
    assert card_of(learner).last_review == NOON


def test_another_retention_moves_what_is_due_as_if_it_had_always_been(learner: Learner) -> None:
    log = [recall(grade=4), recall(grade=3, at=NOON + days(8)), recall(grade=3, at=NOON + days(30))]
    reviewed(learner, *log)
    services.change_plan(learner=learner, retention=0.95)
    grades = [Grade(one.rating, one.at, scheduling.fuzz_of(one.key)) for one in log]
    by = scheduling.scheduler(None, 0.95)
    assert card_of(learner).memory == scheduling.replayed(grades, by, begun=NOON)


def test_a_guest_who_signs_in_brings_their_log_into_the_users(learner: Learner) -> None:
    user, guest = learner, a_learner()
    theirs, mine = recall(grade=3), recall(grade=4, at=NOON + days(2))
    reviewed(user, mine)
    reviewed(guest, theirs, mine, recall("light-0.one-1"))
    services.set_aside(card=card_of(guest), now=NOON, flagged=True)
    kept, other = card_of(user), card_of(guest)
    kept.absorb(other)
    kept.save()
    other.delete()
    grades = [Grade(one.rating, one.at, scheduling.fuzz_of(one.key)) for one in (theirs, mine)]
    by = scheduling.scheduler(None, 0.9)
    assert card_of(user).memory == scheduling.replayed(grades, by, begun=NOON)
    assert (card_of(user).reps, card_of(user).flagged) == (2, True)


def test_a_guests_plan_and_fit_hold_where_the_user_never_wished_otherwise(
    learner: Learner,
) -> None:
    user = User.objects.create_user("ada", password="a-long-enough-password")
    Learner.objects.filter(pk=learner.pk).update(user=user)
    guest = a_learner()
    reviewed(learner, recall("light-0.one-1", grade=4))
    reviewed(guest, recall(grade=4), recall(grade=3, at=NOON + days(9)))
    services.change_plan(learner=learner, new_per_day=3)
    services.change_plan(learner=guest, new_per_day=30, retention=0.95)
    slower = [value * 1.1 for value in scheduling.DEFAULT_PARAMETERS[:4]]
    fitted = [*slower, *scheduling.DEFAULT_PARAMETERS[4:]]
    fit = Fit(parameters=fitted, reviews=500, cards=9, before=0.5, after=0.4)
    services.keep_fit(learner=guest, found=fit, now=NOON)
    assert adopt(guest=guest, user=user) == learner
    plan = Plan.objects.get()
    assert (plan.new_per_day, plan.retention, plan.spaced) == (3, 0.95, 1)
    assert plan.fit
    assert (plan.parameters, plan.fit["reviews"]) == (fitted, 500)
    for card in StudyCard.objects.filter(learner=learner):
        grades = [review.grade for review in card.reviews.order_by("at")]
        begun = grades[0].at
        assert card.memory == scheduling.replayed(grades, plan.scheduler, begun=begun)


@pytest.mark.django_db(transaction=True)
def test_two_tabs_grading_at_once_keep_both_logs_and_one_state() -> None:
    a_course(cards=1)
    learner = a_learner()
    tabs = [
        [recall(grade=grade, at=NOON + timedelta(hours=7 * n + tab)) for n in range(8)]
        for tab, grade in ((0, 3), (1, 2))
    ]
    ready, faults = threading.Barrier(2), []

    def study(recalls: list[Recall]) -> None:
        try:
            ready.wait(10)
            for one in recalls:
                services.take_reviews(learner=learner, recalls=[one], now=NOON + days(9))
        except Exception as error:
            faults.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=study, args=[tab]) for tab in tabs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    close_old_connections()
    assert faults == []
    made = sorted((one for tab in tabs for one in tab), key=lambda one: one.at)
    assert Review.objects.count() == 16
    grades = [Grade(one.rating, one.at, scheduling.fuzz_of(one.key)) for one in made]
    by = scheduling.scheduler(None, 0.9)
    [card] = StudyCard.objects.all()
    assert card.memory == scheduling.replayed(grades, by, begun=NOON)
    assert card.reps == 16


@pytest.mark.django_db(transaction=True)
def test_one_review_sent_by_two_tabs_at_once_counts_once() -> None:
    a_course(cards=1)
    learner = a_learner()
    one = recall(key=uuid.uuid4())
    ready, told = threading.Barrier(2), []

    def send() -> None:
        ready.wait(10)
        try:
            told.extend(services.take_reviews(learner=learner, recalls=[one], now=NOON)[0])
        finally:
            connection.close()

    threads = [threading.Thread(target=send) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert sorted(fate.status for fate in told) == ["counted", "known"]
    assert Review.objects.count() == 1
