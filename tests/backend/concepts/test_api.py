"""The course through the API."""

from __future__ import annotations

from django.test import Client

from backend.concepts.services import load_content
from tests.backend.concepts.course import Course

ADDRESS = "/api/v1/concepts/"


def test_list_names_each_concept_with_its_size(loaded: Course, client: Client) -> None:
    assert client.get(ADDRESS).json() == [
        {
            "slug": "edges",
            "title": "Edges",
            "summary": "A first concept.",
            "track": {"slug": "seeing", "title": "Seeing"},
            "url": "/concepts/seeing/edges/",
            "minutes": 5,
            "updated": "2026-01-31",
            "requires": [],
            "cards": 2,
            "questions": 1,
        }
    ]


def test_detail_holds_everything_the_page_teaches(loaded: Course, client: Client) -> None:
    body = client.get(f"{ADDRESS}edges/").json()
    assert [section["slug"] for section in body["sections"]] == ["first", "second"]
    assert [card["key"] for card in body["cards"]] == ["what-is-an-edge", "how-wide"]
    assert body["questions"][0]["level"] == "beginner"
    assert [step["receptive_field"] for step in body["flow"]] == [1, 9, 96]
    assert [reference["key"] for reference in body["references"]] == ["hubel-1962"]
    assert [term["key"] for term in body["glossary"]] == ["receptive-field"]


def test_cards_and_questions_have_addresses_of_their_own(loaded: Course, client: Client) -> None:
    whole = client.get(f"{ADDRESS}edges/").json()
    assert client.get(f"{ADDRESS}edges/cards/").json() == whole["cards"]
    assert client.get(f"{ADDRESS}edges/questions/").json() == whole["questions"]


def test_a_card_taken_out_is_not_told_any_more(loaded: Course, client: Client) -> None:
    text = loaded.file("cards.yaml").read_text()
    loaded.file("cards.yaml").write_text(text[: text.index("  - id: how-wide")])
    load_content(root=loaded.root, zoo=loaded.zoo)
    (card,) = client.get(f"{ADDRESS}edges/cards/").json()
    assert card["key"] == "what-is-an-edge"


def test_cards_of_no_concept_are_a_problem_that_says_where_to_look(
    loaded: Course, client: Client
) -> None:
    response = client.get(f"{ADDRESS}nowhere/cards/")
    assert response.status_code == 404
    assert "GET /api/v1/concepts/ lists them" in response.json()["detail"]


def test_unknown_concept_is_a_problem_in_json(loaded: Course, client: Client) -> None:
    response = client.get(f"{ADDRESS}nowhere/")
    assert (response.status_code, response["Content-Type"]) == (404, "application/problem+json")
    assert response.json()["status"] == 404


def test_api_may_be_cached_and_sets_no_cookie(loaded: Course, client: Client) -> None:
    response = client.get(ADDRESS)
    assert "public" in response["Cache-Control"]
    assert not response.cookies
    again = client.get(ADDRESS, headers={"if-none-match": response["ETag"]})
    assert again.status_code == 304
