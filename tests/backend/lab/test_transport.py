"""What a worker takes first, how long it is its own, and when it is another's."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, cast

import pytest
from celery import current_app
from django.conf import settings
from kombu.entity import Queue
from kombu.messaging import Consumer

from backend.common.redis import connection
from backend.lab import (
    transport,
    worker,  # noqa: F401  # as a worker does: it changes the transport
)

pytestmark = pytest.mark.django_db  # what starts a Redis of its own knows the database as well

QUEUES = ("interactive", "batch")
PATIENCE: Any = settings.CELERY_BROKER_TRANSPORT_OPTIONS["visibility_timeout"]


class Taker:
    """A worker, as far as the transport knows it: a channel that listens to both queues."""

    def __init__(self, channel: Any) -> None:
        self.channel = channel
        self.messages: list[Any] = []
        queues: Any = [Queue(name) for name in QUEUES]  # type: ignore[no-untyped-call]  # as kombu is
        kept: Any = Consumer(channel, queues, callbacks=[self._keep], accept=["json"])  # type: ignore[no-untyped-call]
        kept.consume()
        self.held: transport.Held = channel.qos

    def take(self) -> str:
        """The next task's payload; it stays held."""
        self.channel.connection.client.drain_events(timeout=5)
        return str(self.messages[-1].payload)

    def look(self) -> None:
        """As a worker's loop does each second: say what is held, take back what is lost."""
        self.held.restore_visible(interval=1)

    def _keep(self, _: object, message: Any) -> None:
        self.messages.append(message)


@contextmanager
def taker() -> Iterator[Taker]:
    with current_app.connection_for_read() as broker, broker.channel() as channel:
        yield Taker(channel)


def put(queue: str, *tasks: str) -> None:
    with current_app.connection_for_write() as broker, broker.Producer() as producer:
        for task in tasks:
            producer.publish(task, routing_key=queue, serializer="json")


def waits(queue: str) -> int:
    return connection().llen(queue)


def last_heard_of(seconds: float) -> None:
    """Whoever holds tasks said so this long ago."""
    (tag,) = cast(list[bytes], connection().zrange("unacked_index", 0, -1))
    connection().zadd("unacked_index", {tag: time.time() - seconds})


def test_what_a_lost_worker_held_is_anothers_soon_and_the_next_to_be_taken(
    lone_env: dict[str, str],
) -> None:
    with taker() as lost, taker() as other:
        put("interactive", "a", "b", "c")
        assert lost.take() == "a"
        last_heard_of(PATIENCE - 1)
        other.look()
        assert waits("interactive") == 2
        last_heard_of(PATIENCE + 1)
        other.look()
        assert [other.take() for _ in range(3)] == ["a", "b", "c"]


def test_what_a_living_worker_holds_is_nobody_elses(lone_env: dict[str, str]) -> None:
    with taker() as living, taker() as other:
        put("interactive", "a")
        living.take()
        last_heard_of(PATIENCE + 1)
        living.look()
        other.look()
        assert waits("interactive") == 0
        assert connection().hlen("unacked") == 1


def test_a_task_that_a_living_worker_holds_for_too_long_is_handed_on(
    lone_env: dict[str, str],
) -> None:
    with taker() as living:
        put("interactive", "a")
        living.take()
        (tag,) = living.held.taken
        living.held.taken[tag] -= settings.TASK_HELD_SECONDS
        last_heard_of(PATIENCE + 1)
        living.look()
        assert waits("interactive") == 1


def test_a_task_that_is_done_is_not_held_again(lone_env: dict[str, str]) -> None:
    with taker() as living:
        put("interactive", "a")
        living.take()
        living.messages[-1].ack()
        living.held.say_held(time.time())
        assert connection().zcard("unacked_index") == 0
        assert living.held.taken == {}


def test_the_last_queue_has_a_turn_though_the_first_is_never_empty(
    lone_env: dict[str, str],
) -> None:
    with taker() as one:
        put("interactive", *"abc")
        put("batch", "sweep", "look")
        turns = one.channel._queue_cycle
        assert [one.take(), one.take()] == ["a", "b"]
        turns.last_turn -= transport.TURN
        assert [one.take(), one.take(), one.take()] == ["sweep", "c", "look"]


def seen(queues: Sequence[str], *times: float) -> list[str]:
    """The queue in which the next task is looked for first, at each of these times."""
    turns: Any = transport.Turns(clock=iter([0.0, *times]).__next__)
    turns.update(queues)
    return [turns.consume(len(queues))[0] for _ in times]


def test_turns_come_by_the_clock() -> None:
    turn = transport.TURN
    times = (1.0, turn, turn + 1, 2 * turn - 0.1, 2 * turn)
    first, last = QUEUES
    assert seen(QUEUES, *times) == [first, last, first, first, last]
    assert set(seen([last], *times)) == {last}
