"""Pictures that a file to be imported brings along: looked at like every stranger's upload.

Each is decoded in a child that holds nothing of ours and is encoded anew, so that a card keeps
pixels and nothing else. One picture a side: what a card cannot hold, and what is no picture, stays
behind with the reason.
"""

from __future__ import annotations

import hashlib
import re
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from html import unescape
from html.parser import HTMLParser
from pathlib import PurePosixPath
from urllib.parse import unquote

from backend.common.errors import InvalidInputError
from backend.common.pictures import clean

MOST = 100  # pictures of one file
MOST_TRIED = 400  # looked at, good or not
MOST_BYTES = 20 * 1024 * 1024  # of all that one file's cards keep
MOST_EACH = 10 * 1024 * 1024  # before it is decoded
SECONDS = 20.0  # that looking at one file's pictures may take
LONGEST_ALT = 300  # characters
TAG = re.compile(r"<img\b[^>]*>", re.I)
_MARKDOWN = re.compile(r"!\[([^\]\n]*)\]\(\s*<?([^)\s>]+)>?[^)\n]*\)")
_WORD = re.compile(r"[^\W\d_]{3,}")
_NAMELESS = re.compile(  # what cameras and Anki call pictures
    r"paste[\W_]*[0-9a-f]*|(?:image|img|screenshot|clipboard|dsc|photo|picture)?[\W\d_]*", re.I
)

File = Callable[[str], bytes | None]  # by its name; raises InvalidInputError


@dataclass(frozen=True, slots=True)
class Picture:
    """A clean picture for one side of a card, and the words that stand for it."""

    jpeg: bytes
    alt: str

    @property
    def digest(self) -> str:
        """Tells it from others; part of its file's name, so that it is known again."""
        return hashlib.sha256(self.jpeg).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Named:
    """A picture that a field names."""

    file: str
    alt: str


@dataclass(slots=True)
class Gallery:
    """The pictures of one file, within what one file may bring."""

    file: File | None  # None: of this kind of file none comes along
    clock: Callable[[], float] = time.monotonic
    _kept: int = 0
    _bytes: int = 0
    _seen: dict[str, bytes | str] = field(default_factory=dict)  # the JPEG, or why there is none
    _until: float = 0

    def pick(self, field_text: str) -> tuple[Picture | None, list[str]]:
        """The first good picture of a field, and of every other one why it stays behind."""
        found: Picture | None = None
        refused = []
        for one in named(field_text):
            reason = "A side of a card holds one picture." if found else self._trouble()
            looked = reason or self._look(one.file)
            if isinstance(looked, bytes):
                found = Picture(looked, one.alt or _words_of(one.file))
            else:
                refused.append(f"{one.file[:80]}: {looked}")
        return found, refused

    def keep(self, pictures: Iterable[Picture]) -> None:
        """Count those of a row that becomes a card."""
        for one in pictures:
            self._kept += 1
            self._bytes += len(one.jpeg)

    def _trouble(self) -> str:
        """Why no more pictures are looked at; "" while they are."""
        self._until = self._until or self.clock() + SECONDS
        if self._kept >= MOST:
            return f"{MOST} pictures are taken over from one file."
        if self._bytes >= MOST_BYTES:
            return f"Pictures of {MOST_BYTES // 2**20} MiB are taken over from one file."
        if len(self._seen) >= MOST_TRIED or self.clock() > self._until:
            return "The pictures before it took all the time that one file may."
        return ""

    def _look(self, name: str) -> bytes | str:
        if name not in self._seen:
            self._seen[name] = self._looked(name)
        return self._seen[name]

    def _looked(self, name: str) -> bytes | str:
        if re.match(r"(?:[a-z][a-z0-9+.-]*:|//)", name, re.I):
            return "It lies elsewhere, and nothing is fetched."
        if self.file is None:
            return "A CSV file brings no pictures along."
        try:
            data = self.file(name)
            return "It is not in the package." if data is None else clean(data)
        except InvalidInputError as error:
            return str(error)


def named(field_text: str) -> list[Named]:
    """The pictures of a field in their order, written in HTML or in Markdown."""
    tags = [(found.start(), _of_tag(found[0])) for found in TAG.finditer(field_text)]
    marks = [
        (found.start(), Named(unescape(found[2]), found[1].strip()[:LONGEST_ALT]))
        for found in _MARKDOWN.finditer(field_text)
    ]
    return [one for _, one in sorted([*tags, *marks], key=lambda pair: pair[0])]


def without(field_text: str) -> str:
    """The field's words."""
    return _MARKDOWN.sub("", TAG.sub("", field_text))


def _of_tag(tag: str) -> Named:
    reader = _Attributes()
    reader.feed(tag)
    said = (reader.found.get("alt") or reader.found.get("title") or "").strip()
    return Named(unquote(reader.found.get("src") or ""), " ".join(said.split())[:LONGEST_ALT])


class _Attributes(HTMLParser):
    """The attributes of one tag."""

    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, str | None] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found = dict(reversed(attrs))  # of two of a name the first counts, as in browsers


def _words_of(file: str) -> str:
    """What a file's name says of the picture in it; "" where it is but a number."""
    stem = " ".join(re.split(r"[\s_\-.+]+", PurePosixPath(file).stem)).strip()
    letters = "".join(_WORD.findall(stem))
    if _NAMELESS.fullmatch(stem) or len(letters) < len(stem) / 2:
        return ""
    return stem[:LONGEST_ALT]
