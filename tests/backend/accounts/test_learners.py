"""Who is asking: a guest from the first write on, or a user."""

from __future__ import annotations

import threading
from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.backends.db import SessionStore
from django.db import connection
from django.http import HttpRequest
from django.test import Client, RequestFactory

from backend.accounts.models import Learner, User
from backend.accounts.queries import SESSION_KEY, learner_of
from backend.accounts.services import TOGETHER, ensure_learner

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


TOKEN = "a" * 32


def first_writes_at_once(browsers: list[Client]) -> None:
    """Each browser sends its first write, all at the same moment."""
    ready = threading.Barrier(len(browsers))

    def write(browser: Client) -> None:
        ready.wait(10)
        try:
            browser.post("/account/time-zone/", {"time_zone": "Asia/Tokyo"})
        finally:
            connection.close()

    threads = [threading.Thread(target=write, args=[browser]) for browser in browsers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)


def with_token(token: str) -> Client:
    browser = Client()
    browser.cookies["csrftoken"] = token
    return browser


@pytest.mark.django_db(transaction=True)
def test_first_writes_of_one_browser_at_once_make_one_guest() -> None:
    browsers = [with_token(TOKEN) for _ in range(4)]  # the cookie jar as each request saw it
    first_writes_at_once(browsers)
    assert Learner.objects.count() == 1
    known = {browser.session[SESSION_KEY] for browser in browsers}
    assert known == {str(Learner.objects.get().pk)}


@pytest.mark.django_db(transaction=True)
def test_first_writes_of_a_session_that_was_nobodys_make_one_guest() -> None:
    session = SessionStore()
    session["somebody"] = "opened a form"
    session.save()
    browsers = [Client() for _ in range(4)]
    for browser in browsers:
        browser.cookies["sessionid"] = session.session_key or ""
    first_writes_at_once(browsers)
    assert Learner.objects.count() == 1
    assert SessionStore(session.session_key)[SESSION_KEY] == str(Learner.objects.get().pk)


@pytest.mark.django_db(transaction=True)
def test_first_writes_of_several_browsers_make_as_many_guests() -> None:
    first_writes_at_once([with_token(letter * 32) for letter in "abc"])
    assert Learner.objects.count() == 3


def test_the_token_of_a_guest_lets_nobody_in_later() -> None:
    with_token(TOKEN).post("/account/time-zone/", {"time_zone": "UTC"})
    guest = Learner.objects.get()
    Learner.objects.update(created=guest.created - TOGETHER - timedelta(seconds=1))
    later = with_token(TOKEN)
    later.post("/account/time-zone/", {"time_zone": "UTC"})
    assert later.session[SESSION_KEY] != str(guest.pk)


def test_the_token_of_a_user_lets_nobody_in(django_user_model: type[User]) -> None:
    with_token(TOKEN).post("/account/time-zone/", {"time_zone": "UTC"})
    ada = django_user_model.objects.create_user("ada", password="a-long-enough-password")
    Learner.objects.update(user=ada)
    other = with_token(TOKEN)
    other.post("/account/time-zone/", {"time_zone": "UTC"})
    assert other.session[SESSION_KEY] != str(ada.learner.pk)
