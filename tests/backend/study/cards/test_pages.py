"""The study view is whole without JavaScript."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from backend.study.cards.models import Review, StudyCard
from tests.backend.study.cards.factories import a_course

pytestmark = pytest.mark.django_db


def test_whoever_has_begun_nothing_is_shown_decks_to_begin(learner_client: Client) -> None:
    a_course(cards=2, concepts=2)
    page = learner_client.get("/study/").content.decode()
    assert "Nothing is due yet" in page
    assert page.count("Begin this deck") == 2
    assert "<flash-deck" not in page


def test_a_card_is_graded_from_the_list_without_javascript(learner_client: Client) -> None:
    a_course(cards=2)
    page = learner_client.get("/study/?concept=light-0").content.decode()
    assert "Question 0?" in page
    assert '<flash-deck api="/api/v1" concept="light-0" full>' in page
    review = re.findall(r'name="review" value="([^"]+)"', page)[0]
    body = {
        "card": "light-0.one-0",
        "review": review,
        "grade": "easy",
        "next": "/study/?concept=light-0",
        "csrfmiddlewaretoken": learner_client.cookies["csrftoken"].value,
    }
    for _ in range(2):  # a form sent twice counts once
        answer = learner_client.post("/study/grade/", body)
        assert answer["Location"] == "/study/?concept=light-0"
    assert Review.objects.get().rating == 4
    page = learner_client.get("/study/?concept=light-0").content.decode()
    assert "Question 0?" not in page
    assert "1 of 2 cards begun" in page


@pytest.mark.parametrize("elsewhere", ["https://elsewhere.example/", "//elsewhere", "/about/", ""])
def test_a_grade_leads_back_to_studying_and_nowhere_else(
    learner_client: Client, elsewhere: str
) -> None:
    a_course(cards=1)
    learner_client.get("/study/?concept=light-0")
    token = learner_client.cookies["csrftoken"].value
    body = {"grade": "x", "next": elsewhere, "csrfmiddlewaretoken": token}
    assert learner_client.post("/study/grade/", body)["Location"] == "/study/"
    assert not StudyCard.objects.exists()


def test_cramming_says_that_the_schedule_stays(learner_client: Client) -> None:
    a_course(cards=1)
    page = learner_client.get("/study/?concept=light-0&cram=true").content.decode()
    assert "Nothing here changes your schedule" in page
    assert " cram full>" in page
    assert learner_client.get("/study/?concept=nowhere").status_code == 404
