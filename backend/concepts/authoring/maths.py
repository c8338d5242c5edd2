"""LaTeX to MathML, on the server, with nothing passed over in silence."""

from __future__ import annotations

import re

from latex2mathml import exceptions
from latex2mathml.converter import convert

_MISTAKES = tuple(
    kind
    for kind in vars(exceptions).values()
    if isinstance(kind, type) and issubclass(kind, Exception)
)
_UNKNOWN = re.compile(r"<mi>(\\[A-Za-z]+)</mi>")


class MathsError(Exception):
    """The formula cannot be set; the message says why."""


def to_mathml(latex: str, *, block: bool) -> str:
    """`latex` as a MathML element. Raises MathsError."""
    braces = re.sub(r"\\.", "", latex)
    if braces.count("{") != braces.count("}"):  # the converter would guess
        raise MathsError(f"The formula `{latex}` opens and closes different numbers of braces.")
    try:
        maths = convert(latex, display="block" if block else "inline")
    except _MISTAKES as error:
        words = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", type(error).__name__.removesuffix("Error"))
        raise MathsError(f"The formula `{latex}` cannot be set: {words.lower()}.") from error
    unknown = _UNKNOWN.search(maths)
    if unknown:  # the converter would print an unknown command as it stands
        raise MathsError(f"The formula `{latex}` uses `{unknown[1]}`, which is not known.")
    return maths
