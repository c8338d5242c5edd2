"""A run's events in a Redis Stream, with ids fixed by their step.

A task that starts over adds what it had added before; Redis refuses an id that is not above the
last one, and so nothing is ever told twice. The order of steps is part of the API.
"""

from __future__ import annotations

import time
import uuid
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, cast

import orjson
from redis.exceptions import ResponseError

from backend.common.redis import connection
from ml.contracts import LAYERS

Entry = tuple[bytes, dict[bytes, bytes]]
LAST = 1000  # above every step: the end of a run that is gone
TOGETHER = 0.02  # seconds; of steps that follow each other sooner nobody sees the order
LINGER = 10 * 60  # seconds that a finished run's stream stays; afterwards the database tells


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened to a run; `id` is its place in the fixed order."""

    id: int
    name: str  # queued, preprocessed, layer, output, done or failed
    data: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Written:
    """An event with its data as JSON, which whoever only passes it on need not read."""

    id: int
    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Steps:
    """The fixed order for a run of these networks."""

    networks: tuple[str, ...]

    def queued(self) -> Event:
        return Event(1, "queued", {})

    def preprocessed(self, picture: dict[str, Any]) -> Event:
        return Event(2, "preprocessed", {"input": picture})

    def layer(self, network: str, layer: dict[str, Any]) -> Event:
        place = LAYERS.index(layer["name"]) * len(self.networks) + self.networks.index(network)
        data = {"network": network, "layer": layer, "progress": self._share(place + 1)}
        return Event(3 + place, "layer", data)

    def output(self, network: str, output: list[dict[str, Any]]) -> Event:
        place = len(LAYERS) * len(self.networks) + self.networks.index(network)
        return Event(3 + place, "output", {"network": network, "output": output})

    def done(self, run: uuid.UUID) -> Event:
        return Event(3 + self._total(), "done", {"id": str(run)})

    def failed(self, problem: dict[str, Any]) -> Event:
        return Event(4 + self._total(), "failed", problem)

    def reached(self, event: Event) -> float:
        """Share of the work behind an event, 0 to 1."""
        return self._share(max(0, min(event.id - 2, self._total())))

    def _share(self, place: int) -> float:
        return round(place / self._total(), 3)

    def _total(self) -> int:
        return (len(LAYERS) + 1) * len(self.networks)


def key_of(run: uuid.UUID) -> str:
    return f"run:{run}:events"


def open_stream(run: uuid.UUID, steps: Steps, *, lifetime: int) -> None:
    """Begin a run's stream with its first event; `lifetime` in seconds."""
    _add(run, steps.queued(), create=True, lifetime=lifetime)


def tell(run: uuid.UUID, event: Event) -> bool:
    """Add an event, unless it was told already; False where the stream is gone with its run."""
    last = event.name in ("done", "failed")
    return _add(run, event, create=False, lifetime=LINGER if last else None)


@contextmanager
def telling(run: uuid.UUID) -> Iterator[Callable[[Event], None]]:
    """Tell one event after the other without waiting each time for Redis to have taken it.

    What Redis answered is read at the end of the block: errors come up there. A worker's next
    layer is computed meanwhile. What comes sooner than `TOGETHER` after what was sent last waits
    for the next event or the end of the block: each sending wakes Redis, the events process and
    the listener, which costs them more than a fast worker's layer.
    """
    pool = connection().connection_pool
    line: Any = pool.get_connection()  # redis-py leaves its methods untyped
    held: list[bytes] = []
    count, sent = 0, time.monotonic()

    def send(event: Event) -> None:
        nonlocal count, sent
        place = (key_of(run), "NOMKSTREAM", f"{event.id}-0")
        held.extend(line.pack_command("XADD", *place, *_fields(event)))
        count += 1
        if time.monotonic() - sent >= TOGETHER:
            flush()
            sent = time.monotonic()

    def flush() -> None:
        line.send_packed_command([b"".join(held)])
        held.clear()

    try:
        yield send
        if held:
            flush()
        for _ in range(count):
            with _twice_is_once():
                line.read_response()
    except BaseException:
        line.disconnect()  # answers nobody has read would be taken for another's
        raise
    finally:
        pool.release(line)


def told(run: uuid.UUID) -> list[Event]:
    """All events so far, in order."""
    return [from_entry(*entry) for entry in cast(list[Entry], connection().xrange(key_of(run)))]


def close_stream(run: uuid.UUID) -> None:
    connection().delete(key_of(run))


def from_entry(entry: bytes, fields: dict[bytes, bytes]) -> Event:
    """An event as it lies in Redis."""
    found = as_written(entry, fields)
    return Event(found.id, found.name, orjson.loads(found.data))


def as_written(entry: bytes, fields: dict[bytes, bytes]) -> Written:
    """The same, its data left as it was written."""
    step = int(entry.partition(b"-")[0])
    return Written(step, fields[b"event"].decode(), fields[b"data"])


def after(events: Sequence[Event], last: int) -> list[Event]:
    """The events that someone who has heard `last` has still to hear."""
    return [event for event in events if event.id > last]


def _add(run: uuid.UUID, event: Event, *, create: bool, lifetime: int | None) -> bool:
    """One event, and how long the stream has to live from now, in one breath."""
    unless_gone = [] if create else ["NOMKSTREAM"]
    line: Any = connection().pipeline(transaction=False)
    line.execute_command("XADD", key_of(run), *unless_gone, f"{event.id}-0", *_fields(event))
    if lifetime is not None:
        line.expire(key_of(run), lifetime)
    added = line.execute(raise_on_error=False)[0]
    if isinstance(added, ResponseError) and _told_already(added):
        return True
    if isinstance(added, Exception):
        raise added
    return added is not None


def written(event: Event) -> Written:
    """An event in the form in which it is stored and sent."""
    return Written(event.id, event.name, orjson.dumps(event.data))


def _fields(event: Event) -> tuple[str | bytes, ...]:
    return "event", event.name, "data", written(event).data


@contextmanager
def _twice_is_once() -> Iterator[None]:
    try:
        yield
    except ResponseError as error:
        if not _told_already(error):
            raise


def _told_already(error: ResponseError) -> bool:
    """Redis refuses an id that it has, or that comes before one it has."""
    return "equal or smaller" in str(error)
