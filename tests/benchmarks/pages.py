"""Requests a second of a concept's page, beside a static file that the same server hands out.

Requests are sent in bundles on a few connections that stay open, so that what is timed is the
server and not this client.
"""

from __future__ import annotations

import re
import socket
import time
from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple
from urllib.parse import urlsplit

PAGE = "/concepts/vision/recognising-images/"
CONNECTIONS = 4
BUNDLE = 16  # requests sent before the first answer is read
WARM = 64  # requests before the clock counts
_LENGTH = re.compile(rb"(?i)\r\ncontent-length: (\d+)")
_STYLES = re.compile(r'href="(/static/styles/essay-[0-9a-f]+\.css)"')


class Served(NamedTuple):
    """What one address gave: answers a second, and seconds an answer in each bundle."""

    per_second: float
    seconds: list[float]


def page_and_file(url: str, requests: int) -> tuple[Served, Served]:
    """The page, and its style sheet, each asked for `requests` times."""
    page = _Connection(url, PAGE, packed=False)
    text = page.answer().decode(errors="replace")
    page.close()
    found = _STYLES.search(text)
    assert found, "the page names no style sheet"
    return serve(url, PAGE, requests), serve(url, found[1], requests)


def serve(url: str, path: str, requests: int) -> Served:
    """How fast `path` is answered. Raises AssertionError for an answer other than 200."""
    connections = [_Connection(url, path) for _ in range(CONNECTIONS)]
    try:
        for connection in connections:
            connection.bundles(WARM // BUNDLE)
        each = max(1, requests // CONNECTIONS // BUNDLE)
        started = time.perf_counter()
        with ThreadPoolExecutor(CONNECTIONS) as pool:
            timed = list(pool.map(lambda connection: connection.bundles(each), connections))
        took = time.perf_counter() - started
        seconds = [second for one in timed for second in one]
        return Served(each * BUNDLE * CONNECTIONS / took, seconds)
    finally:
        for connection in connections:
            connection.close()


class _Connection:
    """One open connection that asks for one address again and again."""

    def __init__(self, url: str, path: str, *, packed: bool = True) -> None:
        parts = urlsplit(url)
        assert parts.hostname
        packing = "Accept-Encoding: gzip\r\n" if packed else ""
        self.request = f"GET {path} HTTP/1.1\r\nHost: {parts.netloc}\r\n{packing}\r\n".encode()
        self.socket = socket.create_connection((parts.hostname, parts.port or 80), timeout=30)
        self.got = b""

    def answer(self) -> bytes:
        self.socket.sendall(self.request)
        return self._answer()

    def bundles(self, number: int) -> list[float]:
        """Of each bundle the seconds an answer took."""
        seconds = []
        for _ in range(number):
            started = time.perf_counter()
            self.socket.sendall(self.request * BUNDLE)
            for _ in range(BUNDLE):
                self._answer()
            seconds.append((time.perf_counter() - started) / BUNDLE)
        return seconds

    def close(self) -> None:
        self.socket.close()

    def _answer(self) -> bytes:
        """The next answer, by its own length: packing the same page twice gives two lengths."""
        while b"\r\n\r\n" not in self.got:
            self.got += self._some()
        head, _, self.got = self.got.partition(b"\r\n\r\n")
        assert head.startswith(b"HTTP/1.1 200"), head.splitlines()[0].decode()
        found = _LENGTH.search(head)
        assert found, "the answer has no length"
        length = int(found[1])
        while len(self.got) < length:
            self.got += self._some()
        body, self.got = self.got[:length], self.got[length:]
        return body

    def _some(self) -> bytes:
        part = self.socket.recv(1 << 18)
        assert part, "the server ended the connection"
        return part
