"""Who is asking: a guest from the first write on, or a user."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.backends.db import SessionStore
from django.http import HttpRequest
from django.test import RequestFactory

from backend.accounts.models import Learner, User
from backend.accounts.queries import learner_of
from backend.accounts.services import ensure_learner

pytestmark = pytest.mark.django_db


@pytest.fixture
def visit(rf: RequestFactory) -> HttpRequest:
    """A request of someone unknown."""
    request = rf.get("/")
    request.session = SessionStore()
    request.user = AnonymousUser()
    return request


def test_someone_who_only_reads_is_nobody(visit: HttpRequest) -> None:
    assert learner_of(visit) is None
    assert not visit.session.modified
    assert not Learner.objects.exists()


def test_a_first_write_makes_a_guest_whom_the_session_remembers(visit: HttpRequest) -> None:
    guest = ensure_learner(request=visit)
    assert guest.user is None
    assert visit.session.modified
    assert learner_of(visit) == guest
    assert ensure_learner(request=visit) == guest
    assert str(guest) == f"guest {guest.id}"


def test_a_session_of_a_learner_who_is_gone_is_nobodys(visit: HttpRequest) -> None:
    ensure_learner(request=visit).delete()
    assert learner_of(visit) is None
    assert ensure_learner(request=visit) is not None


def test_a_user_is_one_learner_in_every_session(visit: HttpRequest, rf: RequestFactory) -> None:
    user = User.objects.create_user("ada", password="a-long-enough-password")
    visit.user = user
    assert learner_of(visit) is None
    learner = ensure_learner(request=visit)
    elsewhere = rf.get("/")
    elsewhere.session = SessionStore()
    elsewhere.user = user
    assert ensure_learner(request=elsewhere) == learner
    assert not elsewhere.session.modified
    assert str(learner) == f"user {user.pk}"


def test_a_deleted_user_leaves_no_learner(visit: HttpRequest) -> None:
    visit.user = User.objects.create_user("ada", password="a-long-enough-password")
    ensure_learner(request=visit)
    User.objects.get().delete()
    assert not Learner.objects.exists()
