"""One request's way in the logs and in a trace, from the browser to the worker; nobody named."""

from __future__ import annotations

import asyncio
import io
import json
import logging
import threading
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import pytest
import structlog
from celery.contrib.testing.worker import start_worker
from celery.signals import worker_init, worker_process_init
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import AsyncClient, Client, override_settings
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

from backend.common import traces
from backend.config.celery import app
from backend.config.logs import logging_settings
from backend.lab import worker
from backend.lab.models import Run
from tests.backend.lab.helpers import RUNS, csrf, picture, saved
from tests.services import wait_until

pytestmark = pytest.mark.django_db(transaction=True)
Line = dict[str, Any]
ASKED_BY = "browser-4f1c9a02"


class Log:
    """What was logged, as a collector would get it."""

    def __init__(self) -> None:
        self.stream = io.StringIO()
        described = dict(logging_settings("json")["formatters"]["plain"])
        described.pop("()")
        self.handler = logging.StreamHandler(self.stream)
        self.handler.setFormatter(structlog.stdlib.ProcessorFormatter(**described))

    def attach(self) -> None:
        logging.getLogger().addHandler(self.handler)

    def of(self, task: str) -> list[Line]:
        """What was said at the end of such a task."""
        return [line for line in self.lines("task ended") if line["task"] == task]

    def lines(self, event: str = "") -> list[Line]:
        read = [json.loads(line) for line in self.stream.getvalue().splitlines()]
        return [line for line in read if not event or line["event"] == event]


@pytest.fixture
def log() -> Iterator[Log]:
    made = Log()
    made.attach()
    yield made
    logging.getLogger().removeHandler(made.handler)


@contextmanager
def worker_here() -> Iterator[None]:
    """A worker in a thread of this process, so that its logs and spans can be seen.

    It loads no networks and gives no signs of life: those would go on after the test.
    """
    worker_init.disconnect(worker._import)
    worker_process_init.disconnect(worker._ready)
    try:
        with start_worker(app, pool="solo", perform_ping_check=False, shutdown_timeout=10):
            yield
    finally:
        worker_init.connect(worker._import)
        worker_process_init.connect(worker._ready)


class Collector(HTTPServer):
    """Keeps what is posted to it."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Keep)
        self.posts: list[tuple[str, bytes]] = []
        self.address = f"http://127.0.0.1:{self.server_port}"


class _Keep(BaseHTTPRequestHandler):
    server: Collector

    def do_POST(self) -> None:
        self.server.posts.append((self.path, self.rfile.read(int(self.headers["Content-Length"]))))
        self.send_response(200)
        self.end_headers()

    def log_message(self, *args: Any) -> None:
        """Nothing on the screen."""


@contextmanager
def collector() -> Iterator[Collector]:
    with Collector() as server:
        threading.Thread(target=server.serve_forever).start()
        yield server
        server.shutdown()


def ask_for_a_run(client: Client, name: str = "face.jpg") -> Run:
    """A run whose picture is gone when its worker comes: what is of interest here is the way."""
    image = SimpleUploadedFile(name, saved(picture()), "image/jpeg")
    headers = {"X-Request-ID": ASKED_BY, **csrf(client)}
    answer = client.post(RUNS, {"image": image}, headers=headers)
    assert answer.status_code == 202, answer.content
    run = Run.objects.get(id=answer.json()["id"])
    Run.objects.all().delete()
    return run


def test_a_request_is_given_an_id_and_keeps_a_fitting_one(client: Client) -> None:
    assert client.get("/healthz", headers={"X-Request-ID": ASKED_BY})["X-Request-ID"] == ASKED_BY
    given = client.get("/healthz", headers={"X-Request-ID": "no\tid <script>"})["X-Request-ID"]
    assert len(given) == 32
    assert client.get("/healthz")["X-Request-ID"] != given


def test_a_page_that_was_kept_carries_the_id_of_who_asks_now(client: Client) -> None:
    first, second = client.get("/"), client.get("/")
    assert first.content == second.content
    assert first["X-Request-ID"] != second["X-Request-ID"]


def test_the_events_process_gives_and_keeps_ids_too(log: Log) -> None:
    async def ask() -> str:
        address = f"/api/v1/runs/{uuid.uuid4()}/events/"
        answer = await AsyncClient().get(address, headers={"X-Request-ID": ASKED_BY})
        return str(answer["X-Request-ID"])

    with override_settings(
        ROOT_URLCONF="backend.config.events_urls", MIDDLEWARE=["backend.common.trail.follow"]
    ):
        given = asyncio.run(ask())
    assert given == ASKED_BY
    assert [line["request"] for line in log.lines("answered")] == [ASKED_BY]


def test_web_and_worker_log_the_same_request_and_run_and_share_a_trace(
    learner_client: Client, log: Log, lone_env: dict[str, str]
) -> None:
    kept = InMemorySpanExporter()
    traces.use(SimpleSpanProcessor(kept))
    try:
        run = ask_for_a_run(learner_client)
        with worker_here():
            log.attach()  # the worker has set up logs of its own
            wait_until(lambda: bool(log.of("lab.analyse_run")), 20, "the task")
    finally:
        traces.stop()

    [answered], [ended] = log.lines("answered"), log.of("lab.analyse_run")
    assert (answered["route"], answered["status"]) == ("/api/v1/runs/", 202)
    assert {answered["request"], ended["request"]} == {ASKED_BY}
    assert ended["run"] == str(run.id)

    spans = {span.name: span for span in kept.get_finished_spans()}
    asked, done = spans["POST /api/v1/runs/"], spans["lab.analyse_run"]
    assert asked.context is not None
    assert done.context is not None
    assert done.parent is not None
    assert done.parent.span_id == asked.context.span_id
    assert done.context.trace_id == asked.context.trace_id
    told = {"request": ASKED_BY, "run": str(run.id), "ended": "done"}
    assert dict(done.attributes or {}) == told


def test_no_line_tells_of_a_person(
    learner_client: Client, log: Log, lone_env: dict[str, str]
) -> None:
    learner_client.post(
        "/account/signup/",
        {"email": "ada@example.org", "password1": "a long Secret 9", "password2": "another"},
        headers=csrf(learner_client),
        REMOTE_ADDR="198.51.100.7",
    )
    ask_for_a_run(learner_client, name="Ada Lovelace at home.jpg")
    learner_client.get("/search/?q=ada@example.org")
    learner_client.get("/api/v1/nobody/2001:db8::7/ada@example.org/")
    try:
        raise ValueError("'Ada Lovelace at home.jpg' of ada@example.org at 198.51.100.7")
    except ValueError:
        logging.getLogger("somebody's library").exception("could not read")

    said = log.stream.getvalue()
    assert len(log.lines()) >= 5
    for personal in ("ada", "Lovelace", "example.org", "198.51", "2001:db8", "127.0.0.1", "Secret"):
        assert personal not in said


def test_without_a_collector_a_task_carries_no_trace() -> None:
    assert traces.sent_along() == {}


def test_traces_go_to_the_collector_that_the_settings_name() -> None:
    with collector() as received, override_settings(TRACES=received.address):
        traces.start()
        with traces.span("a stage of the work"):
            pass
        traces.stop()
    [(path, body)] = received.posts
    assert path == "/v1/traces"
    assert b"a stage of the work" in body
