"""How the site and a decoder talk: a few words as JSON, then bytes, over one socket."""

from __future__ import annotations

import json
import socket
import struct
import time
from typing import Any

Words = dict[str, Any]

_HEAD = struct.Struct(">II")  # length of the words, length of the bytes


def send(line: socket.socket, words: Words, data: bytes = b"") -> None:
    """Say one thing. Raises OSError where nobody listens any more."""
    said = json.dumps(words).encode()
    line.sendall(_HEAD.pack(len(said), len(data)) + said)
    line.sendall(data)


def receive(
    line: socket.socket, *, most: int, until: float | None = None
) -> tuple[Words, bytearray]:
    """Hear one thing of at most `most` bytes, before `until` on the monotonic clock.

    Raises EOFError where the other side has ended, TimeoutError where it takes too long, and
    ValueError where it says more than it may, or something else than words.
    """
    length, size = _HEAD.unpack(_read(line, _HEAD.size, until))
    if length + size > most:
        raise ValueError(f"{length + size} bytes were announced where {most} are allowed")
    words = json.loads(_read(line, length, until))
    if not isinstance(words, dict):
        raise ValueError("words were expected")
    return words, _read(line, size, until)


def _read(line: socket.socket, size: int, until: float | None) -> bytearray:
    data = bytearray(size)
    rest = memoryview(data)
    while rest:
        if until is not None:
            line.settimeout(_left(until))
        got = line.recv_into(rest)
        if not got:
            raise EOFError
        rest = rest[got:]
    return data


def _left(until: float) -> float:
    left = until - time.monotonic()
    if left <= 0:
        raise TimeoutError
    return left
