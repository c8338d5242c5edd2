"""Blocks between colons: `:::figure …`, `:::note`, `:::module …` and the boxes.

    :::figure figures/edges.webp alt="What one sees in it" wide
    Caption, in Markdown.
    :::

Each kind turns the rest of its first line into the HTML that opens and closes it.
"""

from __future__ import annotations

import shlex
from collections.abc import Callable
from html import escape
from typing import NamedTuple

from backend.concepts.authoring.code import code_html
from backend.concepts.authoring.facts import MEASUREMENTS, NETWORKS_MEASURED
from backend.concepts.authoring.modules import MODULES
from backend.concepts.authoring.page import Page
from backend.concepts.authoring.problems import Place
from backend.concepts.authoring.source import SourceError, piece_within

BOXES = ("example", "try", "scenario", "production", "learner", "history")
FIGURE_WIDTHS = ("wide", "margin", "small")
FIRST = "first"  # a figure of the first screen: fetched at once
NARROW = "(max-width: 40rem)"  # windows that get a figure's narrow picture


class Tags(NamedTuple):
    opening: str
    closing: str


NOTHING = Tags("", "")
MEASURED = "measured"
ACTIVITY_PLACE = '<div class="activity-place" data-activity="{}"></div>'
FLOW_PLACE = '<div class="flow-place"></div>'


def tags_of(info: str, page: Page, place: Place) -> Tags:
    """The HTML around the block whose first line says `info` after its colons."""
    kind, _, rest = info.strip().partition(" ")
    if kind not in KINDS:
        place.say(f"There is no block `:::{kind}`. There are: {', '.join(KINDS)}.")
        return NOTHING
    return KINDS[kind](kind, rest.strip(), page, place)


def figure_tags(
    source: str, alt: str, classes: str, page: Page, place: Place,
    *, narrow: str = "", first: bool = False,
) -> Tags:  # fmt: skip
    """A picture and the tags of its caption; one without words for it is reported.

    `narrow` is another picture of the same, for windows too narrow to read this one. The `first`
    picture of a page is fetched at once, others when a reader comes near.
    """
    if not alt.strip():
        place.say(f"The picture `{source}` has no alternative text: say what it shows.")
    picture = page.picture(source, place)
    if picture is None:
        return NOTHING
    haste = 'fetchpriority="high"' if first else 'loading="lazy" decoding="async"'
    image = (
        f'<img src="{escape(picture.address)}" alt="{escape(alt.strip())}" '
        f'width="{picture.width}" height="{picture.height}" {haste}>'
    )
    other = page.picture(narrow, place) if narrow else None
    if other:
        image = (
            f'<picture><source media="{NARROW}" srcset="{escape(other.address)}" '
            f'width="{other.width}" height="{other.height}">{image}</picture>'
        )
    name = f' class="{classes}"' if classes else ""
    return Tags(f"<figure{name}>{image}<figcaption>", "</figcaption></figure>\n")


def _figure(kind: str, rest: str, page: Page, place: Place) -> Tags:
    given = _words(rest, place)
    if given is None:
        return NOTHING
    named = dict(word.split("=", 1) for word in given if "=" in word)
    plain = [word for word in given if "=" not in word and word != FIRST]
    wrong = [
        *(set(named) - {"alt", "narrow"}),
        *(word for word in plain[1:] if word not in FIGURE_WIDTHS),
    ]
    if not plain or wrong:
        place.say(
            f'A figure is `:::figure picture alt="words"` and perhaps one of '
            f"{', '.join(FIGURE_WIDTHS)}" + (f"; not `{wrong[0]}`." if wrong else ".")
        )
        return NOTHING
    alt = page.fill(named.get("alt", ""), place)
    classes, narrow = " ".join(plain[1:]), named.get("narrow", "")
    return figure_tags(plain[0], alt, classes, page, place, narrow=narrow, first=FIRST in given)


def _module(kind: str, rest: str, page: Page, place: Place) -> Tags:
    name, *given = _words(rest, place) or [""]
    module = MODULES.get(name)
    if module is None:
        place.say(f"There is no module `{name}`. There are: {', '.join(MODULES)}.")
        return NOTHING
    if module.activity and not (page.folder / f"{module.activity}.yaml").is_file():
        place.say(f"The module `{name}` needs {module.activity}.yaml beside the page.")
    own = {} if name in page.anchors else {"id": name}  # so that a link can lead to it
    page.anchors.add(name)
    attributes = own | module.fixed | {"concept": page.slug}
    for word in given:
        key, equals, value = word.partition("=")
        if not equals or key not in module.choices:
            known = ", ".join(sorted(module.choices)) or "none"
            place.say(f"The module `{name}` takes no `{word}`. It takes: {known}.")
        attributes[key] = page.fill(value, place)
    written = "".join(f' {key}="{escape(value)}"' for key, value in attributes.items())
    inside = ACTIVITY_PLACE.format(module.activity) if module.activity else ""
    return Tags(f"<{name}{written}>\n{inside}", f"</{name}>\n")


def _note(kind: str, rest: str, page: Page, place: Place) -> Tags:
    return Tags('<div class="margin-note" role="note">\n', "</div>\n")


def _box(kind: str, rest: str, page: Page, place: Place) -> Tags:
    if not rest:
        place.say(f"A box has a title: `:::{kind} Title`.")
    title = escape(page.fill(rest, place))
    return Tags(
        f'<div class="box box-{kind}" role="group" aria-label="{title}">\n'
        f'<p class="box-title">{title}</p>\n',
        "</div>\n",
    )


def _deeper(kind: str, rest: str, page: Page, place: Place) -> Tags:
    if not rest:
        place.say("A folded part has a title: `:::deeper Title`.")
    title = escape(page.fill(rest, place))
    return Tags(
        f'<details class="deeper"><summary>{title}</summary><div class="folded">\n',
        "</div></details>\n",
    )


def _flow(kind: str, rest: str, page: Page, place: Place) -> Tags:
    if not (page.folder / "flow.yaml").is_file():
        place.say("There is no flow.yaml beside the page to draw here.")
    page.draws_flow = True
    return Tags(FLOW_PLACE, "")


def _measured(kind: str, rest: str, page: Page, place: Place) -> Tags:
    if measured_by(f"{kind} {rest}") is None:
        others = ", ".join(name for name in MEASUREMENTS if name != NETWORKS_MEASURED)
        place.say(f"A block waits for both networks, `:::measured`, or for one of: {others}.")
    return NOTHING  # its text stands as if there were no block around it


def measured_by(info: str) -> str | None:
    """What a `:::measured` block waits for; None where there is no such measurement."""
    what = info.strip().removeprefix(MEASURED).strip() or NETWORKS_MEASURED
    return what if what in MEASUREMENTS else None


def _source(kind: str, rest: str, page: Page, place: Place) -> Tags:
    name, _, piece = rest.partition(" ")
    try:
        code = piece_within(page.source_root, name, piece.strip())
    except SourceError as error:
        place.say(f"A piece of source is `:::source file.py Class.function`. {error}")
        return NOTHING
    return Tags(code_html(code, "python"), f'<p class="from">{escape(name)}</p>\n')


def _words(rest: str, place: Place) -> list[str] | None:
    try:
        return shlex.split(rest)
    except ValueError as error:
        place.say(f"The first line of this block cannot be read: {error}.")
        return None


KINDS: dict[str, Callable[[str, str, Page, Place], Tags]] = {
    "figure": _figure,
    "module": _module,
    "note": _note,
    "deeper": _deeper,
    "flow": _flow,
    MEASURED: _measured,
    "source": _source,
    **dict.fromkeys(BOXES, _box),
}
