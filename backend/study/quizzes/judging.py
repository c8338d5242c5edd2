"""Whether a reply is right; each kind of item reads its own kind of answer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from backend.common.errors import InvalidInputError

Answer = dict[str, Any]


def judge(hidden: dict[str, Any], answer: Answer) -> bool:
    """Whether `answer` is right. Raises InvalidInputError where it is of another kind."""
    right = hidden["answer"]
    (name,) = right
    if set(answer) != {name}:
        message = f"This item is answered by {name!r} alone."
        raise InvalidInputError(message, errors={"answer": [message]})
    return _JUDGES[name](answer[name], right[name], hidden)


def _choice(given: Any, right: Any, hidden: dict[str, Any]) -> bool:
    return bool(given == right)


def _order(given: Any, right: Any, hidden: dict[str, Any]) -> bool:
    if not isinstance(given, list) or sorted(map(str, given)) != sorted(right):
        raise _refused("an order names every step once")
    return bool(given == right)


def _pairs(given: Any, right: Any, hidden: dict[str, Any]) -> bool:
    if not isinstance(given, dict) or set(given) != set(right):
        raise _refused("a match gives every left side its right one")
    return bool(given == right)


def _number(given: Any, right: Any, hidden: dict[str, Any]) -> bool:
    if isinstance(given, bool) or not isinstance(given, int | float):
        raise _refused("the answer is a number")
    # a hair's breadth beyond, for what decimals cannot write
    return bool(abs(given - right) <= hidden["tolerance"] * (1 + 1e-9) + 1e-12)


def _refused(reason: str) -> InvalidInputError:
    message = f"This answer cannot be read: {reason}."
    return InvalidInputError(message, errors={"answer": [message]})


_JUDGES: dict[str, Callable[[Any, Any, dict[str, Any]], bool]] = {
    "choice": _choice,
    "order": _order,
    "pairs": _pairs,
    "number": _number,
}
