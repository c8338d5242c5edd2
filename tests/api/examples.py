"""`python -m tests.api.examples`: the examples of the API's documentation, from a real run.

Starts the whole site with state of its own, asks it for everything once, and writes
backend/config/api_examples.json. Long lists and texts are cut; nothing else is changed.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import httpx

from scripts.stack import Stack
from tests.api.recording import Json, Recorder
from tests.api.tour import API, walk
from tests.backend.study.cards import hostile
from tests.whole_site import running_site

FILE = Path("backend/config/api_examples.json")
PATIENCE = 60.0
SILENCE = 10_000  # milliseconds
ATTEMPTS = 20  # a minute, so that the tour can ask too often


def main() -> int:
    with (
        TemporaryDirectory(prefix="concept-lab-") as folder,
        running_site(Path(folder), ATTEMPTS_PER_MINUTE=str(ATTEMPTS)) as stack,
    ):
        found = record(stack)
    FILE.write_text(json.dumps(found, indent=1, ensure_ascii=False) + "\n")
    print(
        f"{len(found['operations'])} operations, {len(found['problems'])} kinds of problem: {FILE}"
    )
    return 0


def record(stack: Stack) -> Json:
    """Walk the tour as somebody with a token, then be refused in every way."""
    set_up(stack)
    with open_client(stack, *every_scope()) as client:
        schema = client.get(f"{API}/schema/", params={"format": "json"}).json()
        recorder = Recorder(client, schema)
        run = walk(recorder)
        calendar(recorder)
        refusals(recorder, stack, run)
        recorder.ask("DELETE", f"{API}/runs/{run}/", expect=204)
        expired(recorder)
        without_redis(recorder)
    return recorder.as_json()


def set_up(stack: Stack) -> None:
    """Let this process see the site's database and Redis."""
    os.environ.update({name: stack.env[name] for name in ("VAR_DIR", "REDIS_URL")})
    os.environ["DJANGO_SETTINGS_MODULE"] = "backend.config.settings"
    import django

    django.setup()


def every_scope() -> tuple[str, ...]:
    from backend.accounts.tokens.scopes import SCOPES

    return tuple(SCOPES)


@contextmanager
def open_client(stack: Stack, *scopes: str) -> Iterator[httpx.Client]:
    """A program with a token of these scopes, its user one of its own."""
    headers = {"Authorization": f"Bearer {a_token(*scopes)}"}
    # a body that is refused unread ends its connection, so each request has one of its own
    limits = httpx.Limits(max_keepalive_connections=0)
    with httpx.Client(
        base_url=stack.address.url, headers=headers, timeout=PATIENCE, limits=limits
    ) as client:
        yield client


def a_token(*scopes: str) -> str:
    from datetime import timedelta

    from django.utils import timezone

    from backend.accounts.models import User
    from backend.accounts.tokens.services import make_token

    user, _ = User.objects.get_or_create(username="ada", email="ada@example.org")
    now = timezone.now()
    return make_token(user=user, name="tour", scopes=scopes, lifetime=timedelta(hours=1), now=now)[
        1
    ]


def calendar(recorder: Recorder) -> None:
    from django.core import signing

    from backend.accounts.models import Learner
    from backend.study.cards.own_views import CALENDAR

    token = signing.dumps(str(Learner.objects.get(user__username="ada").id), salt=CALENDAR)
    recorder.ask("GET", f"{API}/study/calendar/{token}.ics", expect=200)


def refusals(recorder: Recorder, stack: Stack, run: str) -> None:
    ask = recorder.ask
    runs = f"{API}/runs/"
    ask("POST", f"{API}/study/cards/", expect=400, json={"front": "", "bakc": "a slip"})
    ask("POST", f"{runs}{run}/probes/", expect=400, json={"kind": "change", "transform": [{}]})
    bomb = {"file": ("deck.apkg", hostile.bomb(), "application/octet-stream")}
    ask("POST", f"{API}/study/imports/", expect=400, files=bomb)
    wrong = {"Authorization": "Bearer lab_not-a-token"}
    ask("GET", f"{API}/study/due/", expect=401, headers=wrong)
    weak = {"Authorization": f"Bearer {a_token('study:read')}"}
    ask("POST", runs, expect=403, json={"sample": "amara"}, headers=weak)
    ask("GET", f"{runs}00000000-0000-4000-8000-000000000000/", expect=404)
    ask("GET", f"{API}/networks/dogs/", expect=404)
    large = {"reviews": [], "time_zone": "x" * 70_000}
    ask("POST", f"{API}/study/reviews/", expect=413, json=large)
    ask("POST", runs, expect=415, files={"image": ("notes.txt", b"not a picture", "text/plain")})
    plain = {"Content-Type": "text/plain"}
    ask("POST", f"{API}/study/attempts/", expect=415, content=b"hello", headers=plain)
    for _ in range(ATTEMPTS):
        recorder.client.post(f"{API}/study/quizzes/", json={"concept": "no-such-concept"})
    ask("POST", f"{API}/study/quizzes/", expect=429, json={"concept": "recognising-images"})


def expired(recorder: Recorder) -> None:
    from django.utils import timezone

    from backend.lab.models import Run

    run = Run.objects.filter(learner__user__username="ada").first()
    assert run is not None
    Run.objects.filter(pk=run.pk).update(expires=timezone.now())
    recorder.ask("GET", f"{API}/runs/{run.id}/", expect=410)


def without_redis(recorder: Recorder) -> None:
    """Redis answers nobody for a while."""
    from backend.common.redis import connection

    connection().client_pause(SILENCE)
    recorder.ask("POST", f"{API}/runs/", expect=503, json={"sample": "amara"})


if __name__ == "__main__":
    sys.exit(main())
