"""A learner's own words: Markdown with $maths$, and the little HTML that cards of the course hold.

Whatever else is written, or imported from a file, is left out by the cleaner.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from html import escape, unescape
from typing import Any

import nh3
from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from mdit_py_plugins.dollarmath import dollarmath_plugin

from backend.concepts.authoring.clean import clean
from backend.concepts.authoring.maths import MathsError, to_mathml

LONGEST = 10_000  # characters of one side
_DANGEROUS = {"script", "style", "iframe", "object", "embed", "form", "svg", "audio", "video"}
_LEFT_OUT = re.compile(r"<(?:img|button|input|details|summary|[a-z]+-[a-z-]+)\b[^>]*>", re.I)
_HANDLER = re.compile(
    r"<[^>]+\s(on[a-z]+\s*=|(?:href|src)\s*=\s*[\"']?\s*(?:javascript|data):)", re.I
)
_FORMULA = re.compile(r"<math\b.*?</math>", re.S | re.I)
_TAG = re.compile(r"<\s*/?\s*([a-z][a-z0-9]*)", re.I)


def rendered(text: str) -> str:
    """Clean HTML of what a learner wrote; without pictures, which they could not send."""
    html = clean(str(_parser().render(text)))
    html = _LEFT_OUT.sub("", html).strip()
    only = html.startswith("<p>") and html.count("<p>") == 1 and html.endswith("</p>")
    return html[3:-4] if only else html


def plain(html: str) -> str:
    """The words of some HTML, for lists and for comparing cards; a formula by its letters."""
    flat = _FORMULA.sub(lambda found: re.sub(r"<[^>]*>", "", found[0]), html)  # nh3 drops them
    spaced = re.sub(r"</(?:p|li|div|h\d|tr)>|<br\s*/?>", " ", flat)
    return re.sub(r"\s+", " ", unescape(nh3.clean(spaced, tags=set()))).strip()


def danger(html: str) -> str:
    """What in a foreign file's field could run or load something; "" where nothing does."""
    named = {tag.lower() for tag in _TAG.findall(html)} & _DANGEROUS
    if named:
        return f"<{min(named)}>"
    found = _HANDLER.search(html)
    return found[1].split("=")[0].strip() + "=" if found else ""


@cache
def _parser() -> MarkdownIt:
    markdown = MarkdownIt("commonmark", {"html": True})
    markdown.enable("table")
    dollarmath_plugin(markdown, allow_labels=False, allow_space=False, allow_digits=False)
    markdown.add_render_rule("math_inline", _maths)
    markdown.add_render_rule("math_block", _maths)
    return markdown


def _maths(renderer: RendererHTML, tokens: Sequence[Token], at: int, options: Any, env: Any) -> str:
    token = tokens[at]
    try:
        return to_mathml(token.content, block=token.type == "math_block")
    except MathsError:  # a learner sees what they wrote rather than nothing
        return f"<code>{escape(token.content)}</code>"
