"""A grade reaches the platform's gradebook: when it rises, once, and later where it cannot now."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from backend.accounts.models import Learner
from backend.common import aside
from backend.common.evidence import shown
from backend.common.queues import length
from backend.lti import hearing, queries, services, tasks
from backend.lti.models import Grade, Platform
from tests.backend.common.test_trail import Log
from tests.backend.lti.platform import SCORE, SUBJECT, TEACHER, School
from tests.backend.lti.visiting import launched, visit

# a Redis that no worker listens to: what is asked for stays in the queue to be counted
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lone_env", "course")]


def show(item: str, *, right: bool = True, concept: str = "edges") -> None:
    """The one learner that there is answers a card."""
    told = {"concept": concept, "kind": "card", "item": item, "right": right, "detail": {}}
    shown.send(sender=Grade, learner=Learner.objects.get(), **told)


def tell_all() -> None:
    """What the worker does with every grade that is due."""
    for one in queries.waiting(timezone.now()):
        tasks.tell(str(one.id))


def given(school: School) -> list[float]:
    return [score["scoreGiven"] for score in school.scores]


def test_a_grade_arrives_once_and_says_one_number(client: Client, school: School) -> None:
    visit(client, school)
    tell_all()
    assert school.scores == []  # nothing is shown yet
    show("what-is-an-edge")
    tell_all()
    tell_all()
    [score] = school.scores
    assert datetime.fromisoformat(score.pop("timestamp")).tzinfo is not None
    assert score == {
        "userId": SUBJECT,
        "scoreGiven": 50,
        "scoreMaximum": 100,
        "activityProgress": "InProgress",
        "gradingProgress": "FullyGraded",
    }
    assert school.scopes == [SCORE]  # though the launch offered more


def test_a_run_of_answers_is_one_grade(client: Client, school: School) -> None:
    visit(client, school)
    for item in ("what-is-an-edge", "how-wide", "what-is-an-edge"):
        show(item)
    tell_all()
    assert given(school) == [100]
    assert school.scores[0]["activityProgress"] == "Completed"


def test_the_same_grade_is_not_told_again(client: Client, school: School) -> None:
    visit(client, school)
    show("what-is-an-edge")
    tell_all()
    show("what-is-an-edge")
    visit(client, school)  # opened once more from the platform
    tell_all()
    assert given(school) == [50]
    assert school.asked_for.count("/token") == 1


def test_a_grade_does_not_fall_when_a_card_is_forgotten(client: Client, school: School) -> None:
    visit(client, school)
    show("what-is-an-edge")
    tell_all()
    show("what-is-an-edge", right=False)
    tell_all()
    show("how-wide")
    tell_all()
    assert given(school) == [50]
    assert Grade.objects.get().best == 50


def test_a_link_that_leads_to_another_concept_begins_anew(client: Client, school: School) -> None:
    visit(client, school)
    show("what-is-an-edge")
    tell_all()
    Grade.objects.update(concept="what-it-led-to-before", best=90, sent=90)
    visit(client, school)
    tell_all()
    assert given(school) == [50, 50]
    assert Grade.objects.get().best == 50


def test_what_was_shown_before_is_told_on_the_first_launch_with_a_gradebook(
    client: Client, school: School
) -> None:
    visit(client, school, endpoint=None)
    show("what-is-an-edge")
    tell_all()
    assert school.scores == []
    visit(client, school)
    tell_all()
    assert given(school) == [50]


@pytest.mark.parametrize(
    "changes",
    [
        {"roles": [TEACHER]},
        {"endpoint": None},
        {"endpoint": {"scope": [], "lineitem": "https://elsewhere/items/7"}},
        {"custom": None},
    ],
    ids=["by a teacher", "without a gradebook", "without leave to write", "of no concept"],
)
def test_a_launch_that_wants_no_grade_leaves_no_place_for_one(
    client: Client, school: School, changes: dict[str, Any]
) -> None:
    visit(client, school, **changes)
    assert not Grade.objects.exists()


def test_a_grade_goes_to_no_host_that_is_not_registered(client: Client, school: School) -> None:
    endpoint = {"scope": [SCORE], "lineitem": "http://169.254.169.254/items/7"}
    page = launched(client, school, endpoint=endpoint)
    assert page.status_code == 403
    assert "--origin" in page.content.decode()


def test_answers_elsewhere_ask_nothing_of_the_platform(client: Client, school: School) -> None:
    visit(client, school)
    tell_all()
    show("something", concept="another")
    assert not queries.waiting(timezone.now()).exists()


@pytest.mark.parametrize("status", [302, 403, 503])
def test_a_refused_grade_is_tried_later_and_set_aside_after_six_tries(
    client: Client, school: School, status: int
) -> None:
    aside.register(hearing.KIND)
    visit(client, school)
    school.status = status
    show("what-is-an-edge")
    for tries in range(1, queries.TRIES + 1):
        tell_all()
        tell_all()  # not before its pause is over
        assert school.asked_for.count("/items/7/scores?type=3") == tries
        Grade.objects.update(due=timezone.now() - timedelta(seconds=1))
    [job] = [one for one in aside.jobs() if one.kind == "grade"]
    assert job.tries == queries.TRIES
    assert job.reason == f"The platform answered {status} when told a score."
    school.status = 200
    assert aside.again(job)
    tell_all()
    assert given(school) == [50]
    assert not any(one.kind == "grade" for one in aside.jobs())


def test_a_new_answer_tries_again_what_was_set_aside(client: Client, school: School) -> None:
    visit(client, school)
    Grade.objects.update(attempts=queries.TRIES)
    assert queries.set_aside().exists()
    show("what-is-an-edge")
    tell_all()
    assert given(school) == [50]


def test_a_platform_that_is_away_is_told_as_the_reason(client: Client, school: School) -> None:
    visit(client, school)
    show("what-is-an-edge")
    Platform.objects.update(token_url="http://127.0.0.1:9/token")
    tell_all()
    assert Grade.objects.get().trouble == "The platform does not answer (ConnectionError)."


def test_an_answer_given_while_a_grade_is_told_is_told_after_it(
    client: Client, school: School
) -> None:
    visit(client, school)
    show("what-is-an-edge")
    [grade] = queries.waiting(timezone.now())
    grade_begun = services.begin(grade_id=grade.id, now=timezone.now())
    assert grade_begun is not None
    show("how-wide")
    services.delivered(grade=grade_begun, score=50)
    tell_all()
    assert given(school) == [100]


def test_a_look_asks_for_each_grade_that_may_have_changed(client: Client, school: School) -> None:
    visit(client, school)
    tell_all()
    before = length("batch")
    tasks.look()
    assert length("batch") == before
    show("what-is-an-edge")
    tasks.look()
    assert length("batch") == before + 1


def test_an_answer_waits_for_no_platform(client: Client, school: School) -> None:
    visit(client, school)
    asked = len(school.asked_for)
    show("what-is-an-edge")
    assert len(school.asked_for) == asked
    assert Grade.objects.get().asked == 2


def test_no_line_of_the_log_and_no_row_tells_who_was_graded(client: Client, school: School) -> None:
    log = Log()
    log.attach()
    visit(client, school)
    show("what-is-an-edge")
    school.status = 403
    tell_all()
    said = log.stream.getvalue() + Grade.objects.get().trouble
    assert [line["reason"] for line in log.lines("grade not told")]
    for personal in (SUBJECT, "ada", "items/7", school.token):
        assert personal not in said
