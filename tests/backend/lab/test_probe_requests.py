"""What may be asked of a run, by whom, how often, and what is refused with which words."""

from __future__ import annotations

import json
import uuid
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import caches
from django.test import Client, override_settings
from django.urls import reverse
from django.utils import timezone

from backend.common.errors import InvalidInputError
from backend.common.redis import connection
from backend.concepts.models import Concept, Track
from backend.lab import progress, services
from backend.lab.models import Prediction, Probe, Run
from backend.lab.probes import services as probe_services
from backend.lab.probes.addresses import Place, base_of, events_of, place_of
from backend.lab.probes.facts import facts_of
from backend.lab.probes.requests import as_probe, strengths_of
from backend.lab.probes.serializers import KINDS, read_request
from backend.study.practice.models import Evidence
from ml import contracts
from ml.contracts import NETWORKS, TRANSFORMS
from tests.api import schema
from tests.api.schema import conforms
from tests.backend.lab.factories import done_run, layer_of, learner_of_client, queued_run
from tests.backend.lab.helpers import RUNS, csrf, files_of, path_of, redis_away
from tests.backend.lab.probing import SILENCE, TURN, ask, asked, finish, probes_url

pytestmark = pytest.mark.django_db(transaction=True)

DISC = {"shape": "disc", "centre": [40, 44], "radius": 6}
STROKE = {"shape": "stroke", "points": [[1, 2], [3, 4]], "width": 3}
CURVE = {"kind": "curve", "vary": {"name": "rotate", "start": 0, "stop": 90, "count": 3}}
ATTRIBUTE = {"kind": "attribute", "network": "faces", "method": "grad_cam"}
MULTIPLY = {"kind": "multiply", "network": "cars", "layer": "edges", "index": 0, "at": [1, 0]}
WILL_BE = {"network": "faces", "about": "output", "expects": "no face"}


@pytest.fixture
def run(learner_client: Client) -> Run:
    """A done run of the client's, whose layers have three units with maps of two by two."""
    return done_run(learner_of_client(learner_client))


def parameters_of(run: Run, body: Any) -> dict[str, Any]:
    return read_request(body, facts_of(run))[0]


def change(**parts: Any) -> dict[str, Any]:
    return {"kind": "change", **parts}


def turn(**step: Any) -> dict[str, Any]:
    return change(transform=[{"name": "rotate", "strength": 5} | step])


def cover(*shapes: Any, **more: Any) -> dict[str, Any]:
    return change(occlude={"shapes": list(shapes), **more})


@pytest.mark.parametrize(
    ("body", "place", "words"),
    [
        ([], "kind", "change, attribute, curve, multiply"),
        ({}, "kind", "change, attribute, curve, multiply"),
        ({"kind": ["change"]}, "kind", "change, attribute, curve, multiply"),
        ({"kind": "train"}, "kind", "change, attribute, curve, multiply"),
        (change(), "transform", "Change something"),
        (change(silenced=[]), "silenced", "There are: transform, occlude, silence"),
        (turn(strength=181), "transform.0.strength", "rotate takes -180 to 180 (degrees"),
        (turn(strength="inf"), "transform.0.strength", "valid number"),
        (turn(strength="much"), "transform.0.strength", "valid number"),
        (turn(name="sharpen"), "transform.0.name", "rotate, shift, scale, blur"),
        (turn(name="scramble", strength=2.5), "transform.0.strength", "whole numbers"),
        (turn(seed=-1), "transform.0.seed", "greater than or equal to 0"),
        (turn(angle=3), "transform.0.angle", "There are: name, strength, seed, direction"),
        (change(transform=[{"name": "flip", "strength": 1}] * 9), "transform", "no more than 8"),
        (change(transform={"name": "flip"}), "transform", "list"),
        (cover(), "occlude.shapes", "at least 1"),
        (cover({"shape": "star"}), "occlude.shapes.0.shape", "rectangle, disc, stroke"),
        (cover("disc"), "occlude.shapes.0.shape", "rectangle, disc, stroke"),
        (cover(DISC | {"radius": 0}), "occlude.shapes.0.radius", "0.25"),
        (cover(DISC | {"centre": [1]}), "occlude.shapes.0.centre", "at least 2"),
        (cover(DISC | {"centre": [1, 500]}), "occlude.shapes.0.centre.1", "192"),
        (cover({"shape": "rectangle", "box": [5, 0, 5, 9]}), "occlude.shapes.0.box", "x0 < x1"),
        (cover(*[DISC] * 65), "occlude.shapes", "no more than 64"),
        (
            cover(*[STROKE | {"points": [[0, 0]] * 600}] * 2),
            "occlude.shapes",
            "1000 points",
        ),
        (cover(DISC, fill="red"), "occlude.fill", "mean, black, noise"),
        (
            change(silence=[{"network": "faces", "layer": "edges", "index": 3}]),
            "silence.0.index",
            "units 0 to 2",
        ),
        (
            change(silence=[{"network": "dogs", "layer": "edges", "index": 0}]),
            "silence.0.network",
            "faces, cars",
        ),
        (SILENCE | {"networks": ["cars"]}, "silence", "networks asked can be silenced: cars"),
        (TURN | {"networks": []}, "networks", "at least 1"),
        (TURN | {"networks": ["dogs"]}, "networks.0", "faces, cars"),
        (ATTRIBUTE, "target", "required"),
        (ATTRIBUTE | {"target": {}}, "target", "either a label, or a layer and an index"),
        (
            ATTRIBUTE | {"target": {"label": "Ada", "index": 0}},
            "target",
            "either a label, or a layer and an index",
        ),
        (ATTRIBUTE | {"target": {"label": "Eve"}}, "target.label", "Its labels: Ada, no face"),
        (ATTRIBUTE | {"target": {"layer": "parts", "index": 9}}, "target.index", "0 to 2"),
        (
            ATTRIBUTE | {"method": "lime", "target": {"label": "Ada"}},
            "method",
            "grad_cam, integrated_gradients, occlusion",
        ),
        (CURVE | {"vary": CURVE["vary"] | {"count": 26}}, "vary.count", "25"),  # type: ignore[operator]
        (CURVE | {"vary": CURVE["vary"] | {"count": 1}}, "vary.count", "2"),  # type: ignore[operator]
        (CURVE | {"vary": CURVE["vary"] | {"stop": 999}}, "vary.stop", "-180 to 180"),  # type: ignore[operator]
        (CURVE | {"vary": CURVE["vary"] | {"stop": 0}}, "vary.stop", "differ from start"),  # type: ignore[operator]
        (MULTIPLY | {"at": [2, 0]}, "at", "columns 0 to 1 and rows 0 to 1"),
        (MULTIPLY | {"at": [0.5, 0]}, "at.0", "integer"),
        (MULTIPLY | {"index": 7}, "index", "0 to 2"),
        (TURN | {"prediction": WILL_BE | {"expects": "Eve"}}, "prediction.expects", "Ada"),
        (TURN | {"prediction": WILL_BE | {"direction": "up"}}, "prediction", "has expects"),
        (
            TURN | {"networks": ["cars"], "prediction": WILL_BE},
            "prediction",
            "not among the networks",
        ),
        (CURVE | {"prediction": WILL_BE}, "prediction", "There is no such field"),
    ],
)
def test_a_slip_is_refused_at_its_place_with_what_is_allowed(
    run: Run, body: Any, place: str, words: str
) -> None:
    with pytest.raises(InvalidInputError) as refused:
        read_request(body, facts_of(run))
    errors = refused.value.errors
    assert errors is not None
    assert list(errors) == [place]
    assert words in " ".join(errors[place])


def test_a_refusal_is_a_problem_and_stores_nothing(run: Run, learner_client: Client) -> None:
    learner_client.get(f"{RUNS}{run.id}/")
    answer = ask(learner_client, run.id, turn(strength=181))
    assert answer.status_code == 400
    assert answer["Content-Type"] == "application/problem+json"
    assert list(answer.json()["errors"]) == ["transform.0.strength"]
    assert not Probe.objects.exists()


def test_a_network_that_the_run_has_not_is_refused(learner_client: Client) -> None:
    run = done_run(learner_of_client(learner_client))
    run.networks = ["cars"]
    run.save()
    with pytest.raises(InvalidInputError) as refused:
        read_request(SILENCE, facts_of(run))
    assert refused.value.errors is not None
    assert "it has cars" in refused.value.errors["silence.0.network"][0]


def test_defaults_are_filled_in_and_what_has_no_effect_is_dropped(run: Run) -> None:
    silent = {"network": "cars", "layer": "objects", "index": 2}
    body = turn(seed=9, direction=45) | {"silence": [silent, silent]}
    assert parameters_of(run, body) == {
        "kind": "change",
        "transform": [{"name": "rotate", "strength": 5.0, "seed": 0, "direction": 0.0}],
        "occlude": None,
        "silence": [silent],
        "networks": ["faces", "cars"],
    }


def test_parameters_become_what_ml_is_asked(run: Run) -> None:
    body = turn() | cover(DISC, STROKE, {"shape": "rectangle", "box": [1, 2, 3, 4]}, fill="noise")
    changes = contracts.Changes(
        (contracts.Transform("rotate", 5),),
        contracts.Cover(
            (
                contracts.Disc((40, 44), 6),
                contracts.Stroke(((1, 2), (3, 4)), 3),
                contracts.Rectangle((1, 2, 3, 4)),
            ),
            "noise",
        ),
    )
    assert as_probe(parameters_of(run, body)) == contracts.Change(changes)
    nothing = contracts.Changes()
    unit = ATTRIBUTE | {"target": {"layer": "parts", "index": 1}}
    assert as_probe(parameters_of(run, unit)) == contracts.Attribute(
        nothing, "faces", "grad_cam", layer="parts", index=1
    )
    assert as_probe(parameters_of(run, CURVE)) == contracts.Curve(
        nothing, contracts.Transform("rotate", 0), (0, 45, 90)
    )
    assert as_probe(parameters_of(run, MULTIPLY)) == contracts.Multiply(
        nothing, "cars", "edges", 0, (1, 0)
    )


def test_strengths_that_must_be_whole_are_whole_and_none_comes_twice(run: Run) -> None:
    vary = {"name": "scramble", "start": 1, "stop": 4, "count": 25}
    kept = parameters_of(run, {"kind": "curve", "vary": vary})["vary"]
    assert strengths_of(kept) == [1, 2, 3, 4]


def test_transforms_are_listed_with_their_ranges(client: Client) -> None:
    listed = client.get("/api/v1/transforms/").json()
    assert [one["name"] for one in listed] == list(TRANSFORMS)
    rotate = {"unit": "degrees clockwise", "least": -180, "most": 180, "same": 0}
    assert listed[0].items() >= rotate.items()


# Whose it is, and how long ---------------------------------------------------------------------


def parts_of(probe: Probe) -> list[str]:
    atlases = [f"atlases/{name}/edges{end}" for name in NETWORKS for end in ("/", ".png")]
    signed = [place_of(probe).at(part) for part in ("input/", "input.png", *atlases)]
    return [base_of(probe.run_id, probe.id), *signed]


def test_a_probe_s_parts_are_its_owner_s_alone(
    run: Run, learner_client: Client, other_client: Client
) -> None:
    probe = finish(asked(run))
    theirs_run = done_run(learner_of_client(other_client))
    other_client.get(f"{RUNS}{theirs_run.id}/")  # gives them a form token
    for address in parts_of(probe):
        mine, theirs = learner_client.get(address), other_client.get(address)
        assert (mine.status_code, theirs.status_code) == (200, 404), address
    assert other_client.get(probes_url(run.id)).status_code == 404
    assert ask(other_client, run.id, TURN).status_code == 404
    base = base_of(run.id, probe.id)
    assert other_client.delete(base, headers=csrf(other_client)).status_code == 404
    assert Probe.objects.filter(id=probe.id).exists()


def test_a_probe_is_not_found_under_another_run(run: Run, learner_client: Client) -> None:
    probe = finish(asked(run))
    other = done_run(run.learner, seed=3)
    answer = learner_client.get(base_of(other.id, probe.id))
    assert answer.status_code == 404
    assert "no such probe" in answer.json()["detail"]


def test_writing_needs_the_form_token(run: Run, learner_client: Client) -> None:
    learner_client.cookies.pop("csrftoken", None)
    assert ask(learner_client, run.id, TURN).status_code == 403


def test_a_run_that_is_not_done_cannot_be_probed(learner_client: Client) -> None:
    run = queued_run(learner_of_client(learner_client))
    learner_client.get(f"{RUNS}{run.id}/")
    answer = ask(learner_client, run.id, TURN)
    assert answer.status_code == 409
    assert "`done` event" in answer.json()["detail"]


def test_an_expired_run_s_probes_say_so(learner_client: Client) -> None:
    learner = learner_of_client(learner_client)
    run = done_run(learner, now=timezone.now() - timedelta(days=40))
    answer = learner_client.get(probes_url(run.id))
    assert answer.status_code == 410
    assert "expired" in answer.json()["detail"]


@pytest.mark.parametrize("end", ["deleted", "expired"])
def test_probes_go_with_their_run_and_predictions_stay(
    run: Run, media_root: Path, end: str
) -> None:
    probe = finish(asked(run, prediction=WILL_BE))
    waiting = asked(run, SILENCE)
    progress.open_stream(waiting.id, progress.Steps(()), lifetime=60)
    assert files_of(media_root, probe.id)
    if end == "deleted":
        services.delete_run(run=run)
    else:
        services.expire_runs(now=timezone.now() + timedelta(days=40))
    assert not Probe.objects.exists()
    assert files_of(media_root, probe.id) == []
    assert not connection().exists(progress.key_of(waiting.id))
    kept = Prediction.objects.get()
    assert (kept.learner, kept.probe, kept.right) == (run.learner, None, True)
    assert kept.changed == ["transform"]


def test_files_stay_while_another_probe_needs_them(run: Run, media_root: Path) -> None:
    probe = finish(asked(run))
    twin = asked(done_run())  # another learner, the same picture
    assert (twin.status, twin.folder) == ("done", probe.folder)
    first = probe.id
    probe_services.delete_probe(probe=probe)
    assert files_of(media_root, first)
    probe_services.delete_probe(probe=twin)
    assert files_of(media_root, first) == []


def test_a_list_costs_as_many_queries_for_many_probes_as_for_one(
    run: Run, learner_client: Client, django_assert_num_queries: Any
) -> None:
    for strength in range(1, 2 + 8):
        finish(asked(run, turn(strength=strength)))
        with django_assert_num_queries(4):  # session, learner, run, probes
            listed = learner_client.get(probes_url(run.id)).json()
        assert len(listed) == strength
    newest = listed[0]["parameters"]["transform"][0]["strength"]
    assert newest == 9


# How much ----------------------------------------------------------------------------------------


@override_settings(PROBES_PER_RUN=2)
def test_a_run_holds_so_many_probes_and_says_what_to_do(run: Run, learner_client: Client) -> None:
    asked(run, turn(strength=1))
    asked(run, turn(strength=2))
    learner_client.get(f"{RUNS}{run.id}/")
    answer = ask(learner_client, run.id, turn(strength=3))
    assert answer.status_code == 429
    assert "Delete some" in answer.json()["detail"]
    assert answer.json()["limit"] == "probes_per_run"
    assert 0 < int(answer["Retry-After"]) <= 24 * 3600 + 1
    assert Probe.objects.count() == 2


@override_settings(PROBES_PER_MINUTE=2)
def test_who_asks_too_fast_is_told_when_to_ask_again(run: Run, learner_client: Client) -> None:
    caches["shared"].clear()
    learner_client.get(f"{RUNS}{run.id}/")
    found = [ask(learner_client, run.id, turn(strength=181)) for _ in range(3)]
    assert [answer.status_code for answer in found] == [400, 400, 429]
    assert int(found[2]["Retry-After"]) > 0
    assert learner_client.get(probes_url(run.id)).status_code == 200  # reading is free


def test_a_request_too_long_is_refused_with_the_limit(run: Run, learner_client: Client) -> None:
    learner_client.get(f"{RUNS}{run.id}/")
    answer = ask(learner_client, run.id, {"kind": "change", "more": "x" * 70_000})
    assert answer.status_code == 413
    assert "at most 64 kB" in answer.json()["detail"]


def test_with_the_queue_away_nothing_is_kept(run: Run, learner_client: Client) -> None:
    learner_client.get(f"{RUNS}{run.id}/")
    with redis_away():
        answer = ask(learner_client, run.id, TURN)
    assert answer.status_code == 503
    assert not Probe.objects.exists()


def test_a_probe_that_keeps_killing_its_worker_is_set_aside(run: Run) -> None:
    probe = asked(run)
    for _ in range(3):
        assert probe_services.begin_probe(probe_id=probe.id) is not None
    assert probe_services.begin_probe(probe_id=probe.id) is None
    probe.refresh_from_db()
    assert probe.status == "failed"
    assert "3 times" in (probe.error or {})["detail"]
    again = asked(run)  # a new question, with new attempts
    assert (again.status, again.attempts) == ("queued", 0)
    assert again.id != probe.id


def test_a_probe_deleted_before_it_was_begun_is_not_begun() -> None:
    assert probe_services.begin_probe(probe_id=uuid.uuid4()) is None


# Predict, then reveal -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "right", "measured"),
    [
        (WILL_BE, True, {"label": "no face"}),
        (WILL_BE | {"expects": "Ada"}, False, {"label": "no face"}),
        ({"label": "Ada", "direction": "down"}, True, "down"),
        ({"label": "Ada", "direction": "up"}, False, "down"),
        ({"label": "no face", "direction": "up"}, True, "up"),
        ({"label": "no face", "direction": "same"}, False, "up"),
    ],
)
def test_a_prediction_is_graded_against_what_was_measured(
    run: Run, learner_client: Client, said: dict[str, Any], right: bool, measured: Any
) -> None:
    if "label" in said:
        said = {"network": "faces", "about": "probability"} | said
        before, after = {"Ada": (0.75, 0.4), "no face": (0.25, 0.6)}[said["label"]]
        measured = {"before": before, "after": after, "direction": measured}
    probe = asked(run, prediction=said)
    waiting = learner_client.get(base_of(run.id, probe.id)).json()
    assert waiting["prediction"] == said | {"right": None, "measured": None}
    finish(probe)
    found = learner_client.get(base_of(run.id, probe.id)).json()
    assert found["prediction"] == said | {"right": right, "measured": measured}


def test_a_shown_answer_cannot_be_foretold(run: Run, learner_client: Client) -> None:
    finish(asked(run))
    learner_client.get(f"{RUNS}{run.id}/")
    answer = ask(learner_client, run.id, TURN | {"prediction": WILL_BE})
    assert answer.status_code == 409
    assert "predict before you look" in answer.json()["detail"]
    assert not Prediction.objects.exists()


def test_a_graded_prediction_is_evidence_of_its_learner_for_the_page_s_concept(run: Run) -> None:
    track = Track.objects.create(key="vision", slug="vision")
    Concept.objects.create(
        key="seeing", slug="recognising", track=track, minutes=9, updated="2026-01-31"
    )
    probe = asked(run, prediction=WILL_BE | {"concept": "recognising"})
    assert not Evidence.objects.exists()  # nothing is known before it is measured
    finish(probe)
    shown = Evidence.objects.get()
    assert (shown.learner, shown.concept, shown.kind) == (run.learner, "seeing", "prediction")
    assert (shown.item, shown.right) == ("faces:output:transform", True)
    assert shown.detail == {"asked": WILL_BE, "measured": {"label": "no face"}}


def test_a_prediction_made_on_no_known_page_belongs_to_none(run: Run) -> None:
    finish(asked(run, prediction=WILL_BE | {"concept": "no-such-page"}))
    finish(asked(run, SILENCE, prediction=WILL_BE))
    assert {shown.concept for shown in Evidence.objects.all()} == {""}


def test_a_prediction_sent_twice_is_kept_once_and_cannot_be_changed(
    run: Run, learner_client: Client
) -> None:
    asked(run, prediction=WILL_BE)
    asked(run, prediction=WILL_BE)
    assert Prediction.objects.count() == 1
    learner_client.get(f"{RUNS}{run.id}/")
    answer = ask(learner_client, run.id, TURN | {"prediction": WILL_BE | {"expects": "Ada"}})
    assert answer.status_code == 409
    assert "another prediction" in answer.json()["detail"]


def test_a_prediction_whose_probe_is_cancelled_is_forgotten(run: Run) -> None:
    probe_services.delete_probe(probe=asked(run, prediction=WILL_BE))
    assert not Prediction.objects.exists()


def test_an_answer_known_from_elsewhere_grades_a_prediction_at_once(run: Run) -> None:
    finish(asked(done_run()))  # another learner, the same picture
    probe = asked(run, prediction=WILL_BE)
    assert probe.status == "done"
    assert Prediction.objects.get(probe=probe).right is True


# How it is written down ---------------------------------------------------------------------------


def test_written_addresses_are_the_sites_own() -> None:
    run, probe = uuid.uuid4(), uuid.uuid4()
    ids = {"run_id": run, "probe_id": probe}
    place = Place(base_of(run, probe), timezone.now())
    atlas = place.with_atlas("faces", layer_of("edges"))["atlas"]
    layer = ids | {"network": "faces", "layer": "edges"}
    assert place.base == reverse("probe", kwargs=ids)
    assert path_of(place.input(96)["url"]) == reverse("probe-input", kwargs=ids)
    assert path_of(place.input(96)["png_url"]) == reverse("probe-input-png", kwargs=ids)
    assert path_of(place.with_map({})["url"]) == reverse("probe-attribution", kwargs=ids)
    assert path_of(place.with_map({})["png_url"]) == reverse("probe-attribution-png", kwargs=ids)
    assert path_of(atlas["url"]) == reverse("probe-atlas", kwargs=layer)
    assert path_of(atlas["png_url"]) == reverse("probe-atlas-png", kwargs=layer)
    listened = events_of(Probe(id=probe, run_id=run))
    assert path_of(listened) == reverse("probe-events", kwargs=ids)


def test_the_site_sends_listeners_to_the_events_process(
    run: Run, learner_client: Client, settings: Any
) -> None:
    address = base_of(run.id, asked(run).id) + "events/"
    assert learner_client.get(address).status_code == 503
    settings.EVENTS_URL = "http://events.example"
    sent = learner_client.get(address)
    assert sent.status_code == 307
    assert sent["Location"].startswith(f"http://events.example{address}?token=")


def test_parameters_survive_the_store_as_they_were_asked(run: Run) -> None:
    body = turn(strength=0.1 + 0.2) | cover(DISC)
    kept = Probe.objects.get(id=asked(run, body).id).parameters
    assert kept == json.loads(json.dumps(parameters_of(run, body)))


def test_what_is_asked_and_answered_is_what_the_schema_says(
    run: Run, learner_client: Client
) -> None:
    silent = asked(run, SILENCE, prediction=WILL_BE)
    for probe in (finish(asked(run)), asked(run, CURVE), silent, finish(silent)):
        answer = learner_client.get(base_of(run.id, probe.id)).json()
        conforms(answer, "ProbeOut")
    for one in learner_client.get(probes_url(run.id)).json():
        conforms(one, "ProbeOut")
    for one in learner_client.get("/api/v1/transforms/").json():
        conforms(one, "TransformOut")
    examples = schema.whole()["paths"]["/api/v1/runs/{run_id}/probes/"]["post"]["requestBody"]
    shown = [one["value"] for one in examples["content"]["application/json"]["examples"].values()]
    kinds = {one["kind"] for one in shown}
    assert {"change", "attribute", "curve", "multiply"} <= kinds <= KINDS.keys()
    for one in [*shown, *(TURN | cover(DISC, STROKE), MULTIPLY)]:
        conforms(one, "ProbeRequest")
