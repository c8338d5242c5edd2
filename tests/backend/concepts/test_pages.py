"""Pages: complete, the same for everyone, in a fixed number of queries."""

from __future__ import annotations

import gzip
import json

import brotli
import pytest
import zstandard
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from backend.concepts import queries
from backend.concepts.caching import forget_pages
from backend.concepts.services import load_content
from tests.backend.concepts.course import Course, add_concept

PAGE = "/concepts/seeing/edges/"
PAGES = (
    "/",
    "/concepts/seeing/",
    PAGE,
    "/about/",
    "/privacy/",
    "/robots.txt",
    "/sitemap.xml",
    "/concepts/feed.atom",
)


@pytest.mark.parametrize("path", PAGES)
def test_reading_sets_no_cookie_and_may_be_cached(
    loaded: Course, client: Client, path: str
) -> None:
    response = client.get(path)
    assert response.status_code == 200
    assert not response.cookies
    assert "public" in response["Cache-Control"]
    assert "Cookie" not in response.get("Vary", "")


@pytest.mark.parametrize("path", PAGES)
def test_who_has_the_page_already_is_told_so(loaded: Course, client: Client, path: str) -> None:
    first = client.get(path)
    again = client.get(path, headers={"if-none-match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


UNPACK = {
    "zstd": zstandard.ZstdDecompressor().decompress,
    "br": brotli.decompress,
    "gzip": gzip.decompress,
}


@pytest.mark.parametrize(
    ("accepted", "sent"),
    [
        ("gzip, deflate, br, zstd", "zstd"),
        ("gzip, deflate, br", "br"),
        ("gzip, zstd;q=0", "gzip"),
    ],
)
def test_page_is_packed_for_who_can_unpack(
    loaded: Course, client: Client, accepted: str, sent: str
) -> None:
    response = client.get(PAGE, headers={"accept-encoding": accepted})
    assert response["Content-Encoding"] == sent
    assert response["Vary"] == "Accept-Encoding"
    assert UNPACK[sent](response.content) == client.get(PAGE).content
    tag = response["ETag"]
    again = client.get(PAGE, headers={"accept-encoding": accepted, "if-none-match": tag})
    assert again.status_code == 304


def test_page_that_was_just_made_is_handed_out_again_without_a_query(
    loaded: Course, client: Client
) -> None:
    first = client.get(PAGE)
    assert _queries(client, PAGE) == 0
    again = client.get(PAGE)
    ids = {first.headers.pop("X-Request-ID"), again.headers.pop("X-Request-ID")}
    assert len(ids) == 2  # each answer has its own, kept or made
    assert (again.content, dict(again.items())) == (first.content, dict(first.items()))
    assert client.head(PAGE)["ETag"] == first["ETag"]


def test_page_for_another_address_or_packing_is_another(loaded: Course, client: Client) -> None:
    plain = client.get(PAGE).content
    packed = client.get(PAGE, headers={"accept-encoding": "gzip"}).content
    elsewhere = client.get(PAGE, headers={"host": "localhost"}).content
    assert gzip.decompress(packed) == plain
    assert b"http://localhost/concepts/" in elsewhere
    assert b"http://localhost/concepts/" not in plain


def test_unknown_host_is_refused_although_the_page_is_ready(loaded: Course, client: Client) -> None:
    client.get(PAGE)
    assert client.get(PAGE, headers={"host": "elsewhere.example"}).status_code == 400


def test_track_shows_what_builds_on_what(loaded: Course, client: Client) -> None:
    add_concept(loaded, "corners", requires="edges")
    add_concept(loaded, "shapes", requires="edges, corners")
    add_concept(loaded, "light")
    load_content(root=loaded.root, zoo=loaded.zoo)
    found = queries.stages(list(queries.tracks().get().concepts.all()))
    assert [[one.key for one in stage] for stage in found] == [
        ["edges", "light"],
        ["corners"],
        ["shapes"],
    ]
    html = client.get("/concepts/seeing/").content.decode()
    assert '<span class="quiet">needs Edges, Corners</span>' in html


def test_missing_page_is_asked_for_anew(loaded: Course, client: Client) -> None:
    assert client.get("/concepts/seeing/corners/").status_code == 404
    add_concept(loaded, "corners")
    load_content(root=loaded.root, zoo=loaded.zoo)
    assert client.get("/concepts/seeing/corners/").status_code == 200


def test_reworded_page_has_another_etag(loaded: Course, client: Client) -> None:
    before = client.get(PAGE)["ETag"]
    loaded.replace("concept.md", "A caption.", "Another caption.")
    load_content(root=loaded.root, zoo=loaded.zoo)
    assert client.get(PAGE)["ETag"] != before


def test_concept_page_has_its_text_and_every_way_through_it(loaded: Course, client: Client) -> None:
    html = client.get(PAGE).content.decode()
    assert "<title>Edges · Concept-Lab</title>" in html
    assert '<link rel="canonical" href="http://testserver/concepts/seeing/edges/">' in html
    assert '<meta name="description" content="A first concept.">' in html
    assert '<a class="skip" href="#main">' in html
    for anchor in ("first", "second", "cards", "questions", "glossary", "references"):
        assert f'href="#{anchor}"' in html
        assert f'id="{anchor}"' in html
    assert 'id="ref-hubel-1962"' in html
    assert 'id="term-receptive-field" popover' in html


def test_cards_and_answers_can_be_opened_without_javascript(loaded: Course, client: Client) -> None:
    html = client.get(PAGE).content.decode()
    assert html.count('<details class="card"') == 2
    assert html.count("A worked answer") == 1
    assert "What a senior adds" in html


@pytest.mark.parametrize("path", ["/", "/concepts/seeing/", PAGE, "/api/v1/concepts/"])
def test_queries_do_not_grow_with_the_course(loaded: Course, client: Client, path: str) -> None:
    add_concept(loaded, "one", requires="edges", cards=1)
    load_content(root=loaded.root, zoo=loaded.zoo)
    forget_pages()
    few = _queries(client, path)
    for number in range(30):
        add_concept(loaded, f"more-{number}", requires="edges, one", cards=5)
    load_content(root=loaded.root, zoo=loaded.zoo)
    assert _queries(client, path) == few


def _queries(client: Client, path: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert client.get(path).status_code == 200
    return len(queries)


def test_concept_page_takes_few_queries(loaded: Course, client: Client) -> None:
    assert _queries(client, PAGE) <= 6


def test_concepts_before_and_after_are_linked(loaded: Course, client: Client) -> None:
    add_concept(loaded, "corners")
    load_content(root=loaded.root, zoo=loaded.zoo)
    assert 'rel="next" href="/concepts/seeing/corners/"' in client.get(PAGE).content.decode()
    after = client.get("/concepts/seeing/corners/").content.decode()
    assert 'rel="prev" href="/concepts/seeing/edges/"' in after


@pytest.mark.parametrize("path", ["/nowhere/", "/concepts/nowhere/", "/concepts/seeing/nowhere/"])
def test_missing_page_says_so_and_leads_back(loaded: Course, client: Client, path: str) -> None:
    response = client.get(path)
    assert response.status_code == 404
    html = response.content.decode()
    assert "There is no page here" in html
    assert path in html
    assert 'href="/"' in html


def test_retired_concept_has_no_page(loaded: Course, client: Client) -> None:
    add_concept(loaded, "corners")
    load_content(root=loaded.root, zoo=loaded.zoo)
    (loaded.root / "seeing" / "corners" / "concept.md").unlink()
    (loaded.root / "seeing" / "corners").rmdir()
    load_content(root=loaded.root, zoo=loaded.zoo)
    assert client.get("/concepts/seeing/corners/").status_code == 404
    assert client.get("/api/v1/concepts/corners/").status_code == 404


def test_site_map_names_every_page(loaded: Course, client: Client) -> None:
    xml = client.get("/sitemap.xml").content.decode()
    assert xml.startswith("<?xml")
    assert "<loc>http://testserver/concepts/seeing/edges/</loc><lastmod>2026-01-31</lastmod>" in xml


def test_privacy_page_states_the_lifetime_that_is_set(
    client: Client, db: None, settings: object
) -> None:
    settings.RUN_LIFETIME_HOURS = 5  # type: ignore[attr-defined]
    assert "gone within 5 hours" in client.get("/privacy/").content.decode()


def test_site_without_a_course_still_answers(client: Client, db: None) -> None:
    assert "No concept has been loaded yet" in client.get("/").content.decode()


def test_page_cannot_be_posted_to(loaded: Course, client: Client) -> None:
    assert client.post(PAGE).status_code == 405


def test_feed_names_concepts_with_their_dates(loaded: Course, client: Client) -> None:
    response = client.get("/concepts/feed.atom")
    assert response["Content-Type"].startswith("application/atom+xml")
    xml = response.content.decode()
    assert "<title>Edges</title>" in xml
    assert "<updated>2026-01-31T00:00:00+00:00</updated>" in xml
    assert 'href="http://testserver/concepts/seeing/edges/"' in xml


def test_search_engines_are_told_what_the_page_teaches(loaded: Course, client: Client) -> None:
    html = client.get(PAGE).content.decode()
    start = html.index('<script type="application/ld+json">') + 35
    told = json.loads(html[start : html.index("</script>", start)])
    assert (told["name"], told["timeRequired"]) == ("Edges", "PT5M")
    assert told["teaches"] == ["receptive field"]


def test_title_cannot_break_out_of_the_data_block(course: Course, client: Client, db: None) -> None:
    course.replace("concept.md", "title: Edges", "title: </script><script>alert(1)</script>")
    load_content(root=course.root, zoo=course.zoo)
    assert "<script>alert" not in client.get(PAGE).content.decode()
