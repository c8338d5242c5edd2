"""The administration: who gets in, what is shown, what can be done; all is written down."""

from __future__ import annotations

import io
import json
import logging
import re
import time
import zipfile
from collections.abc import Iterator
from functools import partial

import pytest
from allauth.account.authentication import AUTHENTICATION_METHODS_SESSION_KEY as METHODS
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission
from django.db import DatabaseError, connection, transaction
from django.test import Client, override_settings
from django.urls import URLPattern, URLResolver, reverse
from django.utils import timezone

from backend.accounts.models import Learner, User
from backend.accounts.tokens.models import AccessToken
from backend.config.administration import SITE
from backend.lab import files
from backend.lab.models import Run
from backend.lti.models import Grade, Key
from backend.operate.models import AuditEntry
from backend.study.cards.models import Review
from tests.backend.accounts.anything import MARK
from tests.backend.accounts.staff import PASSWORD, code_of, set_up, staff_member
from tests.backend.accounts.test_everything_of_mine import fill, ids_left
from tests.backend.lab.factories import queued_run

pytestmark = pytest.mark.django_db


@pytest.fixture
def boss(client: Client) -> User:
    return staff_member(client, "boss", is_superuser=True)


def somebody(name: str = "ada") -> tuple[Learner, User]:
    user = User.objects.create_user(name, f"{name}@example.org", PASSWORD)
    return Learner.objects.create(user=user), user


def routes() -> Iterator[tuple[str, str]]:
    """Every address of the administration, with an id where one belongs, and its name."""

    def below(found: list[URLPattern | URLResolver], before: str) -> Iterator[tuple[str, str]]:
        for one in found:
            route = before + str(one.pattern)
            if isinstance(one, URLResolver):
                yield from below(one.url_patterns, route)
            else:
                yield re.sub(r"<path:\w+>", "1", route), str(one.name)

    yield from below(SITE.get_urls(), f"/{settings.ADMIN_PATH}/")


ADDRESSES = sorted(path for path, name in routes() if "(?P" not in path and name != "login")


# Who gets in ------------------------------------------------------------------------------------


def test_guests_are_asked_to_sign_in_and_students_find_nothing(client: Client) -> None:
    assert len(ADDRESSES) > 60
    strangers = [(path, client.get(path)) for path in ADDRESSES]
    assert {answer.status_code for _, answer in strangers} == {302}
    assert {answer["Location"] for _, answer in strangers} == {
        f"/account/login/?next={path}" for path in ADDRESSES
    }
    client.force_login(somebody()[1])
    assert {client.get(path).status_code for path in ADDRESSES} == {404}
    assert client.post("/admin/accounts/user/").status_code == 404
    assert not AuditEntry.objects.exists()


def test_staff_without_a_second_factor_are_led_to_set_one_up(client: Client) -> None:
    user = User.objects.create_user("op", "op@example.org", PASSWORD, is_staff=True)
    client.post("/account/login/", {"login": user.email, "password": PASSWORD})
    for path in ("/admin/", "/operate/"):
        answer = client.get(path, follow=True)
        assert answer.redirect_chain == [("/account/2fa/", 302)]
        assert "Staff need a second factor." in answer.content.decode()


def test_a_factor_set_up_is_asked_for_once_and_again_after_a_working_day(client: Client) -> None:
    user = User.objects.create_user("op", "op@example.org", PASSWORD, is_staff=True)
    client.post("/account/login/", {"login": user.email, "password": PASSWORD})
    secret = set_up(user)
    for path in ("/admin/", "/operate/"):
        asked = f"/account/2fa/reauthenticate/?next={path.replace('/', '%2F')}"
        assert client.get(path)["Location"] == asked
    assert client.post(asked, {"code": code_of(secret)})["Location"] == "/operate/"
    assert client.get("/admin/").status_code == 200
    held = client.session
    held[METHODS] = [one | {"at": time.time() - 13 * 3600} for one in held[METHODS]]
    held.save()
    assert "/account/2fa/reauthenticate/" in client.get("/admin/")["Location"]


def test_recovery_codes_alone_are_no_second_factor(client: Client) -> None:
    user = User.objects.create_user("op", "op@example.org", PASSWORD, is_staff=True)
    client.force_login(user)
    Authenticator.objects.create(user=user, type="recovery_codes", data={})
    assert client.get("/admin/")["Location"] == "/account/2fa/"


def test_a_passkey_alone_is_asked_for_as_such(client: Client) -> None:
    user = User.objects.create_user("op", "op@example.org", PASSWORD, is_staff=True)
    client.force_login(user)
    Authenticator.objects.create(user=user, type="webauthn", data={})
    assert client.get("/admin/")["Location"].startswith("/account/2fa/webauthn/reauthenticate/")


def test_a_machine_of_one_s_own_may_do_without(client: Client) -> None:
    client.force_login(User.objects.create_superuser("boss", "boss@example.org", PASSWORD))
    with override_settings(STAFF_SECOND_FACTOR=False):
        assert client.get("/admin/").status_code == 200


def test_staff_without_a_right_see_no_table(client: Client) -> None:
    staff_member(client)
    assert "You don’t have permission" in client.get("/admin/").content.decode()
    for model in SITE._registry:
        assert client.get(reverse(_named(model, "changelist"))).status_code == 403
    assert client.get("/admin/set-aside/").status_code == 403


def test_a_right_to_see_people_is_none_to_raise_oneself_or_touch_the_mighty(client: Client) -> None:
    user = staff_member(client)
    rights = Permission.objects.filter(codename__in=["view_user", "change_user", "delete_user"])
    user.user_permissions.set(rights)
    boss = User.objects.create_superuser("boss", "boss@example.org", PASSWORD)
    _, ada = somebody()
    for target in (user, boss):
        assert client.post(f"/admin/accounts/user/{target.pk}/delete/").status_code == 403
        assert client.post(f"/admin/accounts/user/{target.pk}/change/", {}).status_code == 403
    client.post(f"/admin/accounts/user/{ada.pk}/change/", {"is_staff": "on", "is_superuser": "on"})
    ada.refresh_from_db()
    assert (ada.is_active, ada.is_staff, ada.is_superuser) == (False, False, False)
    chosen = {"action": "take_along", "_selected_action": [ada.pk]}
    assert "Content-Disposition" not in client.post("/admin/accounts/user/", chosen)


def test_signing_in_and_out_is_the_site_s_own(client: Client) -> None:
    answer = client.get("/admin/login/?next=/admin/lab/run/")
    assert answer["Location"] == "/account/login/?next=/admin/lab/run/"
    staff_member(client)
    assert client.post("/admin/logout/")["Location"] == "/account/logout/"
    changed = client.get("/admin/password_change/")
    assert changed["Location"] == "/account/password/change/"


# What is shown ----------------------------------------------------------------------------------


def test_every_table_opens_and_shows_no_secret_and_no_word_of_a_student(
    client: Client, boss: User
) -> None:
    learner, user = somebody()
    rows = fill(learner, user)
    token = rows[AccessToken]
    assert isinstance(token, AccessToken)
    secrets = [user.password, token.digest, Run.objects.get().picture]
    Authenticator.objects.create(user=user, type="totp", data={"secret": "hidden-seed"})
    Key.objects.create(kid="ours", public="PEM", sealed="hidden-seed", created=timezone.now())
    assert {Grade, Key} <= set(SITE._registry)
    own = {"lab.run": ("title", "digest"), "cards.studycard": ("front", "back", "source")}
    for model in SITE._registry:
        base = f"/admin/{model._meta.label_lower.replace('.', '/')}/"
        pages = [client.get(base)]
        if row := model._default_manager.order_by("pk").last():
            pages.append(client.get(reverse(_named(model, "change"), args=[row.pk])))
            hers = [str(getattr(row, name)) for name in own.get(model._meta.label_lower, ())]
            secrets += [word for word in hers if MARK in word]
        for page in pages:
            assert page.status_code == 200, base
            text = page.content.decode()
            assert "<img" not in text.replace('<img src="/static/admin/img/', "")
            assert [word for word in [*secrets, "hidden-seed"] if word in text] == [], base


def _named(model: type, view: str) -> str:
    return f"admin:{model._meta.app_label}_{model._meta.model_name}_{view}"  # type: ignore[attr-defined]


def test_pages_hold_to_the_site_s_policy(client: Client, boss: User) -> None:
    for path in ("/admin/", "/admin/accounts/user/", f"/admin/accounts/user/{boss.pk}/change/"):
        answer = client.get(path)
        assert "unsafe" not in answer["Content-Security-Policy"]
        assert answer["X-Frame-Options"] == "DENY"
        assert "no-store" in answer["Cache-Control"]
        text = answer.content.decode()
        assert not re.search(r"<script(?![^>]*\bsrc=)(?![^>]*application/json)", text)
        assert not re.search(r"\s(on\w+|style)=|<style", text)
        assert 'rel="icon"' in text  # or a browser asks for a /favicon.ico, which is not there


# What can be done -------------------------------------------------------------------------------


def test_logs_and_the_course_can_be_read_and_not_changed(client: Client, boss: User) -> None:
    learner, user = somebody()
    fill(learner, user)
    review = Review.objects.get()
    for model in SITE._registry:
        label = model._meta.label_lower
        if not label.startswith(("operate.", "admin.", "concepts.", "cards.", "lti.")):
            continue
        base = f"/admin/{label.replace('.', '/')}/"
        assert client.post(f"{base}add/", {}).status_code == 403, base
        row = model._default_manager.first()
        if row is not None:
            for view in ("change", "delete"):
                address = reverse(_named(model, view), args=[row.pk])
                assert client.post(address, {"post": "yes"}).status_code == 403, address
        chosen = {"action": "delete_selected", "_selected_action": [1], "post": "yes"}
        client.post(base, chosen)
    assert Review.objects.get() == review


def test_a_person_is_deleted_whole_and_nobody_s_name_is_left(client: Client, boss: User) -> None:
    learner, user = somebody()
    rows = fill(learner, user)
    run = rows[Run]
    ids = [str(learner.pk), str(run.pk), user.email]
    address = f"/admin/accounts/user/{user.pk}/delete/"
    shown = client.get(address).content.decode()
    assert "1 runs" in shown
    assert MARK not in shown
    assert client.post(address, {"post": "yes"})["Location"] == "/admin/accounts/user/"
    assert not User.objects.filter(pk=user.pk).exists()
    assert ids_left(*ids) == []
    entry = LogEntry.objects.get()
    assert entry.object_repr == f"user {user.pk}"
    asked = AuditEntry.objects.filter(subject=str(user.pk), view="accounts_user_delete")
    assert [(one.method, one.by) for one in asked] == [("POST", boss.pk), ("GET", boss.pk)]


def test_a_person_s_rows_are_taken_along_without_a_picture(client: Client, boss: User) -> None:
    learner, user = somebody()
    fill(learner, user)
    chosen = {"action": "take_along", "_selected_action": [user.pk]}
    answer = client.post("/admin/accounts/user/", chosen)
    archive = zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content)))  # type: ignore[attr-defined]
    assert json.loads(archive.read("rows/accounts.user.json"))[0]["email"] == user.email
    assert not any(name.startswith("runs/") for name in archive.namelist())
    entry = AuditEntry.objects.first()
    assert entry is not None
    assert (entry.action, entry.chosen) == ("take_along", [str(user.pk)])
    both = {"action": "take_along", "_selected_action": [user.pk, boss.pk]}
    assert client.post("/admin/accounts/user/", both).status_code == 302


def test_a_run_goes_with_its_files(client: Client, boss: User) -> None:
    learner, user = somebody()
    run = fill(learner, user)[Run]
    assert isinstance(run, Run)
    client.post(f"/admin/lab/run/{run.pk}/delete/", {"post": "yes"})
    assert not Run.objects.exists()
    with pytest.raises(Exception, match="not there"):
        files.read(run.picture)


def test_a_token_is_revoked(client: Client, boss: User) -> None:
    learner, user = somebody()
    fill(learner, user)
    token = AccessToken.objects.get()
    client.post(f"/admin/tokens/accesstoken/{token.pk}/delete/", {"post": "yes"})
    assert not AccessToken.objects.exists()
    assert LogEntry.objects.get(user=boss).object_repr == f"access token {token.pk}"


def test_a_change_is_in_django_s_log_with_the_names_of_its_fields(
    client: Client, boss: User
) -> None:
    _, user = somebody()
    client.post(f"/admin/accounts/user/{user.pk}/change/", {"is_staff": "on", "is_active": "on"})
    user.refresh_from_db()
    assert user.is_staff
    entry = LogEntry.objects.get()
    assert (entry.object_repr, entry.user_id) == (f"user {user.pk}", boss.pk)
    assert "Staff status" in entry.get_change_message()


def test_a_job_set_aside_gets_a_second_chance(client: Client, boss: User) -> None:
    run = queued_run()
    Run.objects.update(status="failed", attempts=3, trouble="MemoryError()")
    assert "MemoryError()" in client.get("/admin/set-aside/").content.decode()
    client.post("/admin/set-aside/", {"job": str(run.id)})
    assert Run.objects.get().status == "queued"
    entry = AuditEntry.objects.filter(view="set-aside", method="POST").get()
    assert entry.subject == str(run.id)
    assert client.post("/admin/set-aside/", {"job": str(run.id)}).status_code == 404


# What is written down ---------------------------------------------------------------------------


def test_every_request_is_written_down_without_a_word_that_was_typed(
    client: Client, boss: User, caplog: pytest.LogCaptureFixture
) -> None:
    _, user = somebody()
    with caplog.at_level(logging.INFO):
        client.get(f"/admin/accounts/user/?q={user.email}")
        client.get(f"/admin/accounts/user/{user.pk}/change/")
        client.get(f"/admin/accounts/user/{user.email}/change/")
        client.get("/admin/jsi18n/")
    told = list(AuditEntry.objects.values_list("by", "method", "view", "subject", "action"))
    assert told == [
        (boss.pk, "GET", "accounts_user_change", "", ""),
        (boss.pk, "GET", "accounts_user_change", str(user.pk), ""),
        (boss.pk, "GET", "accounts_user_changelist", "", ""),
    ]
    assert "staff asked" in caplog.text
    assert user.email not in caplog.text


def test_nothing_written_down_is_ever_changed_or_removed(client: Client, boss: User) -> None:
    client.get("/admin/")
    entry = AuditEntry.objects.get()
    everything = AuditEntry.objects.all()
    for change in (entry.save, entry.delete, partial(everything.update, by=0), everything.delete):
        with pytest.raises(TypeError, match="stays as it is"):
            change()
    table = AuditEntry._meta.db_table
    for statement in (f"UPDATE {table} SET by = 0", f"DELETE FROM {table}"):
        refused = pytest.raises(DatabaseError, match="stays as it is")
        with refused, transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
    assert AuditEntry.objects.get().by == boss.pk


def test_what_cannot_be_written_down_is_not_answered(client: Client, boss: User) -> None:
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE operate_auditentry RENAME TO elsewhere")
    with pytest.raises(DatabaseError):
        client.get("/admin/accounts/user/")
