"""Whatever is asked of the API, by whoever, is answered as its schema says."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.management import call_command

from tests.api.contract import hold
from tests.api.roles import everyone

MANY = 10**6


@pytest.mark.django_db(transaction=True)
def test_every_role_is_answered_as_the_schema_says(settings: Any) -> None:
    """A first look, always the same; `python -m tests.benchmarks.contract` looks long."""
    settings.EVENTS_URL = "http://testserver"
    for limit in ("QUEUE_LENGTH", "WORK_AT_ONCE", "TOKEN_REQUESTS_PER_MINUTE"):
        setattr(settings, limit, MANY)
    call_command("load_content", verbosity=0)
    held = hold(everyone(), examples=3, number=20261124)
    assert held.breaks == []
    assert {200, 400, 403, 404} <= set(held.statuses)
