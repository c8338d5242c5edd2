"""Addresses of pictures: signed, good for as long as the run, and of no use to anyone else."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client, override_settings
from django.utils import timezone

from backend.lab import services
from backend.lab.addresses import signed
from backend.lab.models import Run
from tests.backend.lab.factories import done_run, learner_of_client
from tests.backend.lab.helpers import RUNS, path_of
from tests.backend.lab.probing import asked, finish

pytestmark = pytest.mark.django_db


@pytest.fixture
def run(learner_client: Client) -> Run:
    return done_run(learner_of_client(learner_client))


def pictures_in(told: Any) -> Iterator[str]:
    """Every address of a picture anywhere in an answer."""
    if isinstance(told, dict):
        for name, value in told.items():
            if name in ("url", "png_url"):
                yield value
            else:
                yield from pictures_in(value)
    elif isinstance(told, list):
        for value in told:
            yield from pictures_in(value)


def given(client: Client, run: Run) -> list[str]:
    """The addresses in the answers about a run and a probe of it."""
    told = client.get(f"{RUNS}{run.id}/").json()
    probe = client.get(f"{RUNS}{run.id}/probes/{finish(asked(run)).id}/").json()
    found = [*pictures_in(told), *pictures_in(probe)]
    assert len(found) > 20
    return found


def test_every_picture_is_saved_never_shown_and_taken_for_nothing_else(
    run: Run, learner_client: Client
) -> None:
    for address in given(learner_client, run):
        answer = learner_client.get(address)
        assert answer.status_code == 200, address
        assert answer["Content-Disposition"] == "attachment"
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert answer["Cache-Control"].startswith("private")


def test_an_address_is_the_same_each_time_so_that_a_browser_keeps_the_picture(
    run: Run, learner_client: Client
) -> None:
    first, again = (learner_client.get(f"{RUNS}{run.id}/").json() for _ in range(2))
    assert list(pictures_in(first)) == list(pictures_in(again)) != []


def test_an_address_that_was_changed_or_cut_leads_nowhere(run: Run, learner_client: Client) -> None:
    whole = learner_client.get(f"{RUNS}{run.id}/").json()["picture"]["url"]
    path, (moment, mark) = path_of(whole), whole.partition("signed=")[2].split(".")
    later = f"{int(moment, 16) + 3600:x}"
    other = done_run(run.learner, seed=3)
    for forged in (
        path,
        f"{path}?signed=",
        f"{path}?signed={moment}",
        f"{path}?signed={moment}.{mark[:-1]}",
        f"{path}?signed={later}.{mark}",
        f"{path}?signed=zz.{mark}",
        f"{path}?signed={mark}",
        whole.replace("picture/", "input/"),
        whole.replace(str(run.id), str(other.id)),
    ):
        answer = learner_client.get(forged)
        assert answer.status_code == 404, forged
        assert "address" in answer.json()["detail"]
    assert learner_client.get(whole).status_code == 200


def test_another_person_or_a_robot_has_no_use_for_a_whole_one(
    run: Run, learner_client: Client, other_client: Client
) -> None:
    learner_of_client(other_client)
    for address in given(learner_client, run):
        assert other_client.get(address).status_code == 404
        assert Client().get(address).status_code == 404


def test_an_address_expires_by_itself_though_its_run_were_kept(
    run: Run, learner_client: Client
) -> None:
    past = signed(f"{RUNS}{run.id}/picture/", timezone.now() - timedelta(seconds=2))
    answer = learner_client.get(past)
    assert (answer.status_code, answer.json()["title"]) == (410, "Expired")
    addresses = given(learner_client, run)
    Run.objects.update(expires=timezone.now())
    assert {learner_client.get(address).status_code for address in addresses} == {410}


def test_after_a_deletion_no_address_leads_anywhere(run: Run, learner_client: Client) -> None:
    addresses = given(learner_client, run)
    services.delete_run(run=run)
    assert {learner_client.get(address).status_code for address in addresses} == {404}


def test_what_another_site_signed_is_nothing_here(run: Run, learner_client: Client) -> None:
    with override_settings(SECRET_KEY="another site's, of thirty-two letters"):
        theirs = signed(f"{RUNS}{run.id}/picture/", run.expires)
    assert learner_client.get(theirs).status_code == 404
