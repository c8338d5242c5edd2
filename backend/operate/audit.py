"""Writes down who of the staff asked for what, in the database and in the log."""

from __future__ import annotations

import re
from typing import Any

import structlog
from django.http import HttpRequest
from django.utils import timezone

from backend.operate.models import AuditEntry

ID = re.compile(r"[\w-]{1,64}")  # anything else in an address was typed, and may name a person
MOST = 1000  # ids of one choice that are kept

_log = structlog.get_logger(__name__)


def write_down(*, request: HttpRequest, subject: str = "") -> AuditEntry:
    """Write down a request of the staff before it is answered: what cannot be written is refused,
    for then the database does not answer.
    """
    match = request.resolver_match
    assert match is not None
    assert request.user.pk is not None
    entry = AuditEntry.objects.create(
        at=timezone.now(),
        by=request.user.pk,
        method=request.method or "",
        view=(match.url_name or "elsewhere")[:100],
        subject=_id(subject),
        action=_id(request.POST.get("action", "")),
        chosen=[_id(one) for one in request.POST.getlist("_selected_action")[:MOST]],
    )
    told = {"subject": entry.subject, "action": entry.action} if entry.subject else {}
    _log.info("staff asked", by=entry.by, method=entry.method, view=entry.view, **told)
    return entry


def _id(given: Any) -> str:
    return given if isinstance(given, str) and ID.fullmatch(given) else ""
