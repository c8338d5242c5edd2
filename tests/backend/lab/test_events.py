"""A run's events: told live, told again, told once."""

from __future__ import annotations

import threading
import time
import urllib.error
import urllib.request
import uuid
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from backend.common.redis import connection
from backend.lab import addresses, progress, services, tasks
from backend.lab.serializers import events_of
from tests.backend.lab.factories import done_run, layer_of, learner_of_client, queued_run
from tests.backend.lab.helpers import RUNS, listen, picture, post, saved, until_ended
from tests.services import Service, wait_until

pytestmark = pytest.mark.django_db(transaction=True)

ORDER = ["queued", "preprocessed", *["layer"] * 6, *["output"] * 2, "done"]
TURNS = [
    (network, layer) for layer in ("edges", "parts", "objects") for network in ("faces", "cars")
]


@pytest.fixture(autouse=True)
def events_process(events_url: str, settings: Any) -> None:
    settings.EVENTS_URL = events_url


def names(events: list[dict[str, Any]]) -> list[str]:
    return [event["event"] for event in events]


def test_a_run_is_told_live_in_its_order(worker: Service, learner_client: Client) -> None:
    run = post(learner_client, saved(picture(300, 200))).json()
    events = list(listen(run["events_url"]))
    assert names(events) == ORDER
    assert [event["id"] for event in events] == [f"{step}-0" for step in range(1, 12)]
    layers = [event["data"] for event in events if event["event"] == "layer"]
    assert [(one["network"], one["layer"]["name"]) for one in layers] == TURNS
    assert [one["progress"] for one in layers] == sorted(one["progress"] for one in layers)
    assert events[-1]["data"] == {"id": run["id"]}


def test_an_event_says_what_the_run_says(worker: Service, learner_client: Client) -> None:
    run = post(learner_client, saved(picture(310, 200))).json()
    events = list(listen(run["events_url"]))
    run = until_ended(learner_client, run["id"])
    assert events[1]["data"]["input"] == run["input"]
    for event in events:
        answer = run["networks"].get(event["data"].get("network"))
        if event["event"] == "layer":
            assert event["data"]["layer"] in answer["layers"]
        elif event["event"] == "output":
            assert event["data"]["output"] == answer["output"]


def test_an_atlas_is_there_when_its_event_is_told(worker: Service, learner_client: Client) -> None:
    run = post(learner_client, saved(picture(320, 200))).json()
    for event in listen(run["events_url"]):
        if event["event"] == "layer":
            atlas = event["data"]["layer"]["atlas"]
            assert learner_client.get(atlas["url"]).status_code == 200
            assert learner_client.get(atlas["png_url"]).status_code == 200


@pytest.mark.parametrize("heard", range(1, 11))
def test_a_listener_who_comes_back_hears_the_rest_and_nothing_twice(heard: int) -> None:
    run = done_run()
    steps = progress.Steps(tuple(run.networks))

    progress.open_stream(run.id, steps, lifetime=60)
    for event in events_of(run):
        progress.tell(run.id, event)
    live = list(listen(addresses.events(run.id), last=f"{heard}-0"))
    assert [event["id"] for event in live] == [f"{step}-0" for step in range(heard + 1, 12)]
    progress.close_stream(run.id)
    stored = list(listen(addresses.events(run.id), last=f"{heard}-0"))
    assert stored == live


def test_events_come_as_they_happen() -> None:
    run = queued_run()
    steps = progress.Steps(tuple(run.networks))
    progress.open_stream(run.id, steps, lifetime=60)
    heard: list[str] = []

    def hear() -> None:
        heard.extend(event["event"] for event in listen(addresses.events(run.id)))

    listener = threading.Thread(target=hear)
    listener.start()
    for number, event in enumerate((steps.layer("faces", layer_of("edges")), steps.done(run.id))):
        wait_until(lambda so_far=number: len(heard) > so_far, 30, "what was told")  # type: ignore[misc]
        progress.tell(run.id, event)
    listener.join(30)
    assert heard == ["queued", "layer", "done"]


def test_a_run_shows_its_layers_while_it_is_at_work(learner_client: Client) -> None:
    run = queued_run(learner_of_client(learner_client))
    steps = progress.Steps(tuple(run.networks))
    progress.open_stream(run.id, steps, lifetime=60)
    progress.tell(run.id, steps.preprocessed({"size": 96, "url": "/", "png_url": "/"}))
    progress.tell(run.id, steps.layer("faces", layer_of("edges")))
    body = learner_client.get(f"{RUNS}{run.id}/").json()
    assert body["status"] == "running"
    assert body["progress"] == 0.125
    assert body["input"]["size"] == 96
    assert [layer["name"] for layer in body["networks"]["faces"]["layers"]] == ["edges"]
    assert body["networks"]["cars"]["layers"] == []


def test_what_is_told_twice_is_heard_once() -> None:
    run = queued_run()
    steps = progress.Steps(tuple(run.networks))
    edges = steps.layer("faces", layer_of("edges"))
    for _ in range(2):
        progress.open_stream(run.id, steps, lifetime=60)
        progress.tell(run.id, steps.preprocessed({}))
        progress.tell(run.id, edges)
    assert [event.id for event in progress.told(run.id)] == [1, 2, 3]


def test_events_told_in_one_breath_are_heard_once_and_in_order() -> None:
    run = queued_run()
    steps = progress.Steps(tuple(run.networks))
    progress.open_stream(run.id, steps, lifetime=60)
    for _ in range(2):
        with progress.telling(run.id) as tell:
            tell(steps.preprocessed({}))
            tell(steps.layer("faces", layer_of("edges")))
            tell(steps.layer("cars", layer_of("edges")))
    assert [event.id for event in progress.told(run.id)] == [1, 2, 3, 4]


def test_a_breath_cut_short_leaves_no_answer_for_another_question() -> None:
    run = queued_run()
    steps = progress.Steps(tuple(run.networks))
    progress.open_stream(run.id, steps, lifetime=60)
    with pytest.raises(ValueError, match="dogs"):
        _tell_of_dogs(run.id, steps)
    assert connection().ping() is True
    assert progress.told(run.id)[0].name == "queued"


def _tell_of_dogs(run_id: uuid.UUID, steps: progress.Steps) -> None:
    with progress.telling(run_id) as tell:
        tell(steps.preprocessed({}))
        raise ValueError("dogs")


def test_nothing_is_told_of_a_run_that_was_deleted() -> None:
    run = queued_run()
    run_id = run.id
    steps = progress.Steps(tuple(run.networks))
    progress.open_stream(run_id, steps, lifetime=60)
    services.delete_run(run=run)
    progress.tell(run_id, steps.preprocessed({}))
    assert not connection().exists(progress.key_of(run_id))


def test_a_listener_to_a_deleted_run_is_told_that_it_is_gone() -> None:
    run = queued_run()
    address = addresses.events(run.id)
    services.delete_run(run=run)
    (event,) = listen(address)
    assert event["event"] == "failed"
    assert event["data"]["status"] == 410


def test_a_run_deleted_under_its_listener_ends_the_stream() -> None:
    run = queued_run()
    progress.open_stream(run.id, progress.Steps(tuple(run.networks)), lifetime=60)
    stream = listen(addresses.events(run.id))
    assert next(stream)["event"] == "queued"
    services.delete_run(run=run)
    assert next(stream)["event"] == "failed"


def test_a_listener_who_leaves_is_waited_for_no_longer() -> None:
    run = queued_run()
    progress.open_stream(run.id, progress.Steps(tuple(run.networks)), lifetime=60)
    with urllib.request.urlopen(addresses.events(run.id), timeout=30) as answer:
        while answer.readline() != b"event: queued\n":
            pass
        wait_until(lambda: _blocked() == 1, 30, "listening")
    wait_until(lambda: _blocked() == 0, 30, "the end of listening")


def _blocked() -> int:
    """How many wait for a stream to tell more."""
    found = connection().client_list()
    return sum("b" in client["flags"] and client["cmd"] == "xread" for client in found)


def test_a_failed_run_tells_its_reason_live_and_later() -> None:
    run = queued_run()
    progress.open_stream(run.id, progress.Steps(tuple(run.networks)), lifetime=60)
    services.fail_run(run_id=run.id, problem={"title": "It broke", "status": 422})
    for _ in range(2):
        events = list(listen(addresses.events(run.id)))
        assert names(events) == ["queued", "failed"]
        assert events[-1]["data"]["title"] == "It broke"
        progress.close_stream(run.id)


def test_a_run_that_lost_its_stream_is_told_from_the_store_once_it_ends() -> None:
    run = queued_run()
    listener: list[dict[str, Any]] = []
    thread = threading.Thread(target=lambda: listener.extend(listen(addresses.events(run.id))))
    thread.start()
    time.sleep(0.3)
    services.fail_run(run_id=run.id, problem={"title": "It broke", "status": 422})
    thread.join(30)
    assert names(listener) == ["queued", "failed"]


@pytest.mark.parametrize("token", ["", "?token=", "?token=abc:def", "?token=1:2:3"])
def test_an_unsigned_address_is_refused(events_url: str, token: str) -> None:
    address = f"{events_url}{RUNS}{queued_run().id}/events/{token}"
    with pytest.raises(urllib.error.HTTPError) as refused:
        list(listen(address))
    assert refused.value.code == 403
    refused.value.close()


def test_one_runs_signature_opens_no_other(events_url: str) -> None:
    token = addresses.events(queued_run().id).partition("?")[2]
    with pytest.raises(urllib.error.HTTPError) as refused:
        list(listen(f"{events_url}{RUNS}{queued_run(seed=1).id}/events/?{token}"))
    refused.value.close()


def test_a_signature_ends_with_its_run(settings: Any) -> None:
    run_id = uuid.uuid4()
    token = addresses.events(run_id).partition("token=")[2]
    assert addresses.may_listen(run_id, token)
    settings.RUN_LIFETIME_HOURS = -1
    assert not addresses.may_listen(run_id, token)


@pytest.mark.parametrize(
    ("origin", "allowed"),
    [("http://localhost:8000", True), ("http://127.0.0.1", True), ("https://evil.example", False)],
)
def test_only_the_sites_own_pages_may_listen_from_another_port(origin: str, allowed: bool) -> None:
    request = urllib.request.Request(addresses.events(done_run().id), headers={"Origin": origin})
    with urllib.request.urlopen(request, timeout=30) as answer:
        assert answer.headers.get("Access-Control-Allow-Origin") == (origin if allowed else None)
        assert answer.headers["Content-Type"].startswith("text/event-stream")
        assert answer.headers["Set-Cookie"] is None


def test_the_site_sends_a_listener_to_the_signed_address(learner_client: Client) -> None:
    run = done_run(learner_of_client(learner_client))
    answer = learner_client.get(f"{RUNS}{run.id}/events/")
    assert answer.status_code == 307
    assert names(list(listen(answer["Location"]))) == ORDER


def test_without_an_events_address_the_site_says_what_to_do(
    learner_client: Client, settings: Any
) -> None:
    settings.EVENTS_URL = ""
    run = done_run(learner_of_client(learner_client))
    answer = learner_client.get(f"{RUNS}{run.id}/events/")
    assert answer.status_code == 503
    assert "Ask for the run itself" in answer.json()["detail"]


def test_a_stream_does_not_outlive_its_run() -> None:
    run = queued_run()
    tasks.submit(run)
    lifetime = settings.RUN_LIFETIME_HOURS * 3600
    assert 0 < connection().ttl(progress.key_of(run.id)) <= lifetime
    done = done_run(seed=7)
    progress.open_stream(done.id, progress.Steps(tuple(done.networks)), lifetime=lifetime)
    progress.tell(done.id, progress.Steps(tuple(done.networks)).done(done.id))
    assert 0 < connection().ttl(progress.key_of(done.id)) <= progress.LINGER


def test_many_listeners_hear_the_same() -> None:
    run = queued_run()
    steps = progress.Steps(tuple(run.networks))
    progress.open_stream(run.id, steps, lifetime=60)
    heard: list[list[str]] = []
    crowd = [
        threading.Thread(target=lambda: heard.append(names(list(listen(addresses.events(run.id))))))
        for _ in range(30)
    ]
    for one in crowd:
        one.start()
    time.sleep(0.5)
    progress.tell(run.id, steps.done(run.id))
    for one in crowd:
        one.join(10)
    assert heard == [["queued", "done"]] * 30
