"""A quiz is judged on the server, stops when it is sure, and is its taker's alone."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.test import Client

from backend.accounts.models import Learner, User
from backend.concepts.models import Concept
from backend.study.practice.models import Evidence
from backend.study.quizzes.models import Reply, Sitting
from backend.study.quizzes.stopping import verdict
from tests.backend.concepts.course import Course

pytestmark = pytest.mark.django_db
BASE = "/api/v1/study/quizzes/"


def send(client: Client, path: str, body: dict[str, Any]) -> Any:
    token = client.cookies.get("csrftoken")
    headers = {"X-CSRFToken": token.value} if token else {}
    return client.post(path, json.dumps(body), content_type="application/json", headers=headers)


def begin(client: Client) -> dict[str, Any]:
    found: dict[str, Any] = send(client, BASE, {"concept": "edges"}).json()
    return found


def answer_to(item: str) -> dict[str, Any]:
    answers = Concept.objects.get(key="edges").activities["quiz"]["hidden"]["answers"]
    found: dict[str, Any] = answers[item]["answer"]
    return found


def wrong_to(item: str) -> dict[str, Any]:
    right = answer_to(item)
    if "choice" in right:
        return {"choice": "nothing"}
    if "order" in right:
        return {"order": right["order"][::-1]}
    if "pairs" in right:
        left, others = list(right["pairs"]), list(right["pairs"].values())
        return {"pairs": dict(zip(left, [*others[1:], others[0]], strict=True))}
    return {"number": right["number"] + 1}


def reply(client: Client, quiz: dict[str, Any], answer: dict[str, Any]) -> Any:
    body = {"item": quiz["item"]["id"], "answer": answer}
    return send(client, f"{BASE}{quiz['id']}/replies/", body)


def take(client: Client, *rights: bool) -> dict[str, Any]:
    """Take a quiz, right or wrong at each turn; what came of the last reply."""
    quiz, told = begin(client), {}
    for right in rights:
        item = quiz["item"]["id"]
        told = reply(client, quiz, answer_to(item) if right else wrong_to(item)).json()
        assert told["right"] is right
        quiz = told["quiz"]
    return told


def test_five_right_in_a_row_are_enough(learner_client: Client, loaded: Course) -> None:
    told = take(learner_client, *[True] * 5)
    assert (told["quiz"]["verdict"], told["quiz"]["item"]) == ("known", None)
    assert Sitting.objects.get().ended is not None
    assert Evidence.objects.filter(kind="quiz", concept="edges", right=True).count() == 5


def test_four_wrong_say_not_yet(learner_client: Client, loaded: Course) -> None:
    assert take(learner_client, *[False] * 4)["quiz"]["verdict"] == "not yet"


def test_a_mixed_result_asks_on_and_may_stay_open(learner_client: Client, loaded: Course) -> None:
    told = take(learner_client, True, False, True, True, False, True, True, True)
    assert told["quiz"]["verdict"] == "open"


@pytest.mark.parametrize(
    ("replies", "said"),
    [
        ([True] * 4, None),
        ([True] * 5, "known"),
        ([False] * 3, None),
        ([False] * 4, "not yet"),
        ([True, False, False, False], "not yet"),
        ([True, True, False, False], None),
        ([True, True, False] * 4, "open"),
    ],
)
def test_the_rule_of_stopping(replies: list[bool], said: str | None) -> None:
    assert verdict(replies, items=20) == said


def test_every_reply_is_told_why_and_where(learner_client: Client, loaded: Course) -> None:
    quiz = begin(learner_client)
    item = quiz["item"]["id"]
    told = reply(learner_client, quiz, wrong_to(item)).json()
    assert told["answer"] == answer_to(item)
    assert told["explanation_html"].startswith("<p>")
    assert told["taught"].startswith("/concepts/seeing/edges/#")


def test_the_first_reply_to_an_item_holds(learner_client: Client, loaded: Course) -> None:
    quiz = begin(learner_client)
    reply(learner_client, quiz, wrong_to(quiz["item"]["id"]))
    again = reply(learner_client, quiz, answer_to(quiz["item"]["id"])).json()
    assert again["right"] is False
    assert (Reply.objects.count(), Evidence.objects.count()) == (1, 1)


def test_an_item_out_of_turn_is_refused(learner_client: Client, loaded: Course) -> None:
    quiz = begin(learner_client)
    later = Sitting.objects.get().items[-1]
    body = {"item": later, "answer": answer_to(later)}
    assert send(learner_client, f"{BASE}{quiz['id']}/replies/", body).status_code == 409


@pytest.mark.parametrize(
    "answer",
    [{}, {"choice": "a", "number": 1}, {"order": ["x"]}, {"number": "nine"}, {"pairs": []}],
)
def test_a_reply_of_another_kind_is_refused(
    learner_client: Client, loaded: Course, answer: dict[str, Any]
) -> None:
    quiz = begin(learner_client)
    while quiz["item"]["kind"] == "choice":  # a choice of something absent is only wrong
        quiz = reply(learner_client, quiz, answer_to(quiz["item"]["id"])).json()["quiz"]
        if quiz["item"] is None:
            quiz = begin(learner_client)
    assert reply(learner_client, quiz, answer).status_code == 400


def test_a_number_is_right_within_its_tolerance(learner_client: Client, loaded: Course) -> None:
    right = answer_to("window")["number"]
    for given, expected in ((right + 0.5, True), (right - 0.5, True), (right + 0.51, False)):
        Sitting.objects.all().delete()
        quiz = begin(learner_client)
        Sitting.objects.update(items=["window", "what", "steps", "pairs"])
        quiz = learner_client.get(f"{BASE}{quiz['id']}/").json()
        assert reply(learner_client, quiz, {"number": given}).json()["right"] is expected


def test_what_went_wrong_is_asked_first_the_next_time(
    learner_client: Client, loaded: Course
) -> None:
    quiz = begin(learner_client)
    missed = quiz["item"]["id"]
    reply(learner_client, quiz, wrong_to(missed))
    assert begin(learner_client)["item"]["id"] == missed


def test_nobody_else_reaches_a_quiz(
    learner_client: Client, other_client: Client, client: Client, loaded: Course
) -> None:
    quiz = begin(learner_client)
    begin(other_client)
    staff = Client()
    staff.force_login(User.objects.create_superuser("boss", password="a-long-enough-password"))
    for stranger in (other_client, client, staff):
        assert stranger.get(f"{BASE}{quiz['id']}/").status_code == 404
        assert reply(stranger, quiz, {"choice": "x"}).status_code == 404


def test_a_concept_without_a_quiz_says_so(learner_client: Client, loaded: Course) -> None:
    assert send(learner_client, BASE, {"concept": "nowhere"}).status_code == 404
    assert learner_client.get("/study/quiz/nowhere/").status_code == 404
    assert not Learner.objects.exists()


def test_the_sheet_has_every_item_and_its_answer(client: Client, loaded: Course) -> None:
    text = client.get("/study/quiz/edges/print/").content.decode()
    before, after = text.split('class="answer-sheet"')
    assert before.count('class="ask"') == 8
    assert "points" in before
    answers = Concept.objects.get(key="edges").activities["quiz"]["hidden"]["answers"]
    assert f"{answers['window']['answer']['number']:g} ± 0.5 points" in after
    assert after.count('class="why"') == 8
    assert "It says so." not in before


def test_the_quiz_page_is_complete_without_javascript(client: Client, loaded: Course) -> None:
    page = client.get("/study/quiz/edges/")
    text = page.content.decode()
    assert text.count("Where this is taught") == 8
    assert "concept-quiz" in text
    assert not page.cookies
    assert "#quiz" in client.get("/concepts/seeing/edges/").content.decode()
