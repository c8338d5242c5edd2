"""Answers are judged on the server, kept as evidence, and refused with reasons."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.cache import caches
from django.test import Client, override_settings

from backend.accounts.models import Learner
from backend.study.practice.judges import JUDGES
from backend.study.practice.models import Evidence
from tests.api import schema
from tests.api.schema import conforms
from tests.backend.concepts.course import Course
from tests.backend.study.practice.helpers import ATTEMPTS, attempt, put

RIGHT = ("wake", "dress", "meet", "part")


def test_an_attempt_is_kept_as_evidence_of_the_guest_who_sent_it(
    loaded: Course, learner_client: Client
) -> None:
    assert put(learner_client, *RIGHT).status_code == 200
    evidence = Evidence.objects.get()
    assert (evidence.concept, evidence.kind, evidence.item) == ("edges", "order", "the-day")
    assert evidence.right
    assert evidence.detail == {"answer": {"order": list(RIGHT)}, "breaks_at": ""}
    assert str(evidence.learner_id) == learner_client.session["learner"]


def test_a_second_attempt_belongs_to_the_same_guest_and_changes_nothing_of_the_first(
    loaded: Course, learner_client: Client
) -> None:
    put(learner_client, *RIGHT)
    put(learner_client, *reversed(RIGHT))
    assert [one.right for one in Evidence.objects.order_by("id")] == [True, False]
    assert Learner.objects.count() == 1


def test_a_write_from_another_site_is_refused_once_there_is_a_session(
    loaded: Course, learner_client: Client
) -> None:
    put(learner_client, *RIGHT)
    forged = learner_client.post(ATTEMPTS, {}, content_type="application/json")
    assert forged.status_code == 403


@pytest.mark.parametrize(
    ("asked", "status", "place", "words"),
    [
        ({}, 400, "kind", "required"),
        ({"kind": "guess"}, 400, "kind", "guess is none of these: "),
        ({"kind": "order", "concept": "nowhere"}, 404, None, "no concept 'nowhere'"),
        ({"kind": "order", "item": "the-night"}, 404, None, "the-day"),
        ({"kind": "order", "answer": {}}, 400, "answer.order", "required"),
        ({"kind": "order", "answer": {"order": ["wake"]}}, 400, "answer.order", "dress, meet"),
        ({"kind": "order", "answer": {"order": [*RIGHT, "wake"]}}, 400, "answer.order", "once"),
        ({"kind": "order", "answer": {"order": RIGHT, "a": 1}}, 400, "answer.a", "no such field"),
        ({"kind": "order", "answers": {}}, 400, "answers", "no such field"),
        ({"kind": "order", "answer": [1]}, 400, "answer", "dictionary"),
    ],
)
def test_what_does_not_make_sense_is_refused_and_makes_nobody_a_guest(
    loaded: Course,
    learner_client: Client,
    asked: dict[str, Any],
    status: int,
    place: str | None,
    words: str,
) -> None:
    whole = {"concept": "edges", "item": "the-day", "answer": {"order": RIGHT}} | asked
    response = attempt(learner_client, **whole)
    body = response.json()
    assert (response.status_code, body["status"]) == (status, status)
    told = " ".join(body["errors"][place]) if place else body["detail"]
    assert words in told
    assert not Evidence.objects.exists()
    assert not Learner.objects.exists()


def test_a_concept_without_the_activity_says_so(loaded: Course, learner_client: Client) -> None:
    loaded.file("order.yaml").unlink()
    from backend.concepts.services import load_content

    load_content(root=loaded.root, zoo=loaded.zoo)
    response = put(learner_client, *RIGHT)
    assert (response.status_code, response.json()["detail"]) == (
        404,
        "The concept edges has no order.",
    )


@override_settings(ATTEMPTS_PER_MINUTE=2)
def test_who_answers_faster_than_anyone_reads_is_asked_to_wait(
    loaded: Course, learner_client: Client
) -> None:
    caches["shared"].clear()
    answers = [put(learner_client, *RIGHT) for _ in range(4)]  # the first is nobody's yet
    assert [one.status_code for one in answers] == [200, 200, 200, 429]
    assert int(answers[-1]["Retry-After"]) > 0


@override_settings(ATTEMPTS_PER_MINUTE_ADDRESS=1)
def test_an_address_has_a_share_too(loaded: Course) -> None:
    caches["shared"].clear()
    assert [put(Client(), *RIGHT).status_code for _ in range(2)] == [200, 429]


def test_schema_describes_every_kind_of_answer_and_verdict(
    loaded: Course, learner_client: Client
) -> None:
    told = schema.whole()
    post = told["paths"][ATTEMPTS]["post"]
    assert {"400", "403", "404", "415", "429"} <= set(post["responses"])
    asked = told["components"]["schemas"]["AttemptRequest"]["discriminator"]["mapping"]
    assert set(asked) == set(JUDGES)
    assert len(told["components"]["schemas"]["Verdict"]["oneOf"]) == len(JUDGES)
    conforms(put(learner_client, *reversed(RIGHT)).json(), "OrderVerdict")
