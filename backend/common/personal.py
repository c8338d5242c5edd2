"""What of a person lies outside the tables: files, streams. Told by each app that has such a place.

`accounts` takes a person's data out and deletes it, and may import none of the apps above it.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Store:
    """A place outside the tables, by the id of a learner.

    `take` gives names and bytes of what lies there; `forget` removes it, with the rows that it
    hangs on where they must go together. Both may be called twice.
    """

    name: str
    take: Callable[[uuid.UUID], Iterable[tuple[str, bytes]]]
    forget: Callable[[uuid.UUID], None]


STORES: dict[str, Store] = {}


def register(store: Store) -> None:
    """Make a store known; one of the same name is replaced."""
    STORES[store.name] = store
