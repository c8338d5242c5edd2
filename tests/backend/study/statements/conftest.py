"""A small course whose evidence is listened to, and a store that keeps what it is told."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest

from backend.common.evidence import shown, withdrawn
from backend.concepts.services import load_content
from backend.study.statements import hearing
from tests.backend.concepts.course import write_course

SITE = "https://lab.example.org"


class Store(HTTPServer):
    """Answers each statement with `status` and keeps it, with the headers that it came with."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.status = 200
        self.statements: list[dict[str, Any]] = []
        self.headers: list[dict[str, str]] = []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/xapi"


class _Handler(BaseHTTPRequestHandler):
    server: Store

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        assert self.path == "/xapi/statements"
        self.server.statements.append(json.loads(body))
        self.server.headers.append(dict(self.headers))
        self.send_response(self.server.status)
        if self.server.status == 302:
            self.send_header("Location", "/xapi/elsewhere")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_: Any) -> None:
        pass


@pytest.fixture
def store(settings: Any) -> Iterator[Store]:
    with Store() as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        settings.XAPI_URL, settings.XAPI_SITE = server.url, SITE
        settings.XAPI_KEY, settings.XAPI_SECRET = "lab", "a secret"
        hearing.listen()
        yield server
        shown.disconnect(dispatch_uid="statements")
        withdrawn.disconnect(dispatch_uid="statements")
        server.shutdown()
        thread.join()


@pytest.fixture
def course(tmp_path: Path, db: None) -> None:
    course = write_course(tmp_path)
    load_content(root=course.root, zoo=course.zoo)
