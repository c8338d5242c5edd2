"""Cards from a stranger's file: CSV, or an Anki package's basic cards.

Nothing in a file is trusted: sizes are checked before anything is unpacked, names are only looked
up, the database inside is opened in memory with its own code switched off and its time limited,
and every field goes through the cleaner that all own words go through. Of a package's pictures each
side of a card takes one over (import_pictures.py); sounds are left out, and a row says what it
loses. What is refused is refused whole, with the reason; a row that cannot become a card says why
and leaves the others alone.
"""

from __future__ import annotations

import csv
import io
import itertools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from backend.common.errors import InvalidInputError, UploadTooLargeError
from backend.study.cards import apkg, import_pictures, own, text
from backend.study.cards.import_pictures import Gallery, Picture

MOST_BYTES = 10 * 1024 * 1024
MOST_ROWS = 2000
_HEADS = {"front", "question", "q", "back", "answer", "a"}
_SOUND = re.compile(r"\[sound:[^\]]*\]|\[anki:play:[^\]]*\]")


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a file: the card it would make, or what is wrong with it."""

    number: int  # as a person counts: the first is 1
    front: str
    back: str
    fault: str = ""
    left_out: str = ""  # what of it the card would not have: "1 picture and 2 sounds"
    refused: tuple[str, ...] = ()  # why each of those pictures stays behind
    pictures: dict[str, Picture] = field(default_factory=dict)  # by the card's field


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

    @property
    def pictures(self) -> int:
        return sum(len(row.pictures) for row in self.good)


def key_of(front: str, digest: str = "") -> str:
    """The same for fronts that say and show the same; `digest` is its picture's."""
    return f"{' '.join(front.casefold().split())} {digest}"


def check_size(length: int) -> None:
    """Refuse before reading. Raises UploadTooLargeError."""
    if length > MOST_BYTES:
        raise UploadTooLargeError(
            f"The file has {length / 2**20:.1f} MiB. Allowed: {MOST_BYTES // 2**20} MiB. "
            "Export a single deck, or leave its media out."
        )


def read_file(name: str, content: bytes, *, known: Iterable[str] = ()) -> Preview:
    """The cards of a CSV or Anki file; `known` are the `key_of` fronts that its reader has already.

    Raises InvalidInputError for a file that cannot be read or is not to be trusted.
    """
    check_size(len(content))
    gallery = Gallery(None)
    if content[:4] == b"PK\x03\x04" or name.lower().endswith((".apkg", ".colpkg", ".zip")):
        package = apkg.Package(content)
        gallery = Gallery(lambda file: package.file(file, most=import_pictures.MOST_EACH))
        pairs = package.notes()
    else:
        pairs = _csv_rows(content)
    rows = list(_judged(pairs, gallery, set(known)))
    if not rows:
        raise InvalidInputError("The file holds no card.")
    return Preview(name, rows)


def _judged(pairs: Iterable[apkg.Found], gallery: Gallery, known: set[str]) -> Iterator[Row]:
    for number, found in enumerate(itertools.islice(pairs, MOST_ROWS + 1), start=1):
        if number > MOST_ROWS:
            raise InvalidInputError(
                f"The file has more than {MOST_ROWS} rows. Split it, and import the parts."
            )
        fault = found.fault or _danger(found)
        row = Row(number, _words(found.front), _words(found.back), fault)
        if not fault:
            row = _with_pictures(row, found, gallery)
            row = replace(row, fault=_fault(row, known))
        if not row.fault:
            gallery.keep(row.pictures.values())
        yield row


def _danger(found: apkg.Found) -> str:
    for name, given in (("front", found.front), ("back", found.back)):
        running = text.danger(given)
        if running:
            return f"The {name} holds {running}, which could run or load something. Remove it."
    return ""


def _with_pictures(row: Row, found: apkg.Found, gallery: Gallery) -> Row:
    """The row with the first good picture of each side, and what is said of the others."""
    pictures, refused = {}, []
    for name, given in (("picture", found.front), ("back_picture", found.back)):
        picture, reasons = gallery.pick(given)
        refused += reasons
        if picture is not None:
            pictures[name] = picture
    sounds = len(_SOUND.findall(found.front + found.back))
    counted = ((len(refused), "picture"), (sounds, "sound"))
    left_out = " and ".join(f"{n} {name}{'s' * (n > 1)}" for n, name in counted if n)
    return replace(row, pictures=pictures, refused=tuple(refused), left_out=left_out)


def _fault(row: Row, known: set[str]) -> str:
    """What is wrong with a row, its pictures seen; `known` learns its front."""
    for name, side, picture in (
        ("front", row.front, "picture"),
        ("back", row.back, "back_picture"),
    ):
        wrong = own.fault_of(side, pictured=picture in row.pictures)
        if wrong:
            why = f" Not taken over: {row.left_out}." if row.left_out else ""
            return f"The {name}: {wrong[0].lower()}{wrong[1:]}{why}"
    shown = row.pictures.get("picture")
    same = key_of(text.plain(row.front), shown.digest if shown else "")
    fault = "You have a card with this front." if same in known else ""
    known.add(same)
    return fault


def _words(given: str) -> str:
    return import_pictures.without(_SOUND.sub("", given)).strip()


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
