"""A new concept is made of the files that CONTRIBUTING names, and works in every module."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from backend.concepts.authoring.activities import KINDS
from backend.concepts.authoring.concept import FILES
from backend.concepts.authoring.course import TRACK_FILES
from backend.concepts.authoring.modules import MODULES
from backend.concepts.models import Concept
from backend.concepts.services import load_content
from ml.contracts import ZOO

CONTRIBUTING = Path(settings.BASE_DIR) / "CONTRIBUTING.md"
CONTENT = Path(settings.BASE_DIR) / "backend" / "content"
SHAPES = CONTENT / "vision" / "recognising-images"  # where the guide says to copy shapes from
PAGE = "/concepts/vision/new-thing/"
HEAD = """\
---
id: new-thing
title: A new thing
summary: What an author wrote this morning.
minutes: 5
position: 9
updated: 2026-03-01
---
An opening.

## The start {#start}

Text.

"""


def named_files() -> set[str]:
    """The files that CONTRIBUTING tells the author of a new concept about."""
    text = CONTRIBUTING.read_text()
    part = text[text.index("**A new concept**") : text.index("**A new module**")]
    return set(re.findall(r"^\| `([a-z]+\.[a-z]+)` \|", part, re.MULTILINE))


@pytest.fixture
def written(tmp_path: Path) -> Path:
    """A track with a new concept: its page anew, the rest by copying the shape."""
    root = tmp_path / "content"
    folder = root / "vision" / "new-thing"
    folder.mkdir(parents=True)
    for name in TRACK_FILES:
        shutil.copy(CONTENT / "vision" / name, root / "vision" / name)
    shutil.copytree(SHAPES / "figures", folder / "figures")
    for name in FILES - {"concept.md"}:
        if (SHAPES / name).exists():
            (folder / name).write_text(_moved((SHAPES / name).read_text()))
    blocks = (_block(name) for name, module in MODULES.items() if _has(folder, module.activity))
    (folder / "concept.md").write_text(HEAD + "\n".join(blocks))
    return root


@pytest.fixture
def concept(written: Path, db: None) -> Concept:
    load_content(root=written, zoo=ZOO)
    return Concept.objects.get(slug="new-thing")


def test_contributing_names_every_file_that_is_read() -> None:
    assert FILES - named_files() == set()


def test_the_page_holds_every_module_and_is_complete_without_any(
    concept: Concept, client: Client
) -> None:
    page = client.get(PAGE).content.decode()
    for name, module in MODULES.items():
        if not module.activity or module.activity in concept.activities:
            assert f"<{name} " in page, name
    for name in concept.activities:
        assert f'data-activity="{name}"' not in page, f"{name} left its place empty"


def test_each_activity_answers_through_the_api(concept: Concept, client: Client) -> None:
    there = {name for name, kind in KINDS.items() if (SHAPES / kind.file).exists()}
    assert set(concept.activities) == there
    for name in there:
        answer = client.get(f"/api/v1/concepts/new-thing/activities/{name}/")
        assert answer.status_code == 200
        assert answer.json() == concept.activities[name]["shown"]


def test_cards_questions_and_flow_are_there(concept: Concept, client: Client) -> None:
    whole = client.get("/api/v1/concepts/new-thing/").json()
    assert len(whole["cards"]) >= 15
    assert len(whole["questions"]) >= 6
    assert [step["section"] for step in whole["flow"]] == ["start"] * len(whole["flow"])


def test_its_points_are_listed_and_ticked_by_an_answer(concept: Concept, client: Client) -> None:
    before = client.get("/api/v1/study/coverage/new-thing/").json()
    assert (before["shown"], before["next"]["state"]) == (0, "open")
    order = concept.activities["order"]["hidden"]
    answer = {"order": [step["id"] for step in order["steps"]]}
    told = _attempt(client, "order", order["id"], answer)
    assert told["right"] is True
    after = client.get("/api/v1/study/coverage/new-thing/").json()
    ticked = [point["id"] for point in after["points"] if point["state"] == "shown"]
    listed = concept.activities["coverage"]["shown"]["points"]
    asked = {"kind": "order", "item": order["id"]}
    assert ticked == [
        point["id"]
        for point in listed
        if any(asked.items() <= one.items() for one in point["evidence"])
    ]
    assert ticked


def test_it_can_be_found(concept: Concept, client: Client) -> None:
    assert PAGE in client.get("/search/", {"q": "wrote this morning"}).content.decode()
    assert PAGE in client.get("/sitemap.xml").content.decode()
    assert PAGE in client.get("/concepts/vision/").content.decode()


def _moved(text: str) -> str:
    """The same shape on the new page: its one section teaches it all."""
    text = re.sub(r"^(\s*(?:- )?section: ).*$", r"\1start", text, flags=re.MULTILINE)
    text = re.sub(r"^\s*passage: .*\n", "", text, flags=re.MULTILINE)  # words of the other page
    return re.sub(r"\]\([/a-z-]*#[a-z-]+\)", "](#start)", text)


def _has(folder: Path, activity: str) -> bool:
    return not activity or (folder / KINDS[activity].file).exists()


def _block(name: str) -> str:
    inside = ":::flow\n:::\n" if name == "architecture-flow" else ""
    return f"::::module {name}\n{inside}::::\n"


def _attempt(client: Client, kind: str, item: str, answer: dict[str, Any]) -> dict[str, Any]:
    body = {"concept": "new-thing", "kind": kind, "item": item, "answer": answer}
    sent = client.post("/api/v1/study/attempts/", body, content_type="application/json")
    assert sent.status_code == 200, sent.content
    told: dict[str, Any] = sent.json()
    return told
