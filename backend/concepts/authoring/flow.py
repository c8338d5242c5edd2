"""The flow of a picture through a network; every size is read from the network's card."""

from __future__ import annotations

from math import prod
from typing import Any

from django.template.loader import render_to_string

from backend.concepts.authoring.blocks import FLOW_PLACE
from backend.concepts.authoring.entries import check_section
from backend.concepts.authoring.facts import UnknownFactError
from backend.concepts.authoring.markdown import Part, to_html
from backend.concepts.authoring.page import Page
from backend.concepts.authoring.schemas import FlowFile, FlowStep
from backend.concepts.authoring.sources import Checked
from ml.contracts import INPUT_SIZE

Step = dict[str, Any]


def read_flow(found: Checked[FlowFile], page: Page) -> tuple[Step, ...]:
    """The steps of `flow.yaml`, each with shape, window and parameters."""
    steps = []
    for at, step in enumerate(found.value.steps):
        place = found.document.place("steps", at, "text")
        check_section(step.section, found.document, page, "steps", at)
        text = to_html(step.text, page=page, place=place, inline=True)
        try:
            sizes = _sizes(step, found.value.network, page)
        except UnknownFactError as error:
            found.document.place("steps", at, "stage").say(str(error))
            continue
        steps.append(
            {"key": step.id, "title": step.title, "html": text, "section": step.section} | sizes
        )
    return tuple(steps)


def place_flow(
    parts: list[Part], steps: tuple[Step, ...], found: Checked[FlowFile], page: Page
) -> list[Part]:
    """The sections with the drawn flow where the text has `:::flow`."""
    picture = page.picture(found.value.picture, found.document.place("picture"))
    drawn = render_to_string(
        "concepts/_flow.html",
        {
            "steps": [_drawn(step, found.value.at) for step in steps],
            "size": INPUT_SIZE,
            "picture": picture,
        },
    )
    return [part._replace(html=part.html.replace(FLOW_PLACE, drawn)) for part in parts]


def _sizes(step: FlowStep, network: str, page: Page) -> Step:
    """Shape, receptive field and parameters of a stage."""
    card = f"card.{network}"
    if step.stage == "input":
        sizes = {"shape": [1, INPUT_SIZE, INPUT_SIZE], "receptive_field": 1, "parameters": 0}
    elif step.stage == "output":
        labels = len(page.facts.at(f"{card}.labels"))
        units = page.facts.at(f"{card}.layers.objects.shape")[0]
        sizes = {
            "shape": [labels],
            "receptive_field": INPUT_SIZE,
            "parameters": units * labels + labels,
        }
    else:
        names = ("shape", "receptive_field", "parameters")
        sizes = {name: page.facts.at(f"{card}.layers.{step.stage}.{name}") for name in names}
    return {"stage": step.stage} | sizes


def _drawn(step: Step, at: tuple[int, int]) -> Step:
    """A step with what its drawing says."""
    shape, field = step["shape"], step["receptive_field"]
    side = INPUT_SIZE if step["stage"] == "input" else min(field, INPUT_SIZE)
    names = {"input": "numbers", "output": "probabilities"}
    if step["stage"] in names:
        words = f"{prod(shape):,} {names[step['stage']]}"
    else:
        words = f"{shape[0]} units, each a map of {shape[1]}\u00a0×\u00a0{shape[2]}"
    return step | {
        "side": side,
        "x": _corner(at[0], side),
        "y": _corner(at[1], side),
        "drawn": _window_words(step, field),
        "shape_words": words,
        "parameter_words": f"{step['parameters']:,} weights learnt",
    }


def _corner(middle: int, side: int) -> int:
    """Where a window around `middle` begins, kept within the picture."""
    return min(max(middle - side // 2, 0), INPUT_SIZE - side)


def _window_words(step: Step, field: int) -> str:
    if step["stage"] == "input":
        return f"The whole picture, {INPUT_SIZE} by {INPUT_SIZE} pixels"
    if step["stage"] == "output":
        return "The output sees the whole picture"
    return f"One number of this layer sees {field} of {INPUT_SIZE} pixels across"
