"""A launch signs a person in as an account of their own, and every false one is refused."""

from __future__ import annotations

import time
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.test import Client

from backend.accounts.models import Learner, User
from backend.accounts.queries import SESSION_KEY
from backend.common.redis import connection
from backend.lti.models import Grade, Identity, Platform
from tests.backend.common.test_trail import Log
from tests.backend.lti.platform import SUBJECT, TEACHER, School, key_pair
from tests.backend.lti.visiting import (
    ENTER,
    FROM_HERE,
    LAUNCH,
    LOGIN,
    announced,
    entered,
    launched,
    ticket_of,
    visit,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("course")]
EDGES = "/concepts/seeing/edges/"


def words_of(page: Any) -> str:
    return " ".join(page.content.decode().split())


def test_a_launch_opens_the_concept_for_an_account_of_ones_own(
    client: Client, school: School
) -> None:
    page = launched(client, school)
    assert "Open Edges" in words_of(page)
    assert not User.objects.exists()  # nothing before the person's own click
    assert entered(client, page)["Location"] == EDGES
    identity = Identity.objects.get()
    assert (identity.issuer, identity.subject) == (school.url, SUBJECT)
    assert client.get("/account/").context["user"] == identity.user
    assert not identity.user.has_usable_password()


def test_who_comes_again_is_who_they_were(client: Client, school: School) -> None:
    visit(client, school)
    visit(Client(), school)
    assert User.objects.count() == Learner.objects.count() == Identity.objects.count() == 1


def test_another_person_is_somebody_else(client: Client, school: School) -> None:
    visit(client, school)
    visit(client, school, sub="person-2")
    assert client.get("/account/").context["user"].identity.subject == "person-2"
    assert User.objects.count() == 2


def test_an_account_of_the_same_e_mail_address_stays_another(
    client: Client, school: School
) -> None:
    known = User.objects.create_user("ada", "ada@example.org", "a-long-enough-password")
    EmailAddress.objects.create(user=known, email=known.email, verified=True, primary=True)
    visit(client, school)
    found = client.get("/account/").context["user"]
    assert found != known
    assert (found.email, found.first_name, found.last_name) == ("", "", "")
    assert "ada" not in found.username.lower()


def test_nothing_is_kept_but_the_id_that_the_platform_gave(client: Client, school: School) -> None:
    visit(client, school)
    archive = b"".join(client.get("/account/data.zip").streaming_content)  # type: ignore[attr-defined]
    assert b"rows/lti.identity.json" in archive
    kept = [*Identity.objects.values(), *User.objects.values(), *Grade.objects.values()]
    for personal in ("Lovelace", "Ada", "example.org", "link-3"):
        assert personal not in str(kept)


def test_a_session_of_a_launch_ends_with_the_browser(client: Client, school: School) -> None:
    assert visit(client, school).cookies["sessionid"]["max-age"] == ""


def test_an_account_from_a_platform_can_be_deleted(client: Client, school: School) -> None:
    visit(client, school)
    assert client.post("/account/delete/", secure=True)["Location"] == "/account/"
    assert not User.objects.exists()
    assert not Identity.objects.exists()
    assert not Grade.objects.exists()


def test_the_account_page_says_how_one_came_in(client: Client, school: School) -> None:
    visit(client, school)
    said = words_of(client.get("/account/"))
    assert "You are signed in through your learning platform." in said
    assert "Change the password" not in said


# What a guest did ------------------------------------------------------------------------


def guest(client: Client) -> Learner:
    client.post("/account/time-zone/", {"time_zone": "Asia/Tokyo"}, secure=True)
    return Learner.objects.get(id=client.session[SESSION_KEY])


def test_a_guest_is_asked_and_may_take_along_what_they_did(client: Client, school: School) -> None:
    learner = guest(client)
    page = entered(client, launched(client, school))
    assert "Is what was done here yours?" in words_of(page)
    assert not Identity.objects.exists()
    assert entered(client, page, guest="take")["Location"] == EDGES
    assert Identity.objects.get().user.learner == learner


def test_a_guest_may_leave_behind_what_was_not_theirs(client: Client, school: School) -> None:
    learner = guest(client)
    page = entered(client, launched(client, school))
    assert entered(client, page, guest="leave")["Location"] == EDGES
    assert Identity.objects.get().user.learner != learner
    assert Learner.objects.get(pk=learner.pk).user is None


# Which concept ------------------------------------------------------------------------------


def test_a_link_may_name_a_concept_by_its_own_address(client: Client, school: School) -> None:
    answer = visit(client, school, custom=None, target_link_uri=f"https://testserver{EDGES}")
    assert answer["Location"] == EDGES


def test_a_link_that_names_none_opens_the_course(client: Client, school: School) -> None:
    assert visit(client, school, custom=None)["Location"] == "/"
    assert not Grade.objects.exists()


def test_a_concept_that_there_is_not_is_refused(client: Client, school: School) -> None:
    page = launched(client, school, custom={"concept": "nowhere"})
    assert page.status_code == 404
    assert "makes the link anew" in words_of(page)


# Embedding ------------------------------------------------------------------------------------


def test_the_platform_and_nobody_else_may_frame_a_launch(client: Client, school: School) -> None:
    for page in (launched(client, school), launched(client, school, deployment_id="another")):
        policy = page["Content-Security-Policy"].split("; ")  # in an order that is never the same
        assert f"frame-ancestors {school.url}" in policy
        assert "X-Frame-Options" not in page
    assert "frame-ancestors 'none'" in visit(client, school)["Content-Security-Policy"]


def test_in_a_frame_the_concept_opens_in_a_window_of_its_own(
    client: Client, school: School
) -> None:
    for where, apart in (("iframe", True), ("document", False)):
        form = school.launch(announced(client, school))
        page = client.post(LAUNCH, form, secure=True, headers={"Sec-Fetch-Dest": where})
        assert ('target="_blank">' in page.content.decode().partition("ticket")[0]) is apart


def test_the_cookie_of_a_login_works_within_a_frame_and_goes_with_the_launch(
    client: Client, school: School
) -> None:
    answer = client.get(LOGIN, school.announcement(), secure=True)
    [cookie] = [one for name, one in answer.cookies.items() if name.startswith("__Host-state-")]
    said = cookie.OutputString()
    for part in ("Secure", "HttpOnly", "SameSite=None; Partitioned", "Max-Age=300"):
        assert part in said
    page = client.post(LAUNCH, school.launch(answer["Location"]), secure=True)
    assert page.cookies[cookie.key]["max-age"] == 0


# Refused ----------------------------------------------------------------------------------------

OLD = int(time.time()) - 3600
FALSE_LAUNCHES: dict[str, tuple[dict[str, Any], int, str]] = {
    "of another audience": ({"aud": "another-tool"}, 403, "another client"),
    "of an audience among others": ({"aud": ["x", "y"]}, 403, "another client"),
    "of an issuer that is not registered": ({"iss": "https://evil"}, 403, "is not registered here"),
    "that expired": ({"iat": OLD - 300, "exp": OLD}, 403, "had expired"),
    "from the future": ({"iat": OLD + 9000}, 403, "had expired"),
    "that never expires": ({"exp": None}, 403, "signature"),
    "signed by nobody": ({"alg": "none"}, 403, "signature"),
    "signed by a shared secret": ({"alg": "HS256", "key": "x" * 64}, 403, "signature"),
    "of a key that is not published": ({"kid": "another"}, 403, "signature"),
    "from an unknown deployment": ({"deployment_id": "another"}, 403, "adds the deployment id"),
    "without a person": ({"sub": None}, 400, "incomplete"),
    "of another version": ({"version": "1.1"}, 400, "incomplete"),
    "of another kind": ({"message_type": "LtiSubmissionReviewRequest"}, 400, "incomplete"),
    "with roles of another type": ({"roles": "Learner"}, 400, "incomplete"),
    "without a nonce": ({"nonce": None}, 400, "incomplete"),
    "with a made up nonce": ({"nonce": "made-up"}, 403, "used already"),
}


@pytest.mark.parametrize("what", FALSE_LAUNCHES)
def test_a_launch_is_refused(client: Client, school: School, what: str) -> None:
    changes, status, said = FALSE_LAUNCHES[what]
    assert_refused(launched(client, school, **changes), status, said)


def test_a_launch_signed_by_another_key_is_refused(client: Client, school: School) -> None:
    assert_refused(launched(client, school, key=key_pair()), 403, "signature")


def assert_refused(page: Any, status: int, said: str) -> None:
    assert page.status_code == status
    assert "This could not be opened" in words_of(page)
    assert said in words_of(page)
    assert "ticket" not in page.content.decode()
    assert not User.objects.exists()


def test_a_launch_that_was_used_is_refused(client: Client, school: School) -> None:
    location = announced(client, school)
    form = school.launch(location)
    assert client.post(LAUNCH, form, secure=True).status_code == 200
    again = client.post(LAUNCH, form, secure=True)
    assert again.status_code == 403  # the cookie went with the first
    client.cookies[f"__Host-{form['state']}"] = form["state"]
    again = client.post(LAUNCH, form, secure=True)
    assert "used already" in words_of(again)


def test_a_launch_in_a_browser_that_began_none_is_refused(client: Client, school: School) -> None:
    form = school.launch(announced(client, school))
    page = Client().post(LAUNCH, form, secure=True)
    assert page.status_code == 403
    assert "keeps no cookies inside another site" in words_of(page)


def test_a_login_leaves_nothing_behind(client: Client, school: School) -> None:
    before = set(connection().scan_iter(count=1000))
    announced(client, school)
    after = {name for name in connection().scan_iter(count=1000) if b"lti" in name}
    assert after <= before


def test_a_form_names_no_cookie_but_a_login_s_to_be_forgotten(
    client: Client, school: School
) -> None:
    client.cookies["sessionid"] = "sessionid"
    page = client.post(LAUNCH, {"state": "sessionid", "id_token": "a.b.c"})
    assert page.status_code in (400, 403)
    assert "sessionid" not in page.cookies


@pytest.mark.parametrize("token", ["", "a.b", "a.b.c", "e30.e30.e30", "W10.W10.W10"])
def test_what_is_no_token_is_refused(client: Client, school: School, token: str) -> None:
    form = school.launch(announced(client, school)) | {"id_token": token}
    page = client.post(LAUNCH, form, secure=True)
    assert page.status_code in (400, 403)
    assert "This could not be opened" in words_of(page)


def test_a_click_that_is_not_this_site_s_or_comes_twice_is_refused(
    client: Client, school: School
) -> None:
    page = launched(client, school)
    form = {"ticket": ticket_of(page)}
    for headers in ({"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://evil"}, {}):
        assert client.post(ENTER, form, secure=True, headers=headers).status_code == 403
    assert not User.objects.exists()
    assert client.post(ENTER, form, secure=True, headers=FROM_HERE).status_code == 302
    again = Client().post(ENTER, form, secure=True, headers=FROM_HERE)
    assert again.status_code == 403
    forged = Client().post(ENTER, {"ticket": "made-up"}, secure=True, headers=FROM_HERE)
    assert forged.status_code == 403


def test_a_login_of_a_platform_that_is_not_registered_is_refused(
    client: Client, school: School
) -> None:
    for more in ({"iss": "https://evil"}, {"client_id": "another"}, {"login_hint": ""}):
        page = client.get(LOGIN, school.announcement(**more), secure=True)
        assert page.status_code == 403
        assert "lti_platform add" in words_of(page)
        assert "frame-ancestors 'none'" in page["Content-Security-Policy"]


def test_a_login_without_a_client_id_is_that_of_the_only_one(
    client: Client, school: School
) -> None:
    assert announced(client, school, client_id="").startswith(school.url)


def test_a_closed_account_stays_closed(client: Client, school: School) -> None:
    visit(client, school)
    User.objects.update(is_active=False)
    page = visit(Client(), school)
    assert page.status_code == 403
    assert "Your account here is closed." in words_of(page)


def test_keys_are_asked_for_once_and_again_when_they_changed(
    client: Client, school: School
) -> None:
    for _ in range(3):
        assert launched(client, school).status_code == 200
    assert school.asked_for.count("/keys") == 1
    school.kid = "school-2"
    assert launched(client, school).status_code == 403  # asked a moment ago
    assert school.asked_for.count("/keys") == 1


def test_a_platform_whose_keys_cannot_be_had_is_named_as_the_reason(
    client: Client, school: School
) -> None:
    for address in (f"{school.url}/nothing", "http://127.0.0.1:9/keys"):
        Platform.objects.update(keys_url=address)
        page = launched(client, school)
        assert page.status_code == 503
        assert "does not give its keys" in words_of(page)


def test_with_lti_off_there_is_nothing(client: Client, school: School, settings: Any) -> None:
    form = school.launch(announced(client, school))
    settings.LTI = False
    assert client.get(LOGIN, school.announcement()).status_code == 404
    assert client.post(LAUNCH, form).status_code == 404
    assert client.post(ENTER).status_code == 404
    assert client.get("/lti/keys.json").status_code == 404


def test_no_line_of_the_log_tells_who_came(client: Client, school: School) -> None:
    log = Log()
    log.attach()
    assert launched(client, school, kid="another").status_code == 403
    visit(client, school)
    visit(client, school, sub="person-2", roles=[TEACHER])
    said = log.stream.getvalue()
    assert [line["why"] for line in log.lines("launch refused")] == ["SIGNATURE"]
    for personal in (SUBJECT, "person-2", "Lovelace", "ada@", "hint-of", "eyJ", "state-", "link-3"):
        assert personal not in said
