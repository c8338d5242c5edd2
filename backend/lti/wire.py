"""Asking a platform's server: impatient, and never led elsewhere."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

import requests

SECONDS = (0.8, 1.2)  # to connect, and between two pieces of the answer; twice is within a task


class Wire(requests.Session):
    """Each request has a time limit; a redirect is an answer like any other."""

    def request(self, *args: Any, **given: Any) -> requests.Response:
        given.setdefault("timeout", SECONDS)
        given["allow_redirects"] = False
        return super().request(*args, **given)


def origin_of(url: str) -> str:
    """`https://host:port` of an address; "" where it has none."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}" if parts.scheme and parts.netloc else ""
