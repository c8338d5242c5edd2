"""When a quiz has asked enough: Wald's sequential probability ratio test.

Two readers are held against each other: one who knows the concept and gets an item right with
probability 0.85, and one who does not and still gets half of them. Each reply shifts the odds
between the two; once one is nine times as likely as the other, the quiz is sure (an error of
about one in ten either way). Source: Wald, A. (1945), Sequential tests of statistical hypotheses,
Annals of Mathematical Statistics 16.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import log
from typing import Literal

KNOWS, GUESSES = 0.85, 0.5
SURE = log(9)
LEAST = 4  # replies before any verdict
MOST = 12

Verdict = Literal["known", "not yet", "open"]
RULE = (
    "The quiz stops when it is sure: when your replies are nine times as likely from somebody who "
    "gets 85 in 100 of such items right as from somebody who gets 50, or the other way round. It "
    "asks at least 4 and at most 12. Five right in a row are enough, and so are three wrong of "
    "the first four."
)


def evidence(replies: Iterable[bool]) -> float:
    """Logarithm of the odds that whoever replied so knows the concept, from even odds."""
    return sum(
        log(KNOWS / GUESSES) if right else log((1 - KNOWS) / (1 - GUESSES)) for right in replies
    )


def verdict(replies: list[bool], *, items: int) -> Verdict | None:
    """What the replies say; None while there is more to ask. "open" where items ran out."""
    odds = evidence(replies)
    if len(replies) >= min(LEAST, items) and abs(odds) >= SURE:
        return "known" if odds > 0 else "not yet"
    return "open" if len(replies) >= min(MOST, items) else None
