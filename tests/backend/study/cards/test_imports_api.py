"""Imports over the API: shown, accepted once, whosever they are."""

from __future__ import annotations

import uuid
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from backend.accounts.models import Learner
from backend.study.cards import tasks
from backend.study.cards.models import ImportDraft, StudyCard
from tests.backend.study.cards.decks import a_deck, a_picture
from tests.backend.study.cards.factories import STUDY, a_course, a_learner, known_to
from tests.backend.study.cards.test_imports import REFUSED

pytestmark = pytest.mark.django_db
IMPORTS = f"{STUDY}imports/"


def sent(client: Client, content: bytes, name: str = "deck.csv") -> Any:
    return client.post(IMPORTS, {"file": SimpleUploadedFile(name, content)})


def accepted(client: Client, identity: str, **asked: Any) -> Any:
    return client.post(f"{IMPORTS}{identity}/accept/", asked, content_type="application/json")


def test_a_file_is_shown_row_by_row_and_accepted_once(client: Client) -> None:
    a_course()
    shown = sent(client, b"front,back\nA,B\nC\n<b>D</b>,E\n")
    assert (shown.status_code, shown["Cache-Control"]) == (201, "no-store")
    told = shown.json()
    assert (told["name"], told["good"], told["faulty"]) == ("deck.csv", 2, 1)
    assert [(row["number"], row["front"], row["fault"]) for row in told["rows"]] == [
        (1, "A", ""),
        (2, "C", "It has 1 of the 2 columns."),
        (3, "<b>D</b>", ""),
    ]
    assert not StudyCard.objects.exists()
    for _ in range(2):
        answer = accepted(client, told["id"], concept="light-0")
        assert (answer.status_code, answer.json()["cards"]) == (200, 2)
    cards = StudyCard.objects.order_by("id")
    assert [(card.front_html, card.concept.slug) for card in cards if card.concept] == [
        ("A", "light-0"),
        ("<b>D</b>", "light-0"),
    ]
    again = sent(client, b"front,back\nA,B\n")
    assert (again.status_code, again.json()["id"]) == (200, None)
    assert again.json()["rows"][0]["fault"] == "You have a card with this front."


def test_a_picture_may_be_put_into_words_when_it_is_accepted(client: Client) -> None:
    deck = a_deck(
        'A <img src="a.jpg">|B <img src="leaf.jpg">', a__jpg=a_picture(), leaf__jpg=a_picture()
    )
    told = sent(client, deck, "deck.apkg").json()
    [row] = told["rows"]
    assert [(one["side"], one["alt"]) for one in row["pictures"]] == [
        ("front", ""),
        ("back", "leaf"),
    ]
    words = [{"number": 1, "alt": "A red field"}]
    assert accepted(client, told["id"], pictures=words).json()["cards"] == 1
    [card] = client.get(f"{STUDY}cards/").json()
    assert (card["alt"], card["back_alt"]) == ("A red field", "leaf")
    assert 'alt="A red field"' in card["front"]
    assert 'alt="leaf"' in card["back"]


def test_nobody_accepts_or_drops_anothers_file(client: Client) -> None:
    identity = sent(client, b"A,B\n").json()["id"]
    for stranger in (known_to(Client(), a_learner()), Client()):
        assert accepted(stranger, identity).status_code == 404
        assert stranger.delete(f"{IMPORTS}{identity}/").status_code == 404
    assert ImportDraft.objects.get().taken is None


def test_a_file_that_was_dropped_or_waited_too_long_is_gone(client: Client) -> None:
    first, second = (sent(client, b"A,B\n").json()["id"] for _ in range(2))
    assert client.delete(f"{IMPORTS}{first}/").status_code == 204
    long_ago = timezone.now() - timedelta(days=2)
    ImportDraft.objects.filter(id=second).update(created=long_ago)
    for identity in (first, second, str(uuid.uuid4())):
        answer = accepted(client, identity)
        assert answer.status_code == 404
        assert "choose it once more" in answer.json()["detail"]
    assert not StudyCard.objects.exists()


def test_a_file_that_nobody_came_back_to_leaves_with_its_pictures(client: Client) -> None:
    deck = a_deck('A <img src="a.jpg">|B', a__jpg=a_picture())
    left, waiting = (sent(Client(), deck, "deck.apkg").json()["id"] for _ in range(2))
    drafts = {str(draft.id): draft for draft in ImportDraft.objects.all()}
    ImportDraft.objects.filter(id=left).update(created=timezone.now() - timedelta(hours=26))
    tasks.sweep()
    assert [str(draft.id) for draft in ImportDraft.objects.all()] == [waiting]
    for draft, kept in ((drafts[left], False), (drafts[waiting], True)):
        assert [default_storage.exists(name) for name in draft.files] == [kept]


@pytest.mark.parametrize(("make", "reason"), REFUSED[::3])
def test_of_a_hostile_file_nothing_is_stored(client: Client, make: Any, reason: str) -> None:
    content = make()
    answer = sent(client, content, "deck.apkg" if content[:2] == b"PK" else "deck.csv")
    assert answer.status_code == 400
    assert answer.json()["type"].endswith("invalid-input")
    assert not Learner.objects.exists()
    assert not ImportDraft.objects.exists()


def test_slips_are_refused_by_name(client: Client) -> None:
    assert sent(client, b"").status_code == 400
    assert client.post(IMPORTS, {"fil": "x"}).json()["errors"].keys() == {"fil"}
    identity = sent(client, b"A,B\n").json()["id"]
    assert accepted(client, identity, concept="no-such").status_code == 404
    wrong = accepted(client, identity, pictures=[{"number": 0}])
    assert wrong.json()["errors"].keys() == {"pictures.0.number"}


def test_files_of_one_learner_are_counted(client: Client, settings: Any) -> None:
    settings.IMPORTS_PER_HOUR = 1
    known_to(client, a_learner())
    assert sent(client, b"A,B\n").status_code == 201
    answer = sent(client, b"A,B\n")
    assert (answer.status_code, answer.json()["limit"]) == (429, "imports_per_hour")
    assert "Retry-After" in answer.headers
