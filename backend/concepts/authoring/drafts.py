"""A course that was read and found good, ready to be stored; all text is clean HTML."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from backend.concepts.authoring.markdown import Part


@dataclass(frozen=True, slots=True)
class CardDraft:
    key: str
    section: str
    front: str
    back: str


@dataclass(frozen=True, slots=True)
class QuestionDraft:
    key: str
    level: str
    section: str
    question: str
    answer: str
    senior_angle: str
    rubric: list[dict[str, str]]  # [{key, html}]


@dataclass(frozen=True, slots=True)
class ConceptDraft:
    key: str
    slug: str
    title: str
    subtitle: str
    summary: str
    minutes: int
    position: int
    updated: date
    requires: tuple[str, ...]  # keys
    cover: dict[str, Any] | None
    opening: str
    sections: tuple[Part, ...]
    cards: tuple[CardDraft, ...]
    questions: tuple[QuestionDraft, ...]
    flow: tuple[dict[str, Any], ...]
    references: tuple[dict[str, str], ...]
    glossary: tuple[dict[str, str], ...]
    activities: dict[str, dict[str, Any]]  # by name: {shown, hidden}


@dataclass(frozen=True, slots=True)
class TrackDraft:
    key: str
    slug: str
    title: str
    summary: str
    position: int
    concepts: tuple[ConceptDraft, ...]
