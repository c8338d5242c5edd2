"""What a token may be allowed: an area of the API, to read or to write."""

from __future__ import annotations

SAFE = ("GET", "HEAD", "OPTIONS")
SCOPES = {
    "runs:read": "read your runs and probes, their maps and files",
    "runs:write": "send pictures, ask probes, share and delete runs",
    "study:read": "read your cards, quizzes, interviews and coverage",
    "study:write": "review cards, answer quizzes, drills and interview questions",
}
AREAS = tuple(dict.fromkeys(scope.partition(":")[0] for scope in SCOPES))


def scope_of(area: str, method: str) -> str:
    """The scope that a request of this method needs in an area."""
    return f"{area}:{'read' if method.upper() in SAFE else 'write'}"
