"""Addresses inside a probe's answers. Written out for the reason that lab/addresses.py gives."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import Any

from django.conf import settings

from backend.lab.addresses import run as run_address
from backend.lab.addresses import token_of


@dataclass(frozen=True, slots=True)
class Place:
    """Where a probe and its pictures are."""

    run: uuid.UUID
    probe: uuid.UUID

    @property
    def base(self) -> str:
        return f"{run_address(self.run)}probes/{self.probe}/"

    def events(self) -> str:
        """Signed: whoever holds it may listen."""
        return f"{settings.EVENTS_URL}{self.base}events/?token={token_of(self.probe)}"

    def input(self, size: int) -> dict[str, Any]:
        return {"size": size, "url": f"{self.base}input/", "png_url": f"{self.base}input.png"}

    def with_atlas(self, network: str, layer: dict[str, Any]) -> dict[str, Any]:
        start = f"{self.base}atlases/{network}/{layer['name']}"
        atlas = {"url": f"{start}/", "png_url": f"{start}.png"} | layer["atlas"]
        return layer | {"atlas": atlas}

    def with_picture(self, exhibit: dict[str, Any]) -> dict[str, Any]:
        return exhibit | {"png_url": f"{self.base}exhibits/{exhibit['index']}.png"}

    def with_map(self, attribution: dict[str, Any]) -> dict[str, Any]:
        start = f"{self.base}attribution"
        return attribution | {"url": f"{start}/", "png_url": f"{start}.png"}
