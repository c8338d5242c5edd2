"""Cards over HTTP, as a guest's browser meets them."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from backend.accounts.models import Learner
from backend.study.cards.models import Review, StudyCard
from backend.study.cards.text import plain, rendered
from tests.backend.study.cards.factories import (
    STUDY,
    a_course,
    a_learner,
    as_json,
    known_to,
    recall,
)

pytestmark = pytest.mark.django_db


def send(client: Client, path: str, body: Any = None, *, method: str = "post") -> Any:
    token = client.cookies.get("csrftoken")
    headers = {"X-CSRFToken": token.value} if token else {}
    return getattr(client, method)(
        f"{STUDY}{path}", json.dumps(body or {}), content_type="application/json", headers=headers
    )


def due(client: Client, query: str = "?concept=light-0") -> Any:
    return client.get(f"{STUDY}due/{query}").json()


@pytest.fixture
def guest(learner_client: Client) -> Client:
    """A browser that has graded one card."""
    a_course()
    assert send(learner_client, "reviews/", as_json(recall(at=timezone.now()))).status_code == 200
    return learner_client


def test_looking_at_cards_makes_nobody_and_sets_no_cookie(learner_client: Client) -> None:
    a_course()
    answer = learner_client.get(f"{STUDY}due/?concept=light-0")
    assert answer.status_code == 200
    assert not answer.cookies
    assert answer["Cache-Control"] == "no-store"
    assert answer.json()["owner"] == ""
    assert not Learner.objects.exists()


def test_a_card_shows_what_each_grade_would_do_and_leads_to_its_page(
    learner_client: Client,
) -> None:
    a_course()
    card = due(learner_client)["cards"][0]
    assert card["key"] == "light-0.one-0"
    assert card["state"] == "new"
    assert card["intervals"]["good"] == {"seconds": 600, "words": "10 min"}
    assert card["taught_url"] == "/concepts/seeing/light-0/#first"
    assert '<a href="/concepts/seeing/light-0/#first">' in card["back"]


def test_a_first_grade_makes_a_guest_and_answers_with_the_card_as_it_is_now(
    learner_client: Client,
) -> None:
    a_course()
    one = recall(at=timezone.now())
    answer = send(learner_client, "reviews/", as_json(one)).json()
    assert answer["reviews"] == [{"id": str(one.key), "status": "counted", "detail": ""}]
    assert answer["cards"][0]["state"] == "learning"
    assert answer["owner"] == due(learner_client)["owner"] != ""
    assert Learner.objects.count() == 1


def test_the_browsers_time_zone_is_kept_until_the_learner_says_another(guest: Client) -> None:
    for zone in ("Nowhere/At_All", "Asia/Tokyo", "Europe/Madrid"):
        send(guest, "reviews/", as_json() | {"time_zone": zone})
    assert Learner.objects.get().time_zone == "Asia/Tokyo"


def test_reviews_sent_again_are_known_and_count_once(learner_client: Client) -> None:
    a_course()
    body = as_json(recall(at=timezone.now()))
    for status in ("counted", "known"):
        answer = send(learner_client, "reviews/", body).json()
        assert [one["status"] for one in answer["reviews"]] == [status]
    assert Review.objects.count() == 1


def test_reviews_that_someone_else_left_in_the_browser_are_not_kept(guest: Client) -> None:
    body = as_json(recall(at=timezone.now()), owner="0123456789abcdef")
    assert send(guest, "reviews/", body).status_code == 409
    assert Review.objects.count() == 1


def test_a_write_from_another_site_is_refused(guest: Client) -> None:
    body = json.dumps(as_json(recall(at=timezone.now())))
    answer = guest.post(f"{STUDY}reviews/", body, content_type="application/json")
    assert answer.status_code == 403
    assert Review.objects.count() == 1


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({}, "reviews"),
        ({"reviews": [{"id": "x", "card": "a", "grade": "good", "at": "2026-01-01T00:00Z"}]},
         "reviews.0.id"),
        ({"reviews": [{**as_json(recall())["reviews"][0], "grade": "fine"}]}, "reviews.0.grade"),
        ({"reviews": [as_json(recall())["reviews"][0]] * 201}, "reviews"),
        ({"reviews": [], "extra": 1}, "extra"),
    ],
)  # fmt: skip
def test_what_does_not_make_sense_is_refused_by_its_place(
    learner_client: Client, body: dict[str, Any], field: str
) -> None:
    answer = send(learner_client, "reviews/", body)
    assert answer.status_code == 400
    assert field in answer.json()["errors"]


def test_a_review_is_taken_back(guest: Client) -> None:
    review = Review.objects.get()
    answer = send(guest, f"reviews/{review.key}/undo/")
    assert answer.status_code == 200
    assert answer.json()["state"] == "new"


def test_nothing_of_one_learner_is_reachable_by_another(
    guest: Client, other_client: Client
) -> None:
    stranger = known_to(other_client, a_learner())
    stranger.cookies["csrftoken"] = guest.cookies["csrftoken"].value
    mine = send(guest, "cards/", {"front": "Why?", "back": "So."}).json()["key"]
    review = Review.objects.get()
    assert send(stranger, f"reviews/{review.key}/undo/").status_code == 404
    assert send(stranger, f"cards/{mine}/", {"flagged": True}, method="patch").status_code == 404
    assert send(stranger, f"cards/{mine}/", method="delete").status_code == 404
    assert stranger.get(f"{STUDY}cards/").json() == []
    assert due(stranger)["cards"][0]["state"] == "new"
    assert not StudyCard.objects.filter(flagged=True).exists()


def test_a_card_is_suspended_flagged_and_buried_even_before_it_is_met(guest: Client) -> None:
    body = {"suspended": True, "flagged": True, "buried": True}
    answer = send(guest, "cards/light-0.one-1/", body, method="patch").json()
    assert [answer[name] for name in ("suspended", "flagged", "buried")] == [True, True, True]
    assert "light-0.one-1" not in [card["key"] for card in due(guest)["cards"]]
    assert send(guest, "cards/light-0.gone/", body, method="patch").status_code == 404


def test_a_card_in_ones_own_words_keeps_its_schedule_and_can_be_the_courses_again(
    guest: Client,
) -> None:
    words = {"front": "In *my* words?", "back": "$a^2$ <script>alert(1)</script>"}
    answer = send(guest, "cards/light-0.one-0/", words, method="patch").json()
    assert answer["front"] == "In <em>my</em> words?"
    assert "<math" in answer["back"]
    assert "script" not in answer["back"]
    assert (answer["edited"], answer["reps"]) == (True, 1)
    empty = {"front": "", "back": ""}
    answer = send(guest, "cards/light-0.one-0/", empty, method="patch").json()
    assert (answer["edited"], answer["front"]) == (False, "Question 0?")


def test_plain_words_of_a_card_keep_the_letters_of_its_formulas() -> None:
    assert plain(rendered("Row $i$ of **$W$** points & more")) == "Row i of W points & more"


def test_a_card_of_ones_own_is_made_from_a_mistake_with_the_way_back(guest: Client) -> None:
    body = {
        "front": "What did unit 7 see?",
        "back": "An eye.",
        "concept": "light-0",
        "source": "/concepts/seeing/light-0/?run=abc",
    }
    answer = send(guest, "cards/", body)
    assert answer.status_code == 201
    card = answer.json()
    assert (card["own"], card["taught_url"]) == (True, body["source"])
    assert card["key"] in [one["key"] for one in due(guest)["cards"]]
    assert send(guest, f"cards/{card['key']}/", method="delete").status_code == 204
    assert send(guest, "cards/light-0.one-0/", method="delete").status_code == 409


@pytest.mark.parametrize("source", ["https://elsewhere.example/", "//elsewhere", "javascript:x"])
def test_a_card_leads_nowhere_but_here(guest: Client, source: str) -> None:
    answer = send(guest, "cards/", {"front": "A", "back": "B", "source": source})
    assert answer.status_code == 400
    assert "source" in answer.json()["errors"]


def test_limits_and_retention_are_each_learners_own(guest: Client) -> None:
    answer = send(guest, "plan/", {"retention": 0.85, "new_per_day": 5}, method="patch")
    assert answer.status_code == 200
    plan = guest.get(f"{STUDY}plan/").json()
    assert (plan["retention"], plan["new_per_day"], plan["reviews_per_day"]) == (0.85, 5, 200)
    assert send(guest, "plan/", {"retention": 0.99}, method="patch").status_code == 400


def test_cramming_lists_everything_and_needs_a_concept(guest: Client) -> None:
    found = due(guest, "?concept=light-0&cram=true")
    assert found["cram"] is True
    assert len(found["cards"]) == 3
    assert guest.get(f"{STUDY}due/?cram=true").status_code == 404
    assert guest.get(f"{STUDY}due/?concept=nowhere").status_code == 404
