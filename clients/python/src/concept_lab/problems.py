"""What the site refuses, as an exception (RFC 9457)."""

from __future__ import annotations

from typing import Any

import httpx


class Problem(Exception):  # noqa: N818  # the standard's word for it
    """`detail` says what was wrong and what to do; `errors` names fields, where they are to blame.

    `retry_after` is in seconds, None where waiting does not help.
    """

    def __init__(self, status: int, told: dict[str, Any], retry_after: float | None) -> None:
        self.status = status
        self.type = str(told.get("type", "about:blank"))
        self.title = str(told.get("title", f"HTTP {status}"))
        self.detail = str(told.get("detail", ""))
        self.errors: dict[str, list[str]] = told.get("errors") or {}
        self.retry_after = retry_after
        super().__init__(f"{self.title} ({status}): {self.detail}")


class Unanswered(Problem):
    """The site ended the connection without an answer, twice; `status` is 0."""

    def __init__(self, *, with_file: bool) -> None:
        why = "The site ended the connection without an answer."
        if with_file:
            why += " It may have refused the picture unread: a smaller one is worth a try."
        super().__init__(0, {"title": "No answer", "detail": why}, None)


def check(answer: httpx.Response) -> httpx.Response:
    """The answer, where it is a good one. Raises Problem."""
    if answer.status_code < 400:
        return answer
    wait = answer.headers.get("Retry-After", "")
    told: dict[str, Any] = {}
    if answer.headers.get("Content-Type", "").startswith("application/problem+json"):
        told = answer.json()
    raise Problem(answer.status_code, told, float(wait) if wait.isdecimal() else None)
