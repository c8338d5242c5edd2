"""Failures set off on a picture and on the real networks, each shown and then mended.

One failure a file; each yields exhibits: how it should be, how it failed, how it is mended.
Nothing is acted: what an exhibit says was computed from the very input that it shows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from PIL import Image

from ml.contracts import ExhibitReading
from ml.errors import NetworkError
from ml.failures import (
    attack,
    blank,
    channels,
    closed,
    covered,
    grain,
    scaling,
    size,
    turned,
)
from ml.failures.exhibits import Scene
from ml.weights import Loaded

__all__ = ["show"]

Verb = Callable[[Scene], Iterator[ExhibitReading]]

_VERBS: dict[str, Verb] = {
    "channels": channels.show,
    "scaling": scaling.show,
    "size": size.show,
    "turned": turned.show,
    "covered": covered.show,
    "grain": grain.show,
    "closed": closed.show,
    "attack": attack.show,
    "blank": blank.show,
}


def show(
    networks: Sequence[Loaded],
    image: Image.Image,
    failure: str,
    step: Callable[[float], None] = lambda share: None,
) -> Iterator[ExhibitReading]:
    """The exhibits of one failure (of `ml.contracts.FAILURES`) for a picture, in order.

    `step` is told the share done of a long search, and may raise to stop it. Raises NetworkError
    for a failure that is not known.
    """
    if failure not in _VERBS:
        raise NetworkError(f"There is no failure {failure!r}: {', '.join(_VERBS)}.")
    yield from _VERBS[failure](Scene(tuple(networks), image, step))
