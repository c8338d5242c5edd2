"""The real site for tests: every process of `make run`, on free ports, with state of its own."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from scripts import prepare, services
from scripts.address import any_free
from scripts.stack import Stack
from scripts.warden import Warden

# what a person's shell may set must not reach the site under test
NOT_OURS = {"DATABASE_URL", "REDIS_URL", "MEDIA_ROOT", "EVENTS_URL", "STORAGE", "ALLOWED_HOSTS"}
UNLIMITED = dict.fromkeys(
    ("RUNS_PER_MINUTE", "RUNS_PER_MINUTE_ADDRESS", "RUNS_PER_HOUR", "WORK_AT_ONCE"), "1000000"
)


@contextmanager
def running_site(var: Path, *, servers: bool = False, **settings: str) -> Iterator[Stack]:
    """The site with its state in ``var``, ready; ended, with every process, at the end.

    With ``servers`` on a PostgreSQL and a Redis of its own, as in production: an account without
    rights must be able to reach ``var`` then.
    """
    prepare.everything(development=True)
    kept = {name: value for name, value in os.environ.items() if name not in NOT_OURS}
    warden = Warden()
    stack = Stack(any_free(), var, {**kept, **UNLIMITED, **settings}, warden)
    try:
        if servers:
            here, env = stack.supervisor, stack.env
            database = services.start_postgres(here, var / "postgres", env)
            stack.env |= {
                "DATABASE_URL": database,
                "REDIS_URL": services.start_redis(here, var / "redis", env),
            }
        stack.start()
        yield stack
    finally:
        stack.stop()
        warden.close()
