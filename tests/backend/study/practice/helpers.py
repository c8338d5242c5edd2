"""What the tests of attempts say often."""

from __future__ import annotations

from typing import Any

from django.test import Client

ATTEMPTS = "/api/v1/study/attempts/"


def attempt(client: Client, **asked: Any) -> Any:
    """Send an attempt as a page does: with the CSRF token, once there is one."""
    cookie = client.cookies.get("csrftoken")
    headers = {"X-CSRFToken": cookie.value} if cookie else {}
    return client.post(ATTEMPTS, asked, content_type="application/json", headers=headers)


def put(client: Client, *order: str, item: str = "the-day", **more: Any) -> Any:
    """Put the steps of the small course in an order."""
    answer = {"order": list(order)} | more
    return attempt(client, concept="edges", kind="order", item=item, answer=answer)
