"""A student as the API meets one: cookies, the form token, and an ear for events."""

import http.client
import http.cookies
import json
import ssl
import time
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

PATIENCE = 60.0  # seconds until a silent server counts as broken

Json = dict[str, Any]


@dataclass(frozen=True)
class Answer:
    """A response, its headers by lower-case name; ``at``: when its last byte had come."""

    status: int
    headers: dict[str, str]
    body: bytes
    at: float

    def json(self) -> Json:
        read: Json = json.loads(self.body)
        return read


@dataclass(frozen=True)
class Event:
    """One server-sent event; its data is read when it is asked for, as it may be long."""

    id: str
    name: str
    written: str
    at: float

    @property
    def data(self) -> Json:
        read: Json = json.loads(self.written)
        return read


@dataclass
class Student:
    """One visitor of the site at ``url``, keeping its connection and cookies."""

    url: str
    cookies: dict[str, str] = field(default_factory=dict)
    trusted: ssl.SSLContext | None = None  # for https

    def __post_init__(self) -> None:
        self.connection = self._connect(urlsplit(self.url).netloc)

    def close(self) -> None:
        self.connection.close()

    def get(self, path: str) -> Answer:
        return self.ask("GET", path)

    def delete(self, path: str) -> Answer:
        return self.ask("DELETE", path)

    def send(self, picture: bytes, networks: tuple[str, ...] = ("faces", "cars")) -> Answer:
        """Post a picture as a browser's form does."""
        fields = [("network", name.encode(), "") for name in networks]
        body, kind = form([*fields, ("image", picture, "picture.jpg")])
        return self.ask("POST", "/api/v1/runs/", body, {"Content-Type": kind})

    def write(self, path: str, body: Json) -> Answer:
        """Post JSON."""
        written = json.dumps(body).encode()
        return self.ask("POST", path, written, {"Content-Type": "application/json"})

    def ask(
        self, method: str, path: str, body: bytes | None = None, headers: Json | None = None
    ) -> Answer:
        """One request over the kept connection, with cookies and the form token."""
        sent = {"Accept-Encoding": "identity", **(headers or {}), "Referer": f"{self.url}/"}
        sent["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        if "csrftoken" in self.cookies:
            sent["X-CSRFToken"] = self.cookies["csrftoken"]
        self.connection.request(method, path, body, sent)
        response = self.connection.getresponse()
        content = response.read()
        headers = {name.lower(): value for name, value in response.headers.items()}
        for header in response.headers.get_all("Set-Cookie") or ():
            parsed = http.cookies.SimpleCookie(header)
            self.cookies |= {name: morsel.value for name, morsel in parsed.items()}
        return Answer(response.status, headers, content, time.perf_counter())

    def hear(self, run: Json, last: str = "") -> Iterator[Event]:
        """The run's events after ``last``, until the stream ends."""
        address = urlsplit(run["events_url"])
        connection = self._connect(address.netloc or urlsplit(self.url).netloc)
        headers = {"Accept": "text/event-stream"} | ({"Last-Event-ID": last} if last else {})
        try:
            connection.request("GET", f"{address.path}?{address.query}", headers=headers)
            with connection.getresponse() as response:
                yield from _events(response)
        finally:
            connection.close()

    def _connect(self, place: str) -> http.client.HTTPConnection:
        if self.trusted is None:
            return http.client.HTTPConnection(place, timeout=PATIENCE)
        return http.client.HTTPSConnection(place, timeout=PATIENCE, context=self.trusted)

    def await_end(self, run: Json) -> Json:
        """Listen until the run is over; the run as the API then tells it."""
        for event in self.hear(run):
            if event.name in ("done", "failed"):
                break
        return self.get(f"/api/v1/runs/{run['id']}/").json()


def _events(response: http.client.HTTPResponse) -> Iterator[Event]:
    if response.status != 200:
        raise AssertionError(f"events answered {response.status}: {response.read()[:300]!r}")
    found: dict[str, str] = {}
    for line in response:
        name, _, value = line.decode().rstrip("\r\n").partition(":")
        if name:
            found[name] = value.strip()
        elif "data" in found:
            yield Event(found.get("id", ""), found["event"], found["data"], time.perf_counter())
            found = {}


def form(fields: list[tuple[str, bytes, str]]) -> tuple[bytes, str]:
    """A multipart body of (name, value, file name) and its content type."""
    border = uuid.uuid4().hex
    parts = []
    for name, value, file in fields:
        title = f'form-data; name="{name}"' + (f'; filename="{file}"' if file else "")
        parts.append(f"--{border}\r\nContent-Disposition: {title}\r\n\r\n".encode() + value)
    body = b"\r\n".join([*parts, f"--{border}--\r\n".encode()])
    return body, f"multipart/form-data; boundary={border}"
