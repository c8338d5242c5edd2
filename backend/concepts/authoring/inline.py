"""Our own marks within a line of Markdown.

`{{ measured.faces.accuracy | percent }}` quotes a number, `[@lee-2011]` cites, and
`[[receptive field]]` or `[[receptive field|window]]` explains a term.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

from backend.concepts.authoring.facts import TOKEN

_CITES = re.compile(r"\[(?P<keys>@[a-z0-9-]+(?:;\s*@[a-z0-9-]+)*)\]")
_TERM = re.compile(r"\[\[(?P<term>[^\[\]|]+)(?:\|(?P<shown>[^\[\]]+))?\]\]")


def marks_plugin(parser: MarkdownIt) -> None:
    """Teach `parser` the three marks; they come out as tokens `fact`, `cites`, `term`."""
    parser.inline.ruler.before("link", "fact", _rule("{", TOKEN, "fact"))
    parser.inline.ruler.before("link", "cites", _rule("[", _CITES, "cites"))
    parser.inline.ruler.before("link", "term", _rule("[", _TERM, "term"))


def _rule(first: str, pattern: re.Pattern[str], kind: str) -> Callable[[StateInline, bool], bool]:
    def rule(state: StateInline, silent: bool) -> bool:
        if state.src[state.pos] != first:
            return False
        match = pattern.match(state.src, state.pos, state.posMax)
        if match is None:
            return False
        if not silent:
            token = state.push(kind, "", 0)
            token.meta = match.groupdict()
        state.pos = match.end()
        return True

    return rule
