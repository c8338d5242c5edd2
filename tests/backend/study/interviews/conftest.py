from __future__ import annotations

from datetime import date
from uuid import uuid4

import pytest

from backend.accounts.models import Learner
from backend.concepts.models import Concept, Question, Track

POINTS = ("define", "ground", "trade", "watch")


@pytest.fixture
def concept(db: None) -> Concept:
    """A concept with a question of each level, each with a rubric of four points."""
    track = Track.objects.create(key="seeing", slug="seeing", title="Seeing", summary="How.")
    concept = Concept.objects.create(
        key="edges",
        slug="edges",
        track=track,
        title="Edges",
        summary="A first concept.",
        minutes=5,
        updated=date(2026, 1, 31),
    )
    for position, level in enumerate(Question.Level.values):
        Question.objects.create(
            concept=concept,
            key=f"why-{level}",
            level=level,
            section="first",
            question=f"<p>Why, {level} &amp; co?</p>",
            answer="<p>Because.</p>",
            rubric=[{"key": key, "html": f"Says <em>{key}</em>."} for key in POINTS],
            position=position,
        )
    return concept


@pytest.fixture
def question(concept: Concept) -> Question:
    return concept.questions.get(key="why-beginner")


@pytest.fixture
def learner(db: None) -> Learner:
    return Learner.objects.create(id=uuid4())
