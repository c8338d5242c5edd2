"""What the worker does, and the only door to ml.

`ml.api` is imported inside functions: the web process needs these tasks' names, and must never
load torch.
"""

from __future__ import annotations

import io
import random
import uuid
from datetime import datetime, timedelta

import structlog
from celery import Task, shared_task
from django.conf import settings
from django.core.management import call_command
from django.utils import timezone
from PIL import Image

from backend.common import figures, outages, queues
from backend.lab import addresses, attempts, files, progress, queries, queue, services
from backend.lab.models import Probe, Run
from backend.lab.probes import queries as probe_queries
from backend.lab.probes import services as probe_services
from backend.lab.probes import work
from backend.lab.readings import Answer, layer_json, output_json
from ml.contracts import InputReading, LayerReading, OutputReading, Reading

LONELY = timedelta(seconds=4)  # a run older than this that no worker and no queue has is lost

_log = structlog.get_logger(__name__)


def submit(run: Run) -> None:
    """Hand a stored run to the workers. Raises RedisError or OperationalError with Redis away."""
    lifetime = settings.RUN_LIFETIME_HOURS * 3600
    progress.open_stream(run.id, progress.Steps(tuple(run.networks)), lifetime=lifetime)
    analyse_run.apply_async(args=[str(run.id)], task_id=str(run.id))  # by which it is found


def submit_probe(probe: Probe) -> None:
    """The same for a stored probe."""
    lifetime = settings.RUN_LIFETIME_HOURS * 3600
    progress.open_stream(probe.id, progress.Steps(()), lifetime=lifetime)
    analyse_probe.apply_async(args=[str(probe.id)], task_id=str(probe.id))


def import_networks() -> None:
    """Import what the networks need, computing nothing yet."""
    from ml import api  # noqa: F401  # see above


def warm() -> None:
    """Load the networks, so that the first student waits no longer than the second."""
    from ml import api  # see above

    api.warm()


@shared_task(bind=True, name="lab.analyse_run", max_retries=20)  # type: ignore[untyped-decorator]  # Celery is
def analyse_run(self: Task, run_id: str) -> None:
    """Run one picture through its networks. Attempts are counted in the database."""
    identity = uuid.UUID(run_id)
    try:
        run = services.begin_run(run_id=identity)
        if run is not None:
            _analyse(run)
    except Exception as error:
        # A service may be away for the moment, the time may be up, or the picture may be at fault:
        # it is tried again, later and later, until begin_run finds its attempts used up.
        _interrupted(Run(id=identity), error)
        raise self.retry(exc=error, countdown=_pause(self.request.retries)) from error


@shared_task(bind=True, name="lab.analyse_probe", max_retries=20)  # type: ignore[untyped-decorator]
def analyse_probe(self: Task, probe_id: str) -> None:
    """Measure what a probe asks. A student waits for it, so it shares the runs' queue."""
    from ml import api  # see above

    try:
        probe = probe_services.begin_probe(probe_id=uuid.UUID(probe_id))
        if probe is not None:
            work.answer(probe, api)
    except Exception as error:  # as for a run
        _interrupted(Probe(id=uuid.UUID(probe_id)), error)
        raise self.retry(exc=error, countdown=_pause(self.request.retries)) from error


@shared_task(name="lab.sweep")  # type: ignore[untyped-decorator]
def sweep() -> None:
    """Empty expired runs, and forget the sessions of those who never came back."""
    emptied = services.expire_runs(now=timezone.now())
    if emptied:
        _log.info("swept", emptied=emptied)
    if emptied == services.BATCH:
        sweep.apply_async()  # more are over than one sweep takes: no picture waits for the next
    call_command("clearsessions")
    for name in queues.QUEUES:
        figures.sample("queue_length", queues.length(name), queue=name)
    figures.happened("sweep")


@shared_task(name="lab.reap")  # type: ignore[untyped-decorator]
def reap() -> None:
    """Take up again those runs and probes whose task was lost, as with a Redis that forgot it.

    A worker that is lost takes no task with it: the transport hands those out again by itself.
    """
    lost = lost_before(timezone.now() - LONELY)
    for one in lost:
        submit(one) if isinstance(one, Run) else submit_probe(one)
    if lost:
        _log.warning("reaped", resubmitted=len(lost))


def lost_before(moment: datetime) -> list[Run | Probe]:
    """What was begun before a moment, is not over, and neither waits nor is held by a worker."""
    still_open: list[Run | Probe] = [
        *queries.forgotten_runs(before=moment),
        *probe_queries.forgotten_probes(before=moment),
    ]
    known = queue.tasks() if still_open else set()
    return [one for one in still_open if str(one.id) not in known]


def _interrupted(subject: Run | Probe, error: Exception) -> None:
    kind = type(subject).__name__.lower()
    _log.warning("interrupted", kind=kind, id=str(subject.id), error=repr(error))
    try:
        attempts.interrupted(subject=subject, error=error)
    except outages.DATABASE as away:  # then this try stays counted; the next one may go well
        _log.warning("not noted", id=str(subject.id), error=repr(away))


def _pause(retries: int) -> float:
    """Seconds until the next try; below TASK_HELD_SECONDS, or it would start twice."""
    longest = float(settings.CELERY_TASK_TIME_LIMIT) / 2
    wait: float = min(0.5 * 2**retries, longest)
    return wait * random.uniform(0.5, 1.0)  # noqa: S311  # jitter


def _analyse(run: Run) -> None:
    from ml import api  # see above

    stages = figures.Stages()
    with stages.stage("picture"):
        image = Image.open(io.BytesIO(files.read(run.picture)))
    steps = progress.Steps(tuple(run.networks))
    answers = {name: Answer(name, api.version(name)) for name in run.networks}
    with progress.telling(run.id) as tell:
        for reading in stages.making("networks", api.analyse(image, run.networks)):
            with stages.stage("files"):
                event = _take(reading, run, steps, answers)
            tell(event)
    with stages.stage("database"):
        finished = services.finish_run(run_id=run.id, answers=list(answers.values()))
    if finished:
        progress.tell(run.id, steps.done(run.id))
    stages.tell()


def _take(
    reading: Reading, run: Run, steps: progress.Steps, answers: dict[str, Answer]
) -> progress.Event:
    """Keep a reading and return the event that announces it; its file is there first."""
    folder = files.folder_of(run.id)
    place = addresses.Place(addresses.run(run.id), run.expires)
    match reading:
        case InputReading():
            files.write_pixels(files.input_name(folder), reading.pixels)
            return steps.preprocessed(place.input(reading.size))
        case LayerReading():
            name = files.atlas_name(folder, reading.network, reading.name)
            files.write_pixels(name, reading.atlas.pixels)
            layer = layer_json(reading)
            answers[reading.network].layers.append(layer)
            return steps.layer(reading.network, place.with_atlas(reading.network, layer))
        case OutputReading():
            output = output_json(reading)
            answers[reading.network].output = output
            return steps.output(reading.network, output)
