"""Markdown to clean HTML: parsed once, every reference resolved or reported with its line."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.attrs import attrs_plugin
from mdit_py_plugins.container import container_plugin
from mdit_py_plugins.dollarmath import dollarmath_plugin

from backend.concepts.authoring.blocks import MEASURED, measured_by
from backend.concepts.authoring.clean import clean
from backend.concepts.authoring.inline import marks_plugin
from backend.concepts.authoring.page import Page
from backend.concepts.authoring.problems import Place
from backend.concepts.authoring.resolve import Resolver


class Part(NamedTuple):
    """A section: its anchor, its title and the HTML under it."""

    slug: str
    title: str
    html: str


@cache
def parser() -> MarkdownIt:
    """CommonMark with tables, maths, blocks, marks and `[text]{.class}`; raw HTML is text."""
    markdown = MarkdownIt("commonmark", {"typographer": True, "html": False})
    markdown.enable(["table", "replacements", "smartquotes"])
    container_plugin(markdown, "block", validate=lambda info, *_: bool(info.strip()))
    dollarmath_plugin(markdown, allow_labels=False, allow_space=False, allow_digits=False)
    marks_plugin(markdown)
    attrs_plugin(markdown, after=("span_close", "link_close"), spans=True, allowed=("class",))
    return markdown


def to_html(text: str, *, page: Page, place: Place, inline: bool = False) -> str:
    """Clean HTML of Markdown without sections; `inline` leaves out the paragraph around it."""
    tokens = parser().parseInline(text) if inline else parser().parse(text)
    Resolver(page, place, text).walk(tokens)
    return _render(tokens)


def to_parts(text: str, *, page: Page, place: Place) -> tuple[str, list[Part]]:
    """A page's text: the HTML before its first section, and each section."""
    tokens = _without_unmeasured(parser().parse(text), page)
    resolver = Resolver(page, place, text)
    resolver.walk(tokens)
    starts = [at for at, token in enumerate(tokens) if token.type == "heading_open"
              and token.tag == "h2" and token.level == 0]  # fmt: skip
    opening = _render(tokens[: starts[0]] if starts else tokens)
    parts = []
    for start, end in zip(starts, [*starts[1:], len(tokens)], strict=True):
        heading = tokens[start]
        parts.append(
            Part(heading.meta["anchor"], heading.meta["title"], _render(tokens[start + 3 : end]))
        )
    return opening, parts


def _without_unmeasured(tokens: list[Token], page: Page) -> list[Token]:
    """Leave out `:::measured` blocks while what they quote has not been measured yet.

    New weights come before their measurements; a page must not be without text meanwhile. Once
    they are measured, a number that is missing is a mistake as everywhere else.
    """
    kept, skipped = [], None
    for token in tokens:
        if skipped is None and _waits(token, page):
            skipped = token.level
        if skipped is None:
            kept.append(token)
        elif token.nesting == -1 and token.level == skipped:
            skipped = None
    return kept


def _waits(token: Token, page: Page) -> bool:
    """Whether a `:::measured` block opens here whose numbers are not there yet."""
    if token.type != "container_block_open" or token.info.split()[:1] != [MEASURED]:
        return False
    what = measured_by(token.info)
    return what is not None and not page.facts.are_measured(what)


def _render(tokens: list[Token]) -> str:
    return clean(parser().renderer.render(tokens, parser().options, {}))
