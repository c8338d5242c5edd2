"""What one page may refer to, and what it did refer to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from typing import NamedTuple

from PIL import Image, UnidentifiedImageError

from backend.concepts import assets
from backend.concepts.authoring.facts import TOKEN, Facts, UnknownFactError
from backend.concepts.authoring.problems import Place
from backend.concepts.authoring.schemas import ReferenceEntry, TermEntry

PAGE_ANCHORS = frozenset(
    {"top", "main", "contents", "flow", "cards", "quiz", "questions", "references", "glossary"}
)
ITEM_ANCHORS = ("card-", "question-", "drill-", "failure-")  # before an item's id


class Picture(NamedTuple):
    address: str
    width: int
    height: int


class Link(NamedTuple):
    place: Place
    href: str


@dataclass(slots=True)
class Page:
    """One concept while it is read: its surroundings, and what its text used so far."""

    slug: str
    folder: Path
    content_root: Path
    zoo_root: Path
    source_root: Path
    facts: Facts
    references: Mapping[str, ReferenceEntry]
    terms: Mapping[str, TermEntry]
    cited: set[str] = field(default_factory=set)
    explained: set[str] = field(default_factory=set)
    links: list[Link] = field(default_factory=list)
    anchors: set[str] = field(default_factory=set)
    draws_flow: bool = False

    def add_anchor(self, anchor: str, place: Place) -> None:
        """Take `anchor` for a heading; one that is taken already is reported."""
        if anchor in self.anchors:
            place.say(f"Two headings have the anchor `{anchor}`: give one its own, `{{#name}}`.")
        elif anchor in PAGE_ANCHORS or anchor.startswith(ITEM_ANCHORS):
            place.say(f"The page itself uses the anchor `{anchor}`: give another, `{{#name}}`.")
        self.anchors.add(anchor)

    def fact(self, inside: str, place: Place) -> str:
        """A quoted number as HTML that says where it comes from; "" if there is none."""
        try:
            fact = self.facts.quote(inside)
        except UnknownFactError as error:
            place.say(str(error))
            return ""
        return f'<span class="quoted" title="{escape(fact.source)}">{escape(fact.text)}</span>'

    def fill(self, text: str, place: Place) -> str:
        """Plain `text` with its tokens resolved."""
        parts, end = [], 0
        for match in TOKEN.finditer(text):
            parts.append(text[end : match.start()])
            end = match.end()
            try:
                parts.append(self.facts.quote(match["inside"]).text)
            except UnknownFactError as error:
                place.say(str(error))
        return "".join(parts) + text[end:]

    def picture(self, source: str, place: Place) -> Picture | None:
        """The picture at `source`, beside the page or `zoo:` among the networks'."""
        name, path = self._locate(source)
        if path is None or path.suffix not in assets.PICTURES or not path.is_file():
            kinds = ", ".join(sorted(assets.PICTURES))
            place.say(f"There is no picture `{source}` ({kinds}; beside the page, or zoo:…).")
            return None
        try:
            width, height = _size(path)
        except (UnidentifiedImageError, OSError, ValueError) as error:
            place.say(f"The picture `{source}` cannot be read: {error}.")
            return None
        return Picture(assets.address(name, path), width, height)

    def _locate(self, source: str) -> tuple[str, Path | None]:
        """The served name of `source`, and its path unless it leads out of its folder."""
        root, label, base = self.content_root, "content", self.folder
        if source.startswith("zoo:"):
            root, label, base = self.zoo_root, "zoo", self.zoo_root
        path = (base / source.removeprefix("zoo:")).resolve()
        if not path.is_relative_to(root.resolve()):
            return "", None
        return f"{label}/{path.relative_to(root.resolve()).as_posix()}", path


def _size(path: Path) -> tuple[int, int]:
    """Width and height in pixels; of a drawing, those of its view box."""
    if path.suffix != ".svg":
        with Image.open(path) as image:
            return image.size
    head = path.read_text()[:2000]
    _, found, rest = head.partition('viewBox="')
    numbers = rest.partition('"')[0].split()
    if not found or len(numbers) != 4:
        raise ValueError("an SVG needs a viewBox")
    return round(float(numbers[2])), round(float(numbers[3]))
