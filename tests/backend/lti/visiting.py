"""A person's way from the platform to a concept, step by step, as their browser goes it."""

from __future__ import annotations

import re
from typing import Any

from django.test import Client

from tests.backend.lti.platform import School

LOGIN, LAUNCH, ENTER = "/lti/login/", "/lti/launch/", "/lti/enter/"
FROM_HERE = {"Sec-Fetch-Site": "same-origin"}


def announced(client: Client, school: School, **more: str) -> str:
    """Where the tool sends a person whom the platform announced."""
    answer = client.get(LOGIN, school.announcement(**more), secure=True)
    assert answer.status_code == 302, answer.content
    return str(answer["Location"])


def launched(client: Client, school: School, **changes: Any) -> Any:
    """The page that a signed launch is answered with."""
    form = school.launch(announced(client, school), **changes)
    return client.post(LAUNCH, form, secure=True)


def ticket_of(page: Any) -> str:
    found = re.search(r'name="ticket" value="([^"]+)"', page.content.decode())
    assert found, page.content.decode()
    return found[1]


def entered(client: Client, page: Any, **more: str) -> Any:
    """The person's own click on that page."""
    form = {"ticket": ticket_of(page), **more}
    return client.post(ENTER, form, secure=True, headers=FROM_HERE)


def visit(client: Client, school: School, **changes: Any) -> Any:
    """All of it."""
    page = launched(client, school, **changes)
    assert page.status_code == 200, page.content.decode()
    return entered(client, page)
