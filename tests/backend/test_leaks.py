"""One student's every address, tried by everyone else. A new address that no list knows fails.

Every address of the site is asked with every method: none may tell another what is Ada's, nor
change it. That Ada herself is answered shows that the addresses are the right ones.
"""

from __future__ import annotations

import json
import re
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from random import Random
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.apps import apps
from django.conf import settings
from django.core import signing
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import models
from django.test import Client, override_settings
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils import timezone

from backend.accounts.models import Learner, User
from backend.accounts.rows import personal, rows_of
from backend.accounts.tokens.models import AccessToken
from backend.concepts.models import Concept
from backend.lab.addresses import signed
from backend.lab.models import Share
from backend.study.cards.models import ImportDraft, Review, StudyCard
from backend.study.cards.own_views import CALENDAR
from backend.study.interviews.models import Mock
from backend.study.quizzes.services import begin
from tests.backend.accounts.anything import MARK
from tests.backend.accounts.test_everything_of_mine import fill, guest, signed_in
from tests.backend.concepts.course import Course
from tests.backend.lab.factories import done_run
from tests.backend.lab.probing import asked, finish
from tests.backend.study.quizzes.conftest import course, loaded  # noqa: F401 - fixtures

pytestmark = pytest.mark.django_db

API = "api/v1/"
METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")
# The same for everyone: what follows is a name of the course, the gallery or the networks.
COURSE = {
    "api/v1/samples/<slug:name>/picture/",
    "api/v1/networks/<slug:name>/",
    "api/v1/networks/<slug:name>/layers/",
    "api/v1/networks/<slug:name>/layers/<slug:layer>/",
    "api/v1/networks/<slug:name>/layers/<slug:layer>/units/<int:index>/",
    "api/v1/networks/<slug:name>/film/",
    "api/v1/networks/<slug:name>/files/<slug:digest>/<slug:folder>/<str:file>",
    "api/v1/concepts/<slug:slug>/",
    "api/v1/concepts/<slug:slug>/cards/",
    "api/v1/concepts/<slug:slug>/questions/",
    "api/v1/concepts/<slug:slug>/activities/<slug:name>/",
    "api/v1/study/coverage/<slug:slug>/",
    "study/quiz/<slug:concept>/",
    "study/quiz/<slug:concept>/print/",
    "concepts/<slug:track>/",
    "concepts/<slug:track>/<slug:slug>/",
}
# Opened by whoever holds an unguessable word, so the others try one that differs by a letter.
WORDS = {"token", "key"}
LINKED = "api/v1/study/calendar/<str:token>.ics"  # its word is another than a shared run's
# Answers of other kinds of probe than the one that is tried; they are found by the same look-up.
PICTURES = re.compile(r"(runs/.*|shared/.*)(/picture/|/input|/atlases|/attribution|/exhibits)")
OF_OTHER_PROBES = re.compile(r"/attribution|/exhibits/")


@dataclass
class Ada:
    """A student with a row of everything, and the ids under which it is found."""

    client: Client
    learner: Learner
    user: User
    ids: dict[str, object] = field(default_factory=dict)

    def told(self) -> str:
        """All her rows, and the names of all files."""
        rows = {
            model._meta.label: [
                str(_values(row)) for row in rows_of(model, self.learner, self.user)
            ]
            for model in personal()
        }
        return json.dumps([rows, sorted(_files(""))])


@pytest.fixture(autouse=True)
def all_switched_on() -> Iterator[None]:
    """So that addresses which are off by default answer here."""
    with override_settings(LTI=True):
        yield


@pytest.fixture
def ada(loaded: Course) -> Ada:  # noqa: F811
    client = Client()
    learner, user = signed_in(client)
    rows = fill(learner, user)
    run = done_run(learner)
    probe = finish(asked(run))
    share = Share.objects.create(run=run, created=timezone.now(), token="t" * 32)
    Mock.objects.filter(pk=rows[Mock].pk).update(questions=[])
    picture = default_storage.save("cards/own-of-a-student.jpg", ContentFile(MARK.encode()))
    StudyCard.objects.filter(pk=rows[StudyCard].pk).update(
        key="own-of-a-student", picture=picture, back_picture=picture
    )
    concept = Concept.objects.get(slug="edges")
    quiz = begin(
        learner=learner,
        concept=concept,
        quiz=concept.activities["quiz"],
        now=timezone.now(),
        random=Random(1),
    )
    key = Authenticator.objects.create(user=user, type="webauthn", data={"name": f"{MARK}-key"})
    return Ada(
        client,
        learner,
        user,
        {
            "run_id": run.pk,
            "probe_id": probe.pk,
            "token": share.token,
            "token_id": rows[AccessToken].pk,
            "import_id": rows[ImportDraft].pk,
            "draft_id": rows[ImportDraft].pk,
            "mock_id": rows[Mock].pk,
            "quiz_id": quiz.pk,
            "review_id": Review.objects.get(pk=rows[Review].pk).key,
            "key": "own-of-a-student",
            "pk": key.pk,
            f"{LINKED} token": signing.dumps(str(learner.pk), salt=CALENDAR),
            "network": "faces",
            "layer": "edges",
            "index": 0,
        },
    )


@pytest.fixture
def others() -> dict[str, Client]:
    """Another student, a guest, a robot, and staff who were given no right."""
    student, visitor, staff = Client(), Client(), Client()
    signed_in(student, "bob")
    guest(visitor)
    _, user = signed_in(staff, "sam")
    User.objects.filter(pk=user.pk).update(is_staff=True)
    return {"student": student, "guest": visitor, "robot": Client(), "staff": staff}


def routes() -> Iterator[str]:
    """Every address of the site, as its pattern is written."""
    waiting: list[tuple[str, URLResolver]] = [("", get_resolver())]
    while waiting:
        before, resolver = waiting.pop()
        for entry in resolver.url_patterns:
            route = before + str(entry.pattern)
            if isinstance(entry, URLPattern):
                yield route
            else:
                waiting.append((route, entry))


def parameters(route: str) -> list[str]:
    return re.findall(r"<(?:\w+:)?(\w+)>", route)


def is_mails(route: str) -> bool:
    """allauth's two addresses with a word that was sent by e-mail; written as expressions."""
    return "(?P<" in route


def is_staff_s(route: str) -> bool:
    """The administration has one door, which operate/test_admin.py tries at every address."""
    return route.startswith(f"{settings.ADMIN_PATH}/")


KNOWN = {route for route in routes() if not is_staff_s(route)}
PERSONAL = sorted(route for route in KNOWN - COURSE if parameters(route) and not is_mails(route))
WITHOUT_ID = sorted(route for route in KNOWN if not parameters(route))


def address(route: str, ids: dict[str, object]) -> str:
    """Where a route leads for these ids; a picture's with the signature that the owner is given."""

    def name_of(found: re.Match[str]) -> str:
        return str(ids.get(f"{route} {found[1]}") or ids[found[1]])

    path = "/" + re.sub(r"<(?:\w+:)?(\w+)>", name_of, route)
    return signed(path, timezone.now() + timedelta(hours=1)) if PICTURES.search(route) else path


def answer_of(client: Client, method: str, path: str) -> tuple[int, str]:
    response = client.generic(method, path, b"{}", "application/json")
    body = b"".join(response) if response.streaming else response.content
    return response.status_code, body.decode(errors="replace")


def test_every_address_that_names_something_is_known_here(ada: Ada) -> None:
    unknown = {
        route: [name for name in parameters(route) if name not in ada.ids] for route in PERSONAL
    }
    assert {route: names for route, names in unknown.items() if names} == {}
    assert set(routes()) >= COURSE


def test_nobody_finds_or_changes_what_is_another_s(ada: Ada, others: dict[str, Client]) -> None:
    before = ada.told()
    words = {name: str(word) for name, word in ada.ids.items() if name.split()[-1] in WORDS}
    close = {name: f"{word[:-3]}xyz" for name, word in words.items()}
    # a refusal may be a page that names concepts, which are nobody's
    everyone_s, leaks = re.compile(rf"(?:{'|'.join(texts_of_everyone())})\b"), []
    for route in PERSONAL:
        by_word = "token" in parameters(route)
        path = address(route, ada.ids | close if by_word else ada.ids)
        for who, client in others.items():
            for method in METHODS:
                status, said = answer_of(client, method, path)
                if status < 300 or MARK in everyone_s.sub("", said):
                    leaks.append((who, method, path, status))
    assert leaks == []
    assert ada.told() == before


def test_addresses_without_an_id_tell_each_only_of_themselves(
    ada: Ada, others: dict[str, Client]
) -> None:
    texts = set(re.findall(rf"{MARK}-\w+", ada.told())) - texts_of_everyone()
    hers = [str(ada.learner.pk), str(ada.ids["run_id"]), ada.user.email, *texts]
    assert len(texts) > 10
    leaks = []
    for route in WITHOUT_ID:
        for who, client in others.items():
            _, said = answer_of(client, "GET", f"/{route}")
            if any(one in said for one in hers):
                leaks.append((who, route))
    assert leaks == []


def test_each_address_leads_its_owner_somewhere(ada: Ada) -> None:
    lost = []
    for route in PERSONAL:
        status, _ = answer_of(ada.client, "GET", address(route, ada.ids))
        if status == 404 and not OF_OTHER_PROBES.search(route):
            lost.append(route)
    assert lost == []


def test_ids_and_words_cannot_be_guessed(ada: Ada) -> None:
    for name in ("run_id", "probe_id", "mock_id", "quiz_id"):
        assert uuid.UUID(str(ada.ids[name])).version == 4  # 122 random bits
    assert len(Share._meta.get_field("token").get_default()) >= 32  # 192
    assert settings.MEDIA_URL in ("", "/")  # the store itself has no address
    assert not any("media" in route for route in routes())


def texts_of_everyone() -> set[str]:
    """The marked texts of rows that are nobody's: the course that Ada's rows are about."""
    said = [
        str(_values(row))
        for model in apps.get_models(include_auto_created=True)
        if model not in personal()
        for row in model._default_manager.all()
    ]
    return set(re.findall(rf"{MARK}-\w+", str(said)))


def _values(row: models.Model) -> dict[str, Any]:
    return {one.attname: getattr(row, one.attname) for one in row._meta.concrete_fields}


def _files(folder: str) -> list[str]:
    folders, names = default_storage.listdir(folder) if default_storage.exists(folder) else ([], [])
    inside = [name for one in folders for name in _files(f"{folder}/{one}".strip("/"))]
    return [f"{folder}/{name}" for name in names] + inside
