"""Who asks the API, and what is theirs: real rows and files of each kind that an address names."""

from __future__ import annotations

import random
import uuid
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.contrib.sessions.backends.db import SessionStore
from django.core import signing
from django.test import Client
from django.utils import timezone

from backend.accounts.models import Learner, User
from backend.accounts.queries import SESSION_KEY
from backend.accounts.tokens.scopes import SCOPES
from backend.accounts.tokens.services import make_token
from backend.lab.shares.services import share_run
from backend.study.cards import drafts, imports, own, services
from backend.study.cards.own_views import CALENDAR
from backend.study.cards.services import Recall
from backend.study.interviews import queries as questions
from backend.study.interviews.services import begin_mock
from backend.study.quizzes.queries import quiz_of
from backend.study.quizzes.services import begin
from tests.backend.lab.factories import done_run
from tests.backend.lab.probing import asked, finish

SLUG = "recognising-images"
FORM_TOKEN = "f" * 32
Values = dict[str, Any]


@dataclass(frozen=True)
class Role:
    """Somebody who asks: what their requests carry, and what stands for names in addresses."""

    name: str
    headers: dict[str, str]
    values: Values


def everyone() -> list[Role]:
    """A guest with nothing, two students with accounts, staff, and a token of each scope."""
    mine = belongings(_learner("student"))
    other = belongings(_learner("other"))
    roles = [
        Role("guest", {}, mine),
        Role("student", _session("student"), mine),
        Role("other student", _session("other"), mine),
        Role("staff", _session("staff"), other),
    ]
    return roles + [Role(f"token {scope}", _token(scope), other) for scope in SCOPES]


def belongings(learner: Learner) -> Values:
    """Something of every kind, made by the site's own verbs."""
    now = timezone.now()
    run = done_run(learner, seed=random.Random(str(learner.id)).randrange(60_000))
    probe = finish(asked(run))
    card = own.add_card(learner=learner, concept=None, front="one", back="two", now=now)
    review = uuid.uuid4()
    recalls = [Recall(review, card.key, 3, now)]
    services.take_reviews(learner=learner, recalls=recalls, now=now)
    mock = begin_mock(
        learner=learner,
        questions=questions.questions(),
        count=2,
        minutes=10,
        now=now,
        random=random.Random(1),
    )
    concept, quiz = quiz_of(SLUG)
    sitting = begin(learner=learner, concept=concept, quiz=quiz, now=now, random=random.Random(1))
    found = imports.read_file("deck.csv", b"three,four\n")
    draft = drafts.keep_draft(learner=learner, found=found, now=now)
    return {
        "import_id": draft.id,
        "run_id": run.id,
        "probe_id": probe.id,
        "token": share_run(run=run, now=now).token,
        "linked_calendar.token": signing.dumps(str(learner.id), salt=CALENDAR),
        "key": card.key,
        "review_id": review,
        "mock_id": mock.id,
        "quiz_id": sitting.id,
        "slug": SLUG,
        "network": "faces",
        "layer": "parts",
        "index": 0,
        "read_unit.index": 7,
        "name": "faces",
        "activity.name": "drills",
        "sample_picture.name": "amara",
        "body.concept": SLUG,
        "body.sample": "amara",
        "body.card": card.key,
        "body.question": questions.questions_of(SLUG)[0].key,
        "body.item": sitting.items[0],
    }


def _learner(name: str) -> Learner:
    return Learner.objects.get_or_create(user=_user(name))[0]


def _user(name: str) -> User:
    staff = {"is_staff": name == "staff", "is_superuser": name == "staff"}
    email = f"{name}@example.org"
    return User.objects.get_or_create(username=name, defaults={"email": email, **staff})[0]


def _session(name: str) -> dict[str, str]:
    """A browser that has signed in: its cookies, and the form token that goes with them."""
    browser = Client()
    browser.force_login(_user(name))
    held = SessionStore(browser.session.session_key)
    held[SESSION_KEY] = str(_learner(name).id)
    held.save()
    cookie = f"sessionid={held.session_key}; csrftoken={FORM_TOKEN}"
    return {"Cookie": cookie, "X-CSRFToken": FORM_TOKEN}


def _token(scope: str) -> dict[str, str]:
    made = make_token(
        user=_user("other"),
        name=scope,
        scopes=[scope],
        lifetime=timedelta(days=1),
        now=timezone.now(),
    )
    return {"Authorization": f"Bearer {made[1]}"}
