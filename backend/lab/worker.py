"""A worker's life: networks loaded before it takes work, then signs of life, then now and then
a sweep and a look for lost work. Loaded by workers only (CELERY_IMPORTS).
"""

from __future__ import annotations

import resource
import threading
import time
from pathlib import Path
from typing import Any, NoReturn

import billiard.pool  # type: ignore[import-untyped]
import structlog
from celery import current_app
from celery.signals import worker_init, worker_process_init
from django.conf import settings
from kombu.transport import redis as kombu
from redis.exceptions import RedisError

from backend.common.health import sign_of_life
from backend.common.redis import connection
from backend.lab import tasks
from backend.lab.transport import Held

REST = 2.0  # seconds between a child whose networks cannot be loaded and the next
BEAT = 4.0  # seconds; well below the lifetime of a sign
ALIVE: Path = settings.VAR_DIR / "alive"  # its age is what a check of health on this host reads
# each so many seconds, over all workers together
ASKED = {"lab.reap": 5, "lab.sweep": 60, "study.sweep": 60}
if settings.XAPI_URL:
    ASKED["statements.look"] = 60
if settings.LTI:
    ASKED["lti.look"] = 60
ASKED_FOR = 60  # seconds that the question stands: a full queue is longer than ten

# A child that ends waits until its parent has heard of its last task; a parent that was asked to
# end may have stopped listening already, and then each waited 30 s for the other. A second will do:
# a task unheard of is delivered again, finds its run done, and does nothing.
billiard.pool.GUARANTEE_MESSAGE_CONSUMPTION_RETRY_LIMIT = 10  # tenths of a second

_log = structlog.get_logger(__name__)


kombu.Channel.QoS = Held


@worker_init.connect  # type: ignore[untyped-decorator]  # Celery is untyped
def _import(**_: Any) -> None:
    """In the parent, before any child: a child that replaces a lost one then starts in a moment."""
    tasks.import_networks()


@worker_process_init.connect  # type: ignore[untyped-decorator]  # Celery is untyped
def _ready(**_: Any) -> None:
    """In each child, after the fork: torch must not be forked once it has computed."""
    limit_memory()  # first: a child whose networks cannot be loaded is held to it too
    try:
        tasks.warm()
    except Exception as error:
        _refuse(error)
    threading.Thread(target=_live, name="signs-of-life", daemon=True).start()


def _refuse(error: Exception) -> NoReturn:
    """End a child that cannot serve before it takes a task; its parent tries another, for ever.

    No child gives a sign of life then: /readyz says that a worker is away.
    """
    _log.critical("networks not loaded", error=str(error))
    time.sleep(REST)  # the next one will hardly fare better at once
    raise SystemExit(1) from error  # what is no Exception Celery lets pass


def limit_memory() -> None:
    """Hold this process to WORKER_MEMORY_MB: what asks for more fails alone, with MemoryError.

    Counted is what is written to and not shared (RLIMIT_DATA, Linux 4.7 and later): torch maps
    gigabytes of code that it never touches, so that a limit of addresses would say nothing.
    """
    if settings.WORKER_MEMORY_MB:
        _, hard = resource.getrlimit(resource.RLIMIT_DATA)
        resource.setrlimit(resource.RLIMIT_DATA, (settings.WORKER_MEMORY_MB * 2**20, hard))


def _live() -> None:
    """Say that this child lives, and ask for what is done now and then where nobody has lately."""
    while True:
        try:
            ALIVE.touch()
            sign_of_life()
            for name, seconds in ASKED.items():
                # the lock makes one worker of many ask; no process of its own keeps the time
                if connection().set(f"{name}:asked", 1, nx=True, ex=seconds):
                    current_app.send_task(name, expires=ASKED_FOR)
        except (RedisError, OSError) as error:
            _log.warning("no sign of life", error=str(error))
        except Exception as error:  # kombu's own, while the broker is away; the thread must go on
            _log.warning("nothing asked", error=repr(error))
        time.sleep(BEAT)
