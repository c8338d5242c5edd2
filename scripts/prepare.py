"""Have everything installed and built that running or testing needs; quick when it already is."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager

from scripts import environment, frontend
from scripts.paths import VAR


def everything(*, development: bool = False) -> None:
    """Environment, packages and modules. Raises Stop with what to do where a step fails."""
    with _one_at_a_time():
        environment.ensure(development=development)
        frontend.ensure()


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    """Two terminals must not install into one environment at once; the second waits."""
    VAR.mkdir(parents=True, exist_ok=True)
    with (VAR / "prepare.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
