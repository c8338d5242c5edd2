"""What an answer is held against, and what follows from how much of it was there."""

from __future__ import annotations

from typing import Any

from backend.concepts.models import Question

RIGHT_SHARE = 0.75  # of the rubric's points; from here on an answer counts as right
RULE = (
    "An answer counts as right when it made at least three quarters of the rubric's points. "
    "All of them sends the question furthest away, half to three quarters brings it back sooner, "
    "and less than half soonest; a question comes back in days, never in minutes."
)
PARTS = (
    {
        "key": "define",
        "title": "Define",
        "hint": "Say in a sentence or two what it is, in words of your own.",
    },
    {
        "key": "ground",
        "title": "Ground it in a scenario",
        "hint": "Name a case with its numbers: what goes in, what comes out, who is affected.",
    },
    {
        "key": "trade-off",
        "title": "One trade-off",
        "hint": "Say what one gains, what one pays, and when one would choose otherwise.",
    },
    {
        "key": "watch",
        "title": "How to monitor it",
        "hint": "Name what you would measure in service, and what would make you act.",
    },
)


def points_of(question: Question) -> list[dict[str, Any]]:
    """The question's own points, or the four parts of every strong answer."""
    return question.rubric or [
        {"key": part["key"], "html": f"{part['title']}: {part['hint']}"} for part in PARTS
    ]


def grade_of(met: int, points: int) -> int:
    """How well it was answered, as FSRS counts: 1 again, 2 hard, 3 good, 4 easy."""
    share = met / points
    return 4 if share == 1 else 3 if share >= RIGHT_SHARE else 2 if share >= 0.5 else 1
