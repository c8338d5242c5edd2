"""`drills.yaml`: predict what was measured, see it, say why.

A drill asks about one quantity of a table of lessons.json (`python -m ml lessons`): whether it is
higher or lower than at another setting (`against`), or which value of a knob makes it highest or
lowest (`over`). The student turns the knobs in `turn`; the others stay as `fixed` says. What was
measured is read from the file when content is loaded, and no number of it can be typed.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from django.template.loader import render_to_string
from pydantic import Field, model_validator

from backend.concepts.authoring.entries import check_section
from backend.concepts.authoring.facts import UnknownFactError
from backend.concepts.authoring.markdown import to_html
from backend.concepts.authoring.page import Page
from backend.concepts.authoring.schemas import Key, Line, Strict, Text
from backend.concepts.authoring.sources import Checked, Keyed, keyed, report_twice
from backend.concepts.authoring.yamls import Document

Value = int | str
Setting = dict[str, Value]
DIRECTIONS = {"lower": "It is lower", "same": "About the same", "higher": "It is higher"}


class Point(Strict):
    """Something a good explanation says; `says` is a line of Markdown."""

    id: Key
    says: Text


class DrillEntry(Strict):
    """One of `drills.yaml`; `question`, `explanation` and `model` are Markdown."""

    id: Key
    title: Line
    section: Key
    question: Text
    table: Key
    quantity: str
    turn: tuple[str, ...] = ()
    fixed: Setting = Field(default_factory=dict)
    start: Setting = Field(default_factory=dict)
    against: Setting = Field(default_factory=dict)
    over: str | None = None
    most: Literal["highest", "lowest"] = "highest"
    explanation: Text
    model: Text
    points: tuple[Point, ...] = Field(min_length=1, max_length=6)

    @model_validator(mode="after")
    def _asks_one_thing(self) -> DrillEntry:
        if bool(self.against) == (self.over is not None):
            raise ValueError("give either `against` (a setting) or `over` (a knob)")
        if self.against and not self.turn:
            raise ValueError("`turn` names the knobs that the student turns")
        return self


class DrillsFile(Strict):
    drills: tuple[DrillEntry, ...] = Field(min_length=1)


def read_drills(found: Checked[DrillsFile], page: Page) -> dict[str, Any]:
    """{"shown": what is asked, "hidden": by id, what was measured and how to explain it}."""
    document, entries = found.document, found.value.drills
    report_twice("drill", keyed(document, "drills", entries))
    shown, hidden = [], {}
    for at, entry in enumerate(entries):
        check_section(entry.section, document, page, "drills", at)
        report_twice("point", [
            Keyed(point.id, document.place("drills", at, "points", number, "id"))
            for number, point in enumerate(entry.points)
        ])  # fmt: skip
        try:
            measured = _Measured(entry, page.facts.at(f"lessons.{entry.table}"))
        except (UnknownFactError, _UnfitError) as error:
            document.place("drills", at, getattr(error, "field", "table")).say(str(error))
            continue
        words = _words(entry, at, document, page)
        shown.append(measured.shown() | words["shown"])
        hidden[entry.id] = measured.hidden() | words["hidden"]
    return {"shown": {"drills": shown}, "hidden": {"drills": hidden}}


def fallback(activity: dict[str, Any]) -> str:
    """The drills to read where the module does not run; what was measured unfolds."""
    hidden = activity["hidden"]["drills"]
    drills = [one | {"answer": hidden[one["id"]]} for one in activity["shown"]["drills"]]
    return render_to_string("concepts/_drills.html", {"drills": drills})


def said(value: float, unit: str) -> str:
    """A measured value in words: a share in percent, anything else in its own steps."""
    return f"{100 * value:.1f}\u00a0%" if unit == "share" else f"{value:.1f}"


def _words(entry: DrillEntry, at: int, document: Document, page: Page) -> dict[str, Any]:
    def html(text: str, *path: str | int, inline: bool = False) -> str:
        place = document.place("drills", at, *path)
        return to_html(text, page=page, place=place, inline=inline)

    return {
        "shown": {
            "id": entry.id,
            "title": page.fill(entry.title, document.place("drills", at, "title")),
            "section": entry.section,
            "question_html": html(entry.question, "question"),
        },
        "hidden": {
            "explanation_html": html(entry.explanation, "explanation"),
            "model_html": html(entry.model, "model"),
            "points": [
                {"id": point.id, "html": html(point.says, "points", n, "says", inline=True)}
                for n, point in enumerate(entry.points)
            ],
        },
    }


class _UnfitError(Exception):
    """A drill asks for what its table does not have; `field` is where."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field = field


class _Measured:
    """A drill beside its table. Raises _UnfitError where the two do not fit."""

    def __init__(self, entry: DrillEntry, table: Mapping[str, Any]) -> None:
        self.entry = entry
        self.what = table["what"]
        self.knobs = {knob["name"]: knob for knob in table["knobs"]}
        self.asked = tuple(dict.fromkeys((*entry.turn, *([entry.over] if entry.over else ()))))
        self._check(table)
        self.quantity = next(q for q in table["quantities"] if q["name"] == entry.quantity)
        self.cells = [
            {
                "at": {name: cell[name] for name in self.asked},
                "value": cell[entry.quantity],
                "deviation": cell[f"{entry.quantity}_deviation"],
                "said": said(cell[entry.quantity], self.quantity["unit"]),
                "label": ", ".join(self._said(name, cell[name]) for name in self.asked),
            }
            for cell in table["cells"]
            if all(cell[name] == value for name, value in entry.fixed.items())
        ]

    def shown(self) -> dict[str, Any]:
        """Knobs to turn, knobs that stay, and what may be predicted."""
        entry = self.entry
        first = {name: self.knobs[name]["values"][0]["value"] for name in entry.turn}
        return {
            "what": self.what,
            "quantity": {name: self.quantity[name] for name in ("title", "unit")},
            "turn": [self.knobs[name] for name in entry.turn if name != entry.over],
            "fixed": [
                {"title": self.knobs[name]["title"], "label": self._said(name, value)}
                for name, value in entry.fixed.items()
            ],
            "start": first | entry.start,
            "against": self._setting(entry.against),
            "most": entry.most if entry.over else None,
            "choices": self._choices(),
        }

    def hidden(self) -> dict[str, Any]:
        entry = self.entry
        return {
            "quantity": self.quantity,
            "turn": [name for name in entry.turn if name != entry.over],
            "against": entry.against,
            "over": entry.over,
            "most": entry.most,
            "cells": self.cells,
        }

    def _choices(self) -> list[dict[str, str]]:
        if self.entry.over is None:
            return [{"id": name, "text": text} for name, text in DIRECTIONS.items()]
        values = self.knobs[self.entry.over]["values"]
        return [{"id": str(one["value"]), "text": one["label"]} for one in values]

    def _check(self, table: Mapping[str, Any]) -> None:
        entry = self.entry
        self._among("quantity", [entry.quantity], [one["name"] for one in table["quantities"]])
        self._among("turn", self.asked, list(self.knobs))
        for field in ("fixed", "start", "against"):
            setting: Setting = getattr(entry, field)
            self._among(field, setting, list(self.knobs))
            for name, value in setting.items():
                self._among(field, [value], [one["value"] for one in self.knobs[name]["values"]])
        loose = set(self.knobs) - set(self.asked) - set(entry.fixed)
        both = set(self.asked) & set(entry.fixed)
        if loose or both:
            name = sorted(loose or both)[0]
            raise _UnfitError("fixed", f"`{name}` is either turned or fixed: in one of the two.")
        if entry.against and set(entry.against) != set(entry.turn):
            raise _UnfitError("against", "`against` gives a value to each knob of `turn`.")
        if set(entry.start) - set(entry.turn):
            raise _UnfitError("start", "`start` gives values to knobs of `turn`.")

    def _among(self, field: str, given: Any, known: list[Any]) -> None:
        for one in given:
            if one not in known:
                there = ", ".join(map(str, known))
                raise _UnfitError(field, f"`{one}` is not in {self.entry.table}. There: {there}.")

    def _setting(self, setting: Setting) -> str:
        return ", ".join(self._said(name, value) for name, value in setting.items())

    def _said(self, name: str, value: Value) -> str:
        values = self.knobs[name]["values"]
        return str(next(one["label"] for one in values if one["value"] == value))
