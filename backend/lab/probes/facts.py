"""What a run's networks are, read from what they said about its picture."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from backend.common.errors import ConflictError
from backend.lab.models import Run, Status
from backend.lab.queries import analyses_of


@dataclass(frozen=True, slots=True)
class Facts:
    """One network as this run met it: what may be asked of it, and what it answered."""

    network: str
    version: str
    output: list[dict[str, Any]]  # largest first
    shapes: dict[str, tuple[int, int, int]]  # units, map height and map width of each layer

    @property
    def labels(self) -> list[str]:
        """In the order of the run's own answer; curves keep to it too."""
        return [one["label"] for one in self.output]


def facts_of(run: Run) -> dict[str, Facts]:
    """By network, in the run's order. Raises ConflictError while the run is not done."""
    if run.status != Status.DONE:
        raise ConflictError(
            f"This run is {run.status}; probes need one that is done. "
            "Wait for its `done` event, or start another run where this one failed."
        )
    return {
        one.network: Facts(
            one.network,
            one.version,
            one.output,
            {layer["name"]: tuple(layer["shape"]) for layer in one.layers},
        )
        for one in analyses_of(run)
    }
