"""A way to a server that can be closed, while the server keeps what it holds."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress


class Relay:
    """Passes what comes to ``port`` of this machine on to ``target``, as long as it is open."""

    def __init__(self, port: int, target: int) -> None:
        self.port, self.target = port, target
        self.ends: list[socket.socket] = []
        self.open()

    def open(self) -> None:
        self.door = socket.create_server(("127.0.0.1", self.port))
        threading.Thread(target=self._receive, args=[self.door], daemon=True).start()

    def close(self) -> None:
        """Whoever comes is refused, whoever was there is cut off."""
        for end in (self.door, *self.ends):
            with suppress(OSError):  # the other side may have gone first
                end.shutdown(socket.SHUT_RDWR)
            end.close()
        self.ends.clear()

    @contextmanager
    def closed(self) -> Iterator[None]:
        self.close()
        try:
            yield
        finally:
            self.open()

    def _receive(self, door: socket.socket) -> None:
        with suppress(OSError):  # the door was closed
            while True:
                near, _ = door.accept()
                far = socket.create_connection(("127.0.0.1", self.target))
                self.ends += [near, far]
                for one, other in ((near, far), (far, near)):
                    threading.Thread(target=_pass_on, args=[one, other], daemon=True).start()


def _pass_on(one: socket.socket, other: socket.socket) -> None:
    with suppress(OSError):  # one of them was closed
        while data := one.recv(2**16):
            other.sendall(data)
    for end in (one, other):
        with suppress(OSError):
            end.shutdown(socket.SHUT_RDWR)
