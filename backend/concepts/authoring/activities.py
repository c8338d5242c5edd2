"""What a student does on a page beside reading: one file each, optional.

A reader turns a checked file into `{"shown": …, "hidden": …}`: what the module of that name gets
through the API, and what only the judge of answers sees (backend/study/practice).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from backend.concepts.authoring import coverage, drills, order, walkthrough
from backend.concepts.authoring.blocks import ACTIVITY_PLACE
from backend.concepts.authoring.failures import FailuresFile, fallback, read_failures
from backend.concepts.authoring.markdown import Part
from backend.concepts.authoring.page import Page
from backend.concepts.authoring.quiz import QuizFile, read_quiz
from backend.concepts.authoring.sources import Checked, Sources

Activity = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of activity: its file, the file's schema, and what is made of it.

    `fallback` is HTML to read where its module does not run, put inside the module's element.
    """

    file: str
    schema: type[BaseModel]
    read: Callable[[Checked[Any], Page], Activity]
    fallback: Callable[[Activity], str] | None = None


KINDS: dict[str, Kind] = {
    "coverage": Kind(
        "coverage.yaml", coverage.CoverageFile, coverage.read_coverage, coverage.fallback
    ),
    "failures": Kind("failures.yaml", FailuresFile, read_failures, fallback),
    "drills": Kind("drills.yaml", drills.DrillsFile, drills.read_drills, drills.fallback),
    "order": Kind("order.yaml", order.OrderFile, order.read_order, order.fallback),
    "quiz": Kind("quiz.yaml", QuizFile, read_quiz),
    "walkthrough": Kind(
        "walkthrough.yaml",
        walkthrough.WalkthroughFile,
        walkthrough.read_walkthrough,
        walkthrough.fallback,
    ),
}
FILES = frozenset(kind.file for kind in KINDS.values())


def read(folder: Path, sources: Sources, page: Page) -> dict[str, Activity]:
    """The activities of a concept's folder by name; mistakes are reported."""
    found = {
        name: sources.yaml(folder / kind.file, kind.schema, optional=True)
        for name, kind in KINDS.items()
    }
    return {name: KINDS[name].read(file, page) for name, file in found.items() if file}


def placed(parts: Sequence[Part], done: Mapping[str, Activity]) -> tuple[Part, ...]:
    """The sections with each activity's fallback inside its module."""
    for name, activity in done.items():
        make = KINDS[name].fallback
        if make is not None:
            place, html = ACTIVITY_PLACE.format(name), make(activity)
            parts = [part._replace(html=part.html.replace(place, html)) for part in parts]
    return tuple(parts)
