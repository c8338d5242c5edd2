"""The fit is the package's model, finds a learner's own forgetting, and is kept where it helps."""

from __future__ import annotations

import random
import uuid
from datetime import UTC, datetime, timedelta

import fsrs
import numpy as np
import pytest
from django.test import Client
from django.utils import timezone
from fsrs.scheduler import LOWER_BOUNDS_PARAMETERS, UPPER_BOUNDS_PARAMETERS
from redis.exceptions import RedisError

from backend.accounts.models import Learner
from backend.common import aside
from backend.study.cards import fits, fitting, memories, queries, services, tasks
from backend.study.cards.fitting import CardLog
from backend.study.cards.models import Plan, Review, StudyCard
from backend.study.cards.scheduling import DEFAULT_PARAMETERS
from tests.backend.study.cards.factories import (
    NOON,
    STUDY,
    a_course,
    a_learner,
    as_json,
    days,
    known_to,
    recall,
    reviewed,
)
from tests.benchmarks.learner import FORGETFUL, simulate
from tests.services import Service, wait_until

BEGUN = datetime(2026, 1, 1, tzinfo=UTC)


def random_log(chance: random.Random, card: int) -> list[fsrs.ReviewLog]:
    at, log = BEGUN + timedelta(minutes=card), []
    for _ in range(chance.randint(1, 10)):
        rating = fsrs.Rating(chance.choices([1, 2, 3, 4], [2, 1, 5, 1])[0])
        log.append(fsrs.ReviewLog(card, rating, at, None))
        at += timedelta(hours=chance.choice([0.2, 5, 30, 24 * 4, 24 * 30]) * (1 + chance.random()))
    return log


def as_card_log(log: list[fsrs.ReviewLog]) -> CardLog:
    made = CardLog([], [], [])
    for one in log:
        made.add(int(one.rating), one.review_datetime.timestamp())
    return made


def test_the_loss_is_the_packages_to_the_ninth_digit() -> None:
    chance = random.Random(7)
    logs = [random_log(chance, card) for card in range(40)]
    theirs = fsrs.Optimizer([one for log in logs for one in log])
    table = fitting.arrays([as_card_log(log) for log in logs])
    pairs = zip(LOWER_BOUNDS_PARAMETERS, UPPER_BOUNDS_PARAMETERS, strict=True)
    between = [low + (high - low) * chance.uniform(0.1, 0.4) for low, high in pairs]
    for parameters in (list(DEFAULT_PARAMETERS), between):
        expected = theirs._compute_batch_loss(parameters=parameters)
        assert fitting.loss(parameters, table) == pytest.approx(expected, rel=1e-9)


def test_a_learner_who_forgets_otherwise_gets_parameters_that_foretell_better() -> None:
    found = fitting.fit(simulate(cards=400, reviews=10, parameters=FORGETFUL, seed=3))
    assert found is not None
    assert found.better
    assert found.after < found.before - 0.005
    bounds = zip(found.parameters, LOWER_BOUNDS_PARAMETERS, UPPER_BOUNDS_PARAMETERS, strict=True)
    assert all(low <= value <= high for value, low, high in bounds)


def test_too_short_a_log_is_left_alone() -> None:
    assert fitting.fit(simulate(cards=20, reviews=5, parameters=FORGETFUL, seed=3)) is None


def test_cards_of_different_lengths_do_not_disturb_each_other() -> None:
    logs = simulate(cards=6, reviews=8, parameters=FORGETFUL, seed=1)
    logs[2] = CardLog(logs[2].ratings[:2], logs[2].days[:2], logs[2].at[:2])
    together = fitting.foretold(DEFAULT_PARAMETERS, fitting.arrays(logs))
    for at, log in enumerate(logs):
        alone = fitting.foretold(DEFAULT_PARAMETERS, fitting.arrays([log]))[0]
        assert together[at, : len(log.ratings)] == pytest.approx(alone[: len(log.ratings)])
    assert not np.isnan(together).any()


@pytest.mark.django_db
def test_a_fit_is_kept_and_every_card_brought_in_line_with_it() -> None:
    a_course(cards=3)
    learner = a_learner()
    moments = [(card, days(card + 4 * time)) for time in range(4) for card in range(3)]
    log = [recall(f"light-0.one-{card}", at=NOON + after) for card, after in moments]
    reviewed(learner, *log)
    before = {card.key: card.stability for card in StudyCard.objects.all()}
    found = fitting.Fit(list(FORGETFUL), before=0.4, after=0.3, reviews=600, cards=3)
    services.keep_fit(learner=learner, found=found, now=NOON + days(30))
    after = {card.key: card.stability for card in StudyCard.objects.all()}
    assert all(after[key] != before[key] for key in before)
    plan = Plan.objects.get()
    assert plan.parameters == list(FORGETFUL)
    worse = fitting.Fit(list(DEFAULT_PARAMETERS), before=0.4, after=0.5, reviews=700, cards=3)
    services.keep_fit(learner=learner, found=worse, now=NOON + days(31))
    plan.refresh_from_db()
    assert plan.parameters == list(FORGETFUL)
    assert plan.fit == {"reviews": 700, "cards": 3, "before": 0.4, "after": 0.4}


@pytest.mark.django_db
def test_the_log_is_read_by_card_with_whole_days_between() -> None:
    a_course()
    learner = a_learner()
    reviewed(
        learner,
        recall(at=NOON),
        recall(at=NOON + timedelta(hours=30), grade=1),
        recall(at=NOON + days(9), cram=True),
        recall("light-0.one-1", at=NOON + days(2), grade=2),
    )
    logs = sorted(queries.card_logs(learner), key=lambda log: log.at[0])
    assert [(log.ratings, log.days) for log in logs] == [([3, 1], [0, 1]), ([2], [0])]
    assert Plan.objects.get().spaced == 1


@pytest.mark.django_db
def test_a_fit_is_asked_for_once_when_the_log_is_long_enough() -> None:
    learner = a_learner()
    plan = memories.ensure_plan(learner=learner)
    assert not tasks.ask_when_due(learner, NOON)
    Plan.objects.filter(pk=plan.pk).update(spaced=600)
    assert tasks.ask_when_due(learner, NOON)
    assert not tasks.ask_when_due(learner, NOON + timedelta(minutes=5))
    assert tasks.ask_when_due(learner, NOON + timedelta(hours=2))
    Plan.objects.update(fit={"reviews": 590}, fit_asked=None)
    assert not tasks.ask_when_due(learner, NOON)  # a quarter more first


@pytest.mark.django_db
def test_a_fit_that_never_came_to_its_end_is_asked_for_again_after_an_hour() -> None:
    learner = a_learner()
    memories.ensure_plan(learner=learner)
    Plan.objects.update(spaced=600, fit={"reviews": 590}, fit_asked=NOON)
    assert not tasks.ask_when_due(learner, NOON + timedelta(minutes=5))
    assert tasks.ask_when_due(learner, NOON + timedelta(hours=2))
    tasks.fit(str(learner.id))  # there is no log here to learn from
    assert Plan.objects.get().fit_asked is None


@pytest.mark.django_db
def test_a_fit_that_loses_its_worker_three_times_is_set_aside_until_an_operator_wants_it() -> None:
    learner = a_learner()
    memories.ensure_plan(learner=learner)
    Plan.objects.update(spaced=600)
    for _ in range(3):
        assert fits.begin_fit(learner=learner)
    fits.interrupted(learner=learner, error=RedisError("away"))
    assert fits.begin_fit(learner=learner)  # an outage was no try
    fits.interrupted(learner=learner, error=MemoryError("too much"))
    tasks.fit(str(learner.id))  # begins no more
    assert not tasks.ask_when_due(learner, NOON)
    [job] = [one for one in aside.jobs() if one.kind == "fit"]
    assert (job.id, job.tries, job.reason) == (learner.id, 3, "MemoryError('too much')")
    assert aside.again(job)
    assert Plan.objects.get().fit_tries == 0
    assert not aside.again(job)


def keep_logs(learner: Learner, logs: list[CardLog]) -> None:
    """A learner's own cards with these logs, as years of studying would leave them."""
    cards = [
        StudyCard(learner=learner, key=f"{at:032x}", front="F", back="B", due=NOON, created=NOON)
        for at in range(len(logs))
    ]
    made = StudyCard.objects.bulk_create(cards)
    Review.objects.bulk_create(
        Review(
            learner=learner,
            card=card,
            key=uuid.uuid4(),
            rating=rating,
            at=datetime.fromtimestamp(at, UTC),
            received=NOON,
            days=days,
            was=2 if days else None,
        )
        for card, log in zip(made, logs, strict=True)
        for rating, days, at in zip(log.ratings, log.days, log.at, strict=True)
    )
    spaced = sum(day > 0 for log in logs for day in log.days)
    Plan.objects.filter(pk=memories.ensure_plan(learner=learner).pk).update(spaced=spaced)
    memories.replay(made, memories.ensure_plan(learner=learner).scheduler)


@pytest.mark.django_db(transaction=True)
def test_a_workers_fit_moves_every_card_of_its_learner_and_of_nobody_else(
    worker: Service, client: Client
) -> None:
    a_course()
    learner, other = a_learner(), a_learner()
    logs = simulate(cards=140, reviews=9, parameters=FORGETFUL, seed=3)
    keep_logs(learner, logs)
    reviewed(other, recall("light-0.one-1"))
    before = dict(StudyCard.objects.values_list("pk", "stability"))
    body = as_json(recall(at=timezone.now()))
    answer = known_to(client, learner).post(
        f"{STUDY}reviews/", body, content_type="application/json"
    )
    assert answer.status_code == 200  # a long log: this review asks for a fit
    plan = Plan.objects.filter(learner=learner)
    assert plan.get().fit_asked is not None

    def moved() -> bool:
        fitted = plan.get()
        mine = StudyCard.objects.filter(learner=learner, pk__in=before)
        return fitted.parameters is not None and all(
            card.stability != before[card.pk] for card in mine
        )

    wait_until(moved, 60, "the fit", worker)
    fit = plan.get().fit
    assert fit
    assert fit["after"] < fit["before"]
    assert plan.get().fit_asked is None
    [theirs] = StudyCard.objects.filter(learner=other)
    assert theirs.stability == before[theirs.pk]
    assert not Plan.objects.get(learner=other).parameters
