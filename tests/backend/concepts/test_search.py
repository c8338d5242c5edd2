"""Searching the course, on whichever database the tests run on."""

from __future__ import annotations

import pytest
from django.test import Client

from backend.concepts.models import Passage
from backend.concepts.search import search
from backend.concepts.services import load_content
from tests.backend.concepts.course import Course, add_concept

pytestmark = pytest.mark.django_db


def _titles(text: str) -> list[str]:
    return [found.passage.title for found in search(text)]


def test_word_of_a_card_finds_the_card_and_marks_it(loaded: Course) -> None:
    (found,) = search("wide window")
    assert found.url == "/concepts/seeing/edges/#cards"
    assert found.passage.title == "How wide is the window?"


def test_excerpt_marks_what_was_found(loaded: Course) -> None:
    (found,) = search("changes like")
    assert "<mark>changes</mark>" in found.excerpt


def test_beginning_of_a_word_is_enough(loaded: Course) -> None:
    assert "How wide is the window?" in _titles("how wid")


def test_another_form_of_a_word_finds_it(loaded: Course) -> None:
    assert "receptive field" in _titles("receptive fields")


def test_title_counts_for_more_than_text(course: Course) -> None:
    course.replace("cards.yaml", "A place where", "A zebra where")
    course.replace("cards.yaml", "How wide is the window?", "How wide is a zebra?")
    load_content(root=course.root, zoo=course.zoo)
    assert _titles("zebra") == ["How wide is a zebra?", "What is an edge?"]


def test_all_words_must_occur(loaded: Course) -> None:
    assert _titles("wide nothing") == []


@pytest.mark.parametrize(
    "text", ["", "  ", '"', "a' OR 1=1 --", "NEAR(", "*", "x" * 500, "\x00", "&|!:*", "(((", "é"]
)
def test_strange_queries_are_answered_calmly(loaded: Course, text: str) -> None:
    assert isinstance(search(text), list)


def test_excerpt_cannot_carry_markup(course: Course) -> None:
    course.replace("cards.yaml", "What is an edge?", "Zebra `<script>alert(1)</script>`?")
    course.replace("cards.yaml", "A place where", "A `<b>` zebra where")
    load_content(root=course.root, zoo=course.zoo)
    (found,) = search("zebra")
    assert "<mark>zebra</mark> where" in found.excerpt
    assert "<b>" not in found.excerpt


def test_retired_concept_is_not_found(loaded: Course) -> None:
    add_concept(loaded, "corners")
    load_content(root=loaded.root, zoo=loaded.zoo)
    assert "Corners" in _titles("corners")
    (loaded.root / "seeing" / "corners" / "concept.md").unlink()
    (loaded.root / "seeing" / "corners").rmdir()
    load_content(root=loaded.root, zoo=loaded.zoo)
    assert _titles("corners") == []


def test_loading_again_doubles_nothing(loaded: Course) -> None:
    before = Passage.objects.count()
    load_content(root=loaded.root, zoo=loaded.zoo)
    assert Passage.objects.count() == before
    assert len(_titles("wide")) == 1


def test_results_page_lists_what_was_found(loaded: Course, client: Client) -> None:
    html = client.get("/search/", {"q": "wide"}).content.decode()
    assert "1 passage with “wide”" in html
    assert 'href="/concepts/seeing/edges/#cards"' in html
    assert 'value="wide"' in html


def test_results_page_helps_when_there_is_nothing(loaded: Course, client: Client) -> None:
    html = client.get("/search/", {"q": "<script>alert(1)</script>"}).content.decode()
    assert "Nothing in the course holds all of these words" in html
    assert "<script>alert" not in html


def test_search_takes_two_queries(loaded: Course, django_assert_num_queries) -> None:  # type: ignore[no-untyped-def]
    with django_assert_num_queries(2):
        search("edge")


def test_suggestions_are_few_and_say_where_they_lead(course: Course, client: Client) -> None:
    extra = "".join(
        f"  - id: zebra-{n}\n    section: first\n    front: Zebra {n}\n    back: Stripes.\n"
        for n in range(9)
    )
    course.file("cards.yaml").write_text(course.file("cards.yaml").read_text() + extra)
    load_content(root=course.root, zoo=course.zoo)
    found = client.get("/api/v1/concepts/suggestions/", {"q": "zeb"}).json()
    assert len(found) == 6
    assert found[0] == {
        "title": "Zebra 0",
        "concept": "Edges",
        "url": "/concepts/seeing/edges/#cards",
    }


@pytest.mark.parametrize("query", [{}, {"q": ""}, {"q": "'"}, {"q": "x" * 999}])
def test_suggestions_for_nothing_are_none(
    loaded: Course, client: Client, query: dict[str, str]
) -> None:
    assert client.get("/api/v1/concepts/suggestions/", query).json() == []
