"""Charts as SVG, drawn on the server; each says the same in words (`title`) and numbers beside it.

Lengths are units of the view box; colours come from the page's style sheet by class.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from html import escape

WIDTH, HEIGHT = 640, 200
LEFT, RIGHT, TOP, FOOT = 54, 14, 14, 36
STEP = 20  # a day's square in the calendar, with its gap


def bars(values: Sequence[int], labels: Sequence[str], title: str) -> str:
    """One bar a value; every label that fits stands under its bar."""
    most = max([*values, 1])
    width = (WIDTH - LEFT - RIGHT) / len(values)
    parts = _grid([0, most / 2, most], most, [f"{mark:g}" for mark in (0, most / 2, most)])
    for at, value in enumerate(values):
        height = value / most * _inner()
        parts.append(
            f'<rect class="bar" x="{LEFT + at * width + 1:.1f}" y="{HEIGHT - FOOT - height:.1f}" '
            f'width="{width - 2:.1f}" height="{height:.1f}"/>'
        )
    places = [LEFT + (at + 0.5) * width for at in range(len(values))]
    return _svg([*parts, *_labels(labels, places)], title)


def curve(
    values: Sequence[float | None],
    labels: Sequence[str],
    title: str,
    *,
    line: float | None = None,
    least: float = 0.0,
) -> str:
    """A curve of shares from `least` to 1; None leaves a gap. `line` marks a wish."""
    marks = [least, (1 + least) / 2, 1.0]
    parts = _grid([mark - least for mark in marks], 1 - least, [f"{mark:.0%}" for mark in marks])
    wide = (WIDTH - LEFT - RIGHT) / max(1, len(values) - 1)
    places = [LEFT + at * wide for at in range(len(values))]

    def down(share: float) -> float:
        inside = (max(least, share) - least) / (1 - least)
        return HEIGHT - FOOT - inside * _inner()

    if line is not None:
        y = down(line)
        parts.append(f'<path class="wish" d="M{LEFT} {y:.1f}H{WIDTH - RIGHT}"/>')
    path, pen = "", "M"
    for place, value in zip(places, values, strict=True):
        if value is None:
            pen = "M"
            continue
        path += f"{pen}{place:.1f} {down(value):.1f}"
        parts.append(f'<circle class="dot" cx="{place:.1f}" cy="{down(value):.1f}" r="2"/>')
        pen = "L"
    return _svg([*parts, f'<path class="curve" d="{path}"/>', *_labels(labels, places)], title)


def calendar(counts: Counter[date], today: date, weeks: int, title: str) -> str:
    """A square a day, a column a week from Monday, the last one this week's."""
    monday = today - timedelta(days=today.weekday() + 7 * (weeks - 1))
    most = max([*counts.values(), 1])
    parts = [
        f'<text x="0" y="{(row + 1) * STEP + 14}">{name}</text>'
        for row, name in ((0, "Mon"), (2, "Wed"), (4, "Fri"), (6, "Sun"))
    ]
    for at in range(weeks * 7):
        day = monday + timedelta(days=at)
        if day > today:
            break
        x, y = 36 + at // 7 * STEP, at % 7 * STEP + STEP
        level = 0 if not counts[day] else 1 + min(3, int(3.999 * counts[day] / most))
        parts.append(f'<rect class="day level-{level}" x="{x}" y="{y}" width="16" height="16"/>')
        if day.day == 1:
            parts.append(f'<text x="{x}" y="12">{day:%b}</text>')
    return _svg(parts, title, width=36 + weeks * STEP, height=8 * STEP + 2)


def _grid(marks: Sequence[float], most: float, words: Sequence[str]) -> list[str]:
    parts = []
    for mark, word in zip(marks, words, strict=True):
        y = HEIGHT - FOOT - mark / most * _inner()
        parts.append(f'<path class="grid" d="M{LEFT} {y:.1f}H{WIDTH - RIGHT}"/>')
        parts.append(f'<text class="mark" x="{LEFT - 6}" y="{y + 4:.1f}">{word}</text>')
    return parts


def _labels(labels: Sequence[str], places: Sequence[float]) -> list[str]:
    every = -(-len(labels) // 7)
    return [
        f'<text class="label" x="{place:.1f}" y="{HEIGHT - 6}">{escape(label)}</text>'
        for at, (label, place) in enumerate(zip(labels, places, strict=True))
        if at % every == 0
    ]


def _inner() -> int:
    return HEIGHT - TOP - FOOT


def _svg(parts: Sequence[str], title: str, width: int = WIDTH, height: int = HEIGHT) -> str:
    return (
        f'<svg viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img" '
        f'aria-label="{escape(title)}">{"".join(parts)}</svg>'
    )
