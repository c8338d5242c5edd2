"""`walkthrough.yaml`: the project's own code for one forward pass, a function a step.

The code is read from its files when content is loaded. An author names a line by a piece of its
text; where no line, or more than one, has that piece any more, nothing is loaded.
"""

from __future__ import annotations

from typing import Any

from django.template.loader import render_to_string
from pydantic import Field

from backend.concepts.authoring.code import code_lines
from backend.concepts.authoring.entries import check_section
from backend.concepts.authoring.markdown import to_html
from backend.concepts.authoring.page import Page
from backend.concepts.authoring.schemas import Key, Line, Strict, Text
from backend.concepts.authoring.source import SourceError, piece_within, statements_of
from backend.concepts.authoring.sources import Checked, keyed, report_twice
from ml.contracts import FOLLOWED


class LineNote(Strict):
    """A line of the code, by a piece of its text, and what it does in Markdown."""

    at: Text
    note: Text


class WalkStep(Strict):
    """One function: `file` from the root of the project, `symbol` as `Class.function`."""

    id: Key
    title: Line
    section: Key
    file: Text
    symbol: Text
    text: Text
    lines: tuple[LineNote, ...] = ()


class ContractEntry(Strict):
    """What the whole takes and gives, in Markdown."""

    input: Text
    output: Text


class WalkthroughFile(Strict):
    """`walkthrough.yaml`; `trade_off` and `failure` are Markdown in the words of an interview."""

    contract: ContractEntry
    steps: tuple[WalkStep, ...] = Field(min_length=2, max_length=12)
    trade_off: Text
    failure: Text


def read_walkthrough(found: Checked[WalkthroughFile], page: Page) -> dict[str, Any]:
    """{"shown": contract, steps with their code line by line, trade-off and failure}."""
    file, document = found.value, found.document
    report_twice("step", keyed(document, "steps", file.steps))

    def html(text: str, *path: str | int) -> str:
        return to_html(text, page=page, place=document.place(*path))

    shown = {
        "contract": {
            "input_html": html(file.contract.input, "contract", "input"),
            "output_html": html(file.contract.output, "contract", "output"),
        },
        "steps": [_step(found, at, page) for at in range(len(file.steps))],
        "trade_off_html": html(file.trade_off, "trade_off"),
        "failure_html": html(file.failure, "failure"),
    }
    return {"shown": shown, "hidden": {}}


def fallback(activity: dict[str, Any]) -> str:
    """The code with its words, to read where the module does not run."""
    return render_to_string("concepts/_walkthrough.html", activity["shown"])


def _step(found: Checked[WalkthroughFile], at: int, page: Page) -> dict[str, Any]:
    step, document = found.value.steps[at], found.document
    check_section(step.section, document, page, "steps", at)
    return {
        "id": step.id,
        "title": page.fill(step.title, document.place("steps", at, "title")),
        "html": to_html(step.text, page=page, place=document.place("steps", at, "text")),
        "section": step.section,
        "file": step.file,
        "symbol": step.symbol,
        "followed": (step.file, step.symbol) in FOLLOWED,
        "lines": _lines(found, at, page),
    }


def _lines(found: Checked[WalkthroughFile], at: int, page: Page) -> list[dict[str, Any]]:
    """Each line of the function: highlighted, as text, with the author's note or "".

    `statement` is the line where its statement begins, None where the line does nothing.
    """
    step, document = found.value.steps[at], found.document
    try:
        code = piece_within(page.source_root, step.file, step.symbol)
    except SourceError as error:
        document.place("steps", at, "symbol").say(str(error))
        return []
    texts, starts = code.splitlines(), statements_of(code)
    notes: dict[int, str] = {}
    for number, note in enumerate(step.lines):
        place = document.place("steps", at, "lines", number, "at")
        fits = [line for line, text in enumerate(texts) if note.at in text]
        if len(fits) != 1:
            many = f"is on {len(fits)} lines" if fits else "is on no line"
            place.say(f"`{note.at}` {many} of {step.symbol} in {step.file}; it must be on one.")
            continue
        there = document.place("steps", at, "lines", number, "note")
        notes[fits[0]] = to_html(note.note, page=page, place=there, inline=True)
    return [
        {
            "html": html,
            "text": text,
            "note_html": notes.get(line, ""),
            "statement": starts.get(line),
        }
        for line, (html, text) in enumerate(zip(code_lines(code, "python"), texts, strict=True))
    ]
