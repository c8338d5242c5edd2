"""The Python client where a server ends the connection without a word, and its notebook."""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from concept_lab import Client, Unanswered

from scripts.paths import ROOT

ANSWER = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n[]"


@contextmanager
def server(*answers: bytes) -> Iterator[str]:
    """Takes one connection an answer, reads its first bytes, sends the answer and closes it."""
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def serve() -> None:
            for answer in answers:
                connection, _ = listening.accept()
                with connection:
                    connection.recv(1024)
                    connection.sendall(answer)

        thread = threading.Thread(target=serve)
        thread.start()
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        thread.join(timeout=10)
        assert not thread.is_alive()  # every answer was fetched


def test_a_connection_that_ends_unanswered_is_tried_once_more() -> None:
    with server(b"", ANSWER) as url, Client(url) as lab:
        assert lab.samples() == []


def test_a_picture_refused_unread_is_told_as_the_problem() -> None:
    with server(b"", b"") as url, Client(url) as lab, pytest.raises(Unanswered, match="smaller"):
        lab.start_run(picture=b"x" * 5_000_000)


def test_the_notebook_is_kept_without_outputs() -> None:
    notebook = json.loads(
        (ROOT / "clients/python/examples/what_two_networks_see.ipynb").read_text()
    )
    code = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
    assert code
    assert all(cell["outputs"] == [] and cell["execution_count"] is None for cell in code)
