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
        self.size = len(self._first())

    def answer(self) -> bytes:
        self.socket.sendall(self.request)
        return self._read(self.size)

    def bundles(self, number: int) -> list[float]:
        """Of each bundle the seconds an answer took."""
        seconds = []
        for _ in range(number):
            started = time.perf_counter()
            self.socket.sendall(self.request * BUNDLE)
            answers = self._read(self.size * BUNDLE)
            seconds.append((time.perf_counter() - started) / BUNDLE)
            assert answers.count(b"HTTP/1.1 200 OK\r\n") == BUNDLE
        return seconds

    def close(self) -> None:
        self.socket.close()

    def _first(self) -> bytes:
        """The first answer, by its Content-Length; all others are as long."""
        self.socket.sendall(self.request)
        got = b""
        while b"\r\n\r\n" not in got:
            got += self._some()
        head, _, body = got.partition(b"\r\n\r\n")
        assert head.startswith(b"HTTP/1.1 200"), head.splitlines()[0].decode()
        length = re.search(rb"(?i)content-length: (\d+)", head)
        assert length, "the answer has no length"
        return got + self._read(int(length[1]) - len(body))

    def _read(self, size: int) -> bytes:
        parts = []
        while size > 0:
            part = self._some(size)
            size -= len(part)
            parts.append(part)
        return b"".join(parts)

    def _some(self, most: int = 65536) -> bytes:
        part = self.socket.recv(most)
        assert part, "the server ended the connection"
        return part
