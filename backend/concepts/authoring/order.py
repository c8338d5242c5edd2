"""`order.yaml`: steps to be put in order. Written in the right order, shown in another."""

from __future__ import annotations

import hashlib
from typing import Any

from django.template.loader import render_to_string
from pydantic import Field

from backend.concepts.authoring.markdown import to_html
from backend.concepts.authoring.page import Page
from backend.concepts.authoring.problems import Place
from backend.concepts.authoring.schemas import Key, Line, Strict, Text
from backend.concepts.authoring.sources import Checked, keyed, report_twice


class OrderStep(Strict):
    """One step: what it takes and gives (in words, with its shape), and what it needs before it.

    `early` (Markdown) says what breaks when it comes before what it needs.
    """

    id: Key
    title: Line
    text: Text
    takes: Line | None = None
    gives: Line
    needs: tuple[Key, ...] = ()
    early: Text | None = None


class OrderFile(Strict):
    """`order.yaml`; `ask` and `right` (told when all fits) are Markdown."""

    id: Key
    ask: Text
    right: Text
    steps: tuple[OrderStep, ...] = Field(min_length=3, max_length=20)


def read_order(found: Checked[OrderFile], page: Page) -> dict[str, Any]:
    """{"shown": the steps in another order, "hidden": the right one and why}."""
    file = found.value
    document = found.document
    report_twice("step", keyed(document, "steps", file.steps))
    steps = [_step(found, at, page) for at in range(len(file.steps))]
    _check_needs(found, steps)
    plain = ("id", "title", "html")
    mixed = [{name: step[name] for name in plain} for step in _mixed(steps)]
    ask = to_html(file.ask, page=page, place=document.place("ask"), inline=True)
    right = to_html(file.right, page=page, place=document.place("right"))
    return {
        "shown": {"id": file.id, "ask_html": ask, "steps": mixed},
        "hidden": {"id": file.id, "right": right, "steps": steps},
    }


def fallback(activity: dict[str, Any]) -> str:
    """The steps, and their order in words, to read where the module does not run."""
    shown, hidden = activity["shown"], activity["hidden"]
    context = {"ask_html": shown["ask_html"], "mixed": shown["steps"], **hidden}
    return render_to_string("concepts/_order.html", context)


def _step(found: Checked[OrderFile], at: int, page: Page) -> dict[str, Any]:
    step = found.value.steps[at]

    def place(name: str) -> Place:
        return found.document.place("steps", at, name)

    def html(name: str, text: str | None) -> str:
        return to_html(text, page=page, place=place(name), inline=True) if text else ""

    return {
        "id": step.id,
        "title": page.fill(step.title, place("title")),
        "html": html("text", step.text),
        "takes": page.fill(step.takes or "", place("takes")),
        "gives": page.fill(step.gives, place("gives")),
        "needs": list(step.needs),
        "early": html("early", step.early),
    }


def _check_needs(found: Checked[OrderFile], steps: list[dict[str, Any]]) -> None:
    """What a step needs stands above it; one that needs one other takes what that one gives."""
    above: dict[str, dict[str, Any]] = {}
    for at, step in enumerate(steps):
        here = found.document.place("steps", at, "needs")
        missing = [need for need in step["needs"] if need not in above]
        if missing:
            here.say(f"`{step['id']}` needs `{missing[0]}`, which does not stand above it.")
        elif len(step["needs"]) == 1 and above[step["needs"][0]]["gives"] != step["takes"]:
            given = above[step["needs"][0]]["gives"]
            here.say(f"`{step['id']}` takes {step['takes']!r} and is given {given!r}.")
        if step["needs"] and not (step["takes"] and step["early"]):
            here.say(f"`{step['id']}` needs another step: say what it `takes`, and why (`early`).")
        above[step["id"]] = step


def _mixed(steps: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The steps in an order that is always the same and never the right one."""
    mixed = sorted(steps, key=lambda step: hashlib.sha256(step["id"].encode()).digest())
    return mixed if mixed != steps else mixed[::-1]
