"""Addresses inside a probe's answers. Written out for the reason that lab/addresses.py gives."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import Any

from django.conf import settings

from backend.lab import addresses
from backend.lab.models import Probe


def base_of(run: uuid.UUID, probe: uuid.UUID) -> str:
    return f"{addresses.run(run)}probes/{probe}/"


def events_of(probe: Probe) -> str:
    """Signed: whoever holds it may listen."""
    token = addresses.token_of(probe.id)
    return f"{settings.EVENTS_URL}{base_of(probe.run_id, probe.id)}events/?token={token}"


def place_of(probe: Probe) -> Place:
    """Where its pictures are, for as long as its run is."""
    return Place(base_of(probe.run_id, probe.id), probe.run.expires)


@dataclass(frozen=True, slots=True)
class Place(addresses.Place):
    def with_picture(self, exhibit: dict[str, Any]) -> dict[str, Any]:
        return exhibit | {"png_url": self.at(f"exhibits/{exhibit['index']}.png")}

    def with_map(self, attribution: dict[str, Any]) -> dict[str, Any]:
        both = {"url": self.at("attribution/"), "png_url": self.at("attribution.png")}
        return attribution | both
