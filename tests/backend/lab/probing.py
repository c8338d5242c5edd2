"""What the probes' tests say often."""

from __future__ import annotations

import json
import time
from datetime import datetime
from typing import Any

from django.test import Client
from django.utils import timezone

from backend.lab import files
from backend.lab.models import Probe, Run
from backend.lab.probes import services
from backend.lab.probes.facts import facts_of
from backend.lab.probes.serializers import read_request
from ml.contracts import LAYERS
from tests.backend.lab.factories import VERSIONS, layer_of
from tests.backend.lab.helpers import RUNS, csrf

TURN = {"kind": "change", "transform": [{"name": "rotate", "strength": 90}]}
SILENCE = {"kind": "change", "silence": [{"network": "faces", "layer": "parts", "index": 1}]}
AFTER = [{"label": "no face", "probability": 0.6}, {"label": "Ada", "probability": 0.4}]


def probes_url(run: object) -> str:
    return f"{RUNS}{run}/probes/"


def ask(client: Client, run: object, body: Any) -> Any:
    """Ask as the page does: JSON, with the CSRF token."""
    return client.post(
        probes_url(run), json.dumps(body), content_type="application/json", headers=csrf(client)
    )


def until_measured(client: Client, run: object, probe: object) -> dict[str, Any]:
    """Ask for a probe until it is done or failed."""
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        found: dict[str, Any] = client.get(f"{probes_url(run)}{probe}/").json()
        if found["status"] in ("done", "failed"):
            return found
        time.sleep(0.02)
    raise AssertionError(f"probe {probe} did not end: {found}")


def about(run: dict[str, Any], body: dict[str, Any]) -> dict[str, Any]:
    """The request with a label of the shipped network, whichever it has."""
    target = {"label": run["networks"]["faces"]["output"][0]["label"]}
    return body | {"target": target} if body["kind"] == "attribute" else body


def measured(client: Client, run: dict[str, Any], body: dict[str, Any]) -> dict[str, Any]:
    """What a worker answers."""
    accepted = ask(client, run["id"], about(run, body))
    assert accepted.status_code == 202, accepted.content
    found = until_measured(client, run["id"], accepted.json()["id"])
    assert found["status"] == "done", found["error"]
    assert found["progress"] == 1
    return found


def asked(
    run: Run,
    body: dict[str, Any] | None = None,
    *,
    prediction: dict[str, Any] | None = None,
    now: datetime | None = None,
) -> Probe:
    """A stored probe that no worker has heard of."""
    whole = (body or TURN) | ({"prediction": prediction} if prediction else {})
    parameters, foretold = read_request(whole, facts_of(run))
    return services.start_probe(
        run=run, parameters=parameters, prediction=foretold, now=now or timezone.now()
    )


def finish(probe: Probe) -> Probe:
    """End a change as a worker would: with files and an answer."""
    networks = {}
    files.write_pixels(files.input_name(probe.folder), bytes(96 * 96))
    for name in probe.parameters["networks"]:
        for layer in LAYERS:
            files.write_pixels(files.atlas_name(probe.folder, name, layer), bytes(12))
        layers = [layer_of(layer) for layer in LAYERS]
        networks[name] = {"version": VERSIONS[name], "layers": layers, "output": AFTER}
    assert services.finish_probe(probe_id=probe.id, result={"networks": networks})
    return Probe.objects.select_related("run").get(id=probe.id)
