"""A card with a picture of one's run: its owner's, kept beyond the run, gone with the card."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.storage import default_storage
from django.test import Client
from django.utils import timezone

from backend.accounts.deletion import delete_person
from backend.accounts.models import Learner
from backend.common.errors import ConflictError, ExpiredError, NotFoundError
from backend.lab import files, services
from backend.lab.models import Run
from backend.study.cards import exports, own, pictures, queries
from backend.study.cards.models import StudyCard
from tests.backend.lab.factories import queued_run
from tests.backend.study.cards.factories import STUDY, a_learner, known_to

pytestmark = pytest.mark.django_db


@pytest.fixture
def run() -> Run:
    return queued_run()


def a_card(run: Run, learner: Learner | None = None) -> StudyCard:
    whose = learner or run.learner
    return own.add_card(
        learner=whose, front="What is it?", back="A square.", now=timezone.now(), run=run.id
    )


def test_the_copy_outlives_its_run_and_goes_with_its_card(run: Run) -> None:
    picture = files.read(run.picture)
    card = a_card(run)
    services.expire_runs(now=timezone.now() + timedelta(days=30))
    assert not default_storage.exists(f"runs/{run.id}/picture.jpg")
    assert pictures.read(card.picture) == picture
    own.remove_card(card=card)
    assert not default_storage.exists(card.picture)


def test_nobody_makes_a_card_of_anothers_run_or_of_one_that_is_over(run: Run) -> None:
    with pytest.raises(NotFoundError):
        a_card(run, a_learner())
    Run.objects.update(expires=timezone.now())
    with pytest.raises(ExpiredError):
        a_card(run)
    assert not StudyCard.objects.exists()


def test_only_its_owner_is_given_the_picture(run: Run, client: Client) -> None:
    card = a_card(run)
    address = f"{STUDY}cards/{card.key}/picture/"
    answer = known_to(client, run.learner).get(address)
    assert (answer["Content-Type"], answer["Cache-Control"]) == ("image/jpeg", "no-store")
    assert (answer["Content-Disposition"], answer["X-Content-Type-Options"]) == (
        "attachment",
        "nosniff",
    )
    assert answer.content == files.read(run.picture)
    assert Client().get(address).status_code == 404
    assert known_to(Client(), a_learner()).get(address).status_code == 404
    plain = own.add_card(learner=run.learner, front="F", back="B", now=timezone.now())
    assert client.get(f"{STUDY}cards/{plain.key}/picture/").status_code == 404


def test_the_form_says_how_long_it_is_kept_and_makes_the_card(run: Run, client: Client) -> None:
    known_to(client, run.learner)
    page = client.get("/study/cards/", {"run": str(run.id)}).content.decode()
    [shown] = re.findall(rf'src="(/api/v1/runs/{run.id}/picture/[^"]+)"', page)
    assert client.get(shown).content == files.read(run.picture)
    theirs = known_to(Client(), a_learner()).get("/study/cards/", {"run": str(run.id)})
    assert "<figure" not in theirs.content.decode()
    assert "until you delete the card" in page
    assert "<figure" not in client.get("/study/cards/", {"run": '"><script>'}).content.decode()
    asked = {"front": "What?", "back": "That.", "run": str(run.id), "alt": "A <wheel>"}
    client.post("/study/cards/add/", asked)
    [told] = client.get(f"{STUDY}cards/").json()
    assert f'<img src="{STUDY}cards/{told["key"]}/picture/" alt="A &lt;wheel&gt;">' in told["front"]
    words = {"alt": "A  wheel"}
    changed = client.patch(f"{STUDY}cards/{told['key']}/", words, content_type="application/json")
    assert (changed.json()["alt"], changed.json()["back_alt"]) == ("A wheel", None)
    assert told["front_text"] == "What?"


def test_it_is_taken_along_and_leaves_with_its_owner(run: Run, client: Client) -> None:
    card = a_card(run)
    body = b"".join(known_to(client, run.learner).get("/account/data.zip").streaming_content)  # type: ignore[attr-defined]
    assert zipfile.ZipFile(io.BytesIO(body)).read(card.picture) == files.read(run.picture)
    delete_person(learner=run.learner)
    assert not default_storage.exists(card.picture)


def test_it_travels_in_an_anki_package(run: Run, tmp_path: Path) -> None:
    card = a_card(run)
    package = exports.anki_package(queries.cards_of(run.learner), site="http://x/")
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        assert f"concept-lab-{card.key}.jpg" in archive.read("media").decode()
        assert archive.read("0") == files.read(run.picture)


def test_pictures_of_one_learner_are_bounded(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "MOST", 1)
    a_card(run)
    with pytest.raises(ConflictError, match="delete some first"):
        a_card(run)
    assert StudyCard.objects.count() == 1
