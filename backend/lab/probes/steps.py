"""The fixed order of a probe's events; see lab/progress.py for why it is fixed."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import Any

from backend.lab.progress import Event, Steps

ANSWER, DONE, FAILED = 200, 201, 202  # above every step of a long computation


@dataclass(frozen=True, slots=True)
class Told:
    """Events of a probe: a change is told as a run is, the others by their share done."""

    kind: str
    networks: tuple[str, ...]

    @property
    def run(self) -> Steps:
        return Steps(self.networks)

    def progress(self, share: float) -> Event:
        return Event(3 + round(100 * share), "progress", {"progress": round(share, 3)})

    def point(self, index: int, count: int, point: dict[str, Any]) -> Event:
        share = {"progress": round((index + 1) / count, 3)}
        return Event(3 + index, "point", {"index": index, **point, **share})

    def exhibit(self, index: int, count: int, exhibit: dict[str, Any]) -> Event:
        share = {"progress": round((index + 1) / count, 3)}
        return Event(3 + index, "exhibit", {"exhibit": exhibit, **share})

    def answer(self, name: str, answer: dict[str, Any]) -> Event:
        """An attribution or a multiplication."""
        return Event(ANSWER, name, {name: answer})

    def done(self, probe: uuid.UUID, prediction: dict[str, Any] | None) -> Event:
        number = self.run.done(probe).id if self.kind == "change" else DONE
        return Event(number, "done", {"id": str(probe), "prediction": prediction})

    def failed(self, problem: dict[str, Any]) -> Event:
        number = self.run.failed(problem).id if self.kind == "change" else FAILED
        return Event(number, "failed", problem)

    def reached(self, event: Event) -> float:
        """Share of the work behind an event, 0 to 1."""
        if self.kind == "change":
            return self.run.reached(event)
        return 1.0 if event.id >= ANSWER else float(event.data.get("progress", 0.0))
