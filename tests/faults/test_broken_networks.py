"""A worker whose networks cannot be loaded: it says so, takes nothing, and serves once they can."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from django.test import Client

from backend.common.health import WORKER_KEY
from backend.common.redis import connection
from backend.lab import tasks
from backend.lab.models import Run, Status
from ml.contracts import NETWORKS, ZOO
from tests.backend.lab.factories import queued_run
from tests.services import Service, wait_until

pytestmark = [pytest.mark.faults, pytest.mark.django_db(transaction=True)]

PATIENCE = 60  # seconds that a busy machine may take to start a worker
WEIGHTS = Path("faces", "weights.safetensors")


@pytest.fixture
def zoo(tmp_path: Path) -> Path:
    """The networks, of which one's weights were cut short."""
    for name in NETWORKS:
        shutil.copytree(
            ZOO / name, tmp_path / name, ignore=shutil.ignore_patterns("units", "*film*")
        )
    (tmp_path / WEIGHTS).write_bytes((ZOO / WEIGHTS).read_bytes()[:1000])
    return tmp_path


def test_a_child_without_its_networks_takes_no_task_and_the_site_says_that_it_is_not_ready(
    lone_env: dict[str, str], client: Client, zoo: Path
) -> None:
    connection().delete(WORKER_KEY)
    run = queued_run()
    tasks.submit(run)
    env = {**lone_env, "ZOO": str(zoo)}
    with Service.celery(env, "--include", "tests.faults.elsewhere") as worker:
        wait_until(
            lambda: worker.words().count("networks not loaded") > 1, PATIENCE, "a child", worker
        )
        answer = client.get("/readyz")
        assert (answer.status_code, answer.json()["checks"]["worker"]) == (503, "away")
        run.refresh_from_db()
        assert (run.status, run.attempts) == (Status.QUEUED, 0)

        shutil.copy(ZOO / WEIGHTS, zoo / WEIGHTS)
        wait_until(
            lambda: Run.objects.get(id=run.id).status == Status.DONE, PATIENCE, "the run", worker
        )
        wait_until(lambda: client.get("/readyz").status_code == 200, PATIENCE, "ready", worker)
