"""Signing up and in: the guest's own comes along, and nobody else's."""

from __future__ import annotations

import re
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.core import mail
from django.core.cache import cache
from django.db import models
from django.test import Client, override_settings

from backend.accounts.merging import adopt
from backend.accounts.models import Learner, User
from backend.accounts.queries import SESSION_KEY
from backend.accounts.rows import personal
from backend.config.settings import PASSWORD_HASHERS
from tests.backend.accounts.anything import a_row
from tests.backend.accounts.staff import code_of

pytestmark = pytest.mark.django_db
PASSWORD = "a-long-enough-password"
EMAIL = "ada@example.org"


@pytest.fixture(autouse=True)
def no_counts() -> None:
    cache.clear()


def guest(client: Client) -> Learner:
    client.post("/account/time-zone/", {"time_zone": "Asia/Tokyo"})
    return Learner.objects.get(id=client.session[SESSION_KEY])


def sign_up(client: Client, email: str = EMAIL, password: str = PASSWORD) -> Any:
    form = {"email": email, "password1": password, "password2": password}
    return client.post("/account/signup/", form)


def sign_in(client: Client, password: str = PASSWORD) -> Any:
    return client.post("/account/login/", {"login": EMAIL, "password": password})


def one_of_each(learner: Learner) -> dict[type[models.Model], models.Model]:
    """A row of every model that hangs on a learner alone."""
    rows: dict[type[models.Model], models.Model] = {Learner: learner}
    for model, ways in personal().items():
        if model is not Learner and any(way.startswith("learner") for way in ways):
            rows[model] = a_row(model, rows)
    return rows


def test_signing_up_keeps_everything_of_the_guest(client: Client) -> None:
    learner = guest(client)
    rows = one_of_each(learner)
    assert sign_up(client).status_code == 302
    user = User.objects.get(email=EMAIL)
    assert user.learner == learner
    assert SESSION_KEY not in client.session
    for model, row in rows.items():
        assert model._default_manager.filter(pk=row.pk).exists(), model


@override_settings(PASSWORD_HASHERS=PASSWORD_HASHERS)
def test_a_password_is_kept_as_argon2_and_lets_in(client: Client) -> None:
    sign_up(client)
    assert User.objects.get(email=EMAIL).password.startswith("argon2")
    client.post("/account/logout/")
    assert sign_in(client).status_code == 302
    assert sign_in(Client(), "another-long-password").status_code == 200


def test_signing_in_gives_the_guests_rows_to_the_user(client: Client) -> None:
    user = User.objects.create_user("ada", EMAIL, PASSWORD)
    own = Learner.objects.create(user=user)
    visitor = guest(client)
    rows = one_of_each(visitor)
    sign_in(client)
    assert not Learner.objects.filter(pk=visitor.pk).exists()
    for model, row in rows.items():
        if model is not Learner:
            assert model._default_manager.filter(pk=row.pk).exists(), model
    own.refresh_from_db()
    assert own.time_zone == "Asia/Tokyo"


def test_where_only_one_may_be_the_users_stays(client: Client) -> None:
    user = User.objects.create_user("ada", EMAIL, PASSWORD)
    own, visitor = Learner.objects.create(user=user), Learner.objects.create()
    mine = one_of_each(own)
    theirs: dict[type[models.Model], models.Model] = {Learner: visitor}
    for model, row in mine.items():  # the same things once more, of the guest
        shared = {
            field.related_model: getattr(row, field.name)
            for field in model._meta.concrete_fields
            if isinstance(field, models.ForeignKey) and field.related_model not in mine
        }
        if model is not Learner:
            theirs[model] = a_row(model, theirs | shared)
    assert adopt(guest=visitor, user=user) == own
    assert not Learner.objects.filter(pk=visitor.pk).exists()
    for model, row in mine.items():
        assert model._default_manager.filter(pk=row.pk).exists(), model


SAME = {"review", "answer"}  # both rows are one act, sent once more under its own key


def test_every_row_of_which_there_is_one_a_learner_says_what_becomes_of_the_guests() -> None:
    asked = set()
    for model, ways in personal().items():
        together = [set(one.fields) for one in model._meta.total_unique_constraints]
        alone = [
            {field.name}
            for field in model._meta.concrete_fields
            if isinstance(field, models.OneToOneField) and field.related_model is Learner
        ]
        direct = "learner:learner" in ways
        if direct and any("learner" in names for names in (*together, *alone)):
            asked.add(model._meta.model_name)
            assert hasattr(model, "absorb") or model._meta.model_name in SAME, model
    assert {"plan", "studycard", "standing"} <= asked


def test_a_browser_is_told_whose_reviews_it_may_still_hold(client: Client) -> None:
    User.objects.create_user("ada", EMAIL, PASSWORD)
    sign_in(client)
    guest_or_user(client)  # ada has rows of her own
    elsewhere = Client()
    guest(elsewhere)
    before = elsewhere.get("/api/v1/study/due/").json()
    sign_in(elsewhere)
    after = elsewhere.get("/api/v1/study/due/").json()
    assert (before["formerly"], after["formerly"]) == ("", before["owner"])
    assert after["owner"] == client.get("/api/v1/study/due/").json()["owner"]


def test_signing_in_twice_takes_nothing_of_anyone_else(
    client: Client, other_client: Client
) -> None:
    User.objects.create_user("ada", EMAIL, PASSWORD)
    sign_in(client)
    ada = guest_or_user(client)
    stranger = Client()
    left = guest(stranger)
    sign_in(client)
    assert Learner.objects.filter(pk=left.pk, user=None).exists()
    assert guest_or_user(client) == ada


def guest_or_user(client: Client) -> Learner:
    client.post("/account/time-zone/", {"time_zone": "UTC"})
    return Learner.objects.get(user__email=EMAIL)


def test_an_address_is_verified_by_the_link_that_was_sent(client: Client) -> None:
    sign_up(client)
    link = re.search(r"http://testserver(/account/confirm-email/\S+)", str(mail.outbox[0].body))
    assert link
    assert not EmailAddress.objects.get().verified
    assert client.get(link[1]).status_code == 200
    assert not EmailAddress.objects.get().verified  # opening it is not enough
    client.post(link[1])
    assert EmailAddress.objects.get().verified


def test_a_lost_password_is_set_anew_by_e_mail(client: Client) -> None:
    sign_up(client)
    client.post("/account/logout/")
    mail.outbox.clear()
    client.post("/account/password/reset/", {"email": EMAIL})
    link = re.search(
        r"http://testserver(/account/password/reset/key/\S+)", str(mail.outbox[0].body)
    )
    assert link
    page = client.get(link[1], follow=True)
    form = {"password1": "another-long-password", "password2": "another-long-password"}
    client.post(page.request["PATH_INFO"], form)
    assert sign_in(client, "another-long-password").status_code == 302


def test_a_reset_tells_nobody_who_has_an_account(client: Client) -> None:
    sign_up(client)
    client.post("/account/logout/")
    told = [
        client.post("/account/password/reset/", {"email": email})["Location"]
        for email in (EMAIL, "nobody@example.org")
    ]
    assert told[0] == told[1]


@pytest.mark.parametrize("weak", ["short", "1234567890123", "password123"])
def test_a_weak_password_is_refused(client: Client, weak: str) -> None:
    assert sign_up(client, password=weak).status_code == 200
    assert not User.objects.exists()


def test_the_sixth_wrong_password_is_not_even_tried(client: Client) -> None:
    User.objects.create_user("ada", EMAIL, PASSWORD)
    for _ in range(5):
        assert sign_in(client, "wrong-password-1").status_code == 200
    page = sign_in(client)
    assert page.status_code == 200
    assert "Too many failed login attempts" in page.content.decode()


def test_a_second_factor_is_asked_for_once_it_is_set_up(client: Client) -> None:
    sign_up(client)
    user = User.objects.get()
    EmailAddress.objects.update(verified=True)
    client.post("/account/reauthenticate/", {"password": PASSWORD})
    page = client.get("/account/2fa/totp/activate/")
    secret = page.context["form"].secret
    client.post("/account/2fa/totp/activate/", {"code": code_of(secret)})
    kept = Authenticator.objects.get(user=user, type="totp")
    assert secret not in str(kept.data)  # encrypted
    client.post("/account/logout/")
    cache.clear()
    asked = sign_in(client)
    assert "2fa/authenticate" in asked["Location"]
    assert client.get("/account/").context["user"].is_anonymous
    client.post("/account/2fa/authenticate/", {"code": code_of(secret)})
    assert client.get("/account/").context["user"] == user


def test_passkeys_can_be_switched_off(client: Client, settings: Any) -> None:
    assert "Sign in with a passkey" in client.get("/account/login/").content.decode()
    settings.PASSKEYS = settings.MFA_PASSKEY_LOGIN_ENABLED = False
    settings.MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
    assert "passkey" not in client.get("/account/login/").content.decode().lower()
    sign_up(client)
    for page in ("/account/", "/account/2fa/"):
        assert "passkey" not in client.get(page).content.decode().lower()


@pytest.mark.parametrize(
    "path", ["login", "signup", "password/reset", "email", "password/change", "2fa", "logout"]
)
def test_every_page_of_an_account_looks_like_the_site(client: Client, path: str) -> None:
    if path not in ("login", "signup", "password/reset"):
        sign_up(client)
    text = client.get(f"/account/{path}/").content.decode()
    assert 'class="site-header"' in text
    assert text.count("<h1") == 1
    assert "Menu:" not in text


def test_reading_still_sets_no_cookie(client: Client) -> None:
    page = client.get("/about/")
    assert not page.cookies
    assert "Cookie" not in page.get("Vary", "")


def test_a_time_zone_that_is_none_is_refused(client: Client) -> None:
    client.post("/account/time-zone/", {"time_zone": "Mars/Olympus"})
    assert Learner.objects.get().time_zone == ""
    assert "is no time zone" in client.get("/account/").content.decode()
