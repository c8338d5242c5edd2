"""What the lab's tests say often."""

from __future__ import annotations

import io
import json
import os
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, override_settings
from PIL import Image, ImageDraw

from backend.common.redis import connection

RUNS = "/api/v1/runs/"
RED, BLUE = (200, 30, 30), (30, 60, 220)


def picture(
    width: int = 64, height: int = 48, *, ground: tuple[int, int, int] = (0, 0, 0)
) -> Image.Image:
    """A picture with bars at its left (red) and top (blue), so that its orientation shows."""
    image = Image.new("RGB", (width, height), ground)
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, width // 3, height), fill=RED)
    draw.rectangle((0, 0, width, height // 4), fill=BLUE)
    return image


def saved(image: Image.Image, kind: str = "JPEG", **options: Any) -> bytes:
    sink = io.BytesIO()
    image.save(sink, kind, **options)
    return sink.getvalue()


def post(client: Client, data: bytes | None = None, **fields: Any) -> Any:
    """Start a run as the page does: with the CSRF token, once there is one."""
    if data is not None:
        fields["image"] = SimpleUploadedFile("picture.jpg", data, content_type="image/jpeg")
    return client.post(RUNS, fields, headers=csrf(client))


def path_of(address: str) -> str:
    """An address without its signature."""
    return address.partition("?")[0]


def csrf(client: Client) -> dict[str, str]:
    cookie = client.cookies.get("csrftoken")
    return {"X-CSRFToken": cookie.value} if cookie else {}


def until_ended(client: Client, run_id: str, *, seconds: float = 60) -> dict[str, Any]:
    """Ask for a run until it is done or failed."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        run: dict[str, Any] = client.get(f"{RUNS}{run_id}/").json()
        if run["status"] in ("done", "failed"):
            return run
        time.sleep(0.02)
    raise AssertionError(f"run {run_id} did not end: {run['status']} {run['progress']}")


def listen(address: str, *, last: str = "", origin: str = "") -> Iterator[dict[str, Any]]:
    """A browser's EventSource: events as they come, until the server ends them."""
    request = urllib.request.Request(address)
    if last:
        request.add_header("Last-Event-ID", last)
    if origin:
        request.add_header("Origin", origin)
    with urllib.request.urlopen(request, timeout=30) as answer:
        event: dict[str, Any] = {}
        for raw in answer:
            line = raw.decode().rstrip("\n")
            if not line and "data" in event:
                yield event
                event = {}
            key, _, value = line.partition(": ")
            if key in ("id", "event"):
                event[key] = value
            elif key == "data":
                event["data"] = json.loads(value)


def files_of(folder: Path, run_id: object) -> list[str]:
    """Every file and folder in the store that bears a run's id."""
    found = [Path(here) / name for here, inner, names in os.walk(folder) for name in inner + names]
    return [str(path) for path in found if str(run_id) in str(path)]


@contextmanager
def redis_away() -> Iterator[None]:
    """This process finds nobody at Redis's address."""
    nowhere = "unix:///nonexistent/redis.sock"
    known: Any = settings.CACHES["shared"]
    shared = {**known, "LOCATION": nowhere}
    with override_settings(REDIS_URL=nowhere, CACHES={**settings.CACHES, "shared": shared}):
        connection.cache_clear()
        yield
    connection.cache_clear()
