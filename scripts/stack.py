"""The processes that make up the site, in the order in which they start."""

import json
import os
import socket
import time
import urllib.error
import urllib.request
from collections.abc import Mapping
from pathlib import Path

from scripts import redis
from scripts.address import Address, next_free
from scripts.command import run_logged
from scripts.paths import PYTHON
from scripts.say import Line, Stop, progress
from scripts.supervisor import Program, Supervisor
from scripts.warden import Warden

READY_WITHIN = 120.0  # seconds; a cold disk reads torch slowly
CORES = os.cpu_count() or 1


class Stack:
    """The whole site on one machine: Redis unless one is given, worker, web and events."""

    def __init__(self, address: Address, var: Path, env: Mapping[str, str], warden: Warden) -> None:
        self.address = address
        self.events = next_free(address)
        self.var = var
        self.env = {**env, "VAR_DIR": str(var), "PYTHONUNBUFFERED": "1"}
        self.env.setdefault("EVENTS_URL", self.events.public_url)
        self.env.setdefault("ALLOWED_HOSTS", ",".join(address.names))
        # one thread a process: networks this small lose more to the hand-over than they win
        self.env.setdefault("OMP_NUM_THREADS", "1")
        self.supervisor = Supervisor(var / "log", warden)

    def start(self) -> None:
        """Start everything and wait until `/readyz` is good. Raises Stop if it cannot be."""
        if not self.env.get("REDIS_URL"):
            self.env["REDIS_URL"] = redis.start(self.supervisor, self.var / "redis", self.env)
        run_logged(
            "Preparing the database and the course",
            [PYTHON, "-m", "scripts.django_steps"],
            env=self.env,
            logs=self.supervisor.logs,
            advice="The lines above say which setting, migration or content file to mend.",
        )
        with progress("Starting the site") as line:
            for program in (self._worker(), self._web(), self._events()):
                self.supervisor.start(program)
            self._await_ready(line)

    def stop(self) -> None:
        self.supervisor.stop()

    def _worker(self) -> Program:
        return self._python(
            "worker",
            *("celery", "-A", "backend.config.celery", "worker", "--queues", "interactive,batch"),
            *("--concurrency", str(min(CORES, 2)), "--loglevel", "INFO"),
            *("--without-gossip", "--without-mingle"),  # one worker has no one to greet
        )

    def _web(self) -> Program:
        return self._python(
            "web",
            *("granian", "--interface", "wsgi", "--no-ws"),
            *("--host", self.address.host, "--port", str(self.address.port)),
            *("--workers", str(min(CORES, 4)), "--blocking-threads", "4"),
            "backend.config.wsgi:application",
        )

    def _events(self) -> Program:
        return self._python(
            "events",
            *("uvicorn", "--host", self.events.host, "--port", str(self.events.port)),
            *("--lifespan", "off", "--no-access-log", "--log-level", "warning"),
            *("--timeout-graceful-shutdown", "1"),  # open streams would hold the end up
            "backend.config.asgi:application",
        )

    def _python(self, name: str, *arguments: str) -> Program:
        return Program(name, [str(PYTHON), "-m", *arguments], self.env)

    def _await_ready(self, line: Line) -> None:
        deadline = time.monotonic() + READY_WITHIN
        while waiting := self._waiting_for():
            self.supervisor.require_all()
            if time.monotonic() > deadline:
                raise Stop(f"Not ready after {READY_WITHIN:.0f} s: {waiting}. See {self.var}/log.")
            line.move(waiting)
            time.sleep(0.1)

    def _waiting_for(self) -> str:
        """What is not ready yet, in words; empty when all is."""
        if not _listens(self.events):
            return "events"
        return not_ready(self.address)


def not_ready(address: Address) -> str:
    """Why `/readyz` is not good, in words; empty if it is."""
    try:
        with urllib.request.urlopen(f"{address.url}/readyz", timeout=10):  # noqa: S310 - http, ours
            return ""
    except urllib.error.HTTPError as answer:
        return _failed_checks(answer.read()) or f"/readyz answers {answer.code}"
    except OSError:
        return "web"


def _failed_checks(body: bytes) -> str:
    try:
        checks = json.loads(body).get("checks", {})
    except (ValueError, AttributeError):
        return ""
    return ", ".join(name for name, good in checks.items() if good != "ok" and good is not True)


def _listens(address: Address) -> bool:
    try:
        with socket.create_connection((address.local_host, address.port), timeout=1):
            return True
    except OSError:
        return False
