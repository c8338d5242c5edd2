"""Looking at another's run by its link: what the link opens, what it does not, and when it ends."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

from backend.lab import files, services
from backend.lab.addresses import Place
from backend.lab.models import Run, Share
from tests.api.schema import conforms
from tests.backend.lab.factories import (
    addresses_of,
    done_run,
    files_to_take,
    learner_of_client,
    queued_run,
)
from tests.backend.lab.helpers import RUNS, csrf
from tests.backend.lab.probing import TURN, ask, asked, probes_url

pytestmark = pytest.mark.django_db(transaction=True)

SHARED = "/api/v1/shared/"


@pytest.fixture
def run(learner_client: Client) -> Run:
    return done_run(learner_of_client(learner_client))


def change(client: Client, method: str, run: Run) -> Any:
    """Make or take back a link, as the page does."""
    client.get(f"{RUNS}{run.id}/")  # brings the form token
    return client.generic(method, f"{RUNS}{run.id}/share/", headers=csrf(client))


def share(client: Client, run: Run) -> str:
    answer = change(client, "POST", run)
    assert answer.status_code == 200, answer.content
    return str(answer.json()["token"])


def parts_of(shared: dict[str, Any]) -> list[str]:
    """Every address in a shared run."""
    found = [shared["picture"]["url"], shared["input"]["url"], shared["input"]["png_url"]]
    for answer in shared["networks"].values():
        for layer in answer["layers"]:
            found += [layer["atlas"]["url"], layer["atlas"]["png_url"]]
    return found


def test_whoever_has_the_link_sees_all_that_the_owner_sees_of_the_run(
    learner_client: Client,
    run: Run,
) -> None:
    token = share(learner_client, run)
    stranger = Client()
    shared = stranger.get(f"{SHARED}{token}/")
    assert shared.status_code == 200
    conforms(shared.json(), "SharedOut")
    own = learner_client.get(f"{RUNS}{run.id}/").json()
    assert shared.json()["networks"]["faces"]["output"] == own["networks"]["faces"]["output"]
    for theirs, mine in zip(parts_of(shared.json()), parts_of(own), strict=True):
        assert theirs.startswith(f"{SHARED}{token}/")
        assert stranger.get(theirs).content == learner_client.get(mine).content
    assert not stranger.cookies  # looking sets none


def test_a_link_tells_neither_the_run_s_id_nor_its_probes(learner_client: Client, run: Run) -> None:
    probe = asked(run)
    said = Client().get(f"{SHARED}{share(learner_client, run)}/").content.decode()
    assert str(run.id) not in said
    assert str(probe.id) not in said


def test_the_id_alone_still_opens_nothing_for_others(
    learner_client: Client, other_client: Client, run: Run
) -> None:
    share(learner_client, run)
    learner_of_client(other_client)
    base = f"{RUNS}{run.id}/"
    addresses = [*addresses_of(run), *files_to_take(base), f"{base}share/", f"{base}probes/"]
    for client in (other_client, Client()):
        assert {client.get(address).status_code for address in addresses} == {404}


def test_who_has_the_link_can_change_nothing(
    learner_client: Client, other_client: Client, run: Run
) -> None:
    token = share(learner_client, run)
    learner_of_client(other_client)
    other_client.get("/api/v1/samples/")
    for method in ("POST", "PUT", "PATCH", "DELETE"):
        headers = csrf(other_client)
        assert other_client.generic(method, f"{SHARED}{token}/", headers=headers).status_code in (
            403,
            405,
        )
    for identity in (run.id, token):
        assert ask(other_client, identity, TURN).status_code in (403, 404)
    assert change(other_client, "DELETE", run).status_code in (403, 404)
    assert Client().delete(f"{SHARED}{token}/").status_code == 405
    assert Client().delete(f"{RUNS}{run.id}/share/").status_code == 404
    assert Client().post(probes_url(run.id), TURN, "application/json").status_code == 404
    assert Client().get(f"{SHARED}{token}/").status_code == 200


def test_a_link_taken_back_leads_nowhere_and_the_next_one_is_another(
    learner_client: Client, run: Run
) -> None:
    token = share(learner_client, run)
    parts = parts_of(Client().get(f"{SHARED}{token}/").json())
    assert change(learner_client, "DELETE", run).status_code == 204
    gone = Client().get(f"{SHARED}{token}/")
    assert gone.status_code == 404
    assert "taken it back" in gone.json()["detail"]
    assert {Client().get(part).status_code for part in parts} == {404}
    assert learner_client.get(f"{RUNS}{run.id}/share/").json()["token"] is None
    assert share(learner_client, run) != token


def test_nothing_that_a_link_opens_is_kept_by_browsers_or_listed_by_search_engines(
    learner_client: Client, run: Run
) -> None:
    token = share(learner_client, run)
    shared = Client().get(f"{SHARED}{token}/")
    for answer in [shared, *(Client().get(part) for part in parts_of(shared.json()))]:
        assert answer["Cache-Control"] == "no-store"
        assert answer["X-Robots-Tag"] == "noindex, nofollow"


def test_sharing_twice_gives_the_same_link(learner_client: Client, run: Run) -> None:
    assert share(learner_client, run) == share(learner_client, run)
    assert Share.objects.count() == 1


def test_no_two_links_are_alike_and_none_can_be_guessed(learner_client: Client) -> None:
    learner = learner_of_client(learner_client)
    tokens = {share(learner_client, done_run(learner, seed=seed)) for seed in range(3)}
    assert len(tokens) == 3
    assert {len(token) for token in tokens} == {32}  # 192 bits, six a letter


def test_a_link_ends_with_its_run_and_says_so(learner_client: Client) -> None:
    learner = learner_of_client(learner_client)
    run = done_run(learner, now=timezone.now())
    token = share(learner_client, run)
    hours = timedelta(hours=settings.RUN_LIFETIME_HOURS)
    place = Place(f"{SHARED}{token}/", run.expires)
    Run.objects.filter(id=run.id).update(expires=timezone.now() - timedelta(minutes=1))
    for _ in range(2):  # before it is emptied, and after
        gone = Client().get(f"{SHARED}{token}/")
        assert gone.status_code == 410
        assert "Ask whoever sent it" in gone.json()["detail"]
        assert Client().get(place.at("picture/")).status_code == 410
        services.expire_runs(now=timezone.now() + hours)


def test_deleting_the_run_ends_its_link_at_once(learner_client: Client, run: Run) -> None:
    token = share(learner_client, run)
    learner_client.delete(f"{RUNS}{run.id}/", headers=csrf(learner_client))
    assert Client().get(f"{SHARED}{token}/").status_code == 404
    with pytest.raises(Exception, match="not there"):
        files.read(files.picture_name(run.id))


def test_a_run_that_is_not_done_cannot_be_shared(learner_client: Client) -> None:
    run = queued_run(learner_of_client(learner_client))
    answer = change(learner_client, "POST", run)
    assert answer.status_code == 409
    assert "queued" in answer.json()["detail"]
    assert not Share.objects.exists()


def test_a_link_that_never_was_and_one_taken_back_look_alike(
    learner_client: Client, run: Run
) -> None:
    token = share(learner_client, run)
    change(learner_client, "DELETE", run)
    never = Client().get(f"{SHARED}{'A' * 32}/")
    assert Client().get(f"{SHARED}{token}/").content == never.content
