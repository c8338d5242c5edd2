"""Numbers that look measured and say neither by what command nor by whom.

A number about our networks is quoted (`{{ measured.… }}`), one of others is cited in the same
paragraph, and one that was made up to reckon with stands in an `example` or a `scenario`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from markdown_it.token import Token

INVENTED = ("example", "scenario")  # blocks whose numbers are there to reckon with
_MEASURED = re.compile(
    r"(?<![\w.,])(?:\d+(?:[.,]\d+)?[ \u00a0]?(?:%|per cent\b|percent\b)|0\.\d{2,}(?!\w|\.\d))"
)


def unsourced(children: Sequence[Token]) -> str:
    """The first number of a line of Markdown that needs a source and has none, or ""."""
    if any(child.type == "cites" for child in children):
        return ""
    for child in children:
        found = _MEASURED.search(child.content) if child.type == "text" else None
        if found:
            return found[0]
    return ""
