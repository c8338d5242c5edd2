"""Walks the tokens of a text and puts HTML in place of everything that is ours.

A token that was resolved becomes `html_inline` or `html_block`, which the renderer copies.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape

from django.utils.text import slugify
from markdown_it.token import Token
from pygments.util import ClassNotFound

from backend.concepts.authoring.blocks import figure_tags, tags_of
from backend.concepts.authoring.claims import INVENTED, unsourced
from backend.concepts.authoring.code import code_html
from backend.concepts.authoring.maths import MathsError, to_mathml
from backend.concepts.authoring.page import Link, Page
from backend.concepts.authoring.problems import Place

_OWN_ANCHOR = re.compile(r"\s*\{#(?P<anchor>[a-z0-9-]+)\}\s*$")


class Resolver:
    """Resolves the tokens of one text, reporting to the place where it begins."""

    def __init__(self, page: Page, place: Place, text: str) -> None:
        self.page = page
        self.start = place
        self.lines = text.splitlines()
        self._block: dict[str, Callable[[list[Token], int, Place], None]] = {
            "heading_open": self._heading,
            "fence": self._code,
            "code_block": self._code,
            "math_block": self._maths,
            "container_block_open": self._container,
            "table_open": self._table,
            "table_close": self._table,
            "th_open": self._column,
        }
        self._inline: dict[str, Callable[[Token, Place], None]] = {
            "image": self._image,
            "link_open": self._link,
            "fact": self._fact,
            "cites": self._cites,
            "term": self._term,
            "math_inline": self._inline_maths,
            "code_inline": self._inline_code,
        }

    def walk(self, tokens: list[Token]) -> None:
        """Resolve `tokens` in place."""
        invented = -1  # the level of an open block whose numbers are made up
        for at, token in enumerate(tokens):
            place = self.start.down(token.map[0] if token.map else 0)
            if invented < 0 and _invents(token):
                invented = token.level
            elif token.nesting == -1 and token.level == invented:
                invented = -1
            if token.type == "inline":
                if invented < 0:
                    self._claim(token.children or [], place)
                self._line(token.children or [], place)
            elif token.type in self._block:
                self._block[token.type](tokens, at, place)

    def _line(self, children: list[Token], place: Place) -> None:
        for child in children:
            if child.type in ("softbreak", "hardbreak"):
                place = place.down(1)
            elif child.type in self._inline:
                self._inline[child.type](child, place)
            elif child.type == "text" and child.content.startswith(":::"):
                place.say("A block is closed here that was not opened, or has no kind.")

    def _claim(self, children: list[Token], place: Place) -> None:
        number = unsourced(children)
        if number:
            place.say(
                f"`{number}` looks measured: quote it (`{{{{ measured.… }}}}`), cite its source, "
                f"or reckon with it in one of the blocks {', '.join(INVENTED)}."
            )

    # blocks -----------------------------------------------------------------------------

    def _heading(self, tokens: list[Token], at: int, place: Place) -> None:
        heading, line = tokens[at], tokens[at + 1]
        if heading.tag not in ("h2", "h3", "h4"):
            place.say("The page's title is in its front matter: headings here start with ##.")
        own = _OWN_ANCHOR.search(line.content)
        if own and line.children:
            line.children[-1].content = _OWN_ANCHOR.sub("", line.children[-1].content)
        title = "".join(child.content for child in line.children or []).strip()
        anchor = own["anchor"] if own else slugify(title)[:64]
        if not anchor:
            place.say("This heading has no words to make an anchor of: give one, `{#name}`.")
        self.page.add_anchor(anchor, place)
        heading.meta = {"anchor": anchor, "title": title}
        heading.attrSet("id", anchor)

    def _code(self, tokens: list[Token], at: int, place: Place) -> None:
        token = tokens[at]
        language = token.info.strip() or "text"
        try:
            _replace(token, code_html(token.content, language), block=True)
        except ClassNotFound:
            place.say(f"Code in `{language}` cannot be highlighted: it is not a known language.")

    def _maths(self, tokens: list[Token], at: int, place: Place) -> None:
        try:
            maths = to_mathml(tokens[at].content.strip(), block=True)
        except MathsError as error:
            place.say(str(error))
            return
        _replace(tokens[at], f'<div class="maths" tabindex="0">{maths}</div>\n', block=True)

    def _container(self, tokens: list[Token], at: int, place: Place) -> None:
        token = tokens[at]
        assert token.map is not None
        end = token.map[1]
        if end >= len(self.lines) or not self.lines[end].lstrip().startswith(":::"):
            place.say(f"The block `:::{token.info.strip()}` is never closed with `:::`.")
        opening, closing = tags_of(token.info, self.page, place)
        _replace(_closing(tokens, at), closing, block=True)
        _replace(token, opening, block=True)

    def _table(self, tokens: list[Token], at: int, place: Place) -> None:
        around = '<div class="table" role="group" aria-label="Table" tabindex="0"><table>\n'
        opening = tokens[at].nesting == 1
        _replace(tokens[at], around if opening else "</table></div>\n", block=True)

    def _column(self, tokens: list[Token], at: int, place: Place) -> None:
        if not tokens[at + 1].content.strip():
            line = self.start.down((tokens[at + 1].map or [0])[0])
            line.say("A column of this table has no heading: a listener cannot tell what it holds.")

    # within a line ------------------------------------------------------------------------

    def _image(self, token: Token, place: Place) -> None:
        tags = figure_tags(str(token.attrs.get("src", "")), token.content, "", self.page, place)
        _replace(token, re.sub(r"</?fig[^>]*>\n?", "", tags.opening))

    def _link(self, token: Token, place: Place) -> None:
        self.page.links.append(Link(place, str(token.attrs.get("href", ""))))

    def _fact(self, token: Token, place: Place) -> None:
        _replace(token, self.page.fact(token.meta["inside"], place))

    def _cites(self, token: Token, place: Place) -> None:
        shown = []
        for key in (part.strip().removeprefix("@") for part in token.meta["keys"].split(";")):
            entry = self.page.references.get(key)
            if entry is None:
                place.say(f"`@{key}` is cited and is not in references.yaml.")
                continue
            self.page.cited.add(key)
            shown.append(f'<a class="cite" href="#ref-{key}">{escape(entry.short)}</a>')
        _replace(token, f'<span class="cites">({"; ".join(shown)})</span>')

    def _term(self, token: Token, place: Place) -> None:
        named = token.meta["term"].strip()
        key = slugify(named)
        if key not in self.page.terms:
            place.say(f"`{named}` is explained and is not in glossary.yaml (as `{key}`).")
        self.page.explained.add(key)
        shown = escape((token.meta["shown"] or named).strip())
        _replace(
            token,
            f'<button type="button" class="term" popovertarget="term-{key}">{shown}</button>',
        )

    def _inline_maths(self, token: Token, place: Place) -> None:
        try:
            _replace(token, to_mathml(token.content.strip(), block=False))
        except MathsError as error:
            place.say(str(error))

    def _inline_code(self, token: Token, place: Place) -> None:
        token.content = self.page.fill(token.content, place)


def _invents(token: Token) -> bool:
    kind = token.info.split()[:1]
    return token.type == "container_block_open" and bool(kind) and kind[0] in INVENTED


def _closing(tokens: list[Token], at: int) -> Token:
    """The token that closes the one at `at`."""
    return next(
        token
        for token in tokens[at + 1 :]
        if token.level == tokens[at].level and token.nesting == -1
    )


def _replace(token: Token, html: str, *, block: bool = False) -> None:
    token.type = "html_block" if block else "html_inline"
    token.content = html
