"""Deep linking: what a teacher chooses goes back to the platform, signed by us."""

from __future__ import annotations

import re
from typing import Any

import jwt
import pytest
from django.test import Client

from backend.accounts.models import User
from tests.backend.lti.platform import CLIENT_ID, DEPLOYMENT, TEACHER, School
from tests.backend.lti.visiting import launched, visit

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("course")]
DEEP = "https://purl.imsglobal.org/spec/lti-dl/claim"


def choosing(client: Client, school: School, **changes: Any) -> Any:
    """The page on which a teacher chooses."""
    settings = {
        "deep_link_return_url": f"{school.url}/return?course=4&key=abc",
        "accept_types": ["ltiResourceLink"],
        "accept_presentation_document_targets": ["iframe", "window"],
        "data": "the platform's own",
    } | changes
    return launched(
        client,
        school,
        message_type="LtiDeepLinkingRequest",
        resource_link=None,
        roles=[TEACHER],
        **{f"{DEEP}/deep_linking_settings": settings},
    )


def answers(school: School, page: Any) -> list[dict[str, Any]]:
    """What the page's forms bring to the platform, as it verifies it."""
    found = re.findall(r'name="JWT" value="([^"]+)"', page.content.decode())
    keys = jwt.PyJWKSet.from_dict(school.tool_keys)
    return [
        jwt.decode(
            one,
            keys[jwt.get_unverified_header(one)["kid"]],
            ["RS256"],
            audience=school.url,
            issuer=CLIENT_ID,
        )
        for one in found
    ]


def test_a_choice_goes_back_signed_with_or_without_a_grade(client: Client, school: School) -> None:
    page = choosing(client, school)
    assert page.status_code == 200
    graded, plain = answers(school, page)
    for one in (graded, plain):
        assert one[f"{DEEP}/data"] == "the platform's own"
        assert one["https://purl.imsglobal.org/spec/lti/claim/deployment_id"] == DEPLOYMENT
        message = one["https://purl.imsglobal.org/spec/lti/claim/message_type"]
        assert message == "LtiDeepLinkingResponse"
    [link] = plain[f"{DEEP}/content_items"]
    assert link == {
        "type": "ltiResourceLink",
        "title": "Edges",
        "url": "https://testserver/lti/launch/",
        "custom": {"concept": "edges"},
        "window": {"targetName": "_blank"},
    }
    item = {"scoreMaximum": 100, "label": "Edges", "resourceId": "edges"}
    assert graded[f"{DEEP}/content_items"] == [link | {"lineItem": item}]


def test_the_forms_lead_to_the_platform_which_the_policy_allows(
    client: Client, school: School
) -> None:
    page = choosing(client, school)
    assert f'action="{school.url}/return?course=4&amp;key=abc"' in page.content.decode()
    assert f"form-action 'self' {school.url}" in page["Content-Security-Policy"]
    assert f"frame-ancestors {school.url}" in page["Content-Security-Policy"]


def test_choosing_signs_nobody_in(client: Client, school: School) -> None:
    assert "sessionid" not in choosing(client, school).cookies
    assert not User.objects.exists()


def test_a_choice_is_given_to_no_host_that_is_not_registered(
    client: Client, school: School
) -> None:
    page = choosing(client, school, deep_link_return_url="https://evil.example/return")
    assert page.status_code == 403
    assert "JWT" not in page.content.decode()


def test_a_platform_that_takes_no_links_is_refused(client: Client, school: School) -> None:
    assert choosing(client, school, accept_types=["file"]).status_code == 400


def test_the_link_that_was_made_opens_what_was_chosen(client: Client, school: School) -> None:
    [link] = answers(school, choosing(client, school))[0][f"{DEEP}/content_items"]
    answer = visit(client, school, custom=link["custom"], target_link_uri=link["url"])
    assert answer["Location"] == "/concepts/seeing/edges/"
