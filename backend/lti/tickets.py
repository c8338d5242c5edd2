"""What a checked launch said, handed to the person's own click: signed, short-lived, used once.

It lies in the page, not here: whoever never clicks leaves nothing behind.
"""

from __future__ import annotations

import secrets
from dataclasses import asdict, dataclass

from django.core import signing

from backend.common.redis import connection
from backend.lti.adapter import MINUTES
from backend.lti.refusals import RefusalError, Why

SALT = "a launch"


@dataclass(frozen=True, slots=True)
class Ticket:
    """Someone at a platform, the concept they opened, and where its grade goes ("": nowhere)."""

    platform: int
    subject: str
    concept: str
    line_item: str
    once: str


def write(*, platform: int, subject: str, concept: str, line_item: str) -> str:
    ticket = Ticket(platform, subject, concept, line_item, secrets.token_urlsafe(16))
    return signing.dumps(asdict(ticket), salt=SALT, compress=True)


def read(text: str) -> Ticket:
    """Raises RefusalError for one that is too old, or not ours."""
    try:
        return Ticket(**signing.loads(text, salt=SALT, max_age=MINUTES * 60))
    except signing.BadSignature as error:
        raise RefusalError(Why.USED) from error


def use(ticket: Ticket) -> None:
    """Once only. Raises RefusalError the second time, RedisError with Redis away."""
    first = connection().set(f"lti:used:{ticket.once}", 1, nx=True, ex=MINUTES * 60)
    if not first:
        raise RefusalError(Why.USED)
