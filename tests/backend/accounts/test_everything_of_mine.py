"""Take away and delete are complete: every model with a way to a person, and every store."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from allauth.mfa.models import Authenticator
from django.apps import apps
from django.contrib.sessions.models import Session
from django.core.files.storage import default_storage
from django.db import models
from django.test import Client
from django.utils import timezone

from backend.accounts.models import Learner, User
from backend.accounts.queries import SESSION_KEY
from backend.accounts.rows import KEPT_BACK, SECRETS, personal, rows_of
from backend.common.redis import connection
from backend.lab import files, progress
from backend.lab.models import Run
from backend.study.cards import pictures
from backend.study.cards.models import ImportDraft
from tests.backend.accounts.anything import a_row

pytestmark = pytest.mark.django_db
PASSWORD = "a-long-enough-password"
Rows = dict[type[models.Model], models.Model]


def fill(learner: Learner, user: User | None) -> Rows:
    """One row of every model that leads to a person, files and events of a run beside it."""
    whose: Rows = {Learner: learner} | ({User: user} if user else {})
    waiting = [model for model in personal() if model not in (Learner, User)]
    if user is None:
        waiting = [model for model in waiting if _of_learners(model)]
    for model in waiting:  # parents come before what hangs on them
        whose[model] = a_row(model, whose)
    run = whose[Run]
    assert isinstance(run, Run)
    run.picture = files.picture_name(run.pk)
    run.expires = timezone.now() + timedelta(hours=1)
    run.save()
    files.write(run.picture, b"a picture")
    draft = whose[ImportDraft]
    assert isinstance(draft, ImportDraft)
    draft.rows = [{"front": "a", "back": "b", "picture": pictures.store(b"a picture", name="x")}]
    draft.save()
    progress.tell(run.pk, progress.Steps(("faces",)).queued())
    connection().set(f"shared:1:throttle:learner:{learner.pk}", 1)
    return whose


def _of_learners(model: type[models.Model]) -> bool:
    return any(way.startswith("learner") for way in personal()[model])


def guest(client: Client) -> Learner:
    """The guest behind a browser, with something of every kind."""
    client.post("/account/time-zone/", {"time_zone": "Europe/Madrid"})
    return Learner.objects.get(id=client.session[SESSION_KEY])


def signed_in(client: Client, name: str = "ada") -> tuple[Learner, User]:
    user = User.objects.create_user(name, f"{name}@example.org", PASSWORD)
    learner = Learner.objects.create(user=user)
    assert (
        client.post("/account/login/", {"login": user.email, "password": PASSWORD}).status_code
        == 302
    )
    return learner, user


def ids_left(*ids: str) -> list[str]:
    """Every table, file and Redis key in which one of these ids still stands."""
    plain = [one.replace("-", "") for one in ids]
    found = []
    for model in apps.get_models(include_auto_created=True):
        for row in model._default_manager.all():
            held = row.get_decoded() if isinstance(row, Session) else _plain(row)
            text = json.dumps(held, default=str).replace("-", "")
            found += [model._meta.label for one in plain if one in text]
    names = list(_files("")) + [key.decode() for key in connection().scan_iter(count=1000)]
    return found + [name for name in names if any(one in name.replace("-", "") for one in plain)]


def _plain(row: models.Model) -> dict[str, Any]:
    return {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}


def _files(folder: str) -> list[str]:
    folders, names = default_storage.listdir(folder) if default_storage.exists(folder) else ([], [])
    inside = [name for one in folders for name in _files(f"{folder}/{one}".strip("/"))]
    return [f"{folder}/{name}" for name in names] + inside


def unzip(client: Client) -> zipfile.ZipFile:
    response = client.get("/account/data.zip")
    assert response.status_code == 200
    return zipfile.ZipFile(io.BytesIO(b"".join(response.streaming_content)))  # type: ignore[attr-defined]


def test_every_model_with_a_way_to_a_person_is_taken_along(client: Client) -> None:
    learner, user = signed_in(client)
    rows = fill(learner, user)
    archive = unzip(client)
    for model, row in rows.items():
        told = json.loads(archive.read(f"rows/{model._meta.label_lower}.json"))
        assert str(row.pk) in {str(one[model._meta.pk.attname]) for one in told}
    run = rows[Run]
    assert archive.read(f"runs/{run.pk}/picture.jpg") == b"a picture"
    assert "README.txt" in archive.namelist()


def test_the_page_names_what_is_kept_and_no_mere_tie_between_two(client: Client) -> None:
    fill(*signed_in(client))
    page = client.get("/account/").content.decode()
    assert "<dt>Runs</dt><dd>1</dd>" in page
    assert "<dt>Study limits</dt><dd>1</dd>" in page
    assert "relationship" not in page


def test_secrets_are_kept_back(client: Client) -> None:
    _, user = signed_in(client)
    Authenticator.objects.create(user=user, type="totp", data={"secret": "hidden-seed"})
    archive = unzip(client)
    everything = b"".join(archive.read(name) for name in archive.namelist()).decode()
    assert "hidden-seed" not in everything
    assert user.password not in everything
    told = json.loads(archive.read("rows/accounts.user.json"))
    assert told[0]["password"] == KEPT_BACK


def test_the_list_of_secrets_names_fields_that_there_are() -> None:
    installed = {model._meta.label_lower: model for model in apps.get_models()}
    for label, names in SECRETS.items():
        if label in installed:
            fields = {field.name for field in installed[label]._meta.concrete_fields}
            assert names <= fields


def test_deleting_a_user_leaves_no_row_no_file_no_key_and_no_session(client: Client) -> None:
    learner, user = signed_in(client)
    rows = fill(learner, user)
    elsewhere = Client()
    elsewhere.force_login(user)
    their_sessions = [one.session.session_key for one in (client, elsewhere)]
    ids = [str(learner.pk), str(rows[Run].pk), "adaexampleorg", user.email.replace("@", "")]
    assert ids_left(*ids)
    client.post("/account/reauthenticate/", {"password": PASSWORD})
    assert client.post("/account/delete/")["Location"] == "/account/"
    assert ids_left(*ids) == []
    assert not User.objects.exists()
    assert not any(rows_of(model, learner, None).exists() for model in personal())
    assert not Session.objects.filter(session_key__in=their_sessions).exists()
    assert elsewhere.get("/account/").context["user"].is_anonymous


def test_deleting_a_user_forgets_how_often_they_asked(client: Client) -> None:
    _, user = signed_in(client)
    user_id = user.pk
    client.post("/account/reauthenticate/", {"password": PASSWORD})
    assert counted(user_id)
    client.post("/account/delete/")
    assert counted(user_id) == []


def counted(user: int) -> list[str]:
    keys = [key.decode() for key in connection().scan_iter(count=1000)]
    return [key for key in keys if key.endswith((f":user:{user}", f":user-{user}"))]


def test_deleting_a_guest_leaves_nothing_and_the_browser_goes_on(client: Client) -> None:
    learner = guest(client)
    rows = fill(learner, None)
    ids = [str(learner.pk), str(rows[Run].pk)]
    client.post("/account/delete/")
    assert ids_left(*ids) == []
    assert "Nothing is kept of you" in client.get("/account/").content.decode()


def test_what_others_have_stays(client: Client) -> None:
    other = Client()
    kept, user = signed_in(other, "grace")
    rows = fill(kept, user)
    learner = guest(client)
    fill(learner, None)
    client.post("/account/delete/")
    for model, row in rows.items():
        assert model._default_manager.filter(pk=row.pk).exists(), model
    run = rows[Run]
    assert isinstance(run, Run)
    assert files.read(run.picture) == b"a picture"


def test_nobody_gets_anything_of_another(client: Client) -> None:
    learner, user = signed_in(client)
    fill(learner, user)
    stranger, staff = Client(), Client()
    guest(stranger)
    staff.force_login(User.objects.create_superuser("boss", "boss@example.org", PASSWORD))
    staff.post("/account/time-zone/", {"time_zone": "UTC"})
    for other in (stranger, staff):
        archive = unzip(other)
        everything = b"".join(archive.read(name) for name in archive.namelist()).decode()
        assert str(learner.pk) not in everything
        assert "ada@example.org" not in everything
        assert not any(name.startswith("runs/") for name in archive.namelist())


def test_a_user_shows_that_it_is_them_before_all_is_deleted(client: Client) -> None:
    _, user = signed_in(client)
    for ask in (client.get, client.post):
        assert "reauthenticate" in ask("/account/delete/")["Location"]
    assert User.objects.filter(pk=user.pk).exists()


def test_nobody_takes_along_nothing(client: Client) -> None:
    assert client.get("/account/data.zip").status_code == 302
    assert client.post("/account/delete/").status_code == 302
    assert not Learner.objects.exists()


def test_an_id_of_nobody_finds_nothing(client: Client) -> None:
    session = client.session
    session[SESSION_KEY] = str(uuid4())
    session.save()
    assert "Nothing is kept of you" in client.get("/account/").content.decode()
