"""Files to take away hold the values shown, and the program repeats them."""

from __future__ import annotations

import ast
import io
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from django.test import Client

from backend.lab.models import Run
from tests.backend.lab.factories import done_run, files_to_take, learner_of_client, queued_run
from tests.backend.lab.helpers import RUNS, picture, post, saved, until_ended
from tests.backend.lab.probing import SILENCE, TURN, asked, measured, probes_url
from tests.services import ROOT, Service

pytestmark = pytest.mark.django_db(transaction=True)

COVERED = TURN | {
    "occlude": {
        "fill": "noise",
        "seed": 3,
        "shapes": [
            {"shape": "stroke", "points": [[10.5, 20], [40, 44]], "width": 6},
            {"shape": "disc", "centre": [60, 60], "radius": 9},
            {"shape": "rectangle", "box": [1, 2, 30, 12]},
        ],
    },
    **{key: value for key, value in SILENCE.items() if key != "kind"},
}
CURVE = {"kind": "curve", "vary": {"name": "blur", "start": 0, "stop": 4, "count": 3}}
ATTRIBUTE = {"kind": "attribute", "network": "faces", "method": "grad_cam"}
MULTIPLY = {"kind": "multiply", "network": "cars", "layer": "parts", "index": 3, "at": [9, 7]}


@pytest.fixture
def run(worker: Service, learner_client: Client) -> dict[str, Any]:
    """A picture's run, done by the worker."""
    accepted = post(learner_client, saved(picture(200, 150)))
    found = until_ended(learner_client, accepted.json()["id"])
    assert found["status"] == "done", worker.words()
    return found


def arrays(data: bytes) -> dict[str, Any]:
    with np.load(io.BytesIO(data), allow_pickle=False) as found:
        return {name: found[name] for name in found.files}


def repeated(client: Client, base: str, run: object, folder: Path) -> dict[str, Any]:
    """What the downloaded program gets from the downloaded picture, in a process of its own."""
    (folder / "repeat.py").write_bytes(client.get(f"{base}repeat.py").content)
    (folder / "picture.jpg").write_bytes(client.get(f"{RUNS}{run}/picture.jpg").content)
    words = [sys.executable, "repeat.py", "picture.jpg", "numbers.npz"]
    env = {**os.environ, "PYTHONPATH": str(ROOT), "OMP_NUM_THREADS": "1"}
    done = subprocess.run(words, cwd=folder, env=env, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout
    return arrays((folder / "numbers.npz").read_bytes())


def alike(found: dict[str, Any], other: dict[str, Any]) -> None:
    """The same names, shapes and kinds, and values that differ in their last digits at most."""
    assert found.keys() == other.keys()
    for name, values in found.items():
        assert values.dtype == other[name].dtype, name
        if values.dtype.kind in "fi":
            np.testing.assert_allclose(values, other[name], rtol=1e-5, atol=1e-6, err_msg=name)
        else:
            np.testing.assert_array_equal(values, other[name], err_msg=name)


def test_the_program_of_a_run_repeats_its_numbers(
    run: dict[str, Any], learner_client: Client, tmp_path: Path
) -> None:
    base = f"{RUNS}{run['id']}/"
    kept = arrays(learner_client.get(f"{base}numbers.npz").content)
    assert kept["faces_edges"].shape == tuple(run["networks"]["faces"]["layers"][0]["shape"])
    tops = [unit["max"] for unit in run["networks"]["faces"]["layers"][0]["units"]]
    np.testing.assert_allclose(kept["faces_edges"].max((1, 2)), tops, rtol=1e-5)
    shown = {one["label"]: one["probability"] for one in run["networks"]["cars"]["output"]}
    labels = [str(label) for label in kept["cars_labels"]]
    assert dict(zip(labels, kept["cars_probabilities"], strict=True)) == pytest.approx(shown)
    alike(kept, repeated(learner_client, base, run["id"], tmp_path))


@pytest.mark.parametrize(
    "body", [COVERED, CURVE, ATTRIBUTE, MULTIPLY], ids=lambda body: str(body["kind"])
)
def test_the_program_of_a_probe_repeats_its_numbers(
    run: dict[str, Any], learner_client: Client, tmp_path: Path, body: dict[str, Any]
) -> None:
    probe = measured(learner_client, run, body)
    base = f"{probes_url(run['id'])}{probe['id']}/"
    kept = arrays(learner_client.get(f"{base}numbers.npz").content)
    alike(kept, repeated(learner_client, base, run["id"], tmp_path))


def test_the_json_file_holds_what_was_measured_and_no_address(
    run: dict[str, Any], learner_client: Client
) -> None:
    probe = measured(learner_client, run, CURVE)
    base = f"{RUNS}{run['id']}/"
    answers = [
        learner_client.get(address)
        for address in (f"{base}numbers.json", f"{base}probes/{probe['id']}/numbers.json")
    ]
    whole, curve = (answer.json() for answer in answers)
    assert whole["networks"]["cars"]["output"] == run["networks"]["cars"]["output"]
    assert curve["asked"] == probe["parameters"]
    points = [point["networks"]["faces"] for point in curve["measured"]["points"]]
    assert points == probe["curve"]["networks"]["faces"]["probabilities"]
    for answer in answers:
        assert b"token" not in answer.content
        assert b"/api/" not in answer.content


def test_files_are_named_after_what_they_hold(learner_client: Client) -> None:
    run = done_run(learner_of_client(learner_client))
    for address in files_to_take(f"{RUNS}{run.id}/"):
        answer = learner_client.get(address)
        assert answer.status_code == 200, address
        ending = address.rpartition(".")[2]
        name = f'filename="run-{run.id.hex[:8]}.{ending}"'
        assert answer["Content-Disposition"] == f"attachment; {name}"


def test_nobody_else_takes_anything(learner_client: Client, other_client: Client) -> None:
    run = done_run(learner_of_client(learner_client))
    learner_of_client(other_client)
    probe = asked(run)
    for base in (f"{RUNS}{run.id}/", f"{probes_url(run.id)}{probe.id}/"):
        for address in files_to_take(base):
            assert other_client.get(address).status_code == 404, address
    assert other_client.get(f"{RUNS}{run.id}/picture.jpg").status_code == 404


def test_numbers_that_are_not_there_yet_are_refused_with_the_reason(
    learner_client: Client,
) -> None:
    learner = learner_of_client(learner_client)
    waiting = queued_run(learner, seed=5)
    probe = asked(done_run(learner))
    for base in (f"{RUNS}{waiting.id}/", f"{probes_url(probe.run_id)}{probe.id}/"):
        for address in files_to_take(base):
            answer = learner_client.get(address)
            assert answer.status_code == 409, address
            assert "queued" in answer.json()["detail"]


def test_a_program_is_code_whatever_was_asked(learner_client: Client) -> None:
    run = done_run(learner_of_client(learner_client))
    probe = asked(Run.objects.get(id=run.id), COVERED)
    from backend.lab.downloads.script import script_of_probe

    names = {
        node.id
        for node in ast.walk(ast.parse(script_of_probe(probe, "repeat.py")))
        if isinstance(node, ast.Name)
    }
    assert {"Change", "Cover", "Stroke", "Disc", "Rectangle", "SilentUnit"} <= names
