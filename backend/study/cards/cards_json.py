"""A card as the API and the pages show it."""

from __future__ import annotations

import hashlib
import re
import uuid
from datetime import datetime
from html import escape
from typing import Any

from django.urls import reverse

from backend.accounts.models import Learner
from backend.study.cards import scheduling
from backend.study.cards.models import StudyCard
from backend.study.cards.scheduling import Scheduler
from backend.study.cards.words import how_long

STATES = {1: "learning", 2: "review", 3: "relearning"}
_TERM = re.compile(r"<button\b[^>]*>(.*?)</button>", re.S)  # opens a note that only its page has


def card_json(card: StudyCard, *, now: datetime, by: Scheduler) -> dict[str, Any]:
    """Both sides, where it is taught, and when each grade would bring it back."""
    front, back = sides(card)
    memory = card.memory
    spans = scheduling.intervals(memory, now, by)
    return {
        "key": card.key,
        "concept": concept_json(card),
        "front": front,
        "back": back,
        "front_text": card.front,
        "back_text": card.back,
        "alt": card.alt if card.picture else None,
        "back_alt": card.back_alt if card.back_picture else None,
        "own": card.own,
        "edited": card.edited,
        "taught_url": taught_url(card),
        "state": "new" if memory.new else STATES[memory.state],
        "due": card.due,
        "stability": card.stability,
        "difficulty": card.difficulty,
        "recall": None if memory.new else scheduling.retrievability(memory, now, by),
        "reps": card.reps,
        "lapses": card.lapses,
        "suspended": card.suspended,
        "buried": card.buried_until is not None and card.buried_until > now,
        "flagged": card.flagged,
        "intervals": {
            word: {"seconds": int(span.total_seconds()), "words": how_long(span)}
            for word, span in spans.items()
        },
    }


def sides(card: StudyCard) -> tuple[str, str]:
    """The HTML of both sides: the learner's words where there are any, else the course's."""
    if card.front or card.back or card.card is None:
        front = _picture(card, "study-card-picture", card.picture, card.alt)
        back = _picture(card, "study-card-back-picture", card.back_picture, card.back_alt)
        return front + card.front_html, back + card.back_html
    page = card.concept.get_absolute_url() if card.concept else ""
    return _elsewhere(card.card.front, page), _elsewhere(card.card.back, page)


def _picture(card: StudyCard, view: str, file: str, alt: str) -> str:
    if not file:
        return ""
    words = escape(alt or "A picture, not described in words yet")
    return f'<p><img src="{reverse(view, args=[card.key])}" alt="{words}"></p>'


def taught_url(card: StudyCard) -> str:
    """Where to read about it: the part of the page, or the place that one's own card came from."""
    if card.card is None or card.concept is None:
        return card.source or (card.concept.get_absolute_url() if card.concept else "")
    return f"{card.concept.get_absolute_url()}#{card.card.section}"


def concept_json(card: StudyCard) -> dict[str, str] | None:
    if card.concept is None:
        return None
    return {
        "slug": card.concept.slug,
        "title": card.concept.title,
        "url": card.concept.get_absolute_url(),
    }


def owner_of(learner: Learner | None) -> str:
    """Tells a browser whose cards it keeps, without telling who that is; "" for nobody yet."""
    return owner_by_id(learner.id if learner else None)


def owner_by_id(learner: uuid.UUID | None) -> str:
    return hashlib.sha256(f"owner {learner}".encode()).hexdigest()[:16] if learner else ""


def _elsewhere(html: str, page: str) -> str:
    """A card's HTML away from its page."""
    return _TERM.sub(r"\1", html).replace('href="#', f'href="{page}#')
