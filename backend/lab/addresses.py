"""Addresses inside a run's answers, and the signature that opens its event stream.

Written out rather than reversed: the worker and the events process name them too, and neither
loads the site's views. A test holds them to the URL configuration.
"""

from __future__ import annotations

import uuid
from typing import Any

from django.conf import settings
from django.core import signing

_SIGNER = "concept-lab.run.events"


def run(run_id: uuid.UUID) -> str:
    return f"/api/v1/runs/{run_id}/"


def shared(token: str) -> str:
    """Where a run that its owner shares is read by others."""
    return f"/api/v1/shared/{token}/"


def picture(base: str) -> str:
    """A run's picture; `base` is where this reader reads the run."""
    return f"{base}picture/"


def sample_picture(name: str) -> str:
    return f"/api/v1/samples/{name}/picture/"


def input_of(base: str, size: int) -> dict[str, Any]:
    """The picture as the networks saw it."""
    return {"size": size, "url": f"{base}input/", "png_url": f"{base}input.png"}


def with_atlas(base: str, network: str, layer: dict[str, Any]) -> dict[str, Any]:
    """A layer with the addresses of its atlas, as this reader may ask for them."""
    start = f"{base}atlases/{network}/{layer['name']}"
    atlas = {"url": f"{start}/", "png_url": f"{start}.png"} | layer["atlas"]
    return layer | {"atlas": atlas}


def events(run_id: uuid.UUID) -> str:
    """The signed address of a run's events: whoever holds it may listen until the run expires."""
    return f"{settings.EVENTS_URL}{run(run_id)}events/?token={token_of(run_id)}"


def token_of(identity: uuid.UUID) -> str:
    """What opens the events of this run or probe, and of no other."""
    return signing.TimestampSigner(salt=_SIGNER).sign(str(identity)).partition(":")[2]


def may_listen(run_id: uuid.UUID, token: str) -> bool:
    """Whether `token` was signed for this run and is still good."""
    lifetime = settings.RUN_LIFETIME_HOURS * 3600
    try:
        signing.TimestampSigner(salt=_SIGNER).unsign(f"{run_id}:{token}", max_age=lifetime)
    except signing.BadSignature:
        return False
    return True
