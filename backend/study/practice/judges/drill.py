"""A drill: what a student predicted, beside what was measured.

Reads the activity `drills` (backend/concepts/authoring/drills.py). The sentence in which a student
explains what was seen is kept and judged by nobody but the student.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from rest_framework import serializers

from backend.common.errors import NotFoundError
from backend.common.strict import Strict
from backend.concepts.authoring.drills import DIRECTIONS, said
from backend.concepts.models import Concept
from backend.study.practice.judges.base import Judge, Judged, Verdict, activity_of, refuse

Drill = Mapping[str, Any]
Cell = Mapping[str, Any]


class DrillAnswer(Strict):
    """A prediction for a setting of the knobs; later the same with an explanation."""

    setting = serializers.DictField(
        default=dict, help_text="A value for each knob that the drill lets one turn."
    )
    prediction = serializers.CharField(max_length=64, help_text="The id of a choice.")
    sentence = serializers.CharField(
        max_length=600, required=False, help_text="Why it is so, in the student's words."
    )
    met = serializers.ListField(
        child=serializers.SlugField(max_length=64),
        required=False,
        max_length=6,
        help_text="Ids of the points that the student finds in that sentence.",
    )


class CellOut(serializers.Serializer[Any]):
    """One setting that was measured."""

    label = serializers.CharField()  # type: ignore[assignment]  # a field's name here, not a property
    value = serializers.FloatField()
    deviation = serializers.FloatField(help_text="Over the seeds, or over the pairs of pictures.")
    said = serializers.CharField(help_text="The value in words, with its unit.")
    asked = serializers.BooleanField(help_text="Whether the prediction was about this one.")


class PointOut(serializers.Serializer[Any]):
    id = serializers.SlugField()
    html = serializers.CharField()


class DrillVerdict(Verdict):
    answers = serializers.ListField(
        child=serializers.CharField(), help_text="The choices that are right: ties give several."
    )
    cells = CellOut(many=True)
    model_html = serializers.CharField(help_text="A model answer.")
    points = PointOut(many=True)


def judge(concept: Concept, item: str, answer: Mapping[str, Any]) -> Judged:
    """Judge a prediction by the measured cells."""
    drills = activity_of(concept, "drills")["hidden"]["drills"]
    if item not in drills:
        raise NotFoundError(f"{concept.slug} has no such drill. It has: {', '.join(drills)}.")
    drill = drills[item]
    _check_points(drill, answer.get("met", ()))
    cells = _cells(drill, answer["setting"])
    answers, words = _best(drill, cells) if drill["over"] else _compared(drill, *cells)
    prediction = answer["prediction"]
    known = (
        [str(cell["at"][drill["over"]]) for cell in cells] if drill["over"] else list(DIRECTIONS)
    )
    if prediction not in known:
        raise refuse("prediction", f"One of {', '.join(known)}.")
    asked = cells if drill["over"] is None else ()
    return Judged(
        right=prediction in answers,
        explanation=f"<p>{words}</p>{drill['explanation_html']}",
        told={
            "answers": answers,
            "cells": [_told(cell, asked=cell in asked[:1]) for cell in cells],
            "model_html": drill["model_html"],
            "points": drill["points"],
        },
        kept={"measured": [{"at": cell["at"], "value": cell["value"]} for cell in cells]},
    )


def _check_points(drill: Drill, met: Sequence[str]) -> None:
    known = [point["id"] for point in drill["points"]]
    if set(met) - set(known):
        raise refuse("met", f"Points of this drill: {', '.join(known)}.")


def _cells(drill: Drill, setting: Mapping[str, Any]) -> list[Cell]:
    """The cell asked about and the one it is compared with; or one for each value of `over`."""
    if set(setting) != set(drill["turn"]):
        raise refuse("setting", f"Give a value to each of: {', '.join(drill['turn']) or 'none'}.")
    found = _at(drill, setting)
    if not found:
        raise refuse("setting", "This setting was not measured: take values that the drill shows.")
    return found if drill["over"] else [*found, *_at(drill, drill["against"])]


def _at(drill: Drill, setting: Mapping[str, Any]) -> list[Cell]:
    return [
        cell
        for cell in drill["cells"]
        if all(cell["at"][name] == value for name, value in setting.items())
    ]


def _compared(drill: Drill, cell: Cell, other: Cell) -> tuple[list[str], str]:
    """What is right, and the two measurements in words."""
    apart = cell["value"] - other["value"]
    margin = _margin(drill, cell, other)
    answer = "same" if abs(apart) < margin else "higher" if apart > 0 else "lower"
    words = (
        f"Measured, {escape(drill['quantity']['title'])}: {_named(drill, cell)}; "
        f"{_named(drill, other)}. "
    )
    least = said(margin, drill["quantity"]["unit"])
    verdict = {
        "same": f"A difference below {least} counts as none: another seed or other test pictures "
        "may make as much.",
        "higher": "So it is higher.",
        "lower": "So it is lower.",
    }
    return [answer], words + verdict[answer]


def _best(drill: Drill, cells: Sequence[Cell]) -> tuple[list[str], str]:
    """All values that nothing beats by more than the margin, and every measurement in words."""
    sign = 1 if drill["most"] == "highest" else -1
    top = max(cells, key=lambda cell: sign * cell["value"])
    near = [
        cell
        for cell in cells
        if cell is top or abs(top["value"] - cell["value"]) < _margin(drill, top, cell)
    ]
    answers = [str(cell["at"][drill["over"]]) for cell in near]
    listed = "; ".join(_named(drill, cell) for cell in cells)
    words = f"Measured, {escape(drill['quantity']['title'])}: {listed}."
    if len(near) > 1:
        words += " The nearest to the first differ by less than another seed would make, and count."
    return answers, words


def _margin(drill: Drill, one: Cell, other: Cell) -> float:
    """Below this two measurements count as the same."""
    spread = one["deviation"] + other["deviation"] if drill["quantity"]["unit"] == "share" else 0.0
    return max(float(drill["quantity"]["margin"]), float(spread))


def _named(drill: Drill, cell: Cell) -> str:
    return f"<strong>{cell['said']}</strong> with {escape(cell['label'])}"


def _told(cell: Cell, *, asked: bool) -> dict[str, Any]:
    names = ("label", "value", "deviation", "said")
    return {name: cell[name] for name in names} | {"asked": asked}


JUDGE = Judge(
    answer=DrillAnswer,
    verdict=DrillVerdict,
    judge=judge,
)
