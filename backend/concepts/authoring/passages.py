"""What of a concept can be searched: its sections, cards, questions and terms as plain text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from backend.concepts.authoring.drafts import ConceptDraft

_TAG = re.compile(r"<[^>]*>")
_SPACE = re.compile(r"\s+")

Passage = tuple[str, str, str]  # anchor, title, text


def passages_of(draft: ConceptDraft) -> Iterator[Passage]:
    """Each passage of a concept, in the order of its page."""
    yield "top", draft.title, f"{draft.summary} {plain(draft.opening)}"
    for part in draft.sections:
        yield part.slug, part.title, plain(part.html)
    for card in draft.cards:
        yield "cards", plain(card.front), plain(card.back)
    for question in draft.questions:
        answer = plain(f"{question.answer} {question.senior_angle}")
        yield "questions", plain(question.question), answer
    for term in draft.glossary:
        yield "glossary", term["term"], plain(term["html"])


def plain(html: str) -> str:
    """The text of clean HTML."""
    return _SPACE.sub(" ", unescape(_TAG.sub(" ", html))).strip()
