"""What is shared, and with which link."""

from __future__ import annotations

from datetime import datetime

from backend.common.errors import ExpiredError, NotFoundError
from backend.lab.models import Run, Share


def token_of(run: Run) -> str | None:
    """The token of a run's link, where its owner has made one."""
    return Share.objects.filter(run=run).values_list("token", flat=True).first()


def shared_run(token: str, *, now: datetime) -> Run:
    """The run that a link leads to.

    Raises NotFoundError for a link that never was or was taken back (both look alike),
    ExpiredError for one whose run's time is over.
    """
    share = Share.objects.filter(token=token).select_related("run").first()
    if share is None:
        raise NotFoundError(
            "This link leads nowhere: whoever made it has taken it back or deleted the picture, "
            "or a part of the link is missing. Ask them for another."
        )
    if share.run.expires <= now:
        raise ExpiredError(
            f"What this link led to expired at {share.run.expires:%Y-%m-%d %H:%M} UTC and was "
            "deleted. Ask whoever sent it for another, or start with a picture of your own."
        )
    return share.run
