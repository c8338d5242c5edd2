"""Stored answers as JSON for a file: no addresses, which would end, and no signatures."""

from __future__ import annotations

from typing import Any

from backend.lab.models import Probe, Run
from backend.lab.probes.answers import prediction_json
from backend.lab.probes.queries import outputs_before, prediction_of
from backend.lab.queries import analyses_of


def numbers_of_run(run: Run) -> dict[str, Any]:
    return {
        "run": str(run.id),
        "created": run.created.isoformat(),
        "picture": {"title": run.title, "width": run.width, "height": run.height},
        "networks": {
            one.network: {"version": one.version, "layers": one.layers, "output": one.output}
            for one in analyses_of(run)
        },
    }


def numbers_of_probe(probe: Probe) -> dict[str, Any]:
    return {
        "run": str(probe.run_id),
        "probe": str(probe.id),
        "created": probe.created.isoformat(),
        "asked": probe.parameters,
        "before": outputs_before(probe.run),
        "measured": probe.result,
        "prediction": prediction_json(prediction_of(probe)),
    }
