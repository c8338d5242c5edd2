"""Cards from a stranger's file: CSV, or an Anki package's basic cards.

Nothing in a file is trusted: sizes are checked before anything is unpacked, names are only looked
up, the database inside is opened in memory with its own code switched off and its time limited,
and every field goes through the cleaner that all own words go through. Words alone become cards;
what a row has of pictures and sounds, it says, is left out. What is refused is refused whole, with
the reason; a row that cannot become a card says why and leaves the others alone.
"""

from __future__ import annotations

import csv
import io
import itertools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from backend.common.errors import InvalidInputError, UploadTooLargeError
from backend.study.cards import apkg, own, text

MOST_BYTES = 10 * 1024 * 1024
MOST_ROWS = 2000
_HEADS = {"front", "question", "q", "back", "answer", "a"}
_SOUND = re.compile(r"\[sound:[^\]]*\]|\[anki:play:[^\]]*\]")
_PICTURE = re.compile(r"<img\b|!\[[^\]\n]*\]\(", re.I)  # in HTML or in Markdown


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a file: the card it would make, or what is wrong with it."""

    number: int  # as a person counts: the first is 1
    front: str
    back: str
    fault: str = ""
    left_out: str = ""  # what of it the card would not have: "1 picture and 2 sounds"


@dataclass(frozen=True, slots=True)
class Preview:
    """What a file holds."""

    name: str
    rows: list[Row]

    @property
    def good(self) -> list[Row]:
        return [row for row in self.rows if not row.fault]

    @property
    def faulty(self) -> list[Row]:
        return [row for row in self.rows if row.fault]

    @property
    def poorer(self) -> list[Row]:
        """Cards that would lose a picture or a sound."""
        return [row for row in self.good if row.left_out]


def check_size(length: int) -> None:
    """Refuse before reading. Raises UploadTooLargeError."""
    if length > MOST_BYTES:
        raise UploadTooLargeError(
            f"The file has {length / 2**20:.1f} MiB. Allowed: {MOST_BYTES // 2**20} MiB. "
            "Export a single deck, without media."
        )


def read_file(name: str, content: bytes, *, known: Iterable[str] = ()) -> Preview:
    """The cards of a CSV or Anki file; `known` are the plain fronts that its reader has already.

    Raises InvalidInputError for a file that cannot be read or is not to be trusted.
    """
    check_size(len(content))
    if content[:4] == b"PK\x03\x04" or name.lower().endswith((".apkg", ".colpkg", ".zip")):
        pairs = apkg.notes(content)
    else:
        pairs = _csv_rows(content)
    rows = list(_judged(pairs, {_same(front) for front in known}))
    if not rows:
        raise InvalidInputError("The file holds no card.")
    return Preview(name, rows)


def _judged(pairs: Iterable[apkg.Found], known: set[str]) -> Iterator[Row]:
    for number, found in enumerate(itertools.islice(pairs, MOST_ROWS + 1), start=1):
        if number > MOST_ROWS:
            raise InvalidInputError(
                f"The file has more than {MOST_ROWS} rows. Split it, and import the parts."
            )
        front, back = _SOUND.sub("", found.front), _SOUND.sub("", found.back)
        fault = found.fault or _fault(("front", found.front), ("back", found.back))
        same = _same(text.plain(front)) if not fault else ""
        if same and same in known:
            fault = "You have a card with this front."
        known.add(same)
        yield Row(number, front, back, fault, _media(found.front + found.back))


def _fault(*sides: tuple[str, str]) -> str:
    for name, given in sides:
        side = _SOUND.sub("", given)
        running = text.danger(side)
        if running:
            return f"The {name} holds {running}, which could run or load something. Remove it."
        wrong = own.fault_of(side)
        if wrong:
            media = _media(given)
            why = f" Not taken over: {media}." if media else ""
            return f"The {name}: {wrong[0].lower()}{wrong[1:]}{why}"
    return ""


def _media(given: str) -> str:
    """How many pictures and sounds are in a field; "" for none."""
    counted = ((len(_PICTURE.findall(given)), "picture"), (len(_SOUND.findall(given)), "sound"))
    return " and ".join(f"{n} {name}{'s' * (n > 1)}" for n, name in counted if n)


def _same(front: str) -> str:
    return " ".join(front.casefold().split())


def _csv_rows(content: bytes) -> Iterator[apkg.Found]:
    try:
        words = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InvalidInputError(
            f"The file is neither an Anki package nor text in UTF-8 (byte {error.start})."
        ) from error
    if "\0" in words:
        raise InvalidInputError("The file is neither an Anki package nor a CSV file.")
    first = words.split("\n", 1)[0]
    mark = max(",;\t", key=first.count)
    rows = csv.reader(io.StringIO(words, newline=""), delimiter=mark)
    try:
        yield from _pairs(rows)
    except csv.Error as error:
        raise InvalidInputError(f"Row {rows.line_num} of the CSV file: {error}.") from error


def _pairs(rows: Iterable[list[str]]) -> Iterator[apkg.Found]:
    front, back = 0, 1
    for at, row in enumerate(rows):
        heads = [cell.strip().casefold() for cell in row]
        if at == 0 and len(_HEADS.intersection(heads)) >= 2:
            front = next(n for n, head in enumerate(heads) if head in ("front", "question", "q"))
            back = next(n for n, head in enumerate(heads) if head in ("back", "answer", "a"))
            continue
        if not any(cell.strip() for cell in row) or row[0].startswith("#"):
            continue  # an empty line, or one of Anki's own notes on the file
        if len(row) <= max(front, back):
            yield apkg.Found(
                row[0], "", f"It has {len(row)} of the {max(front, back) + 1} columns."
            )
            continue
        yield apkg.Found(row[front], row[back])
