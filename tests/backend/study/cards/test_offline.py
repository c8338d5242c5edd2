"""The study view without the site: nothing of anybody's, and a new worker for every new build."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from django.contrib.staticfiles import finders
from django.test import Client, override_settings

from backend.study.cards import offline
from tests.backend.study.cards.factories import a_course, a_learner, known_to, recall, reviewed

pytestmark = pytest.mark.django_db
BUILT = {
    "src/main.ts": {"file": "assets/main-1.js", "imports": ["_shared.js"]},
    "src/modules/flash-deck/define.ts": {"file": "assets/deck-1.js", "imports": ["_shared.js"]},
    "_shared.js": {"file": "assets/shared-1.js", "imports": []},
    "src/modules/image-lab/define.ts": {"file": "assets/lab-1.js"},
    offline.WORKER: {"file": "assets/worker-1.js"},
}


def build(folder: Path, manifest: dict[str, Any], code: str = "listen();") -> None:
    (folder / ".vite").mkdir(exist_ok=True)
    (folder / "assets").mkdir(exist_ok=True)
    (folder / ".vite" / "manifest.json").write_text(json.dumps(manifest))
    (folder / "assets" / "worker-1.js").write_text(code)


def shelved(client: Client) -> dict[str, Any]:
    text = client.get("/study/worker.js").content.decode()
    found = re.match(r"self\.shelved = (\{.*\});\nlisten\(\);", text)
    assert found
    told: dict[str, Any] = json.loads(found[1])
    return told


@pytest.fixture
def dist(tmp_path: Path) -> Any:
    build(tmp_path, BUILT)
    with override_settings(DIST_DIR=tmp_path):
        yield tmp_path


def test_the_worker_keeps_what_the_study_view_loads_and_nothing_else(
    client: Client, dist: Path
) -> None:
    files = shelved(client)["files"]
    scripts = [name for name in files if name.endswith(".js")]
    assert scripts == [f"/static/assets/{name}-1.js" for name in ("deck", "main", "shared")]
    for name in set(files) - set(scripts):
        assert finders.find(name.removeprefix("/static/")), name


def test_every_file_that_the_page_names_is_kept(client: Client, dist: Path) -> None:
    page = client.get("/study/offline/").content.decode()
    # scripts are those of the build; here a small one stands in its place
    named = set(re.findall(r'(?:href|src)="(/static/(?!assets/)[^"]+)"', page))
    assert named
    assert named <= set(shelved(client)["files"])


def test_another_file_or_another_program_is_another_version(client: Client, dist: Path) -> None:
    before = shelved(client)["version"]
    assert shelved(client)["version"] == before
    build(dist, BUILT | {"_shared.js": {"file": "assets/shared-2.js"}})
    changed = shelved(client)["version"]
    build(dist, BUILT, "listen(); differently();")
    assert len({before, changed, shelved(client)["version"]}) == 3


def test_the_page_is_the_same_for_everyone_and_sets_no_cookie(client: Client, dist: Path) -> None:
    a_course()
    learner = a_learner()
    reviewed(learner, recall())
    nobodys = client.get("/study/offline/")
    theirs = known_to(Client(), learner).get("/study/offline/")
    assert nobodys.content == theirs.content
    assert not nobodys.cookies


def test_browsers_ask_again_before_they_use_a_worker(client: Client, dist: Path) -> None:
    answer = client.get("/study/worker.js")
    assert answer["Cache-Control"] == "no-cache"
    assert answer["Content-Type"].startswith("text/javascript")


def test_without_a_built_front_end_there_is_no_worker(client: Client, tmp_path: Path) -> None:
    with override_settings(DIST_DIR=tmp_path):
        assert client.get("/study/worker.js").status_code == 404
