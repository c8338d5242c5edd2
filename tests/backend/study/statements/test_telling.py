"""Evidence becomes statements; they reach a store once, are tried again, and are set aside."""

from __future__ import annotations

import base64
import uuid
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from backend.accounts.models import Learner, User
from backend.common import aside
from backend.common.evidence import shown, withdrawn
from backend.common.queues import length
from backend.concepts.models import Card
from backend.concepts.services import load_content
from backend.study.cards import services as cards
from backend.study.cards.services import Recall
from backend.study.statements import hearing, queries, tasks
from backend.study.statements.models import Statement
from tests.backend.concepts.course import write_course
from tests.backend.study.statements.conftest import SITE, Store

COVERAGE = """\
points:
  - id: borders
    text: What an *edge* is.
    section: first
    evidence: [card:what-is-an-edge]
"""
# a Redis that no worker listens to: what is asked for stays in the queue to be counted
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lone_env", "course")]


@pytest.fixture
def ada() -> Learner:
    user = User.objects.create(username="ada", email="ada@example.org")
    return Learner.objects.create(user=user)


CARD = {"concept": "edges", "kind": "card", "item": "what-is-an-edge"}


def show(learner: Learner, *, concept: str = "edges", right: bool = True, key: str = "") -> None:
    told = CARD | {"concept": concept, "right": right}
    shown.send(sender=Statement, learner=learner, **told, detail={"key": key} if key else {})


def take_back(learner: Learner, key: str) -> None:
    withdrawn.send(sender=Statement, learner=learner, **CARD, key=key)


def send_all() -> None:
    """What the worker does with every statement that is due."""
    for one in queries.waiting(timezone.now()).order_by("created", "verb"):
        tasks.send(str(one.id))


def pass_by(pause: timedelta) -> None:
    """As if time had gone by."""
    for one in Statement.objects.all():
        Statement.objects.filter(pk=one.pk).update(due=one.due - pause)


def test_the_first_answer_on_a_concept_is_told_with_the_concept(store: Store, ada: Learner) -> None:
    show(ada, right=False)
    send_all()
    answered, experienced = sorted(store.statements, key=lambda told: str(told["verb"]["id"]))
    lesson = f"{SITE}/concepts/"
    assert experienced["verb"]["id"] == "http://adlnet.gov/expapi/verbs/experienced"
    assert experienced["object"]["id"].startswith(lesson)
    assert answered["object"]["id"] == f"{experienced['object']['id']}#card:what-is-an-edge"
    assert answered["context"]["contextActivities"]["parent"] == [experienced["object"]]
    assert answered["result"] == {"success": False}
    pair = base64.b64decode(store.headers[0]["Authorization"].removeprefix("Basic "))
    assert pair == b"lab:a secret"
    assert store.headers[0]["X-Experience-Api-Version"] == "1.0.3"


def test_an_actor_is_a_random_id_and_no_address(store: Store, ada: Learner) -> None:
    show(ada)
    send_all()
    account = {"homePage": SITE, "name": str(ada.pk)}
    assert [told["actor"]["account"] for told in store.statements] == [account, account]
    assert "ada" not in str(store.statements)


def test_what_was_told_is_not_told_again(store: Store, ada: Learner) -> None:
    show(ada)
    send_all()
    show(ada)
    send_all()
    verbs = [told["verb"]["display"]["en"] for told in store.statements]
    assert sorted(verbs) == ["answered", "answered", "experienced"]
    assert [one.verb for one in Statement.objects.all()] == ["experienced"]


def verbs_of(store: Store) -> list[str]:
    return [told["verb"]["display"]["en"] for told in store.statements]


def test_an_answer_taken_back_is_voided_in_the_store(store: Store, ada: Learner) -> None:
    show(ada, key="slip")
    show(ada, key="kept")
    send_all()
    answers = [told for told in store.statements if told["verb"]["id"].endswith("answered")]
    assert len({told["id"] for told in answers}) == 2
    store.statements.clear()
    for _ in range(2):  # twice is as good as once
        take_back(ada, "slip")
    send_all()
    [told] = store.statements
    assert told["verb"]["id"] == "http://adlnet.gov/expapi/verbs/voided"
    assert told["object"] == {"objectType": "StatementRef", "id": answers[0]["id"]}
    assert told["actor"] == answers[0]["actor"]
    assert [one.verb for one in Statement.objects.all()] == ["experienced"]


def test_an_answer_taken_back_before_it_was_sent_is_never_told(store: Store, ada: Learner) -> None:
    show(ada, key="slip")
    take_back(ada, "slip")
    send_all()
    assert verbs_of(store) == ["experienced"]


def test_an_answer_taken_back_on_its_way_is_voided_and_not_sent_again(
    store: Store, ada: Learner
) -> None:
    store.status = 503  # whether it was kept, nobody knows
    show(ada, key="slip")
    send_all()
    store.status = 200
    store.statements.clear()
    take_back(ada, "slip")
    pass_by(timedelta(minutes=20))
    send_all()
    assert sorted(verbs_of(store)) == ["experienced", "voided"]


def test_a_review_undone_in_the_site_is_voided(store: Store, ada: Learner) -> None:
    card = Card.objects.get(key="what-is-an-edge")
    review, now = uuid.uuid4(), timezone.now()
    recall = Recall(review, f"{card.concept.key}.{card.key}", 3, now)
    cards.take_reviews(learner=ada, recalls=[recall], now=now)
    send_all()
    cards.undo_review(learner=ada, key=review, now=now)
    send_all()
    assert sorted(verbs_of(store)) == ["answered", "experienced", "voided"]


def test_a_concept_is_completed_once_every_point_is_shown(
    store: Store, ada: Learner, tmp_path: Path
) -> None:
    course = write_course(tmp_path / "listed")
    course.file("coverage.yaml").write_text(COVERAGE)
    load_content(root=course.root, zoo=course.zoo)
    show(ada, right=False)
    assert not Statement.objects.filter(verb="completed").exists()
    show(ada)
    show(ada)
    assert Statement.objects.filter(verb="completed").count() == 1


def test_what_belongs_to_no_concept_is_not_told(store: Store, ada: Learner) -> None:
    show(ada, concept="")
    assert not Statement.objects.exists()


def test_a_store_that_had_it_already_is_as_good(store: Store, ada: Learner) -> None:
    store.status = 409
    show(ada)
    send_all()
    assert not queries.waiting(timezone.now() + timedelta(days=1)).exists()


@pytest.mark.parametrize("status", [302, 401, 503])
def test_a_refused_statement_is_tried_later_and_set_aside_after_three_tries(
    store: Store, ada: Learner, status: int
) -> None:
    aside.register(hearing.KIND)
    store.status = status
    show(ada)
    for tries in (1, 2, 3):
        send_all()
        send_all()  # not before its pause is over
        assert len(store.statements) == 2 * tries
        pass_by(timedelta(minutes=20))
    send_all()
    assert len(store.statements) == 6
    jobs = [job for job in aside.jobs() if job.kind == "statement"]
    assert [job.tries for job in jobs] == [3, 3]
    assert all(str(status) in job.reason for job in jobs)
    store.status = 200
    assert all(aside.again(job) for job in jobs)
    send_all()
    assert not any(job.kind == "statement" for job in aside.jobs())


def test_a_store_that_is_away_is_told_as_the_reason(store: Store, ada: Learner) -> None:
    show(ada)
    store.shutdown()
    store.server_close()
    send_all()
    assert {"refused" in one.trouble for one in Statement.objects.all()} == {True}


def test_a_statement_whose_worker_was_lost_is_asked_for_again(store: Store, ada: Learner) -> None:
    show(ada)
    before = length("batch")
    tasks.look()
    assert length("batch") == before + 2


def test_statements_are_asked_for_once_the_evidence_is_safe(
    store: Store, ada: Learner, django_capture_on_commit_callbacks: Callable[..., Any]
) -> None:
    before = length("batch")
    with django_capture_on_commit_callbacks(execute=True):
        show(ada)
        assert length("batch") == before
    assert length("batch") == before + 2


def test_with_nothing_set_nobody_listens(ada: Learner) -> None:
    show(ada)
    assert not Statement.objects.exists()
    assert Learner.objects.get(pk=ada.pk).evidence.count() == 1


def test_the_privacy_page_says_that_there_is_a_record(store: Store, client: Client) -> None:
    told = "also keeps a learning record"
    assert told in client.get("/privacy/").content.decode()


def test_the_privacy_page_speaks_of_no_record_where_there_is_none(client: Client) -> None:
    assert "learning record" not in client.get("/privacy/").content.decode()
