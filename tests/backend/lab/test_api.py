"""What the runs API refuses, whom it shows what, and how it says so."""

from __future__ import annotations

import time
import uuid
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.cache import caches
from django.test import Client, override_settings
from django.utils import timezone

from backend.accounts.models import Learner
from backend.common.redis import connection
from backend.lab import services
from backend.lab.addresses import signed
from backend.lab.models import Run
from tests.backend.lab.factories import addresses_of, done_run, learner_of_client, queued_run
from tests.backend.lab.helpers import RUNS, csrf, files_of, picture, post, redis_away, saved

pytestmark = pytest.mark.django_db(transaction=True)


def detail_of(answer: Any, status: int) -> str:
    """The detail of a problem, after checking that it is a whole one."""
    assert answer.status_code == status, answer.content
    assert answer["Content-Type"] == "application/problem+json"
    body = answer.json()
    assert {"type", "title", "status", "detail"} <= body.keys()
    assert body["status"] == status
    assert body["type"].startswith("urn:concept-lab:problem:")
    return str(body["detail"])


def test_a_text_is_refused_with_the_formats_that_are_read(learner_client: Client) -> None:
    assert "JPEG, PNG, WebP" in detail_of(post(learner_client, b"Dear teacher, hello"), 415)


def test_a_truncated_jpeg_is_refused_with_the_reason(learner_client: Client) -> None:
    assert "cut short" in detail_of(post(learner_client, saved(picture())[:-200]), 400)


def test_a_file_over_the_limit_is_refused_with_both_numbers(learner_client: Client) -> None:
    answer = post(learner_client, b"\xff" * (settings.UPLOAD_MAX_BYTES + 10 * 2**20))
    assert "at most 10 MB" in detail_of(answer, 413)
    answer = post(learner_client, b"\xff" * (settings.UPLOAD_MAX_BYTES + 1))
    assert "at most 10 MB" in detail_of(answer, 413)


@override_settings(UPLOAD_MAX_PIXELS=10_000)
def test_too_many_pixels_are_refused(learner_client: Client) -> None:
    assert "megapixels" in detail_of(post(learner_client, saved(picture(200, 100))), 413)


def test_an_empty_file_is_refused(learner_client: Client) -> None:
    assert "empty" in detail_of(post(learner_client, b""), 400)


def test_neither_picture_nor_sample_is_refused_naming_both(learner_client: Client) -> None:
    answer = post(learner_client)
    detail_of(answer, 400)
    assert "either an image (a file) or a sample" in answer.json()["errors"]["image"][0]


def test_picture_and_sample_together_are_refused(learner_client: Client) -> None:
    detail_of(post(learner_client, saved(picture()), sample="amara"), 400)


def test_an_unknown_network_is_refused_by_name(learner_client: Client) -> None:
    answer = post(learner_client, saved(picture()), network=["dogs"])
    detail_of(answer, 400)
    assert "dogs" in str(answer.json()["errors"]["network"])


def test_an_unknown_sample_is_refused_with_those_there_are(learner_client: Client) -> None:
    known = learner_client.get("/api/v1/samples/").json()[0]["name"]
    assert known in detail_of(post(learner_client, sample="nobody"), 404)


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"{not json", "application/json"),
        (b"[1, 2]", "application/json"),
        (b"no boundary", "multipart/form-data"),
        (b"--x\r\nbroken", "multipart/form-data; boundary=x"),
        (b"<run/>", "text/xml"),
    ],
)
def test_a_body_that_cannot_be_parsed_is_a_problem(
    learner_client: Client, body: bytes, kind: str
) -> None:
    answer = learner_client.generic("POST", RUNS, body, content_type=kind)
    assert 400 <= answer.status_code < 500
    assert answer["Content-Type"] == "application/problem+json"


def test_another_method_is_a_problem(learner_client: Client) -> None:
    detail_of(learner_client.put(RUNS), 405)


def test_a_refused_upload_stores_nothing(learner_client: Client) -> None:
    post(learner_client, b"nothing of the kind")
    assert not Run.objects.exists()
    assert not Learner.objects.exists()
    assert "sessionid" not in learner_client.cookies


def test_the_owner_reads_every_part_of_a_run(learner_client: Client) -> None:
    run = done_run(learner_of_client(learner_client))
    assert {learner_client.get(address).status_code for address in addresses_of(run)} == {200}


def test_nobody_else_finds_any_part_of_a_run(learner_client: Client, other_client: Client) -> None:
    run = done_run(learner_of_client(learner_client))
    learner_of_client(other_client)
    for client in (other_client, Client()):
        for address in [*addresses_of(run), f"{RUNS}{run.id}/events/"]:
            assert "no such run" in detail_of(client.get(address), 404)
    assert other_client.delete(f"{RUNS}{run.id}/").status_code == 403  # without its token
    other_client.get(f"{RUNS}{run.id}/")
    assert Run.objects.filter(id=run.id).exists()


def test_anothers_run_looks_like_one_that_never_was(
    learner_client: Client, other_client: Client
) -> None:
    run = done_run(learner_of_client(learner_client))
    anothers = other_client.get(f"{RUNS}{run.id}/")
    never = other_client.get(f"{RUNS}{uuid.uuid4()}/")
    assert anothers.content == never.content


def test_a_guest_with_a_session_must_send_the_token_to_write(learner_client: Client) -> None:
    run = queued_run(learner_of_client(learner_client))
    address = f"{RUNS}{run.id}/"
    assert "CSRF" in detail_of(learner_client.delete(address), 403)
    learner_client.get(address)  # sets the token
    answer = learner_client.delete(address, headers=csrf(learner_client))
    assert answer.status_code == 204


def test_reading_sets_no_session(learner_client: Client) -> None:
    for address in ("/api/v1/samples/", "/api/v1/networks/", f"{RUNS}{uuid.uuid4()}/"):
        learner_client.get(address)
    assert "sessionid" not in learner_client.cookies


def test_an_atlas_of_an_unknown_layer_is_refused_with_those_there_are(
    learner_client: Client,
) -> None:
    run = done_run(learner_of_client(learner_client))
    answer = learner_client.get(signed(f"{RUNS}{run.id}/atlases/faces/noses/", run.expires))
    assert "edges, parts, objects" in detail_of(answer, 404)


def test_an_atlas_that_is_not_computed_yet_is_not_there(learner_client: Client) -> None:
    run = queued_run(learner_of_client(learner_client))
    for address in addresses_of(run)[2:]:
        assert learner_client.get(address).status_code == 404


def test_a_queued_run_shows_an_empty_input_and_no_layers(learner_client: Client) -> None:
    run = queued_run(learner_of_client(learner_client))
    body = learner_client.get(f"{RUNS}{run.id}/").json()
    assert (body["status"], body["progress"], body["input"]) == ("queued", 0, None)
    assert [answer["layers"] for answer in body["networks"].values()] == [[], []]


@pytest.mark.parametrize("finished", [0, 1, 30])
def test_reading_a_run_takes_the_same_queries_however_many_there_are(
    learner_client: Client, django_assert_num_queries: Any, finished: int
) -> None:
    learner = learner_of_client(learner_client)
    run = done_run(learner)
    for seed in range(finished):
        done_run(learner, seed=seed + 1)
    with django_assert_num_queries(4):  # session, learner, run, analyses
        learner_client.get(f"{RUNS}{run.id}/")


@override_settings(RUNS_PER_MINUTE=2)
def test_a_learner_beyond_the_share_is_told_when_to_come_back(learner_client: Client) -> None:
    caches["shared"].clear()
    learner_of_client(learner_client)
    learner_client.get(f"{RUNS}{uuid.uuid4()}/")
    codes = [learner_client.post(RUNS, {}).status_code for _ in range(2)]
    assert codes == [403, 403]  # no token yet: refused before it is counted
    known = learner_client.get("/api/v1/samples/").json()[0]["name"]
    first = Client()
    started = [post(first, sample=known) for _ in range(4)]  # the first makes the guest
    assert all(answer.status_code in (200, 202) for answer in started[:3])
    assert "seconds" in detail_of(started[3], 429)
    assert 1 <= int(started[3]["Retry-After"]) <= 91  # one of two has faded then


@override_settings(RUNS_PER_MINUTE_ADDRESS=3)
def test_an_address_beyond_the_share_is_told_too(db: None) -> None:
    caches["shared"].clear()
    codes = [post(Client(), b"not a picture").status_code for _ in range(4)]
    assert codes == [415, 415, 415, 429]
    caches["shared"].clear()


def test_with_redis_away_a_run_is_refused_soon_and_nothing_is_kept(
    learner_client: Client, media_root: Path
) -> None:
    before = set(media_root.rglob("*"))
    with redis_away():
        begun = time.monotonic()
        answer = post(learner_client, saved(picture()))
        assert time.monotonic() - begun < 2
        assert "try again" in detail_of(answer, 503)
        assert answer["Retry-After"]
        assert learner_client.get("/api/v1/samples/").status_code == 200
    assert not Run.objects.exists()
    assert not Learner.objects.exists()
    assert set(media_root.rglob("*")) == before


def test_with_redis_away_a_done_run_can_still_be_read(learner_client: Client) -> None:
    run = done_run(learner_of_client(learner_client))
    with redis_away():
        assert {learner_client.get(one).status_code for one in addresses_of(run)} == {200}


def test_with_redis_away_a_deletion_is_refused_whole(learner_client: Client) -> None:
    run = done_run(learner_of_client(learner_client))
    learner_client.get(f"{RUNS}{run.id}/")
    with redis_away():
        detail_of(learner_client.delete(f"{RUNS}{run.id}/", headers=csrf(learner_client)), 503)
    assert {learner_client.get(one).status_code for one in addresses_of(run)} == {200}


def test_a_run_expires_in_words_and_is_emptied(learner_client: Client, media_root: Path) -> None:
    lifetime = timedelta(hours=settings.RUN_LIFETIME_HOURS)
    run = done_run(learner_of_client(learner_client), now=timezone.now() - lifetime)
    for address in addresses_of(run):
        assert "expired at" in detail_of(learner_client.get(address), 410)
    assert services.expire_runs(now=timezone.now()) == 1
    assert files_of(media_root, run.id) == []
    assert not connection().exists(f"run:{run.id}:events")
    assert "expired at" in detail_of(learner_client.get(f"{RUNS}{run.id}/"), 410)
    assert services.expire_runs(now=timezone.now() + services.GRAVESTONE) == 0
    assert not Run.objects.exists()


def test_a_run_whose_time_is_not_over_stays_whole(learner_client: Client) -> None:
    run = done_run(learner_of_client(learner_client))
    assert services.expire_runs(now=timezone.now()) == 0
    assert {learner_client.get(one).status_code for one in addresses_of(run)} == {200}


def test_a_run_that_no_worker_heard_of_is_taken_back(media_root: Path) -> None:
    run = queued_run()
    run_id = run.id
    services.withdraw_run(run=run)
    assert not Run.objects.exists()
    assert files_of(media_root, run_id) == []
