"""Points are ticked by what a learner showed, and by nothing else."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from backend.accounts.models import Learner
from backend.concepts.authoring.coverage import SOURCES
from backend.concepts.services import load_content
from backend.study.practice import services
from backend.study.practice.coverage import CHECKS
from tests.backend.concepts.course import Course
from tests.backend.lab.factories import learner_of_client

COVERAGE = """\
points:
  - id: borders
    text: What an *edge* is.
    section: first
    evidence: [card:what-is-an-edge, question:explain]
  - id: width
    text: How wide a window is.
    section: second
    evidence: [card:how-wide, order:the-day]
"""
ADDRESS = "/api/v1/study/coverage/edges/"
START = datetime(2026, 3, 1, 9, tzinfo=UTC)


@pytest.fixture
def mapped(course: Course, db: None) -> Course:
    """The small course with its points listed."""
    course.file("coverage.yaml").write_text(COVERAGE)
    load_content(root=course.root, zoo=course.zoo)
    return course


def shown(
    learner: Learner,
    kind: str,
    item: str,
    *,
    right: bool = True,
    day: int = 0,
    concept: str = "edges",
) -> None:
    services.record(
        learner=learner,
        concept=concept,
        kind=kind,
        item=item,
        right=right,
        detail={},
        now=START + timedelta(days=day),
    )


def states(client: Client) -> dict[str, str]:
    return {point["id"]: point["state"] for point in client.get(ADDRESS).json()["points"]}


def test_a_guest_without_evidence_has_everything_before_them(
    mapped: Course, client: Client
) -> None:
    response = client.get(ADDRESS)
    body = response.json()
    assert (body["concept"], body["shown"], body["total"]) == ("edges", 0, 2)
    assert {point["state"] for point in body["points"]} == {"open"}
    assert (body["next"]["point"], body["next"]["item"]) == ("borders", "what-is-an-edge")
    assert not response.cookies  # looking makes nobody a guest
    assert Learner.objects.count() == 0


def test_each_point_says_where_it_is_taught_and_asked(mapped: Course, client: Client) -> None:
    first, second = client.get(ADDRESS).json()["points"]
    assert first["html"] == "What an <em>edge</em> is."
    assert (first["section"], first["url"]) == ("First", "/concepts/seeing/edges/#first")
    asked = [(one["named"], one["title"], one["url"]) for one in first["evidence"]]
    assert asked == [
        ("Card", "What is an edge?", "/concepts/seeing/edges/#card-what-is-an-edge"),
        ("Question", "Explain edges.", "/concepts/seeing/edges/#question-explain"),
    ]
    # the page places no module for it, so it is answered where the point is taught
    assert second["evidence"][1]["url"] == "/concepts/seeing/edges/#second"
    assert second["evidence"][1]["title"] == "Put the day in order."


@pytest.mark.parametrize(
    ("kind", "item", "point"),
    [
        ("card", "what-is-an-edge", "borders"),
        ("answer", "explain", "borders"),
        ("order", "the-day", "width"),
    ],
)
def test_one_right_answer_ticks_its_point(
    mapped: Course, client: Client, kind: str, item: str, point: str
) -> None:
    shown(learner_of_client(client), kind, item)
    assert [name for name, state in states(client).items() if state == "shown"] == [point]


def test_a_wrong_answer_ticks_nothing_and_comes_first(mapped: Course, client: Client) -> None:
    shown(learner_of_client(client), "order", "the-day", right=False)
    assert states(client) == {"borders": "open", "width": "slipped"}
    ahead = client.get(ADDRESS).json()["next"]
    assert (ahead["point"], ahead["kind"], ahead["state"]) == ("width", "order", "wrong")
    assert ahead["learn"] == "/concepts/seeing/edges/#second"


def test_what_was_known_and_then_missed_is_not_shown_any_more(
    mapped: Course, client: Client
) -> None:
    learner = learner_of_client(client)
    shown(learner, "card", "how-wide", day=0)
    assert states(client)["width"] == "shown"
    shown(learner, "card", "how-wide", right=False, day=3)
    assert states(client)["width"] == "slipped"
    shown(learner, "card", "how-wide", day=4)
    assert states(client)["width"] == "shown"


def test_one_check_missed_leaves_a_point_that_another_shows(mapped: Course, client: Client) -> None:
    learner = learner_of_client(client)
    shown(learner, "order", "the-day")
    shown(learner, "card", "how-wide", right=False, day=1)
    assert states(client)["width"] == "shown"


def test_with_everything_shown_there_is_nothing_to_do(mapped: Course, client: Client) -> None:
    learner = learner_of_client(client)
    shown(learner, "answer", "explain")
    shown(learner, "card", "how-wide")
    body = client.get(ADDRESS).json()
    assert (body["shown"], body["next"]) == (2, None)


@pytest.mark.parametrize(
    ("kind", "item", "concept"),
    [
        ("card", "what-is-an-edge", "corners"),  # of another concept
        ("quiz", "what-is-an-edge", "edges"),  # of another kind
        ("card", "unheard-of", "edges"),
    ],
)
def test_other_evidence_ticks_nothing(
    mapped: Course, client: Client, kind: str, item: str, concept: str
) -> None:
    shown(learner_of_client(client), kind, item, concept=concept)
    assert set(states(client).values()) == {"open"}


def test_what_others_show_is_theirs(mapped: Course, client: Client, other_client: Client) -> None:
    shown(learner_of_client(other_client), "card", "what-is-an-edge")
    learner_of_client(client)
    assert states(client)["borders"] == "open"
    assert states(other_client)["borders"] == "shown"


def test_nothing_can_be_ticked_by_asking(mapped: Course, client: Client) -> None:
    learner_of_client(client)
    body: dict[str, Any] = {"state": "shown"}
    for method in (client.post, client.put, client.patch):
        assert method(ADDRESS, body, content_type="application/json").status_code == 405
    assert states(client)["borders"] == "open"


def test_a_concept_without_points_says_so(loaded: Course, client: Client) -> None:
    response = client.get(ADDRESS)
    assert response.status_code == 404
    assert response.json()["detail"] == "Edges has no list of points."


def test_attempts_tick_a_point_at_once(mapped: Course, client: Client) -> None:
    answer = {"order": ["wake", "dress", "meet", "part"]}
    attempt = {"concept": "edges", "kind": "order", "item": "the-day", "answer": answer}
    sent = client.post("/api/v1/study/attempts/", attempt, content_type="application/json")
    assert sent.json()["right"] is True
    assert states(client)["width"] == "shown"


@pytest.mark.parametrize("answers", [0, 30])
def test_the_number_of_queries_does_not_grow(
    mapped: Course, client: Client, django_assert_max_num_queries: Any, answers: int
) -> None:
    learner = learner_of_client(client)
    for day in range(answers):
        shown(learner, "card", "how-wide", day=day)
    with django_assert_max_num_queries(5):
        client.get(ADDRESS)


def test_checks_are_those_that_authors_may_name() -> None:
    assert tuple(SOURCES) == CHECKS
