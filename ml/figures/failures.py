"""Failures of data as charts: what was measured broken, beside what was measured mended."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from math import log2
from pathlib import Path
from typing import Any, NamedTuple

from ml.contracts import ZOO
from ml.figures.drawing import BLUE, FACES, drawing, words

FILE = ZOO / "failures.json"
QUIET = "#8a857c"
LEFT, ACROSS = 250, 330  # words beside the bars, and a bar of all
ROW, BETWEEN = 30, 22
FIELD, RISE = 470, 250  # of the curve
LEARNT = {"train": "those it learnt from", "held": "new ones"}
TESTED = {"tested": "on the test", "fresh": "in use, all new"}
GROUNDS = {"usual": "grounds as in training", "swapped": "grounds exchanged"}
TRAINED = {
    "clean": "trained on clean pictures",
    "covered": "trained on covered ones, too",
    "grain": "trained on grainy ones, too",
}
SAID = {
    "right": "right order",
    "swapped": "red and blue swapped",
    "grain": "with grain",
    "blur": "out of focus",
}
SIXTH, HALF = 1 / 6, 1 / 2  # what guessing gets, of six people and of two kinds of car


class Bar(NamedTuple):
    """A share; one that `misleads` is drawn quietly beside the one that counts."""

    said: str
    share: float
    misleads: bool = False


class Group(NamedTuple):
    said: str
    bars: tuple[Bar, ...]


def read(file: Path = FILE) -> Mapping[str, Any]:
    """What `python -m ml failures` measured."""
    found: Mapping[str, Any] = json.loads(file.read_text())
    return found


def drawn(measured: Mapping[str, Any]) -> dict[str, str]:
    """Every chart, by the name of its file."""
    overfit, leak, shortcut = (measured[name] for name in ("overfit", "leak", "shortcut"))
    few, many = (f"{overfit[name]['pictures']} pictures" for name in ("broken", "mended"))
    moved = Group("the same, moved anew each time", (Bar("new ones", overfit["shifted"]["held"]),))
    learnt = [_pair(few, overfit["broken"], LEARNT), moved]
    learnt.append(_pair(f"{many}, moved", overfit["mended"], LEARNT))
    by_frame = _pair("split by frame", leak["by_picture"], TESTED)
    by_burst = _pair("split by burst", leak["by_burst"], TESTED)
    tied = _pair("each kind before one ground", shortcut["broken"], GROUNDS)
    untied = _pair("half of each before either", shortcut["mended"], GROUNDS)
    return {
        "overfit": curve(overfit["curve"]),
        "overfit-mended": bars(learnt, SIXTH),
        "leak": bars([by_frame, by_burst], SIXTH),
        "shortcut": bars([tied, untied], HALF),
        "colours": bars([_all(f"read in {k}", of) for k, of in measured["colours"].items()], SIXTH),
        "robust": bars([_all(TRAINED[k], of) for k, of in measured["robust"].items()], SIXTH),
    }


def bars(groups: Sequence[Group], guess: float) -> str:
    """Groups of shares below each other, each share written at the end of its bar."""
    parts, top = [], 4.0
    for group in groups:
        parts.append(words(group.said, 0, top + 16, size=17, bold=True))
        top += ROW
        for bar in group.bars:
            parts += _row(bar, top)
            top += ROW
        top += BETWEEN
    bottom = top - BETWEEN
    x = LEFT + ACROSS * guess
    parts.append(
        f'<path class="guess" d="M{x:.1f} {ROW:g}V{bottom:g}" stroke="{QUIET}" '
        'stroke-dasharray="3 4" fill="none"/>'
    )
    parts.append(words("guessing", x, bottom + 18, size=15, anchor="middle"))
    return drawing(LEFT + ACROSS + 64, bottom + 24, parts)


def curve(points: Sequence[Mapping[str, float]]) -> str:
    """Shares named rightly against steps of training; steps are spread out at the beginning."""
    lines = {"train": ("training pictures", QUIET, "6 5"), "held": ("new pictures", BLUE, "")}
    last = log2(1 + points[-1]["step"])

    def x(step: float) -> float:
        return 56 + (FIELD - 56) * log2(1 + step) / last

    def y(share: float) -> float:
        return 20 + RISE * (1 - share)

    parts = [*_levels(y), *_steps(points, x)]
    for name, (said, colour, dashes) in lines.items():
        places = [(x(one["step"]), y(one[name])) for one in points]
        dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
        drawn_through = " ".join(f"{px:.1f},{py:.1f}" for px, py in places)
        parts.append(
            f'<polyline points="{drawn_through}" fill="none" stroke="{colour}" '
            f'stroke-width="3"{dashed}/>'
        )
        end = places[-1][1]
        parts.append(words(said, FIELD + 8, end + 5, size=16, bold=not dashes))
    return drawing(FIELD + 160, RISE + 76, parts)


def _pair(said: str, found: Mapping[str, float], names: Mapping[str, str]) -> Group:
    """What misleads and what counts, in this order."""
    (easy, easy_said), (hard, hard_said) = names.items()
    return Group(said, (Bar(easy_said, found[easy], True), Bar(hard_said, found[hard])))


def _all(said: str, found: Mapping[str, float]) -> Group:
    return Group(said, tuple(Bar(SAID.get(name, name), share) for name, share in found.items()))


def _row(bar: Bar, top: float) -> Iterable[str]:
    colour = QUIET if bar.misleads else BLUE
    end = LEFT + ACROSS * bar.share
    yield words(bar.said, LEFT - 10, top + 16, size=16, anchor="end")
    yield (
        f'<rect class="bar" x="{LEFT}" y="{top + 2:g}" width="{ACROSS * bar.share:.1f}" '
        f'height="{ROW - 10}" fill="{colour}"/>'
    )
    yield words(f"{bar.share:.0%}", end + 8, top + 17, size=16, bold=not bar.misleads)


def _levels(y: Any) -> Iterable[str]:
    for tenth in range(0, 11, 2):
        level = y(tenth / 10)
        yield f'<path d="M56 {level:.1f}H{FIELD}" stroke="{QUIET}" stroke-opacity="0.35"/>'
        yield words(f"{tenth * 10}%", 48, level + 6, size=15, anchor="end")
    guessed = y(SIXTH)
    yield f'<path d="M56 {guessed:.1f}H{FIELD}" stroke="{FACES}" stroke-dasharray="3 4"/>'
    yield words("guessing", FIELD + 8, guessed + 5, size=15)


def _steps(points: Sequence[Mapping[str, float]], x: Any) -> Iterable[str]:
    """A number under each step that has room for it, and under the last."""
    ahead = [*(x(b["step"]) - x(a["step"]) for a, b in pairwise(points)), 99]
    for one, room in zip(points, ahead, strict=True):
        if room > 32:
            yield words(f"{one['step']:g}", x(one["step"]), RISE + 44, size=15, anchor="middle")
    yield words("steps of training", FIELD, RISE + 68, size=15, anchor="end")
