"""Pages: a concept's quiz, and the same on paper with an answer sheet."""

from __future__ import annotations

from string import ascii_uppercase
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from backend.common.errors import NotFoundError
from backend.concepts.caching import public_page
from backend.study.quizzes import queries
from backend.study.quizzes.stopping import RULE


@require_safe
@public_page
def quiz(request: HttpRequest, concept: str) -> HttpResponse:
    """A concept's quiz; the same for everyone, as the replies come through the API."""
    return render(request, "quizzes/quiz.html", _context(concept))


@require_safe
@public_page
def sheet(request: HttpRequest, concept: str) -> HttpResponse:
    """The quiz to print: items on the first pages, answers on the last."""
    return render(request, "quizzes/sheet.html", _context(concept))


def _context(slug: str) -> dict[str, Any]:
    try:
        concept, quiz = queries.quiz_of(slug)
    except NotFoundError as error:
        raise Http404(str(error)) from error
    answers = quiz["hidden"]["answers"]
    rows = [row(item, answers[item["id"]]) for item in quiz["shown"]["items"]]
    return {"concept": concept, "rows": rows, "rule": RULE}


def row(item: dict[str, Any], hidden: dict[str, Any]) -> dict[str, Any]:
    """An item with lettered options and its answer in words."""
    given = item.get("options", ())
    letters = {one["key"]: ascii_uppercase[at] for at, one in enumerate(given)}
    right = hidden["answer"]
    if "choice" in right:
        told = letters[right["choice"]]
    elif "order" in right:
        told = ", ".join(letters[key] for key in right["order"])
    elif "pairs" in right:
        numbers = {one["key"]: at for at, one in enumerate(item["left"], 1)}
        told = ", ".join(f"{numbers[left]}{letters[key]}" for left, key in right["pairs"].items())
    else:
        margin = f" ± {hidden['tolerance']:g}" if hidden["tolerance"] else ""
        told = f"{right['number']:g}{margin} {item['unit']}".strip()
    options = [one | {"tile": _square(one["tile"])} if "tile" in one else one for one in given]
    return item | {
        "options": options,
        "told": told,
        "why": hidden["why"],
        "measured": hidden.get("measured", ""),
        "anchor": hidden["anchor"],
    }


def _square(tile: dict[str, Any]) -> dict[str, Any]:
    """A tile of a sheet with the length of its side, as an SVG's view box wants it."""
    return tile | {"side": tile["box"][2] - tile["box"][0]}
