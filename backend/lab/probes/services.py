"""What changes probes and predictions. Every verb may be called twice and do no harm."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import F

from backend.common.errors import ConflictError, LimitError, UnprocessableError
from backend.common.evidence import shown
from backend.common.problems import Problem, describe
from backend.lab import files, progress
from backend.lab.attempts import set_aside
from backend.lab.models import OPEN, Prediction, Probe, Run, Status
from backend.lab.probes import queries
from backend.lab.probes.answers import prediction_json, told_of
from backend.lab.probes.facts import facts_of
from backend.lab.probes.grading import grade
from backend.lab.probes.requests import key_of, networks_of

CHANGES = ("transform", "occlude", "silence")


def start_probe(
    *, run: Run, parameters: dict[str, Any], prediction: dict[str, Any] | None, now: datetime
) -> Probe:
    """Store a probe; done at once where the same question was answered before.

    The same question asked again of the same run is the same probe. Raises LimitError for a run
    that is full, ConflictError for a prediction that comes too late.
    """
    facts = facts_of(run)
    versions = {name: facts[name].version for name in networks_of(parameters)}
    key = key_of(run.digest, versions, parameters)
    Probe.objects.filter(run=run, key=key, status=Status.FAILED).delete()  # and then try again
    try:
        with transaction.atomic():
            probe = _same(run, key) or _new(run, parameters, key, now)
            if prediction is not None:
                _commit(probe, run, prediction, now)
    except IntegrityError:  # asked twice in the same moment: the other request was first
        probe = Probe.objects.get(run=run, key=key)
    probe = queries.probes_of(run).get(id=probe.id)
    probe.run = run  # whose analyses have been read
    return probe


def begin_probe(*, probe_id: uuid.UUID) -> Probe | None:
    """Take a probe up, counting the attempt; None where nothing is left to do.

    A probe that used up its attempts ends as failed: it may have killed its worker every time.
    """
    taken = Probe.objects.filter(
        id=probe_id, status__in=OPEN, attempts__lt=settings.RUN_ATTEMPTS
    ).update(status=Status.RUNNING, attempts=F("attempts") + 1, trouble="")
    probe = Probe.objects.filter(id=probe_id).select_related("run", "prediction").first()
    if probe is None:
        forget_probe(probe_id=probe_id)
        return None
    if taken:
        return probe
    if probe.status in OPEN:
        set_aside(subject=probe)
        message = (
            f"This probe was tried {probe.attempts} times and its worker never came to an end, "
            "so it was set aside. Please ask something else."
        )
        fail_probe(probe_id=probe_id, error=UnprocessableError(message))
    else:
        _tell_end(probe)
    return None


def retry_probe(*, probe: Probe, now: datetime) -> bool:
    """Make a probe that was set aside wait again, as if never tried; False where it is over."""
    progress.close_stream(probe.id)  # whose last word was that it failed
    again = Probe.objects.filter(id=probe.id, status=Status.FAILED, run__expires__gt=now)
    return bool(again.update(status=Status.QUEUED, attempts=0, error=None, trouble=""))


def finish_probe(*, probe_id: uuid.UUID, result: dict[str, Any]) -> bool:
    """Store what was measured, grade the prediction, end the probe; False where it had gone."""
    with transaction.atomic():
        locked = Probe.objects.select_for_update().filter(id=probe_id, status__in=OPEN).first()
        if locked is not None:
            locked.status, locked.result = Status.DONE, result
            locked.save(update_fields=["status", "result"])
            foretold = Prediction.objects.filter(probe=locked).first()
            if foretold is not None:
                _grade(foretold, locked)
    probe = Probe.objects.filter(id=probe_id).select_related("run", "prediction").first()
    if probe is None:
        forget_probe(probe_id=probe_id)
        return False
    _tell_end(probe)
    return locked is not None


def fail_probe(*, probe_id: uuid.UUID, error: Exception) -> None:
    """End a probe that cannot be answered, with its reason."""
    problem = _problem(error)
    failed = Probe.objects.filter(id=probe_id, status__in=OPEN)
    if failed.update(status=Status.FAILED, error=problem):
        _tell_end(Probe.objects.select_related("run", "prediction").get(id=probe_id))
    files.remove_probe(files.folder_of_probe(probe_id))


def delete_probe(*, probe: Probe) -> None:
    """Remove a probe, at work or done, with its events and the files that no other one needs."""
    progress.close_stream(probe.id)  # first: the worker looks there whether it may go on
    folders = {probe.folder, files.folder_of_probe(probe.id)}
    with transaction.atomic():
        Prediction.objects.filter(probe=probe, right__isnull=True).delete()  # of no answer
        probe.delete()
        for folder in folders:
            _forget(folder)  # where the store is away the row stays


def delete_probes(*, run: Run) -> None:
    """Remove all probes of a run that goes; predictions stay with their learner."""
    for probe in Probe.objects.filter(run=run).only("id", "folder"):
        delete_probe(probe=probe)


def forget_probe(*, probe_id: uuid.UUID) -> None:
    """Remove what a worker wrote for a probe that was deleted under its hands."""
    progress.close_stream(probe_id)
    _forget(files.folder_of_probe(probe_id))


def _same(run: Run, key: str) -> Probe | None:
    return Probe.objects.select_for_update().filter(run=run, key=key).first()


def _new(run: Run, parameters: dict[str, Any], key: str, now: datetime) -> Probe:
    if Probe.objects.filter(run=run).count() >= settings.PROBES_PER_RUN:
        raise LimitError(
            f"This run has {settings.PROBES_PER_RUN} probes, which is as many as one may have. "
            "Delete some, or start another run with the same picture; this one goes, and its "
            f"probes with it, on {run.expires:%Y-%m-%d at %H:%M} UTC.",
            limit="PROBES_PER_RUN",
            wait=(run.expires - now).total_seconds(),
        )
    probe = Probe(run=run, kind=parameters["kind"], parameters=parameters, key=key, created=now)
    probe.folder = files.folder_of_probe(probe.id)
    # locked: a deletion at the same moment must not take away the files that are shared here
    known = queries.answered(key).select_for_update().first()
    if known is not None:
        probe.status, probe.result, probe.folder = Status.DONE, known.result, known.folder
    probe.save(force_insert=True)
    return probe


def _commit(probe: Probe, run: Run, asked: dict[str, Any], now: datetime) -> None:
    """Keep what the learner foretells, unless the answer lies before them already."""
    concept = asked.get("concept", "")
    asked = {name: value for name, value in asked.items() if name != "concept"}
    known = Prediction.objects.filter(probe=probe).first()
    if known is not None and known.asked == asked:
        return
    if known is not None:
        raise ConflictError("You have committed to another prediction for this very change.")
    if probe.status not in (Status.QUEUED, Status.RUNNING) and probe.created != now:
        raise ConflictError(
            "This answer has been shown, so it cannot be foretold any more. "
            "Change something first, and predict before you look."
        )
    prediction = Prediction.objects.create(
        learner=run.learner,
        probe=probe,
        concept=queries.concept_key(concept),
        changed=[name for name in CHANGES if probe.parameters[name]],
        asked=asked,
        created=now,
    )
    if probe.status == Status.DONE:
        _grade(prediction, probe)


def _grade(prediction: Prediction, probe: Probe) -> None:
    network = prediction.asked["network"]
    before = facts_of(probe.run)[network].output
    after = (probe.result or {})["networks"][network]["output"]
    prediction.right, prediction.measured = grade(prediction.asked, before, after)
    prediction.save(update_fields=["right", "measured"])
    shown.send(
        sender=Prediction,
        learner=prediction.learner,
        concept=prediction.concept,
        kind="prediction",
        # what was foretold of which network after what: the same kind of question again
        item=":".join([network, prediction.asked["about"], "+".join(prediction.changed)]),
        right=prediction.right,
        detail={"asked": prediction.asked, "measured": prediction.measured},
    )


def _tell_end(probe: Probe) -> None:
    """Tell a probe's last event, again where a worker was lost between the commit and the event."""
    told = told_of(probe)
    if probe.status == Status.DONE:
        foretold = prediction_json(queries.prediction_of(probe))
        progress.tell(probe.id, told.done(probe.id, foretold))
    elif probe.status == Status.FAILED:
        progress.tell(probe.id, told.failed(probe.error or {}))


def _forget(folder: str) -> None:
    """Remove a folder's files unless some probe's answer lies there."""
    if not Probe.objects.filter(folder=folder).exists():
        files.remove_probe(folder)


def _problem(error: Exception) -> Problem:
    problem = describe(error)
    assert problem is not None
    return problem
