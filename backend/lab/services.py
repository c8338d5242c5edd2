"""What changes runs. Every verb may be called twice and do no harm."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import F

from backend.accounts.models import Learner
from backend.common import figures
from backend.common.errors import StoreError, UnprocessableError
from backend.common.problems import Problem, describe
from backend.lab import files, progress
from backend.lab.attempts import set_aside
from backend.lab.models import OPEN, Analysis, Run, Status
from backend.lab.probes.services import delete_probes
from backend.lab.queries import stored_analyses
from backend.lab.readings import Answer
from backend.lab.uploads import Picture
from ml.contracts import NETWORKS

GRAVESTONE = timedelta(days=7)  # how long an expired run, emptied, still says that it expired
BATCH = 100  # rows a sweep takes at once


@dataclass(frozen=True, slots=True)
class Source:
    """Where a picture came from; `sample` is empty for an upload."""

    title: str
    sample: str = ""


def start_run(
    *,
    learner: Learner,
    picture: Picture,
    source: Source,
    versions: dict[str, str],
    now: datetime,
) -> Run:
    """Store a picture and its run; the run is done at once where the same was answered before.

    `versions` maps each network's name to the weights in use, in the order of their turns.
    """
    run = Run(
        learner=learner,
        networks=list(versions),
        sample=source.sample,
        title=source.title,
        digest=picture.digest,
        width=picture.width,
        height=picture.height,
        created=now,
        expires=now + timedelta(hours=settings.RUN_LIFETIME_HOURS),
    )
    run.picture = files.picture_name(run.id)
    try:
        files.write(run.picture, picture.jpeg)
        with transaction.atomic():
            # locked: a deletion at the same moment must not take away what is linked here
            known = list(
                stored_analyses(picture.digest, versions).select_for_update().order_by("id")
            )
            complete = len(known) == len(versions)
            run.status = Status.DONE if complete else Status.QUEUED
            run.save(force_insert=True)
            if complete:
                run.analyses.add(*known)
    except BaseException:
        with suppress(StoreError):
            files.remove_picture(run.id)
        raise
    figures.count("runs", known="yes" if complete else "no")
    return run


def begin_run(*, run_id: uuid.UUID) -> Run | None:
    """Take a run up, counting the attempt; None where nothing is left to do.

    A run that used up its attempts ends as failed: it may have killed its worker every time.
    """
    taken = Run.objects.filter(
        id=run_id, status__in=OPEN, attempts__lt=settings.RUN_ATTEMPTS
    ).update(status=Status.RUNNING, attempts=F("attempts") + 1, trouble="")
    run = Run.objects.filter(id=run_id).first()
    if run is None:
        forget_files(run_id=run_id)  # deleted meanwhile: an earlier attempt may have left some
        return None
    if taken:
        return run
    if run.status not in OPEN:
        _tell_end(run)
        return None
    set_aside(subject=run)
    fail_run(
        run_id=run_id,
        problem=_problem(
            f"This run was tried {run.attempts} times and its worker never came to an end, "
            "so it was set aside. Please try another picture."
        ),
    )
    return None


def retry_run(*, run: Run, now: datetime) -> bool:
    """Make a run that was set aside wait again, as if never tried; False where it is over."""
    progress.close_stream(run.id)  # whose last word was that it failed
    again = Run.objects.filter(id=run.id, status=Status.FAILED, expires__gt=now)
    return bool(again.update(status=Status.QUEUED, attempts=0, error=None, trouble=""))


def finish_run(*, run_id: uuid.UUID, answers: Sequence[Answer]) -> bool:
    """Store what the networks said and end the run; False where it had gone meanwhile."""
    folder = files.folder_of(run_id)
    with transaction.atomic():
        # the row is locked from here: a deletion at the same moment comes before or after
        there = Run.objects.filter(id=run_id, status__in=OPEN).update(status=Status.DONE)
        kept = _keep(run_id, answers, folder) if there else []
    if len(kept) < len(answers) or any(one.folder != folder for one in kept):
        forget_spares(folder=folder)
    if there:
        figures.count("runs_ended", end="done")
    return bool(there)


def fail_run(*, run_id: uuid.UUID, problem: Problem) -> None:
    """End a run that cannot be answered, with its reason."""
    failed = Run.objects.filter(id=run_id, status__in=OPEN)
    if failed.update(status=Status.FAILED, error=problem):
        run = Run.objects.get(id=run_id)
        progress.tell(run_id, progress.Steps(tuple(run.networks)).failed(problem))
        figures.count("runs_ended", end="failed")
    forget_spares(folder=files.folder_of(run_id))


def delete_run(*, run: Run) -> None:
    """Remove a run with its rows, files, events and probes.

    Analyses go with the last run that has them.
    """
    run_id = run.id  # Django forgets it on deletion
    progress.close_stream(run_id)  # first: with Redis away nothing is half deleted
    delete_probes(run=run)
    with transaction.atomic():
        _clear(run_id, _release(run_id))  # before the row: where the store is away it stays, whole
        run.delete()


def withdraw_run(*, run: Run) -> None:
    """Take back a run that no worker heard of; its events went with the queue."""
    files.remove_picture(run.id)
    run.delete()


def expire_runs(*, now: datetime) -> int:
    """Empty the runs whose time is over, and later remove them; returns how many were emptied."""
    over = Run.objects.filter(expires__lte=now).exclude(picture="")[:BATCH]
    for run in over:
        progress.close_stream(run.id)
        delete_probes(run=run)
        with transaction.atomic():
            _clear(run.id, _release(run.id))  # before the row forgets that there is a picture
            Run.objects.filter(id=run.id).update(
                picture="", digest="", title="", sample="", error=None, trouble=""
            )
    old = Run.objects.filter(expires__lte=now - GRAVESTONE, picture="")
    Run.objects.filter(id__in=list(old.values_list("id", flat=True)[:BATCH])).delete()
    return len(over)


def forget_files(*, run_id: uuid.UUID) -> None:
    """Remove what a worker wrote for a run that was deleted under its hands."""
    progress.close_stream(run_id)
    forget_spares(folder=files.folder_of(run_id))


def forget_spares(*, folder: str) -> None:
    """Remove a folder's files that no analysis refers to."""
    needed = set(Analysis.objects.filter(folder=folder).values_list("network", flat=True))
    for network in NETWORKS:
        if network not in needed:
            files.remove_analysis(folder, network)
    if not needed:
        files.remove_input(folder)


def _keep(run_id: uuid.UUID, answers: Sequence[Answer], folder: str) -> list[Analysis]:
    """The analyses as rows of the run; where two runs of one picture race, the first one's stay."""
    digest = Run.objects.values_list("digest", flat=True).get(id=run_id)
    made = [
        Analysis(
            digest=digest,
            network=answer.network,
            version=answer.version,
            folder=folder,
            layers=answer.layers,
            output=answer.output,
        )
        for answer in answers
    ]
    Analysis.objects.bulk_create(made, ignore_conflicts=True)
    versions = {answer.network: answer.version for answer in answers}
    kept = list(stored_analyses(digest, versions).only("id", "folder"))
    links = [Run.analyses.through(run_id=run_id, analysis_id=one.id) for one in kept]
    Run.analyses.through.objects.bulk_create(links, ignore_conflicts=True)
    return kept


def _release(run_id: uuid.UUID) -> set[str]:
    """Let go of a run's analyses; returns the folders of those that no other run needs.

    The run is locked first: a worker that ends it at this moment links them before or not at all.
    Analyses are locked in one order everywhere, so that no two wait for each other.
    """
    run = Run.objects.select_for_update().filter(id=run_id).first()
    if run is None:  # someone else was faster
        return set()
    held = list(Analysis.objects.select_for_update().filter(runs=run).order_by("id"))
    run.analyses.clear()
    unneeded = [one for one in held if not one.runs.exists()]
    Analysis.objects.filter(id__in=[one.id for one in unneeded]).delete()
    return {one.folder for one in unneeded}


def _clear(run_id: uuid.UUID, folders: set[str]) -> None:
    files.remove_picture(run_id)
    for folder in folders | {files.folder_of(run_id)}:
        forget_spares(folder=folder)


def _tell_end(run: Run) -> None:
    """Repeat a run's last event: a worker lost between the commit and the event left it untold."""
    steps = progress.Steps(tuple(run.networks))
    done = run.status == Status.DONE
    progress.tell(run.id, steps.done(run.id) if done else steps.failed(run.error or {}))


def _problem(message: str) -> Problem:
    problem = describe(UnprocessableError(message))
    assert problem is not None
    return problem
