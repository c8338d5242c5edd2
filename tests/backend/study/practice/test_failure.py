"""Cause and remedy of a failure: judged apart, and told why."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from backend.concepts.authoring.problems import ContentError
from backend.concepts.models import Concept
from backend.concepts.services import load_content
from backend.study.practice.models import Evidence
from tests.backend.concepts.course import Course
from tests.backend.study.practice.helpers import attempt

FAILURES = """\
failures:
  - id: silence
    title: Nobody answers
    section: first
    live: scaling
    symptom: Every picture of {{ samples.freya.title }} gets *one* answer.
    look: The numbers are small.
    causes:
      - text: Divided twice
        right: true
        why: It was.
      - text: Never divided
        why: Then they would be large.
      - text: Broken weights
        why: They are checked.
    remedies:
      - text: Train again
        why: On what?
      - text: Check the range
        right: true
        why: At the door.
      - text: Wait
        why: For whom?
    mended: The range is checked.
    interview: I look at the input first.
"""


@pytest.fixture
def failing(course: Course, db: Any) -> Course:
    course.file("failures.yaml").write_text(FAILURES)
    course.replace("concept.md", "## Second", ":::module failure-lab\n:::\n\n## Second")
    load_content(root=course.root, zoo=course.zoo)
    return course


def shown(client: Client) -> dict[str, Any]:
    (failure,) = client.get("/api/v1/concepts/edges/activities/failures/").json()["failures"]
    found: dict[str, Any] = failure
    return found


def choice(failure: dict[str, Any], kind: str, words: str) -> str:
    return next(str(one["id"]) for one in failure[kind] if one["html"] == words)


def name(client: Client, cause: str, remedy: str) -> Any:
    failure = shown(client)
    answer = {
        "cause": choice(failure, "causes", cause),
        "remedy": choice(failure, "remedies", remedy),
    }
    return attempt(client, concept="edges", kind="failure", item="silence", answer=answer)


def test_cause_and_remedy_right_is_right_and_kept_as_evidence(
    failing: Course, client: Client
) -> None:
    body = name(client, "Divided twice", "Check the range").json()
    assert body["right"]
    assert body["cause"]["right"]
    assert body["remedy"]["right"]
    assert body["explanation_html"] == "<p>The range is checked.</p>\n"
    assert body["interview_html"] == "<p>I look at the input first.</p>\n"
    evidence = Evidence.objects.get()
    assert (evidence.kind, evidence.item, evidence.right) == ("failure", "silence", True)
    assert evidence.detail["cause"] is True


def test_a_wrong_cause_is_told_why_and_what_would_have_been_right(
    failing: Course, client: Client
) -> None:
    body = name(client, "Never divided", "Check the range").json()
    assert not body["right"]
    assert body["cause"] == {
        "right": False,
        "chosen_html": "Then they would be large.",
        "answer": choice(shown(client), "causes", "Divided twice"),
        "answer_html": "It was.",
    }
    assert body["remedy"]["right"]
    assert Evidence.objects.get().detail["cause"] is False


def test_what_is_shown_says_neither_what_is_right_nor_why(failing: Course, client: Client) -> None:
    failure = shown(client)
    assert set(failure) == {
        "id", "title", "section", "live", "symptom_html", "look_html", "causes", "remedies",
    }  # fmt: skip
    choices = (*failure["causes"], *failure["remedies"])
    assert {key for one in choices for key in one} == {"id", "html"}
    assert "Freya" in failure["symptom_html"]


def test_without_javascript_the_page_tells_symptom_cause_and_remedy(
    failing: Course, client: Client
) -> None:
    page = client.get("/concepts/seeing/edges/").content.decode()
    inside = page.split("<failure-lab")[1].split("</failure-lab>")[0]
    assert "Nobody answers" in inside
    assert "<summary>Cause and remedy</summary>" in inside
    assert "<strong>Cause:</strong> Divided twice" in inside
    assert "<strong>Remedy:</strong> Check the range" in inside
    assert "Broken weights" not in inside


@pytest.mark.parametrize(
    ("item", "answer", "status", "place"),
    [
        ("rain", {"cause": "a", "remedy": "b"}, 404, None),
        ("silence", {"cause": "a", "remedy": "b"}, 400, "answer.cause"),
        ("silence", {"cause": "a"}, 400, "answer.remedy"),
        ("silence", {"cause": "a", "remedy": "b", "why": "c"}, 400, "answer.why"),
    ],
)
def test_an_answer_that_does_not_fit_is_refused_with_its_place(
    failing: Course, client: Client, item: str, answer: dict[str, str], status: int, place: str
) -> None:
    refused = attempt(client, concept="edges", kind="failure", item=item, answer=answer)
    assert refused.status_code == status
    assert place is None or place in refused.json()["errors"]
    assert not Evidence.objects.exists()


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("live: scaling", "live: rain", "one of channels, scaling"),
        ("        right: true\n        why: It was.", "        why: It was.", "exactly one"),
        ("      - text: Wait\n        why: For whom?\n", "", "at least 3 items"),
        ("section: first", "section: nowhere", "`nowhere` is no section"),
        ("{{ samples.freya.title }}", "{{ samples.nobody.title }}", "`samples.nobody.title`"),
        ("    interview: I look at the input first.\n", "", "`failures.0.interview` is missing"),
    ],
)
def test_a_slip_in_the_file_is_refused_with_its_line(
    course: Course, db: Any, old: str, new: str, reason: str
) -> None:
    course.file("failures.yaml").write_text(FAILURES)
    course.replace("failures.yaml", old, new)
    with pytest.raises(ContentError) as refused:
        load_content(root=course.root, zoo=course.zoo)
    (problem,) = [one for one in refused.value.problems if reason in one.reason]
    assert problem.file.endswith("edges/failures.yaml")
    assert problem.line > 1


def test_every_failure_of_the_course_can_be_answered_right(db: Any) -> None:
    load_content()
    for concept in Concept.objects.exclude(activities={}):
        for failure in concept.activities.get("failures", {}).get("shown", {}).get("failures", ()):
            hidden = concept.activities["failures"]["hidden"]["failures"][failure["id"]]
            for part, name in (("cause", "causes"), ("remedy", "remedies")):
                offered = {one["id"] for one in failure[name]}
                assert hidden[part]["right"] in offered
                assert set(hidden[part]["why"]) == offered
