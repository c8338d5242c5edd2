"""A day and a minute after an upload nothing of the picture is left, wherever one may look.

A copy that its owner asked for, on a card of their own, stays; the privacy page says so.
"""

from __future__ import annotations

import base64
import io
import json
import logging
import secrets
import uuid
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from django.apps import apps
from django.conf import settings
from django.core.cache import caches
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, override_settings
from django.utils import timezone
from PIL import Image

from backend.accounts.models import Learner
from backend.common.redis import connection
from backend.lab import files, services, tasks
from backend.lab.models import Run
from backend.lab.shares.services import share_run
from backend.study.cards import own
from backend.study.cards.models import StudyCard
from tests.backend.lab.factories import done_run, learner_of_client
from tests.backend.lab.helpers import RUNS
from tests.backend.lab.probing import asked, finish

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("nothing_else")]

DAY = timedelta(hours=24, minutes=1)
NAME = "grandmother-in-her-garden.png"


@pytest.fixture
def nothing_else(
    lone_env: dict[str, str], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[None]:
    """A store, and a Redis that no worker listens to, without what other tests left behind."""
    files = {"location": tmp_path_factory.mktemp("media")}
    store = {**settings.STORAGES["default"], "OPTIONS": files}
    with override_settings(STORAGES={**settings.STORAGES, "default": store}):
        yield


def photograph() -> bytes:
    """A picture that no one has seen, large enough to go through a file while it is read."""
    pixels = np.frombuffer(secrets.token_bytes(1100 * 900 * 3), np.uint8).reshape(900, 1100, 3)
    sink = io.BytesIO()
    Image.fromarray(pixels).save(sink, "PNG", compress_level=0)
    return sink.getvalue()


def send(client: Client, sent: bytes) -> Run:
    answer = client.post(RUNS, {"image": SimpleUploadedFile(NAME, sent, "image/png")})
    assert answer.status_code == 202, answer.content
    return Run.objects.get(id=answer.json()["id"])


def traces(of: list[bytes]) -> list[str]:
    """Every place outside cards in which one of these byte strings stands."""
    found = []
    for place, held in [*stored(""), *rows(), *keys(), *pages()]:
        if any(one in held for one in of):
            found.append(place)
    return found


def stored(folder: str) -> Iterator[tuple[str, bytes]]:
    folders, names = default_storage.listdir(folder)
    for name in names:
        path = f"{folder}/{name}".strip("/")
        with default_storage.open(path) as file:
            yield f"store: {path}", path.encode() + file.read()
    for name in folders:
        yield f"store: {folder}/{name}", name.encode()
        yield from stored(f"{folder}/{name}".strip("/"))


def rows() -> Iterator[tuple[str, bytes]]:
    for model in apps.get_models(include_auto_created=True):
        for row in model._default_manager.all():
            held = {one.attname: getattr(row, one.attname) for one in row._meta.concrete_fields}
            yield f"row: {model._meta.label}", json.dumps(held, default=str).encode()


def keys() -> Iterator[tuple[str, bytes]]:
    """Everything in Redis as the server itself writes it out, queues and shared cache too."""
    redis: Any = connection()
    for key in redis.scan_iter(count=1000):
        yield f"Redis: {key!r}", key + told(redis, key)


def told(redis: Any, key: bytes) -> bytes:
    readers = {
        b"string": lambda: redis.get(key),
        b"list": lambda: redis.lrange(key, 0, -1),
        b"set": lambda: redis.smembers(key),
        b"zset": lambda: redis.zrange(key, 0, -1),
        b"hash": lambda: redis.hgetall(key),
        b"stream": lambda: redis.xrange(key),
    }
    said = readers[redis.type(key)]()
    return said if isinstance(said, bytes) else str(said).encode()


def pages() -> Iterator[tuple[str, bytes]]:
    for key, packed in caches["pages"]._cache.items():  # type: ignore[attr-defined]
        yield f"page: {key}", packed


def marks(run: Run, jpeg: bytes) -> list[bytes]:
    """By what a picture would be known again: its bytes, their digest, its name, its folder."""
    inside = jpeg[len(jpeg) // 2 :][:48]
    whose = [str(run.id).encode(), run.id.hex.encode()]
    return [inside, base64.b64encode(inside), run.digest.encode(), NAME.encode(), *whose]


def test_after_a_day_nothing_of_a_picture_is_left_anywhere(
    client: Client, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    learner = learner_of_client(client)
    caplog.set_level(logging.DEBUG)
    with override_settings(FILE_UPLOAD_TEMP_DIR=str(tmp_path)):
        waiting = send(client, photograph())
    probed = done_run(learner, seed=int(uuid.uuid4().int % 60_000))
    probe = finish(asked(probed))
    share_run(run=probed, now=timezone.now())
    client.get(f"{RUNS}{probed.id}/")
    known = [mark for run in (waiting, probed) for mark in marks(run, files.read(run.picture))] + [
        str(probe.id).encode(),
        probe.folder.encode(),
    ]
    assert len(traces(known)) > 20  # what is looked for is there to be found

    services.expire_runs(now=timezone.now() + DAY)

    left = [place for place in traces(known) if place not in MAY_NAME_A_RUN]
    assert left == []
    assert list(tmp_path.iterdir()) == []  # of the upload while it was read
    said = [record.getMessage() for record in caplog.records]
    assert not [line for line in said if NAME in line or waiting.digest in line]
    for run in (waiting, probed):
        run.refresh_from_db()
        assert (run.picture, run.digest, run.title, run.sample) == ("", "", "", "")


# The emptied row, and the link to it, say for a week that it expired; a task still in the queue
# finds nothing to do.
MAY_NAME_A_RUN = {"row: lab.Run", "row: lab.Share", "Redis: b'interactive'"}


def test_a_copy_stays_where_its_owner_asked_for_it_and_goes_with_the_card() -> None:
    learner = Learner.objects.create()
    run = done_run(learner, seed=int(uuid.uuid4().int % 60_000))
    inside = marks(run, files.read(run.picture))[0]
    card = own.add_card(
        learner=learner, front="Who is this?", back="Ada", run=run.id, now=timezone.now()
    )
    services.expire_runs(now=timezone.now() + DAY)
    kept = StudyCard.objects.get(pk=card.pk)
    assert traces([inside]) == [f"store: {kept.picture}"]
    own.remove_card(card=kept)
    assert traces([inside]) == []


def test_a_sweep_that_finds_more_than_it_takes_asks_for_another(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(services, "BATCH", 1)
    learner = Learner.objects.create()
    over = timezone.now() - DAY
    runs = [done_run(learner, seed=int(uuid.uuid4().int % 60_000), now=over) for _ in range(2)]
    connection().delete("batch")
    tasks.sweep()
    assert connection().llen("batch") == 1
    tasks.sweep()
    emptied = Run.objects.filter(id__in=[run.id for run in runs], picture="").count()
    assert emptied == 2
    connection().delete("batch")
