"""`failures.yaml`: what a person on call sees, and what may be the cause and the remedy.

The student gets symptoms and choices; which choice is right, why the others are not, and what the
remedy was measured to do are hidden until the answer (backend/study/practice/judges/failure.py).
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Any

from django.template.loader import render_to_string
from pydantic import Field, field_validator

from backend.concepts.authoring.entries import check_section
from backend.concepts.authoring.markdown import to_html
from backend.concepts.authoring.page import Page
from backend.concepts.authoring.schemas import Key, Line, Strict, Text
from backend.concepts.authoring.sources import Checked, keyed, report_twice
from ml.contracts import FAILURES


class Choice(Strict):
    """A cause or a remedy that may be named, and why it is or is not the one; both Markdown."""

    text: Text
    why: Text
    right: bool = False


Choices = tuple[Choice, ...]


class FailureEntry(Strict):
    """One failure. `title` and `symptom` say what is seen, never why.

    `live` is set off on the student's own picture (one of ml.contracts.FAILURES); without it the
    symptom quotes what was measured. `look` is what a closer look shows before the answer,
    `mended` what the remedy does, `interview` one sentence to say; all Markdown.
    """

    id: Key
    title: Line
    section: Key
    live: str | None = None
    symptom: Text
    look: Text
    causes: Choices = Field(min_length=3, max_length=6)
    remedies: Choices = Field(min_length=3, max_length=6)
    mended: Text
    interview: Text

    @field_validator("live")
    @classmethod
    def _known(cls, live: str | None) -> str | None:
        if live is not None and live not in FAILURES:
            raise ValueError(f"one of {', '.join(FAILURES)}")
        return live

    @field_validator("causes", "remedies")
    @classmethod
    def _one_right(cls, choices: Choices) -> Choices:
        if sum(choice.right for choice in choices) != 1:
            raise ValueError("exactly one of the choices is `right: true`")
        return choices


class FailuresFile(Strict):
    failures: tuple[FailureEntry, ...] = Field(min_length=1)


def read_failures(found: Checked[FailuresFile], page: Page) -> dict[str, Any]:
    """{"shown": symptoms and choices, mixed; "hidden": by id, what is right and why}."""
    document, entries = found.document, found.value.failures
    report_twice("failure", keyed(document, "failures", entries))
    shown, hidden = [], {}
    for at, entry in enumerate(entries):
        check_section(entry.section, document, page, "failures", at)
        words = _Words(found, at, page)
        causes, remedies = words.choices("causes"), words.choices("remedies")
        shown.append(
            {
                "id": entry.id,
                "title": page.fill(entry.title, document.place("failures", at, "title")),
                "section": entry.section,
                "live": entry.live,
                "symptom_html": words.html("symptom", entry.symptom),
                "look_html": words.html("look", entry.look),
                "causes": _offered(causes),
                "remedies": _offered(remedies),
            }
        )
        hidden[entry.id] = {
            "cause": _judged(causes),
            "remedy": _judged(remedies),
            "mended_html": words.html("mended", entry.mended),
            "interview_html": words.html("interview", entry.interview),
        }
    return {"shown": {"failures": shown}, "hidden": {"failures": hidden}}


def fallback(activity: dict[str, Any]) -> str:
    """The failures to read where the module does not run; what is right unfolds."""
    hidden = activity["hidden"]["failures"]
    told = [
        one | {"answer": hidden[one["id"]]} | {"named": _named(one, hidden[one["id"]])}
        for one in activity["shown"]["failures"]
    ]
    return render_to_string("concepts/_failures.html", {"failures": told})


class _Words:
    """The Markdown of one entry, each piece with its line."""

    def __init__(self, found: Checked[FailuresFile], at: int, page: Page) -> None:
        self.entry = found.value.failures[at]
        self.document, self.at, self.page = found.document, at, page

    def html(self, name: str, text: str, *path: str | int, inline: bool = False) -> str:
        place = self.document.place("failures", self.at, name, *path)
        return to_html(text, page=self.page, place=place, inline=inline)

    def choices(self, name: str) -> list[dict[str, Any]]:
        """In an order that is always the same and tells nothing."""
        written: Choices = getattr(self.entry, name)
        made = [
            {
                "id": _id(self.entry.id, choice.text),
                "html": self.html(name, choice.text, number, "text", inline=True),
                "why_html": self.html(name, choice.why, number, "why", inline=True),
                "right": choice.right,
            }
            for number, choice in enumerate(written)
        ]
        return sorted(made, key=lambda one: str(one["id"]))


def _id(failure: str, text: str) -> str:
    return hashlib.sha256(f"{failure}:{text}".encode()).hexdigest()[:10]


def _offered(choices: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    return [{"id": one["id"], "html": one["html"]} for one in choices]


def _judged(choices: Sequence[dict[str, Any]]) -> dict[str, Any]:
    right = next((one["id"] for one in choices if one["right"]), "")
    return {"right": right, "why": {one["id"]: one["why_html"] for one in choices}}


def _named(shown: dict[str, Any], answer: dict[str, Any]) -> dict[str, str]:
    """What is right, in the words of the choices."""
    words = {one["id"]: one["html"] for one in (*shown["causes"], *shown["remedies"])}
    return {name: words[answer[name]["right"]] for name in ("cause", "remedy")}
