"""Reads: what may be practised."""

from __future__ import annotations

from backend.common.errors import NotFoundError
from backend.concepts.models import Concept
from backend.concepts.queries import concepts


def practised(slug: str) -> Concept:
    """The published concept of this slug. Raises NotFoundError."""
    concept = concepts().filter(slug=slug).first()
    if concept is None:
        raise NotFoundError(f"There is no concept {slug!r}. GET /api/v1/concepts/ lists them.")
    return concept
