"""Addresses inside a run's answers; those of its pictures and of its event stream are signed.

Written out rather than reversed: the worker and the events process name them too, and neither
loads the site's views. A test holds them to the URL configuration.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.conf import settings
from django.core import signing
from django.utils.crypto import constant_time_compare, salted_hmac

from backend.common.errors import ExpiredError, NotFoundError

_SIGNER = "concept-lab.run.events"
_MEDIA = "concept-lab.media"


def run(run_id: uuid.UUID) -> str:
    return f"/api/v1/runs/{run_id}/"


def shared(token: str) -> str:
    """Where a run that its owner shares is read by others."""
    return f"/api/v1/shared/{token}/"


def sample_picture(name: str) -> str:
    return f"/api/v1/samples/{name}/picture/"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a reader finds pictures: below `base`, until a moment."""

    base: str
    until: datetime

    def at(self, part: str) -> str:
        """A picture's address, signed."""
        return signed(f"{self.base}{part}", self.until)

    def input(self, size: int) -> dict[str, Any]:
        """The picture as the networks saw it."""
        return {"size": size, "url": self.at("input/"), "png_url": self.at("input.png")}

    def with_atlas(self, network: str, layer: dict[str, Any]) -> dict[str, Any]:
        """A layer with the addresses of its atlas."""
        start = f"atlases/{network}/{layer['name']}"
        atlas = {"url": self.at(f"{start}/"), "png_url": self.at(f"{start}.png")} | layer["atlas"]
        return layer | {"atlas": atlas}


def signed(path: str, until: datetime) -> str:
    """A picture's address, good until a moment.

    It is the same each time it is made, so that a browser need not ask twice for what it has.
    """
    moment = f"{int(until.timestamp()):x}"
    return f"{path}?signed={moment}.{_mark(path, moment)}"


def check_signed(path: str, given: str, *, now: datetime) -> None:
    """Raises NotFoundError for an address that was not made here or is not whole, ExpiredError
    for one whose time is over.
    """
    moment, _, mark = given.partition(".")
    if not constant_time_compare(mark, _mark(path, moment)):
        raise NotFoundError(
            "This address of a picture is not whole. Ask for the run or probe again and take the "
            "address from its answer."
        )
    until = datetime.fromtimestamp(int(moment, 16), UTC)
    if until <= now:
        raise ExpiredError(
            f"This address expired at {until:%Y-%m-%d %H:%M} UTC, and the picture with it. Start "
            "a new run with the same picture."
        )


def _mark(path: str, moment: str) -> str:
    """128 bits that only this site can make."""
    return salted_hmac(_MEDIA, f"{path} {moment}", algorithm="sha256").hexdigest()[:32]


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
