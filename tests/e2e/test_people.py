"""A student practises as a guest, signs up, keeps all of it, takes it along and deletes it."""

from __future__ import annotations

import io
import json
import re
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from scripts.stack import Stack
from tests.e2e.lab import PATH, PATIENCE, Lab

pytestmark = pytest.mark.e2e
PASSWORD = "a-long-enough-password"


def seen(what: Locator) -> None:
    """It is there, after as long as a busy machine may need."""
    expect(what).to_be_visible(timeout=PATIENCE)


def near(page: Page, tag: str) -> Locator:
    """Scroll to a module; its code comes only then."""
    module = page.locator(tag)
    module.scroll_into_view_if_needed()
    return module


def answer_question(page: Page, notes: str) -> None:
    """Answer the first interview question of the page and say that all was there but one."""
    practice = near(page, "interview-practice")
    practice.get_by_label("Your answer").fill(notes)
    seen(practice.get_by_text("Kept. Only you can see this."))
    practice.get_by_role("button", name="Reveal the worked answer").click()
    points = practice.get_by_role("checkbox")
    for at in range(points.count() - 1):
        points.nth(at).check()
    practice.get_by_role("button", name="Keep this result").click()
    seen(practice.get_by_text("This counts as right.").first)


def take_quiz(page: Page) -> int:
    """Take the quiz of the page to its end, always with the first option; how many it asked."""
    quiz = near(page, "concept-quiz")
    quiz.get_by_role("button", name="Begin the quiz").click()
    for asked in range(1, 20):
        item = quiz.locator("quiz-item")
        seen(quiz.get_by_text(f"Item {asked},"))
        seen(item.get_by_role("button", name="Answer"))
        if item.get_by_role("radio").count():
            item.get_by_role("radio").first.check()
        for choice in item.get_by_role("combobox").all():
            choice.select_option(index=1)
        if item.get_by_role("textbox").count():
            item.get_by_role("textbox").fill("1")
        item.get_by_role("button", name="Answer").click()
        seen(quiz.get_by_role("link", name="Where this is taught"))
        if not quiz.get_by_role("button", name="Next item").count():
            expect(quiz.get_by_text(re.compile(r"\d+ of \d+ right\."))).not_to_have_count(0)
            return asked
        quiz.get_by_role("button", name="Next item").click()
    raise AssertionError("the quiz does not end")


def sign_up(page: Page, url: str, email: str) -> None:
    page.goto(f"{url}/account/signup/")
    page.get_by_label("Email").fill(email)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_label("Password (again)").fill(PASSWORD)
    page.get_by_role("button", name="Sign up").click()
    seen(page.get_by_text(f"You are signed in as {email}."))


def taken_along(page: Page) -> zipfile.ZipFile:
    with page.expect_download() as download:
        page.get_by_role("link", name="Take everything along").click()
    return zipfile.ZipFile(io.BytesIO(Path(download.value.path()).read_bytes()))


def test_a_guest_practises_signs_up_keeps_all_and_deletes_all(site: Stack, open_lab) -> None:  # type: ignore[no-untyped-def]
    lab: Lab = open_lab()
    page = lab.page
    answer_question(page, "A grid of numbers goes in.")
    asked = take_quiz(page)
    assert 4 <= asked <= 12
    sign_up(page, lab.url, "guest@example.org")
    archive = taken_along(page)
    notes = json.loads(archive.read("rows/interviews.answer.json"))
    assert [one["notes"] for one in notes] == ["A grid of numbers goes in."]
    assert len(json.loads(archive.read("rows/quizzes.reply.json"))) == asked
    kinds = {one["kind"] for one in json.loads(archive.read("rows/practice.evidence.json"))}
    assert {"answer", "quiz"} <= kinds
    page.goto(f"{lab.url}{PATH}")
    seen(near(page, "interview-practice").get_by_label("Your answer"))
    page.goto(f"{lab.url}/account/delete/")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Confirm").click()
    page.get_by_role("button", name="Delete everything now").click()
    seen(page.get_by_text("Everything of yours is deleted."))
    seen(page.get_by_text("Nothing is kept of you. Everything"))


AUTHENTICATOR = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
}


def test_a_passkey_signs_in_and_stands_beside_the_password(open_lab) -> None:  # type: ignore[no-untyped-def]
    lab: Lab = open_lab()
    page = lab.page
    url = lab.url.replace("127.0.0.1", "localhost")  # browsers give no passkey to a number
    device = page.context.new_cdp_session(page)
    device.send("WebAuthn.enable")
    device.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})
    sign_up(page, url, "passkey@example.org")
    page.get_by_role("link", name="Passkeys and a second factor").click()
    assert lab.violations() == []
    page.get_by_role("link", name="Add").click()
    if page.get_by_role("button", name="Confirm").count():  # that it is still them
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_role("button", name="Confirm").click()
    page.get_by_label("Name").fill("This laptop")
    page.get_by_label("Passwordless").check()
    page.get_by_role("button", name="Add").click()
    page.wait_for_url(lambda address: "webauthn/add" not in address)

    def sign_out() -> None:
        page.goto(f"{url}/account/logout/")
        page.get_by_role("button", name="Sign out").click()
        seen(page.get_by_role("heading", name="Why sign up?"))

    sign_out()
    page.goto(f"{url}/account/login/")
    page.get_by_role("button", name="Sign in with a passkey").click()
    seen(page.get_by_text("You are signed in as passkey@example.org."))
    sign_out()
    page.goto(f"{url}/account/login/")
    page.get_by_label("Email").fill("passkey@example.org")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.get_by_role("button", name="Use a security key").click()
    seen(page.get_by_text("You are signed in as passkey@example.org."))


def test_a_mock_interview_by_keyboard_ends_in_a_summary(open_lab) -> None:  # type: ignore[no-untyped-def]
    lab: Lab = open_lab()
    page = lab.page
    page.goto(f"{lab.url}/study/interviews/")
    page.get_by_label("Questions", exact=True).fill("2")
    page.get_by_role("button", name="Begin the interview").press("Enter")
    held = near(page, "mock-interview")
    for number in (1, 2):
        seen(held.get_by_text(f"Answer question {number} of 2"))
        held.get_by_label("Your answer").fill(f"Answer {number}")
        held.get_by_role("button", name="Done with this question").press("Enter")
    for number in (1, 2):
        seen(held.get_by_text(f"Judge question {number} of 2"))
        held.get_by_role("checkbox").first.press("Space")
        held.get_by_role("button", name="Keep this result").press("Enter")
    seen(page.get_by_text(re.compile("2 of 2 questions answered, 2 of")))
    assert lab.violations() == []
    lab.photograph("mock-summary")
    with page.expect_download() as download:
        page.get_by_role("link", name="Save this summary").click()
    text = Path(download.value.path()).read_text()
    assert text.count("- [x]") == 2
    assert "Answer 1" in text


def test_a_spoken_answer_stays_in_the_browser_until_it_is_deleted(open_lab) -> None:  # type: ignore[no-untyped-def]
    lab: Lab = open_lab(width=360, height=740)
    page = lab.page
    spoken = near(page, "interview-practice").locator("voice-notes")
    spoken.get_by_role("button", name="Record it instead").click()
    seen(spoken.get_by_text("The browser does not let this site use the microphone."))
    page.context.grant_permissions(["microphone"])
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url))
    spoken.get_by_role("button", name="Record it instead").click()
    seen(spoken.get_by_text("Recording. Speak as you would"))
    expect(spoken.get_by_role("button", name="Stop recording")).to_contain_text("0:01")
    spoken.get_by_role("button", name="Stop recording").click()
    player = spoken.get_by_label("Your spoken answer")
    seen(player)
    assert player.evaluate(HEARD) > 0
    assert lab.violations() == []
    assert lab.overflow() == 0
    lab.photograph("spoken-answer-360")
    assert [url for url in sent if not url.startswith("blob:")] == []
    page.reload()
    spoken = near(page, "interview-practice").locator("voice-notes")
    seen(spoken.get_by_label("Your spoken answer"))
    spoken.get_by_role("button", name="Delete the recording").click()
    expect(spoken.get_by_label("Your spoken answer")).to_have_count(0)
    page.reload()
    spoken = near(page, "interview-practice").locator("voice-notes")
    seen(spoken.get_by_role("button", name="Record it instead"))


# plays a moment of it, and says how far it came
HEARD = """async (sound) => {
  sound.muted = true;
  await sound.play();
  await new Promise((heard) => sound.addEventListener('timeupdate', heard, {once: true}));
  sound.pause();
  return sound.currentTime;
}"""


@pytest.mark.parametrize(("width", "dark"), [(1280, False), (360, False), (360, True)])
def test_practice_and_accounts_fit_and_break_no_rule(open_lab, width: int, dark: bool) -> None:  # type: ignore[no-untyped-def]
    lab: Lab = open_lab(width=width, height=800, dark=dark)
    page = lab.page
    practice = near(page, "interview-practice")
    practice.get_by_role("button", name="Reveal the worked answer").click()
    quiz = near(page, "concept-quiz")
    quiz.get_by_role("button", name="Begin the quiz").click()
    seen(quiz.locator("quiz-item form"))
    name = f"{width}{'-dark' if dark else ''}"
    for module in (quiz, practice):
        lab.bring_up(module)
        lab.photograph(f"{module.evaluate('one => one.localName')}-{name}")
    assert lab.violations() == []
    assert lab.overflow() <= 0
    for path in (
        "/account/",
        "/account/login/",
        "/study/interviews/",
        "/study/quiz/recognising-images/",
    ):
        page.goto(f"{lab.url}{path}")
        lab.photograph(f"people{path.strip('/').replace('/', '-')}-{name}")
        assert lab.violations() == []
        assert lab.overflow() <= 0


def test_without_javascript_questions_and_quiz_can_be_read(open_lab) -> None:  # type: ignore[no-untyped-def]
    lab: Lab = open_lab(javascript=False)
    page = lab.page
    expect(page.locator("interview-practice .question")).not_to_have_count(0)
    page.goto(f"{lab.url}/study/quiz/recognising-images/")
    expect(page.locator(".quiz-list > li")).to_have_count(15)
    page.locator(".quiz-list summary").first.click()
    seen(page.locator(".quiz-list details[open] strong").first)
