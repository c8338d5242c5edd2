"""How a worker takes tasks from Redis and holds them, where kombu's own way loses time.

Loaded by workers (backend/lab/worker.py); the settings name `Turns`.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from typing import Any

from django.conf import settings
from kombu.transport import redis as kombu
from kombu.utils.scheduling import priority_cycle

TURN = 5.0  # seconds that the last queue waits at most while the first has work


class Held(kombu.QoS):
    """What this worker holds, said anew every second: a lost worker's tasks are soon another's.

    Kombu hands on what was taken longer ago than the visibility timeout, so that a task must be
    shorter and a lost one waits as long. Here the time counts from the last word of the worker
    that holds it; a worker that lives keeps its tasks up to TASK_HELD_SECONDS, as a task that was
    cut off at its hard limit is never handed back by itself.
    """

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)  # type: ignore[no-untyped-call]  # kombu is untyped
        self.taken: dict[str, float] = {}

    def append(self, message: Any, delivery_tag: str) -> None:
        self.taken[delivery_tag] = time.time()
        super().append(message, delivery_tag)  # type: ignore[no-untyped-call]

    def restore_visible(self, *args: Any, **more: Any) -> None:
        self.say_held(time.time())  # first: whoever lives never takes its own for lost
        super().restore_visible(*args, **more)  # type: ignore[no-untyped-call]

    def say_held(self, now: float) -> None:
        """Count the time of what is held from now. Raises what redis-py raises."""
        held = self._delivered.keys() - self._dirty
        self.taken = {tag: since for tag, since in self.taken.items() if tag in held}
        longest = settings.TASK_HELD_SECONDS - self.visibility_timeout
        kept = {tag: now for tag, since in self.taken.items() if now - since < longest}
        if kept:
            with self.channel.conn_or_acquire() as client:
                # only those still there: what was acknowledged meanwhile must not come back
                client.zadd(self.unacked_index_key, kept, xx=True)

    def restore_by_tag(self, tag: str, client: Any = None, leftmost: bool = False) -> None:
        """A lost child's task is the next one taken: it has stood in the queue before.

        Kombu puts it behind all that wait, where under load it stays for as long as they take.
        """
        # never leftmost: workers take from the right
        super().restore_by_tag(tag, client)  # type: ignore[no-untyped-call]


class Turns(priority_cycle):
    """The first queue first, but the last has its turn: it waits TURN seconds and no longer.

    In the order of `--queues`; kombu's own `priority` never comes to the last one while the first
    has work. Of a worker of many tasks a second, one in TURN seconds is the last queue's.
    """

    def __init__(
        self, items: Sequence[str] | None = None, clock: Callable[[], float] = time.monotonic
    ) -> None:
        super().__init__(items)  # type: ignore[no-untyped-call]
        self.clock = clock
        self.last_turn = clock()

    def consume(self, n: int) -> list[str]:
        """The queues in the order in which the next task is looked for."""
        items: list[str] = super().consume(n)  # type: ignore[no-untyped-call]
        now = self.clock()
        if now - self.last_turn < TURN:
            return items
        self.last_turn = now
        return items[::-1]
