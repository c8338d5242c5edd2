"""Files of strangers: read if they are what they say, else refused whole with the reason."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

import pytest
import zstandard
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from backend.accounts.models import Learner
from backend.common.errors import InvalidInputError, UploadTooLargeError
from backend.study.cards import exports, imports
from backend.study.cards.models import ImportDraft, StudyCard
from tests.backend.study.cards import hostile
from tests.backend.study.cards.factories import a_course, a_learner, known_to

LONG = "x" * 10_001
PAGE = "/study/cards/import/"


def read(content: bytes, name: str = "deck.apkg") -> list[tuple[str, str, str]]:
    return [(row.front, row.back, row.fault) for row in imports.read_file(name, content).rows]


def test_a_package_gives_its_basic_cards() -> None:
    content = hostile.package("What is <b>light</b>?|Waves.", "A|B|extra[sound:x.mp3]")
    assert read(content) == [("What is <b>light</b>?", "Waves.", ""), ("A", "B", "")]


def test_a_package_of_the_newest_kind_is_read_and_not_its_stand_in() -> None:
    packed = zstandard.compress(hostile.with_notes("new|kind"))
    old = hostile.with_notes("Please update|your Anki")
    content = hostile.archive(("collection.anki2", old), ("collection.anki21b", packed))
    assert read(content) == [("new", "kind", "")]


def test_rows_that_cannot_become_cards_say_why_and_leave_the_others_alone() -> None:
    content = hostile.package("only one", "{{c1::gap}}|x", " |empty", "good|card", "good|again")
    assert [fault for _, _, fault in read(content)] == [
        "It has one field; a basic card has two.",
        "It is a cloze card; only basic ones are read.",
        "The front: it says nothing.",
        "",
        "You have a card with this front.",
    ]


def test_each_card_says_which_pictures_and_sounds_it_would_lose() -> None:
    content = hostile.package(
        'Cell <img src="a.jpg">|<IMG src=b.png> ![c](c.png) [sound:d.mp3] a wall',
        "Plain|words",
        '<img src="e.jpg">[sound:f.mp3]|a leaf',
    )
    found = imports.read_file("deck.apkg", content)
    assert [row.left_out for row in found.rows] == [
        "3 pictures and 1 sound",
        "",
        "1 picture and 1 sound",
    ]
    assert [row.number for row in found.poorer] == [1]
    assert "sound" not in found.rows[0].back
    assert (
        found.rows[2].fault == "The front: it says nothing. Not taken over: 1 picture and 1 sound."
    )


@pytest.mark.parametrize(
    ("field", "named"),
    [
        ("<script>alert(1)</script>", "<script>"),
        ("<img src=x onerror=alert(1)>", "onerror="),
        ('<a href="javascript:alert(1)">x</a>', "href="),
        ("<iframe src=//elsewhere.example></iframe>", "<iframe>"),
        ("<svg onload=alert(1)>", "<svg>"),
        ("<ScRiPt >x", "<script>"),
    ],
)
def test_a_field_that_would_run_something_is_refused_by_name(field: str, named: str) -> None:
    [(_, _, fault)] = read(
        f'front,back\nQ,"{field.replace(chr(34), chr(34) * 2)}"\n'.encode(), "a.csv"
    )
    assert fault == f"The back holds {named}, which could run or load something. Remove it."


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("front,back\nA,B\n", [("A", "B", "")]),
        ("\ufeffback;front\nB;A\n", [("A", "B", "")]),
        ("A\tB\n#comment\n\nC\tD\n", [("A", "B", ""), ("C", "D", "")]),
        ('"A, with comma","B\nover lines"\n', [("A, with comma", "B\nover lines", "")]),
        ("A,B\nC\n", [("A", "B", ""), ("C", "", "It has 1 of the 2 columns.")]),
        (f"A,{LONG}\n", [("A", LONG, "The back: it has 10001 characters. Allowed: 10000.")]),
    ],
)  # fmt: skip
def test_csv_is_read_as_people_write_it(text: str, rows: list[tuple[str, str, str]]) -> None:
    assert read(text.encode(), "cards.csv") == rows


REFUSED: list[tuple[Callable[[], bytes], str]] = [
    (hostile.bomb, "no real deck packs like this"),
    (hostile.lying_bomb, "no readable ZIP archive|more than 64 MiB|no SQLite database"),
    (lambda: hostile.escaping("../../evil"), "outside itself"),
    (lambda: hostile.escaping("/etc/passwd"), "outside itself"),
    (lambda: hostile.escaping("C:\\evil"), "outside itself"),
    (hostile.encrypted, "encrypted"),
    (hostile.broken_database, "database cannot be read"),
    (hostile.endless_view, "no table of notes"),
    (hostile.huge_field, "database cannot be read"),
    (lambda: hostile.archive(("collection.anki2", b"not a database" * 99)), "no SQLite database"),
    (
        lambda: hostile.archive(("collection.anki21b", b"(\xb5/\xfd" + b"x" * 99)),
        "cannot be unpacked",
    ),
    (lambda: hostile.archive(("readme.txt", b"x")), "no Anki collection"),
    (lambda: hostile.package("a|b")[:-30], "no readable ZIP archive"),
    (lambda: hostile.package("a|b")[:40] + b"\0" * 500, "no readable ZIP archive"),
    (
        lambda: hostile.archive(("collection.anki2", hostile.database(hostile.NOTES))),
        "holds no card",
    ),
    (lambda: b"\xff\xfe" * 50, "neither an Anki package nor text"),
    (lambda: b"a,b\0c", "neither an Anki package nor a CSV"),
    (lambda: b"a,b\n" * 2001, "more than 2000 rows"),
    (lambda: b"", "holds no card"),
]


@pytest.mark.parametrize(("make", "reason"), REFUSED)
def test_a_hostile_or_broken_file_is_refused_with_the_reason(
    make: Callable[[], bytes], reason: str
) -> None:
    content = make()
    name = "deck.apkg" if content[:2] == b"PK" else "deck.csv"
    with pytest.raises(InvalidInputError, match=reason):
        imports.read_file(name, content)


def test_a_zstd_bomb_is_refused() -> None:
    packed = zstandard.compress(bytes(80_000_000))
    content = hostile.archive(("collection.anki21b", packed + b"x" * 3000))
    with pytest.raises(InvalidInputError, match="more than 64 MiB"):
        imports.read_file("deck.apkg", content)


def test_a_hundred_megabytes_are_refused() -> None:
    with pytest.raises(UploadTooLargeError, match=r"100\.0 MiB. Allowed: 10 MiB"):
        imports.check_size(100 * 2**20)


@pytest.fixture
def guest(learner_client: Client, db: None) -> Client:
    a_course()
    return learner_client


def token(client: Client) -> str:
    client.get("/study/cards/")
    return client.cookies["csrftoken"].value


def take(client: Client, page: str, **said: str) -> int:
    """Say yes to the file that a page shows; the answer's status."""
    address = re.findall(rf'action="({PAGE}[-0-9a-f]{{36}}/take/)"', page)[0]
    return client.post(address, said | {"csrfmiddlewaretoken": token(client)}).status_code


def upload(client: Client, content: bytes, name: str = "deck.apkg") -> tuple[int, str]:
    body = {"file": SimpleUploadedFile(name, content), "csrfmiddlewaretoken": token(client)}
    answer = client.post(PAGE, body)
    return answer.status_code, answer.content.decode()


def test_a_file_is_shown_first_and_becomes_cards_when_its_owner_says_so(guest: Client) -> None:
    status, page = upload(guest, hostile.package("What is *light*?|Waves.", "only one"))
    assert status == 200
    assert "1 card can be imported, 1 row cannot" in page
    assert "It has one field" in page
    assert not StudyCard.objects.exists()
    assert take(guest, page, concept="light-0") == 302
    card = StudyCard.objects.get()
    assert (card.front_html, card.back_html) == ("What is <em>light</em>?", "Waves.")
    assert card.concept is not None
    assert take(guest, page) == 302  # pressed twice, it is done once
    assert StudyCard.objects.count() == 1


@pytest.mark.parametrize(("make", "reason"), REFUSED[:6])
def test_of_a_refused_file_nothing_is_stored(
    guest: Client, make: Callable[[], bytes], reason: str
) -> None:
    status, page = upload(guest, make())
    assert status == 400
    assert 'role="alert"' in page
    assert not Learner.objects.exists()
    assert not ImportDraft.objects.exists()
    assert not StudyCard.objects.exists()


def test_a_hundred_megabytes_are_refused_before_they_are_read(guest: Client) -> None:
    class Unread:
        def read(self, *_: object) -> bytes:
            raise AssertionError("The body was read.")

        readline = read

    answer = guest.generic(
        "POST",
        PAGE,
        b"",
        content_type="multipart/form-data; boundary=x",
        **{"CONTENT_LENGTH": str(100 * 2**20), "wsgi.input": Unread()},  # type: ignore[arg-type]
    )
    assert answer.status_code == 413
    assert re.search(r"(100\.0|99\.9) Mi?B", answer.content.decode())
    assert not Learner.objects.exists()


def test_an_import_from_another_site_is_refused(guest: Client) -> None:
    answer = guest.post(PAGE, {"file": SimpleUploadedFile("a.csv", b"A,B\n")})
    assert answer.status_code == 403
    assert not ImportDraft.objects.exists()


def test_the_preview_says_of_each_card_what_is_left_out(guest: Client) -> None:
    _, page = upload(guest, hostile.package('A <img src="a.jpg">|B', "C|D"))
    assert "1 card loses a picture or a sound" in page
    assert page.count("Not taken over: 1 picture. a.jpg: It is not in the package.") == 1


def test_nobody_takes_another_ones_file(guest: Client, other_client: Client) -> None:
    _, page = upload(guest, b"A,B\n", "a.csv")
    assert take(known_to(other_client, a_learner()), page) == 404
    assert take(Client(), page) == 404
    assert ImportDraft.objects.get().taken is None


def test_of_two_files_shown_in_two_tabs_each_becomes_what_its_tab_showed(guest: Client) -> None:
    _, first = upload(guest, b"A,B\n", "a.csv")
    _, second = upload(guest, b"C,D\n", "c.csv")
    assert take(guest, first) == 302
    assert [card.front for card in StudyCard.objects.all()] == ["A"]
    assert take(guest, second) == 302
    assert sorted(card.front for card in StudyCard.objects.all()) == ["A", "C"]


def test_what_was_exported_can_be_imported_by_someone_else(guest: Client) -> None:
    _, page = upload(guest, json.dumps({}).encode() + b',x\n"A <b>b</b>",$a^2$\n', "a.csv")
    take(guest, page)
    mine = list(StudyCard.objects.select_related("concept").order_by("id"))
    found = imports.read_file("cards.csv", exports.csv_text(mine).encode())
    assert [(row.front, row.back) for row in found.good] == [("{}", "x"), ("A <b>b</b>", "$a^2$")]
    packed = exports.anki_package(mine, site="http://localhost/")
    again = imports.read_file("cards.apkg", packed)
    assert [row.front for row in again.good] == ["{}", "A <b>b</b>"]
