"""What changes who may look at a run. Every verb may be called twice and do no harm."""

from __future__ import annotations

from datetime import datetime

from backend.common.errors import ConflictError
from backend.lab.models import Run, Share, Status


def share_run(*, run: Run, now: datetime) -> Share:
    """Let everyone who has the link look at a run; the link it has already, if it has one.

    Raises ConflictError while the run is not done: there is nothing to look at yet.
    """
    if run.status != Status.DONE:
        raise ConflictError(f"This run is {run.status}; only one that is done can be shared.")
    share, _ = Share.objects.get_or_create(run=run, defaults={"created": now})
    return share


def unshare_run(*, run: Run) -> None:
    """Take the link back, at once; a link made later is another one."""
    Share.objects.filter(run=run).delete()
