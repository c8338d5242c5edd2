"""Everything can be taken away, and what is taken opens where it is meant to."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
import zipfile
from datetime import date
from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone
from PIL import Image

from backend.concepts.models import Card, Concept
from backend.concepts.services import load_content
from backend.study.cards import exports, own, queries, services
from backend.study.cards.models import StudyCard
from tests.backend.concepts.course import write_course
from tests.backend.study.cards.factories import (
    NOON,
    STUDY,
    a_course,
    a_learner,
    days,
    known_to,
    recall,
    reviewed,
)

pytestmark = pytest.mark.django_db


def opened(package: bytes, folder: Path) -> tuple[sqlite3.Connection, zipfile.ZipFile]:
    """A package as Anki opens it: the database inside the archive."""
    archive = zipfile.ZipFile(io.BytesIO(package))
    archive.extract("collection.anki2", folder)
    return sqlite3.connect(folder / "collection.anki2"), archive


def test_an_anki_package_holds_every_card_in_the_deck_of_its_concept(tmp_path: Path) -> None:
    [concept] = a_course(cards=2)
    learner = a_learner()
    own.add_card(learner=learner, front="Mine?", back="$a^2$", now=NOON)
    cards = [*queries.cards_of(learner), *queries.cram(learner, now=NOON, concept=concept)]
    database, _ = opened(exports.anki_package(cards, site="https://lab.example/"), tmp_path)
    notes = [row[0].split("\x1f") for row in database.execute("SELECT flds FROM notes ORDER BY id")]
    assert [note[0] for note in notes] == ["Mine?", "Question 0?", "Question 1?"]
    assert "<math" in notes[0][1]
    assert 'href="https://lab.example/concepts/seeing/light-0/#first"' in notes[1][2]
    decks = json.loads(database.execute("SELECT decks FROM col").fetchone()[0])
    used = {row[0] for row in database.execute("SELECT DISTINCT did FROM cards")}
    names = {deck["name"] for key, deck in decks.items() if int(key) in used}
    assert names == {"Concept-Lab::My own cards", "Concept-Lab::Light 0"}
    assert database.execute("SELECT count(*) FROM cards").fetchone() == (3,)
    database.close()


def test_a_package_exported_again_names_its_notes_as_before(tmp_path: Path) -> None:
    [concept] = a_course(cards=2)
    names = []
    for folder in ("one", "two"):
        cards = queries.cram(None, now=NOON, concept=concept)
        database, _ = opened(exports.anki_package(cards, site="http://x/"), tmp_path / folder)
        names.append(database.execute("SELECT guid, mid FROM notes ORDER BY id").fetchall())
        database.close()
    assert names[0] == names[1]


def test_pictures_of_the_course_travel_with_its_cards(tmp_path: Path) -> None:
    course = write_course(tmp_path / "course")
    load_content(root=course.root, zoo=course.zoo)
    concept = Concept.objects.get()
    # a real picture of the course's own, under the address that pages give it
    from backend.concepts import assets

    address = assets.address("zoo/samples/" + sorted(
        path.name for path in (assets.zoo_root() / "samples").iterdir() if path.suffix == ".webp"
    )[0])  # fmt: skip
    Card.objects.create(
        concept=concept, key="seen", section="first", position=9,
        front="Which one?", back=f'<p><img src="{address}" alt="a face"></p>',
    )  # fmt: skip
    cards = queries.cram(None, now=NOON, concept=concept)
    database, archive = opened(exports.anki_package(cards, site="http://x/"), tmp_path)
    media = json.loads(archive.read("media"))
    assert len(media) == 1
    [(number, name)] = media.items()
    back = database.execute("SELECT flds FROM notes WHERE flds LIKE '%Which one?%'").fetchone()[0]
    assert f'src="{name}"' in back
    with Image.open(io.BytesIO(archive.read(number))) as picture:
        picture.verify()
    database.close()


def test_csv_has_a_row_a_card_with_its_state() -> None:
    a_course(cards=2)
    learner = a_learner()
    reviewed(learner, recall(grade=4))
    own.add_card(learner=learner, front="A, *b*", back="two\nlines", now=NOON)
    rows = list(csv.DictReader(io.StringIO(exports.csv_text(queries.cards_of(learner)))))
    found = {row["front"]: row for row in rows}
    assert found["A, *b*"]["back"] == "two\nlines"
    assert found["Question 0?"]["state"] == "review"
    assert found["Question 0?"]["concept"] == "light-0"
    assert found["Question 0?"]["due"] > "2026-03-10"


def test_markdown_has_a_heading_a_concept_and_a_card() -> None:
    [concept] = a_course(cards=1)
    text = exports.markdown_text(queries.cram(None, now=NOON, concept=concept))
    assert "## Light 0\n" in text
    assert "### Question 0?\n\n<p>Answer 0" in text


def test_a_calendar_says_how_many_cards_are_due_on_which_of_the_learners_days() -> None:
    a_course(cards=3)
    learner = a_learner(time_zone="Asia/Tokyo")
    cards = reviewed(learner, recall(grade=4), recall("light-0.one-1", grade=4))
    StudyCard.objects.update(due=NOON + days(3))
    reviewed(learner, recall("light-0.one-2", grade=1))
    found = exports.due_days(
        [NOON + days(3), NOON + days(3), NOON - days(9), NOON + days(99)],
        now=NOON,
        zone=learner.zone,
    )
    assert found == {date(2026, 3, 13): 2, date(2026, 3, 10): 1}
    text = exports.calendar_text(found, now=NOON, owner="abc")
    assert text.startswith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")
    assert "DTSTART;VALUE=DATE:20260313\r\nDTEND;VALUE=DATE:20260314\r\n" in text
    assert "SUMMARY:2 cards to recall\r\n" in text
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert len(cards) == 2


def test_files_are_each_learners_own_and_a_calendar_link_opens_without_a_session(
    learner_client: Client, other_client: Client
) -> None:
    a_course(cards=1)
    learner = a_learner()
    reviewed(learner, recall(grade=4, at=timezone.now()))
    mine, other = known_to(learner_client, learner), known_to(other_client, a_learner())
    for ending in ("csv", "md"):
        path = f"{STUDY}export.{ending}"
        assert "Question 0?" in mine.get(path).content.decode()
        assert "Question 0?" not in other.get(path).content.decode()
    answer = mine.get(f"{STUDY}export.apkg?concept=light-0")
    assert answer["Content-Disposition"] == 'attachment; filename="concept-lab-cards.apkg"'
    assert answer.content[:2] == b"PK"
    link = mine.get("/study/cards/").context["calendar"]
    found = Client().get(link.removeprefix("http://testserver"))
    assert "1 card to recall" in found.content.decode()
    assert Client().get(f"{STUDY}calendar/forged.ics").status_code == 404
    assert "to recall" not in other.get(f"{STUDY}due.ics").content.decode()


def test_limits_are_changed_and_cards_brought_back_on_the_page(learner_client: Client) -> None:
    a_course(cards=1)
    learner = a_learner()
    [card] = reviewed(learner, recall())
    services.set_aside(card=card, now=NOON, suspended=True, flagged=True)
    browser = known_to(learner_client, learner)
    page = browser.get("/study/cards/")
    assert "Bring it back" in page.content.decode()
    token = {"csrfmiddlewaretoken": browser.cookies["csrftoken"].value}
    wishes = {"retention": "85", "new_per_day": "7", "reviews_per_day": "50"}
    assert browser.post("/study/cards/plan/", wishes | token).status_code == 302
    assert (queries.plan_of(learner).retention, queries.plan_of(learner).new_per_day) == (0.85, 7)
    answer = browser.post("/study/cards/plan/", wishes | token | {"retention": "99"})
    assert answer.status_code == 400
    assert "retention" in answer.content.decode()
    changed = f"/study/cards/{card.key}/change/"
    assert browser.post(changed, token | {"what": "unsuspend"}).status_code == 302
    assert not StudyCard.objects.get().suspended


def test_a_link_from_a_mistake_fills_the_form_and_the_card_leads_back(
    learner_client: Client,
) -> None:
    a_course(cards=1)
    address = "/study/cards/?front=Why%3F&back=So.&concept=light-0&source=/concepts/seeing/light-0/"
    page = learner_client.get(address).content.decode()
    assert ">Why?</textarea>" in page
    body = {"front": "Why?", "back": "So.", "concept": "light-0",
            "source": "/concepts/seeing/light-0/",
            "csrfmiddlewaretoken": learner_client.cookies["csrftoken"].value}  # fmt: skip
    assert learner_client.post("/study/cards/add/", body).status_code == 302
    assert StudyCard.objects.get().source == "/concepts/seeing/light-0/"
    page = learner_client.get("/study/cards/?source=javascript:alert(1)").content.decode()
    assert "javascript:" not in page
    body["source"] = "https://elsewhere.example/"
    assert learner_client.post("/study/cards/add/", body).status_code == 400
