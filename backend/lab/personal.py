"""A learner's pictures and what the networks said of them, to take along or to delete."""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterator

from django.utils import timezone

from backend.accounts.models import Learner
from backend.common.errors import NotFoundError
from backend.common.personal import Store
from backend.common.pictures import Pictures
from backend.lab import addresses, files, queries, services
from backend.lab.decoding import pool
from backend.lab.models import Run


def take(learner: uuid.UUID) -> Iterator[tuple[str, bytes]]:
    """Each run's picture, and each network's answers as JSON."""
    for run in queries.runs_of(Learner(id=learner)).prefetch_related("analyses"):
        if run.picture:
            try:
                yield f"runs/{run.id}/picture.jpg", files.read(run.picture)
            except NotFoundError:
                continue  # it expired a moment ago
        for analysis in queries.analyses_of(run):
            said = {"output": analysis.output, "layers": analysis.layers}
            text = json.dumps({"network": analysis.network, "version": analysis.version} | said)
            yield f"runs/{run.id}/{analysis.network}.json", text.encode()


def picture_of(learner: uuid.UUID, run: uuid.UUID) -> bytes:
    """The picture of one of a learner's runs; raises as run_of does."""
    return files.read(_run(learner, run).picture)


def address_of(learner: uuid.UUID, run: uuid.UUID) -> str:
    """Where it is shown; raises likewise."""
    found = _run(learner, run)
    return addresses.Place(addresses.run(found.id), found.expires).at("picture/")


def _run(learner: uuid.UUID, run: uuid.UUID) -> Run:
    return queries.run_of(Learner(id=learner), run, now=timezone.now())


def clean_picture(data: bytes) -> bytes:
    """A stranger's picture as the JPEG that may be kept; raises as the decoders do."""
    return pool.clean(data).jpeg


def forget(learner: uuid.UUID) -> None:
    """Delete every run with its files, its events and what was computed for it alone."""
    for run in queries.runs_of(Learner(id=learner)):
        services.delete_run(run=run)


PICTURES = Pictures(of_run=picture_of, address_of_run=address_of, clean=clean_picture)
STORE = Store("runs", take, forget)
