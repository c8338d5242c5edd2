"""Runs as tests need them, made by the site's own verbs."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import factory
from django.test import Client
from django.utils import timezone

from backend.accounts.models import Learner
from backend.lab import files, services, uploads
from backend.lab.addresses import Place
from backend.lab.models import Run
from backend.lab.readings import Answer
from ml.contracts import LAYERS, NETWORKS
from tests.backend.lab.helpers import RUNS, picture, saved

VERSIONS = dict.fromkeys(NETWORKS, "v1")


class LearnerFactory(factory.django.DjangoModelFactory[Learner]):
    class Meta:
        model = Learner


def a_learner() -> Learner:
    learner: Learner = LearnerFactory.create()
    return learner


def learner_of_client(client: Client) -> Learner:
    """Make a browser a known guest and return the learner that it now is."""
    learner = a_learner()
    session = client.session
    session["learner"] = str(learner.id)
    session.save()
    client.cookies["sessionid"] = session.session_key or ""
    return learner


def queued_run(
    learner: Learner | None = None, *, seed: int = 0, now: datetime | None = None
) -> Run:
    """A stored run that nobody has taken up; each seed is another picture."""
    ground = (seed % 250, 99, seed // 250 % 250)
    kept = uploads.clean(saved(picture(ground=ground)), max_bytes=10**6, max_pixels=10**6)
    return services.start_run(
        learner=learner or a_learner(),
        picture=kept,
        source=services.Source(title="Your picture"),
        versions=VERSIONS,
        now=now or timezone.now(),
    )


def done_run(learner: Learner | None = None, *, seed: int = 0, now: datetime | None = None) -> Run:
    """A run with its files and analyses, as a worker would leave it."""
    run = queued_run(learner, seed=seed, now=now)
    if run.status == "done":
        return run
    folder = files.folder_of(run.id)
    files.write_pixels(files.input_name(folder), bytes(96 * 96))
    for network in NETWORKS:
        for layer in LAYERS:
            files.write_pixels(files.atlas_name(folder, network, layer), bytes(12))
    answers = [
        Answer(name, VERSIONS[name], [layer_of(layer) for layer in LAYERS], OUTPUT)
        for name in NETWORKS
    ]
    assert services.finish_run(run_id=run.id, answers=answers)
    run.refresh_from_db()
    return run


OUTPUT = [{"label": "Ada", "probability": 0.75}, {"label": "no face", "probability": 0.25}]


def layer_of(name: str) -> dict[str, Any]:
    """A layer of three units with maps of two by two."""
    return {
        "name": name,
        "shape": [3, 2, 2],
        "receptive_field": 9,
        "stride": 2,
        "atlas": {"columns": 3, "tile": [2, 2], "height": 2, "width": 6},
        "units": [
            {"index": n, "max": 1.5, "mean": 0.5, "peak": [1, 0], "box": [0, 0, 9, 9], "rank": n}
            for n in range(3)
        ],
    }


def addresses_of(run: Run) -> list[str]:
    """Everything of a run that can be asked for."""
    base = f"{RUNS}{run.id}/"
    atlases = [
        f"atlases/{network}/{layer}{end}"
        for network in NETWORKS
        for layer in LAYERS
        for end in ("/", ".png")
    ]
    place = Place(base, run.expires)
    return [base, *map(place.at, ("picture/", "input/", "input.png", *atlases))]


def files_to_take(base: str) -> list[str]:
    """What may be taken away of a run or a probe at this address."""
    return [f"{base}{name}" for name in ("numbers.json", "numbers.npz", "repeat.py")]
