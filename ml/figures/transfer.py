"""Accuracy against number of pictures: layers of the other network frozen, or none of it at all."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from math import log2
from pathlib import Path
from typing import Any, NamedTuple

from ml.contracts import ZOO
from ml.figures.drawing import drawing, words

FILE = ZOO / "transfer.json"
WIDTH, HEIGHT = 470, 280  # of one panel's field
LEFT, TOP, BETWEEN = 62, 44, 116
LEGEND = 34  # a line of it
ASIDE = 5  # between the curves' points at one number of pictures, so that error bars stand apart
INK = "currentColor"
QUIET = "#8a857c"


class Style(NamedTuple):
    """How one curve is told from the others: by words, colour, mark and line."""

    said: str
    colour: str
    mark: Callable[[float, float, str], str]
    dashes: str = ""


def _disc(x: float, y: float, colour: str) -> str:
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="5" fill="{colour}"/>'


def _polygon(x: float, y: float, colour: str, corners: Iterable[tuple[float, float]]) -> str:
    points = " ".join(f"{x + dx:.1f},{y + dy:.1f}" for dx, dy in corners)
    return f'<polygon points="{points}" fill="{colour}"/>'


def _square(x: float, y: float, colour: str) -> str:
    return _polygon(x, y, colour, ((-5, -5), (5, -5), (5, 5), (-5, 5)))


def _triangle(x: float, y: float, colour: str) -> str:
    return _polygon(x, y, colour, ((0, -6), (6, 5), (-6, 5)))


def _diamond(x: float, y: float, colour: str) -> str:
    return _polygon(x, y, colour, ((0, -7), (7, 0), (0, 7), (-7, 0)))


def _cross(x: float, y: float, colour: str) -> str:
    a, b, c, d = x - 5, x + 5, y - 5, y + 5
    return (
        f'<path d="M{a:.1f} {c:.1f}L{b:.1f} {d:.1f}M{a:.1f} {d:.1f}L{b:.1f} {c:.1f}" '
        f'fill="none" stroke="{colour}" stroke-width="2.5"/>'
    )


CURVES: dict[str, Style] = {
    "scratch": Style("from scratch", INK, _cross, "6 5"),
    "frozen-0": Style("copied, nothing frozen", "#4a74dd", _disc),
    "frozen-1": Style("edges frozen", "#8a5fd0", _square),
    "frozen-2": Style("edges and parts frozen", "#c0529b", _triangle),
    "frozen-3": Style("all three frozen", "#a87b1f", _diamond),
}


def read(file: Path = FILE) -> dict[str, Any] | None:
    """What `python -m ml transfer` measured; None where it has not been measured yet."""
    found: dict[str, Any] | None = json.loads(file.read_text()) if file.exists() else None
    return found


def draw(measured: Mapping[str, Any]) -> str:
    """A panel a direction below each other, narrow enough to read on a telephone."""
    parts, top = _legend(), float(TOP + LEGEND * len(CURVES))
    low = _floor(measured["directions"].values())
    for name, found in measured["directions"].items():
        parts += _panel(name.replace("-to-", " → "), found, top, low)
        top += HEIGHT + BETWEEN
    return drawing(LEFT + WIDTH + 14, top - 48, parts)


def _legend() -> list[str]:
    parts = []
    for at, style in enumerate(CURVES.values()):
        y = 14 + at * LEGEND
        parts.append(_line([(LEFT, y), (LEFT + 44, y)], style))
        parts.append(style.mark(LEFT + 22, y, style.colour))
        parts.append(words(style.said, LEFT + 58, y + 7, size=20))
    return parts


def _panel(title: str, found: Mapping[str, Any], top: float, low: float) -> list[str]:
    """One direction: axes, then each curve with one deviation up and down."""
    counts = found["images"]

    def x(at: int) -> float:
        most, least = log2(counts[-1]), log2(counts[0])
        share = (log2(counts[at]) - least) / (most - least) if most > least else 0.5
        return LEFT + 30 + share * (WIDTH - 60)

    def y(accuracy: float) -> float:
        return top + HEIGHT * (1 - (accuracy - low) / (1 - low))

    parts = [words(title, LEFT, top - 14, size=21, bold=True), *_axes(counts, x, y, top, low)]
    for number, (name, style) in enumerate(CURVES.items()):
        curve = found["curves"][name]
        aside = (number - len(CURVES) // 2) * ASIDE
        places = [(x(at) + aside, y(mean)) for at, mean in enumerate(curve["mean"])]
        parts.append(_line(places, style))
        for (px, py), mean, deviation in zip(
            places, curve["mean"], curve["deviation"], strict=True
        ):
            ends = y(min(1, mean + deviation)), y(max(low, mean - deviation))
            parts.append(_bar(px, *ends, style.colour))
            parts.append(style.mark(px, py, style.colour))
    return parts


def _axes(
    counts: Sequence[int],
    x: Callable[[int], float],
    y: Callable[[float], float],
    top: float,
    low: float,
) -> list[str]:
    parts = []
    for tenth in range(10, round(low * 10) - 1, -2 if low < 0.5 else -1):
        level = y(tenth / 10)
        parts.append(
            f'<path d="M{LEFT} {level:.1f}h{WIDTH}" stroke="{QUIET}" stroke-opacity="0.35"/>'
        )
        parts.append(words(f"{tenth / 10:.1f}", LEFT - 10, level + 7, size=19, anchor="end"))
    for at, count in enumerate(counts):
        parts.append(words(f"{count:,}", x(at), top + HEIGHT + 26, size=19, anchor="middle"))
    under = top + HEIGHT + 52
    parts.append(words("pictures to learn from", LEFT + WIDTH, under, size=19, anchor="end"))
    parts.append(words("accuracy", LEFT + WIDTH, top - 14, size=19, anchor="end"))
    return parts


def _line(places: Sequence[tuple[float, float]], style: Style) -> str:
    points = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
    dashes = f' stroke-dasharray="{style.dashes}"' if style.dashes else ""
    return (
        f'<polyline points="{points}" fill="none" stroke="{style.colour}" '
        f'stroke-width="2.5"{dashes}/>'
    )


def _bar(x: float, high: float, low: float, colour: str) -> str:
    return (
        f'<path class="error" d="M{x:.1f} {high:.1f}V{low:.1f}" stroke="{colour}" '
        f'stroke-width="1.6" fill="none"/>'
    )


def _floor(directions: Iterable[Mapping[str, Any]]) -> float:
    """The tenth below everything drawn."""
    lowest = min(
        mean - deviation
        for found in directions
        for curve in found["curves"].values()
        for mean, deviation in zip(curve["mean"], curve["deviation"], strict=True)
    )
    return max(0, int(lowest * 10) / 10)
