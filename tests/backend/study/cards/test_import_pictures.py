"""Pictures of an Anki package: decoded like every stranger's, kept with the card, gone with it."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator
from itertools import count

import pytest
import zstandard
from django.core.files.storage import default_storage
from django.test import Client

from backend.accounts.deletion import delete_person
from backend.accounts.models import Learner
from backend.common.errors import InvalidInputError
from backend.study.cards import (
    drafts,
    exports,
    import_pictures,
    imports,
    media,
    own,
    pictures,
    queries,
)
from backend.study.cards.import_pictures import Gallery
from backend.study.cards.models import ImportDraft, StudyCard
from tests.backend.study.cards import hostile
from tests.backend.study.cards.decks import COMMENT, a_deck, a_picture
from tests.backend.study.cards.factories import NOON, STUDY, a_learner, days, known_to


def kept(content: bytes, learner: Learner) -> ImportDraft:
    found = imports.read_file("deck.apkg", content, known=drafts.fronts_of(learner))
    return drafts.keep_draft(learner=learner, found=found, now=NOON)


def taken(content: bytes, learner: Learner) -> list[StudyCard]:
    draft = kept(content, learner)
    drafts.take_draft(learner=learner, draft_id=draft.id, now=NOON)
    return list(queries.cards_of(learner).order_by("id"))


def test_each_side_takes_its_first_good_picture_over_and_says_why_others_stay() -> None:
    content = a_deck(
        'Cell <img src="cell%20wall.jpg">|<img src=b.png alt="A leaf"> green <img src="c.jpg">',
        '<img src="fake.png"><img src="https://elsewhere.example/x.jpg">|Nothing to see',
        '<img src="gone.jpg">|x[sound:a.mp3]',
        **{"cell wall__jpg": a_picture(), "b__png": a_picture("blue", "PNG"), "c__jpg": b"x"},
        fake__png=b"<svg onload=alert(1)>",
    )
    first, second, third = imports.read_file("deck.apkg", content).rows
    assert (first.front, first.back, first.fault) == ("Cell", "green", "")
    assert {name: one.alt for name, one in first.pictures.items()} == {
        "picture": "cell wall",
        "back_picture": "A leaf",
    }
    assert first.refused == ("c.jpg: A side of a card holds one picture.",)
    assert second.fault == "The front: it says nothing. Not taken over: 2 pictures."
    assert second.refused[0].startswith("fake.png: This is not a picture in a format")
    assert second.refused[1].endswith("It lies elsewhere, and nothing is fetched.")
    assert third.left_out == "1 picture and 1 sound"
    assert third.refused == ("gone.jpg: It is not in the package.",)


@pytest.mark.django_db
def test_what_is_kept_is_pixels_alone_and_travels_again() -> None:
    learner = a_learner()
    [card] = taken(a_deck('<img src="cell.jpg">|A wall', cell__jpg=a_picture()), learner)
    assert (card.front, card.alt, card.back) == ("", "cell", "A wall")
    jpeg = pictures.read(card.picture)
    assert jpeg.startswith(b"\xff\xd8")
    assert COMMENT not in jpeg
    package = exports.anki_package(queries.cards_of(learner), site="http://x/")
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        assert archive.read("0") == jpeg
    [again] = imports.read_file("deck.apkg", package).good
    assert again.pictures["picture"].alt == "cell"
    assert "[Picture: cell]" in exports.csv_text(queries.cards_of(learner))


@pytest.mark.django_db
def test_both_pictures_are_shown_to_their_owner_alone_and_go_with_the_card(client: Client) -> None:
    learner = a_learner()
    sides = 'A <img src="a.jpg">|B <img src="b.jpg">'
    files = {"a__jpg": a_picture(), "b__jpg": a_picture("blue")}
    [card] = taken(a_deck(sides, **files), learner)
    addresses = [f"{STUDY}cards/{card.key}/picture/", f"{STUDY}cards/{card.key}/picture/back/"]
    stored = [pictures.read(name) for name in card.files]
    shown = [known_to(client, learner).get(address).content for address in addresses]
    assert shown == stored
    assert {Client().get(address).status_code for address in addresses} == {404}
    package = exports.anki_package(queries.cards_of(learner), site="http://x/")
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        assert len(json.loads(archive.read("media"))) == 2
    own.remove_card(card=card)
    assert not any(default_storage.exists(name) for name in card.files)


@pytest.mark.django_db
def test_waiting_pictures_are_taken_along_and_leave_with_their_owner(client: Client) -> None:
    learner = a_learner()
    draft = kept(a_deck('A <img src="a.jpg">|B', a__jpg=a_picture()), learner)
    body = b"".join(known_to(client, learner).get("/account/data.zip").streaming_content)  # type: ignore[attr-defined]
    [name] = draft.files
    assert zipfile.ZipFile(io.BytesIO(body)).read(name).startswith(b"\xff\xd8")
    delete_person(learner=learner)
    assert not default_storage.exists(name)


@pytest.mark.django_db
def test_files_that_nobody_took_go_with_their_pictures() -> None:
    learner = a_learner()
    deck = a_deck('A <img src="a.jpg">|B', a__jpg=a_picture())
    dropped, old = kept(deck, learner), kept(deck, learner)
    drafts.drop_draft(learner=learner, draft_id=dropped.id, now=NOON)
    assert not default_storage.exists(dropped.files[0])
    assert default_storage.exists(old.files[0])
    plain = imports.read_file("a.csv", b"A,B\n")
    drafts.keep_draft(learner=learner, found=plain, now=NOON + days(2))
    assert not default_storage.exists(old.files[0])
    assert ImportDraft.objects.count() == 1


@pytest.mark.django_db
def test_a_picture_is_part_of_what_makes_two_fronts_the_same() -> None:
    learner = a_learner()
    fields = ['What? <img src="a.jpg">|A', 'What? <img src="b.jpg">|B', "What?|C"]
    files = {"a__jpg": a_picture(), "b__jpg": a_picture("blue")}
    assert len(taken(a_deck(*fields, **files), learner)) == 3
    again = imports.read_file("d.apkg", a_deck(*fields, **files), known=drafts.fronts_of(learner))
    assert {row.fault for row in again.rows} == {"You have a card with this front."}


def test_number_bytes_and_time_of_one_files_pictures_are_bounded(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    picture = a_picture()

    def last(gallery: Gallery) -> str:
        """What is said of the second of two pictures, the first of which was kept."""
        first, _ = gallery.pick('<img src="a.jpg">')
        gallery.keep([first] if first else [])
        return " ".join(gallery.pick('<img src="b.jpg">')[1])

    ticks: Iterator[int] = count(step=30)
    assert "took all the time" in last(Gallery(lambda _: picture, clock=lambda: next(ticks)))
    assert last(Gallery(lambda _: picture)) == ""
    for name, words in (
        ("MOST", "1 pictures are taken over"),
        ("MOST_BYTES", "Pictures of 0 MiB"),
        ("MOST_TRIED", "took all the time"),
    ):
        with monkeypatch.context() as patch:
            patch.setattr(import_pictures, name, 1)
            assert words in last(Gallery(lambda _: picture))


def test_a_package_of_the_newest_kind_says_its_files_as_a_protocol_buffer() -> None:
    def entry(name: bytes) -> bytes:
        inside = b"\x0a" + bytes([len(name)]) + name + b"\x10\x05" + b"\x1a\x02ab"
        return b"\x0a" + bytes([len(inside)]) + inside

    packed = zstandard.compress(entry(b"a.jpg") + entry(b"b.jpg"))
    assert media.places(packed) == {"a.jpg": "0", "b.jpg": "1"}
    content = hostile.archive(
        ("collection.anki21b", zstandard.compress(hostile.with_notes('<img src="b.jpg">|B'))),
        ("media", packed),
        ("0", zstandard.compress(b"no picture")),
        ("1", zstandard.compress(a_picture())),
    )
    [row] = imports.read_file("deck.apkg", content).good
    assert "picture" in row.pictures


@pytest.mark.parametrize(
    "listed",
    [
        b"[]", b"{", b"[" * 100_000, zstandard.compress(b"\x0a\x7fcut"),
        zstandard.compress(b"\xff" * 40), zstandard.compress(b"\x0b"), zstandard.compress(b"\x0a"),
        zstandard.compress(bytes(5_000_000)), b"\x28\xb5\x2f\xfdxxxx",
    ],
)  # fmt: skip
def test_a_false_list_of_files_is_refused_with_a_reason(listed: bytes) -> None:
    with pytest.raises(InvalidInputError, match=r"list of files|unpack"):
        media.places(listed)


@pytest.mark.parametrize(
    ("tag", "file", "alt"),
    [
        ('<img src="paste-0a1b2c3d4e.jpg">', "paste-0a1b2c3d4e.jpg", ""),
        ("<img src=paste-12ab.jpg>", "paste-12ab.jpg", ""),
        ("<img src='Cell_wall-2.png'>", "Cell_wall-2.png", "Cell wall 2"),
        ('<IMG ALT=" two\nwords " SRC=x.jpg>', "x.jpg", "two words"),
        ('<img src="a.jpg" src="b.jpg" title="named">', "a.jpg", "named"),
        ("![a leaf](leaf.png 'x')", "leaf.png", "a leaf"),
        ('<img src="IMG_2041.jpg">', "IMG_2041.jpg", ""),
        ("<img>", "", ""),
    ],
)
def test_words_for_a_picture_are_found_where_there_are_any(tag: str, file: str, alt: str) -> None:
    gallery = Gallery(lambda _: a_picture())
    [named] = import_pictures.named(f"before {tag} after")
    assert named.file == file
    picture, _ = gallery.pick(tag)
    assert picture is not None
    assert picture.alt == alt
    assert import_pictures.without(f"before {tag} after") == "before  after"
