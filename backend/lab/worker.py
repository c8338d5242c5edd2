"""A worker's life: networks loaded before it takes work, then signs of life, then now and then a
sweep. Loaded by workers only (CELERY_IMPORTS).
"""

from __future__ import annotations

import threading
import time
from pathlib import Path
from typing import Any

import billiard.pool  # type: ignore[import-untyped]
import structlog
from celery.signals import worker_init, worker_process_init
from django.conf import settings
from redis.exceptions import RedisError

from backend.common.health import sign_of_life
from backend.common.redis import connection
from backend.lab import tasks

BEAT = 4.0  # seconds; well below the lifetime of a sign
ALIVE: Path = settings.VAR_DIR / "alive"  # its age is what a check of health on this host reads
SWEEP_EVERY = 60  # seconds, over all workers together

# A child that ends waits until its parent has heard of its last task; a parent that was asked to
# end may have stopped listening already, and then each waited 30 s for the other. A second will do:
# a task unheard of is delivered again, finds its run done, and does nothing.
billiard.pool.GUARANTEE_MESSAGE_CONSUMPTION_RETRY_LIMIT = 10  # tenths of a second

_log = structlog.get_logger(__name__)


@worker_init.connect  # type: ignore[untyped-decorator]  # Celery is untyped
def _import(**_: Any) -> None:
    """In the parent, before any child: a child that replaces a lost one then starts in a moment."""
    tasks.import_networks()


@worker_process_init.connect  # type: ignore[untyped-decorator]  # Celery is untyped
def _ready(**_: Any) -> None:
    """In each child, after the fork: torch must not be forked once it has computed."""
    tasks.warm()
    threading.Thread(target=_live, name="signs-of-life", daemon=True).start()


def _live() -> None:
    """Say that this child lives, and ask for a sweep where none was asked for lately."""
    while True:
        ALIVE.touch()
        try:
            sign_of_life()
            # the lock makes one worker of many ask; no process of its own keeps the time
            if connection().set("sweep:asked", 1, nx=True, ex=SWEEP_EVERY):
                tasks.sweep.apply_async(expires=SWEEP_EVERY)
        except (RedisError, OSError) as error:
            _log.warning("no sign of life", error=str(error))
        except Exception as error:  # kombu's own, while the broker is away; the thread must go on
            _log.warning("no sweep asked", error=repr(error))
        time.sleep(BEAT)
