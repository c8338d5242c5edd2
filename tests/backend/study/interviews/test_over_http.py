"""Interview practice over HTTP: a guest's from the first word, and nobody else's."""

from __future__ import annotations

import json
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from backend.accounts.models import Learner, User
from backend.concepts.models import Concept, Question
from backend.study.interviews.models import Answer, Mock, Standing

pytestmark = pytest.mark.django_db
BASE = "/api/v1/study"


def send(client: Client, method: str, path: str, body: dict[str, Any]) -> Any:
    token = client.cookies.get("csrftoken")
    headers = {"X-CSRFToken": token.value} if token else {}
    return client.generic(
        method, f"{BASE}{path}", json.dumps(body), content_type="application/json", headers=headers
    )


def answer(client: Client, question: Question, **more: Any) -> Any:
    body = {
        "concept": "edges",
        "question": question.key,
        "key": str(uuid4()),
        "met": ["define", "ground", "watch"],
        "notes": "An edge is where brightness changes.",
        "seconds": 75,
    }
    return send(client, "POST", "/interviews/answers/", body | more)


def test_reading_questions_makes_nobody(client: Client, concept: Concept) -> None:
    body = client.get(f"{BASE}/interviews/?concept=edges").json()
    assert [question["level"] for question in body["questions"]] == [
        "beginner",
        "intermediate",
        "expert",
        "senior",
    ]
    assert body["questions"][0]["taught"] == "/concepts/seeing/edges/#first"
    assert not Learner.objects.exists()
    assert not client.cookies


def test_an_answer_is_kept_and_found_again(learner_client: Client, question: Question) -> None:
    told = answer(learner_client, question).json()
    assert (told["right"], told["met"], told["points"]) == (True, 3, 4)
    found = learner_client.get(f"{BASE}/interviews/?concept=edges").json()["questions"][0]
    assert found["notes"] == "An edge is where brightness changes."
    assert found["due"] == told["due"]
    assert found["last"]["met"] == ["define", "ground", "watch"]


def test_notes_are_kept_before_there_is_an_answer(
    learner_client: Client, question: Question
) -> None:
    for text in ("Half a thought", ""):
        body = {"concept": "edges", "question": question.key, "notes": text}
        assert send(learner_client, "PUT", "/interviews/notes/", body).status_code == 204
        assert Standing.objects.get().notes == text


def test_nobody_else_sees_an_answer_or_an_interview(
    learner_client: Client, other_client: Client, client: Client, question: Question
) -> None:
    answer(learner_client, question)
    mock = send(learner_client, "POST", "/mocks/", {"count": 2, "minutes": 10}).json()
    answer(other_client, question, notes="Theirs.")
    staff = Client()
    staff.force_login(User.objects.create_superuser("boss", password="a-long-enough-password"))
    for stranger in (other_client, client, staff):
        found = stranger.get(f"{BASE}/interviews/?concept=edges").json()["questions"][0]
        assert "brightness" not in found["notes"]
        for path in (f"{BASE}/mocks/{mock['id']}/", f"/study/mocks/{mock['id']}/"):
            assert stranger.get(path).status_code == 404
        assert stranger.get(f"/study/mocks/{mock['id']}/summary.md").status_code == 404
    assert send(other_client, "POST", f"/mocks/{mock['id']}/end/", {}).status_code == 404
    assert answer(other_client, question, mock=mock["id"]).status_code == 404
    assert Mock.objects.get().ended is None


def test_a_mock_interview_leaves_a_summary_to_keep(
    learner_client: Client, concept: Concept
) -> None:
    mock = send(learner_client, "POST", "/mocks/", {"count": 2, "concept": "edges"}).json()
    first = Question.objects.get(key=mock["questions"][0]["key"])
    answer(learner_client, first, mock=mock["id"], notes="A <b>bold</b> answer.")
    ended = send(learner_client, "POST", f"/mocks/{mock['id']}/end/", {}).json()
    assert ended["ended"] is not None
    page = learner_client.get(ended["summary_url"]).content.decode()
    assert "1 of 2 questions answered, 3 of 8 points made" in page
    assert "A &lt;b&gt;bold&lt;/b&gt; answer." in page
    kept = learner_client.get(f"{ended['summary_url']}summary.md")
    text = kept.content.decode()
    assert "## 1. Why, beginner & co?" in text
    assert "- [x] Says define ." in text or "- [x] Says define." in text
    assert "- [ ]" in text
    assert kept["Content-Disposition"].startswith("attachment")


def test_answers_outside_an_interview_are_not_its_own(
    learner_client: Client, concept: Concept
) -> None:
    answer(learner_client, concept.questions.get(key="why-beginner"))
    mock = send(learner_client, "POST", "/mocks/", {"count": 4}).json()
    assert [question["last"] for question in mock["questions"]] == [None] * 4


@pytest.mark.parametrize(
    "wrong", [{"count": 99}, {"minutes": 0}, {"hours": 1}, {"concept": "nowhere"}]
)
def test_a_mock_out_of_bounds_is_refused(
    learner_client: Client, concept: Concept, wrong: dict[str, Any]
) -> None:
    assert send(learner_client, "POST", "/mocks/", wrong).status_code in (400, 404)
    assert not Mock.objects.exists()


def test_a_form_begins_a_mock_without_javascript(client: Client, concept: Concept) -> None:
    page = client.post("/study/interviews/begin/", {"count": 2, "minutes": 15, "concept": ""})
    assert page.status_code == 302
    shown = client.get(page["Location"]).content.decode()
    assert "2 questions, 15 minutes" in shown
    refused = client.post("/study/interviews/begin/", {"count": 50, "minutes": 15})
    assert refused.status_code == 400


def test_as_many_queries_for_thirty_questions_as_for_four(
    client: Client, concept: Concept, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client.post("/study/interviews/begin/", {"count": 2, "minutes": 15})
    with django_assert_num_queries(6):
        client.get(f"{BASE}/interviews/?concept=edges")
    Question.objects.bulk_create(
        Question(concept=concept, key=f"q{at}", level="expert", section="first", position=at)
        for at in range(30)
    )
    with django_assert_num_queries(6):
        assert len(client.get(f"{BASE}/interviews/?concept=edges").json()["questions"]) == 34


def test_an_answer_sent_twice_over_http_is_kept_once(
    learner_client: Client, question: Question
) -> None:
    key = str(uuid4())
    first = answer(learner_client, question, key=key).json()
    assert answer(learner_client, question, key=key).json() == first
    assert Answer.objects.count() == 1
