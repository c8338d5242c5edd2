"""Personal access tokens: made once, kept as a digest, bound to their scopes, gone when revoked."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from backend.accounts.models import User
from backend.accounts.tokens.models import AccessToken
from backend.accounts.tokens.scopes import SCOPES
from backend.accounts.tokens.services import MOST, make_token
from backend.study.cards.models import Plan
from tests.backend.accounts.test_everything_of_mine import PASSWORD, signed_in
from tests.backend.lab.factories import done_run, learner_of_client
from tests.backend.views import api_views

pytestmark = pytest.mark.django_db
PLAN = "/api/v1/study/plan/"


def a_token(*scopes: str, lifetime: timedelta = timedelta(days=1), name: str = "ada") -> str:
    """The text of a new token of a user of their own."""
    user = User.objects.filter(username=name).first()
    user = user or User.objects.create_user(name, f"{name}@example.org", PASSWORD)
    return make_token(
        user=user, name="a notebook", scopes=scopes, lifetime=lifetime, now=timezone.now()
    )[1]


def with_token(text: str, method: str, path: str, data: Any = None) -> Any:
    """Ask as a program does: no cookie, no form token."""
    headers = {"Authorization": f"Bearer {text}"}
    asks = getattr(Client(enforce_csrf_checks=True), method)
    if data is None:
        return asks(path, headers=headers)
    return asks(path, data, content_type="application/json", headers=headers)


def test_a_token_is_shown_once_and_only_its_digest_is_kept(client: Client) -> None:
    _, user = signed_in(client)
    client.post("/account/reauthenticate/", {"password": PASSWORD})
    wanted = {"name": "notebook", "scopes": ["study:read"], "days": 30}
    page = client.post("/account/tokens/new/", wanted)
    text = page.context["text"]
    assert text in page.content.decode()
    assert page["Cache-Control"].startswith("max-age=0")
    assert text not in client.get("/account/tokens/").content.decode()
    kept = AccessToken.objects.get(user=user)
    assert text not in str(vars(kept))
    assert kept.expires - kept.created == timedelta(days=30)
    assert with_token(text, "get", PLAN).status_code == 200
    kept.refresh_from_db()
    assert kept.last_used is not None


def test_a_user_shows_that_it_is_them_before_a_token_is_made(client: Client) -> None:
    signed_in(client)
    wanted = {"name": "notebook", "scopes": ["study:read"], "days": 30}
    assert "reauthenticate" in client.post("/account/tokens/new/", wanted)["Location"]
    assert not AccessToken.objects.exists()


@pytest.mark.parametrize(
    "wrong",
    [{"name": ""}, {"scopes": []}, {"scopes": ["everything"]}, {"days": 4000}],
    ids=lambda wrong: next(iter(wrong)),
)
def test_a_form_with_a_mistake_makes_no_token(client: Client, wrong: dict[str, Any]) -> None:
    signed_in(client)
    client.post("/account/reauthenticate/", {"password": PASSWORD})
    wanted = {"name": "notebook", "scopes": ["study:read"], "days": 30} | wrong
    assert client.post("/account/tokens/new/", wanted).status_code == 400
    assert not AccessToken.objects.exists()


def test_there_is_an_end_to_how_many_one_may_have(client: Client) -> None:
    _, user = signed_in(client)
    client.post("/account/reauthenticate/", {"password": PASSWORD})
    for _ in range(MOST):
        a_token("study:read", name=user.username)
    wanted = {"name": "one more", "scopes": ["study:read"], "days": 30}
    assert client.post("/account/tokens/new/", wanted).status_code == 409


def test_tokens_are_for_those_who_have_an_account(client: Client) -> None:
    for path in ("/account/tokens/", "/account/tokens/new/"):
        assert client.get(path).status_code == 302


def test_a_revoked_token_opens_nothing(client: Client) -> None:
    _, user = signed_in(client)
    text = a_token("study:read", name=user.username)
    token = AccessToken.objects.get()
    client.post(f"/account/tokens/{token.pk}/revoke/")
    refused = with_token(text, "get", PLAN)
    assert refused.status_code == 401
    assert refused["WWW-Authenticate"].startswith("Bearer")
    assert refused["Content-Type"] == "application/problem+json"


def test_nobody_revokes_the_token_of_another(client: Client) -> None:
    text = a_token("study:read", name="grace")
    signed_in(client)
    client.post(f"/account/tokens/{AccessToken.objects.get().pk}/revoke/")
    assert with_token(text, "get", PLAN).status_code == 200


@pytest.mark.parametrize("text", ["", "lab_unknown", "lab_" + "x" * 5000, "é", "a b c"])
def test_what_is_no_token_is_refused(text: str) -> None:
    assert with_token(text, "get", PLAN).status_code == 401


def test_an_expired_token_is_refused() -> None:
    assert with_token(a_token("study:read", lifetime=timedelta(0)), "get", PLAN).status_code == 401


def test_the_token_of_a_user_who_may_not_sign_in_is_refused() -> None:
    text = a_token("study:read")
    User.objects.update(is_active=False)
    assert with_token(text, "get", PLAN).status_code == 401


@pytest.mark.parametrize("held", SCOPES)
def test_a_token_does_what_its_scope_says_and_nothing_else(held: str) -> None:
    text = a_token(held)
    asked = {
        "study:read": with_token(text, "get", PLAN),
        "study:write": with_token(text, "patch", PLAN, {"new_per_day": 7}),
        "runs:read": with_token(text, "get", f"/api/v1/runs/{done_run().id}/"),
        "runs:write": with_token(text, "delete", f"/api/v1/runs/{done_run(seed=1).id}/"),
    }
    assert {scope for scope, answer in asked.items() if answer.status_code != 403} == {held}
    for scope, answer in asked.items():
        assert scope == held or scope in answer.json()["detail"]


def test_a_token_asks_in_the_name_of_its_user_and_of_no_guest(client: Client) -> None:
    guest = learner_of_client(client)
    run = done_run(guest)
    text = a_token("runs:read", "study:write")
    headers = {"Authorization": f"Bearer {text}"}
    assert client.get(f"/api/v1/runs/{run.id}/").status_code == 200
    assert client.get(f"/api/v1/runs/{run.id}/", headers=headers).status_code == 404
    with_token(text, "patch", PLAN, {"new_per_day": 7})
    assert Plan.objects.get(learner__user__username="ada").new_per_day == 7


def test_an_answer_to_a_token_begins_no_session() -> None:
    answer = with_token(a_token("study:write"), "patch", PLAN, {"new_per_day": 7})
    assert answer.status_code == 200
    assert "sessionid" not in answer.cookies


def test_a_token_that_asks_too_often_waits(settings: Any) -> None:
    settings.TOKEN_REQUESTS_PER_MINUTE = 2
    text = a_token("study:read")
    answers = [with_token(text, "get", PLAN) for _ in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert int(answers[-1]["Retry-After"]) > 0


def test_every_address_of_the_api_is_public_or_has_a_scope() -> None:
    for path, view in api_views():
        if view.authentication_classes:
            scopes = {f"{getattr(view, 'area', '')}:{verb}" for verb in ("read", "write")}
            assert scopes <= set(SCOPES), path
