"""A small course with cards, and learners who study it."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime, timedelta
from typing import Any

from django.test import Client

from backend.accounts.models import Learner
from backend.concepts.models import Card, Concept, Track
from backend.study.cards import services
from backend.study.cards.models import StudyCard
from backend.study.cards.services import Recall

NOON = datetime(2026, 3, 10, 12, tzinfo=UTC)
STUDY = "/api/v1/study/"


def a_course(*, cards: int = 3, concepts: int = 1) -> list[Concept]:
    """Concepts `light-0`, `light-1` … of one track, each with cards `one-0`, `one-1` …"""
    track = Track.objects.get_or_create(
        key="seeing", defaults={"slug": "seeing", "title": "Seeing", "summary": "How."}
    )[0]
    return [_concept(track, number, cards) for number in range(concepts)]


def _concept(track: Track, number: int, cards: int) -> Concept:
    concept = Concept.objects.create(
        key=f"light-{number}",
        slug=f"light-{number}",
        track=track,
        title=f"Light {number}",
        summary="What light is.",
        minutes=5,
        position=number,
        updated=NOON.date(),
    )
    Card.objects.bulk_create(
        Card(
            concept=concept,
            key=f"one-{at}",
            section="first",
            front=f"Question {at}?",
            back=f'<p>Answer {at}, see <a href="#first">there</a>.</p>',
            position=at,
        )
        for at in range(cards)
    )
    return concept


def a_learner(**fields: Any) -> Learner:
    return Learner.objects.create(**fields)


def known_to(client: Client, learner: Learner) -> Client:
    """The browser of a guest who has been here before."""
    session = client.session
    session["learner"] = str(learner.id)
    session.save()
    client.cookies["sessionid"] = session.session_key or ""
    return client


def recall(
    card: str = "light-0.one-0", grade: int = 3, *, at: datetime = NOON, **more: Any
) -> Recall:
    return Recall(key=more.pop("key", uuid.uuid4()), card=card, rating=grade, at=at, **more)


def reviewed(learner: Learner, *recalls: Recall, now: datetime | None = None) -> list[StudyCard]:
    """Take these recalls; the cards as they are then."""
    latest = max((one.at for one in recalls), default=NOON)
    _, cards = services.take_reviews(learner=learner, recalls=recalls, now=now or latest)
    return cards


def days(number: float) -> timedelta:
    return timedelta(days=number)


def as_json(*recalls: Recall, owner: str | None = None) -> dict[str, Any]:
    """The body a browser sends."""
    words = {1: "again", 2: "hard", 3: "good", 4: "easy"}
    body: dict[str, Any] = {
        "reviews": [
            {
                "id": str(one.key),
                "card": one.card,
                "grade": words[one.rating],
                "at": one.at.isoformat(),
                "cram": one.cram,
            }
            for one in recalls
        ]
    }
    return body | ({"owner": owner} if owner is not None else {})
