"""`quiz.yaml`: items of a quiz, each with one right answer and the reason for it.

The order in which options are shown comes from a digest of their words: it tells nothing, and it
is the same on a printed sheet as on the site.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from typing import Annotated, Any, Literal
from urllib.parse import quote

from pydantic import Field, field_validator, model_validator

from backend.concepts.authoring import quiz_firing
from backend.concepts.authoring.entries import check_section
from backend.concepts.authoring.markdown import to_html
from backend.concepts.authoring.page import Page
from backend.concepts.authoring.problems import Place
from backend.concepts.authoring.schemas import Key, Line, Strict, Text
from backend.concepts.authoring.sources import Checked, keyed, report_twice

_CATCH_ALL = re.compile(r"\b(all|none|both|neither) of (the )?(above|these|them)\b", re.IGNORECASE)
_SPACE = re.compile(r"\s+")

Item = dict[str, Any]


class Entry(Strict):
    """What every item has. `ask`, `why` and options are Markdown.

    `passage` is some words of the page, as they stand there: the explanation leads to them.
    """

    id: Key
    section: Key
    passage: Line | None = None
    ask: Text
    why: Text


class Choice(Entry):
    """One of several: `right`, and three or four that a half-informed reader would take."""

    kind: Literal["choice"]
    right: Text
    wrong: tuple[Text, ...] = Field(min_length=3, max_length=4)

    @model_validator(mode="after")
    def _one_right(self) -> Choice:
        options = [_plain(option) for option in (self.right, *self.wrong)]
        if len(set(options)) < len(options):
            raise ValueError("two options say the same: exactly one is right")
        caught = [option for option in options if _CATCH_ALL.search(option)]
        if caught:
            raise ValueError(f"“{caught[0]}” asks about the other options; say what is meant")
        return self


class Order(Entry):
    """Steps, written in their right order."""

    kind: Literal["order"]
    steps: tuple[Text, ...] = Field(min_length=3, max_length=7)

    @field_validator("steps")
    @classmethod
    def _differ(cls, steps: tuple[str, ...]) -> tuple[str, ...]:
        if len({_plain(step) for step in steps}) < len(steps):
            raise ValueError("two steps say the same: only one order is right")
        return steps


class Pair(Strict):
    left: Text
    right: Text


class Match(Entry):
    """Pairs, each left one belonging to one right one."""

    kind: Literal["match"]
    pairs: tuple[Pair, ...] = Field(min_length=3, max_length=6)

    @model_validator(mode="after")
    def _differ(self) -> Match:
        for side in ("left", "right"):
            words = [_plain(getattr(pair, side)) for pair in self.pairs]
            if len(set(words)) < len(words):
                raise ValueError(f"two of the {side} sides say the same: only one match is right")
        return self


class Number(Entry):
    """A number; `answer` may quote a measured one. Right within `tolerance` either way."""

    kind: Literal["number"]
    answer: Text
    tolerance: float = Field(ge=0)
    unit: Line | None = None


class Fires(Entry):
    """Which of four units answers most to a sample: chosen and judged by what was measured."""

    kind: Literal["fires"]
    network: Literal["faces", "cars"]
    layer: Literal["parts", "objects"]
    sample: Key


AnyEntry = Annotated[Choice | Order | Match | Number | Fires, Field(discriminator="kind")]


class QuizFile(Strict):
    items: tuple[AnyEntry, ...] = Field(min_length=4, max_length=60)


def read_quiz(found: Checked[QuizFile], page: Page) -> dict[str, Any]:
    """{"shown": {"items": […]}, "hidden": {"answers": {id: …}}}; mistakes are reported.

    An item about firing is left out while the network that ships has not been measured.
    """
    report_twice("item", keyed(found.document, "items", found.value.items))
    read = [_Reader(found, at, page) for at in range(len(found.value.items))]
    items = [(one, one.item()) for one in read]
    kept = [(one, item) for one, item in items if item is not None]
    return {
        "shown": {"items": [item["shown"] for _, item in kept]},
        "hidden": {"answers": {one.entry.id: item["hidden"] | one.reason() for one, item in kept}},
    }


class _Reader:
    """One item with the lines of its parts."""

    def __init__(self, found: Checked[QuizFile], at: int, page: Page) -> None:
        self.entry = found.value.items[at]
        self.document, self.at, self.page = found.document, at, page

    def place(self, *path: str | int) -> Place:
        return self.document.place("items", self.at, *path)

    def html(self, text: str, *path: str | int) -> str:
        return to_html(text, page=self.page, place=self.place(*path), inline=True)

    def reason(self) -> dict[str, str]:
        """Why the answer is right, and where the page says so."""
        check_section(self.entry.section, self.document, self.page, "items", self.at)
        return {
            "why": to_html(self.entry.why, page=self.page, place=self.place("why")),
            "anchor": self.entry.section + self._passage(),
        }

    def item(self) -> Item | None:
        read = {
            Choice: self._choice,
            Order: self._order,
            Match: self._match,
            Number: self._number,
            Fires: self._fires,
        }[type(self.entry)]
        found = read(self.entry)  # type: ignore[operator]  # each takes its own kind of entry
        if found is None:
            return None
        shown = {"id": self.entry.id, "kind": self.entry.kind}
        shown["ask_html"] = self.html(self.entry.ask, "ask")
        return {"shown": shown | found[0], "hidden": {"kind": self.entry.kind} | found[1]}

    def _choice(self, entry: Choice) -> tuple[Item, Item]:
        options = self.options([entry.right], "right") + self.options(entry.wrong, "wrong")
        return {"options": mixed(options)}, {"answer": {"choice": options[0]["key"]}}

    def _order(self, entry: Order) -> tuple[Item, Item]:
        steps = self.options(entry.steps, "steps")
        shown = mixed(steps)
        if shown == steps:  # by chance in order already
            shown = [*shown[1:], shown[0]]
        return {"options": shown}, {"answer": {"order": [step["key"] for step in steps]}}

    def _match(self, entry: Match) -> tuple[Item, Item]:
        left = self.options([pair.left for pair in entry.pairs], "pairs")
        right = self.options([pair.right for pair in entry.pairs], "pairs")
        pairs = {one["key"]: other["key"] for one, other in zip(left, right, strict=True)}
        return {"left": left, "options": mixed(right)}, {"answer": {"pairs": pairs}}

    def _number(self, entry: Number) -> tuple[Item, Item]:
        place = self.place("answer")
        text = self.page.fill(entry.answer, place)
        try:
            number = float(text.replace(",", "").removesuffix("%"))
        except ValueError:
            place.say(f"`{text}` is no number.")
            number = 0.0
        unit = self.page.fill(entry.unit, self.place("unit")) if entry.unit else ""
        return {"unit": unit}, {"answer": {"number": number}, "tolerance": entry.tolerance}

    def _fires(self, entry: Fires) -> tuple[Item, Item] | None:
        return quiz_firing.read(
            self.page, self.place("sample"), entry.network, entry.layer, entry.sample
        )

    def options(self, texts: Sequence[str], name: str) -> list[dict[str, str]]:
        """Each with a key that tells nothing of its place."""
        return [
            {"key": key_of(f"{self.entry.id} {text}"), "html": self.html(text, name, at)}
            for at, text in enumerate(texts)
        ]

    def _passage(self) -> str:
        words = self.entry.passage
        if words is None:
            return ""
        page = (self.page.folder / "concept.md").read_text(encoding="utf-8")
        if _SPACE.sub(" ", words) not in _SPACE.sub(" ", page):
            self.place("passage").say("These words do not stand in concept.md.")
        return f":~:text={quote(words)}"


def mixed(options: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """In the order of their keys, which is any order."""
    return sorted(options, key=lambda option: str(option["key"]))


def key_of(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:8]


def _plain(text: str) -> str:
    return _SPACE.sub(" ", text).strip().rstrip(".").casefold()
