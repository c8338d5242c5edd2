"""Steps put in an order: the first that comes before what it needs is where it breaks.

Reads the activity `order` (backend/concepts/authoring/order.py): `hidden.steps` in the right
order, each with what it needs, takes and gives, and what breaks when it comes too early.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from rest_framework import serializers

from backend.common.errors import NotFoundError
from backend.common.strict import Strict
from backend.concepts.models import Concept
from backend.study.practice.judges.base import Judge, Judged, Verdict, activity_of, refuse

Step = Mapping[str, Any]


class OrderAnswer(Strict):
    """Every step's id, once, in the order it was put."""

    order = serializers.ListField(child=serializers.SlugField(max_length=64), max_length=40)


class PlacedOut(serializers.Serializer[Any]):
    """A step at its place in the order that was sent."""

    id = serializers.SlugField()
    fits = serializers.BooleanField()
    comes = serializers.ChoiceField(
        choices=("right", "early", "late"),
        help_text="Early: before what it needs. Late: what it needs was worked on since.",
    )
    explanation_html = serializers.CharField(help_text="What breaks here, or what it now has.")


class OrderVerdict(Verdict):
    steps = PlacedOut(many=True)


def judge(concept: Concept, item: str, answer: Mapping[str, Any]) -> Judged:
    """Judge the order of a concept's steps; `item` is the order's id."""
    order = activity_of(concept, "order")["hidden"]
    if item != order["id"]:
        raise NotFoundError(f"The order of {concept.slug} is called {order['id']}.")
    steps = {step["id"]: step for step in order["steps"]}
    given = answer["order"]
    if sorted(given) != sorted(steps):
        raise refuse("order", f"Send each of these once: {', '.join(sorted(steps))}.")
    placed = [_placed(steps, given, at) for at in range(len(given))]
    broken = next((at for at, one in enumerate(placed) if not one["fits"]), None)
    return Judged(
        right=broken is None,
        explanation=order["right"] if broken is None else _opening(steps, given, broken, placed),
        told={"steps": placed},
        kept={"breaks_at": given[broken] if broken is not None else ""},
    )


def _placed(steps: Mapping[str, Step], given: Sequence[str], at: int) -> dict[str, Any]:
    step = steps[given[at]]
    missing = [need for need in step["needs"] if need not in given[:at]]
    before = steps[given[at - 1]] if at else None
    if missing:
        comes, words = "early", _misfit(steps, given, at, missing)
    elif before and step["needs"] and before["gives"] != step["takes"]:
        comes, words = "late", _late(steps, step, before)
    else:
        comes, words = "right", _has(step)
    return {
        "id": step["id"],
        "fits": comes == "right",
        "comes": comes,
        "explanation_html": words,
    }


def _late(steps: Mapping[str, Step], step: Step, before: Step) -> str:
    """What breaks at a step that no longer gets what it needs."""
    return (
        f"It takes {_bold(step['takes'])}, which {_names(steps, step['needs'])} gave; "
        f"{_name(before)}, just before it, gives {_bold(before['gives'])}. The two do not fit."
    )


def _misfit(steps: Mapping[str, Step], given: Sequence[str], at: int, missing: list[str]) -> str:
    """What breaks at a step that comes before what it needs: the shape, or what is known."""
    step = steps[given[at]]
    before = steps[given[at - 1]] if at else None
    if before is None:
        found = f"It takes {_bold(step['takes'])}, and nothing stands before it."
    elif before["gives"] != step["takes"]:
        found = (
            f"It takes {_bold(step['takes'])}; {_name(before)}, just before it, gives "
            f"{_bold(before['gives'])}. The two do not fit."
        )
    else:
        found = (
            f"It would fit: {_bold(step['takes'])}. But {_names(steps, missing)} "
            "has not happened yet."
        )
    return f"{found} {step['early']}"


def _has(step: Step) -> str:
    if not step["takes"]:
        return f"It gives {_bold(step['gives'])}."
    return f"It takes {_bold(step['takes'])} and gives {_bold(step['gives'])}."


def _opening(
    steps: Mapping[str, Step], given: Sequence[str], at: int, placed: Sequence[Mapping[str, Any]]
) -> str:
    more = sum(not one["fits"] for one in placed[at + 1 :])
    later = {0: "", 1: " One later step does not fit, either."}
    rest = later.get(more, f" {more} later steps do not fit, either.")
    step = steps[given[at]]
    why = placed[at]["explanation_html"]
    return f"<p>It breaks at step {at + 1}, {_name(step)}. {why}{rest}</p>"


def _names(steps: Mapping[str, Step], ids: Sequence[str]) -> str:
    return " and ".join(_name(steps[one]) for one in ids)


def _name(step: Step) -> str:
    return f"<em>{escape(step['title'])}</em>"


def _bold(text: str) -> str:
    return f"<strong>{escape(text)}</strong>"


JUDGE = Judge(
    answer=OrderAnswer,
    verdict=OrderVerdict,
    judge=judge,
)
