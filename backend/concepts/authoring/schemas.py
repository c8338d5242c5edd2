"""What an author may write in the YAML of a course, field by field."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import AnyHttpUrl, BaseModel, ConfigDict, Field, StringConstraints

from ml.contracts import INPUT_SIZE

Key = Annotated[
    str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", min_length=1, max_length=64)
]
Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=160)]
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


class Strict(BaseModel):
    """No unknown field passes, so that a misspelt one is found."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class TrackFile(Strict):
    """`track.yaml`."""

    id: Key
    title: Line
    summary: Text
    position: int = Field(default=0, ge=0)


class CoverEntry(Strict):
    """The picture that stands for a concept on other pages; `caption` is Markdown.

    `narrow` is another for a telephone, `share` one for sites that show links as cards and read
    no SVG; `section` is where the page lets a visitor try what the picture shows, and `live` are
    samples of the gallery that a visitor may send through at once.
    """

    picture: Text
    narrow: Text | None = None
    share: Text | None = None
    section: Key | None = None
    live: tuple[Key, ...] = ()
    alt: Text
    caption: Text


class FrontMatter(Strict):
    """The head of `concept.md`."""

    id: Key
    title: Line
    subtitle: Line | None = None
    summary: Annotated[Text, StringConstraints(max_length=300)]
    minutes: int = Field(ge=1, le=240)
    position: int = Field(default=0, ge=0)
    updated: date
    requires: tuple[Key, ...] = ()
    cover: CoverEntry | None = None


class CardEntry(Strict):
    """One of `cards.yaml`; `front` is a line of Markdown, `back` any."""

    id: Key
    section: Key
    front: Text
    back: Text


class CardsFile(Strict):
    cards: tuple[CardEntry, ...] = Field(min_length=1)


class RubricPoint(Strict):
    """One thing that a full answer says, in a line of Markdown."""

    id: Key
    says: Text


class QuestionEntry(Strict):
    """One of `questions.yaml`; all text is Markdown.

    `rubric` is what a student holds an answer against, point by point.
    """

    id: Key
    level: Literal["beginner", "intermediate", "expert", "senior"]
    section: Key
    question: Text
    answer: Text
    senior_angle: Text | None = None
    rubric: tuple[RubricPoint, ...] = Field(default=(), max_length=8)


class QuestionsFile(Strict):
    questions: tuple[QuestionEntry, ...] = Field(min_length=1)


class FlowStep(Strict):
    """One of `flow.yaml`; shape, window and parameters are read from the network's card."""

    id: Key
    title: Line
    text: Text
    section: Key
    stage: Literal["input", "edges", "parts", "objects", "output"]


Point = Annotated[int, Field(ge=0, lt=INPUT_SIZE)]


class FlowFile(Strict):
    """`flow.yaml`; windows are drawn on `picture` around the point `at` (column, row)."""

    network: Literal["faces", "cars"]
    picture: Text
    at: tuple[Point, Point]
    steps: tuple[FlowStep, ...] = Field(min_length=2)


class ReferenceEntry(Strict):
    """One of `references.yaml`; `short` is how the text names it."""

    id: Key
    short: Line
    authors: Text
    year: int = Field(ge=1800, le=2100)
    title: Text
    where: Text
    url: AnyHttpUrl | None = None


class ReferencesFile(Strict):
    references: tuple[ReferenceEntry, ...] = Field(min_length=1)


class TermEntry(Strict):
    """One of `glossary.yaml`; `meaning` is Markdown."""

    id: Key
    term: Line
    meaning: Text


class GlossaryFile(Strict):
    terms: tuple[TermEntry, ...] = Field(min_length=1)
