"""Everything that docker-compose.yml would start, as processes of this machine.

The site's own processes run by the very commands, variables and checks of the file. Round them:
PostgreSQL, Redis and the proxy as Debian packages them, and an S3 server from PyPI in the place
of the store.
"""

import os
import shutil
import signal
import ssl
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from storages.backends.s3 import S3Storage

from scripts import machine, make_secrets, services
from scripts.address import any_free
from scripts.paths import ROOT
from scripts.supervisor import Program, Supervisor
from scripts.test import scratch
from tests import composed
from tests.deploy.relay import Relay
from tests.faults.breaking import children_of
from tests.student import Student

PATIENCE = 90.0  # seconds; a cold disk reads torch slowly


@dataclass(frozen=True)
class ComposedSite:
    """The running site, and how to ask it."""

    plain: composed.Plain
    folder: Path
    supervisor: Supervisor
    way: Relay  # to the store, which keeps all in memory: it must not end where it is to be away

    @property
    def url(self) -> str:
        return f"https://localhost:{self.plain.ports['443']}"

    def environment(self, name: str) -> dict[str, str]:
        """The variables of a process of the site: those of the file, and of the image."""
        var = self.folder / "var" / name
        var.mkdir(parents=True, exist_ok=True)
        image = {"VAR_DIR": str(var), "STATIC_ROOT": str(self.folder / "srv" / "static")}
        image |= {"PATH": os.environ["PATH"], "OMP_NUM_THREADS": "1", "PYTHONUNBUFFERED": "1"}
        given = self.plain.environment(composed.services()[name])
        return {**image, **given, "CSRF_TRUSTED_ORIGINS": self.url}

    def healthy(self, name: str) -> bool:
        """Whether the file's check of this service's health succeeds."""
        words = self.plain.command(composed.services()[name].health_check)
        env = self.environment(name) | {"PATH": f"{os.environ['PATH']}:{_postgres()}"}
        return not subprocess.run(words, env=env, capture_output=True, check=False).returncode

    def run(self, name: str) -> None:
        """A service that ends."""
        words = self.plain.command(composed.services()[name].command)
        done = subprocess.run(
            words, cwd=ROOT, env=self.environment(name), capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr

    def start(self, name: str, **more: str) -> None:
        """A service that lasts."""
        words = self.plain.command(composed.services()[name].command)
        self.supervisor.start(Program(name, words, self.environment(name) | more))

    def await_healthy(self, name: str) -> None:
        self.supervisor.wait_until(lambda: self.healthy(name), name, within=PATIENCE)

    def pids(self, name: str) -> list[int]:
        """The processes of a service, the first one's children after it."""
        [child] = (one for one in self.supervisor.children if one.program.name == name)
        return [child.process.pid, *children_of(child.process.pid)]

    def log(self, name: str) -> str:
        return (self.folder / "log" / f"{name}.log").read_text(errors="replace")

    def bucket(self) -> set[str]:
        """The names of all that lies in the store."""
        given = self.environment("web")
        store: Any = S3Storage(
            bucket_name=given["S3_BUCKET"],
            endpoint_url=given["S3_ENDPOINT"],
            region_name=given["S3_REGION"],
            access_key=given["S3_ACCESS_KEY"],
            secret_key=Path(given["S3_SECRET_KEY_FILE"]).read_text(),
        )
        return {one.key for one in store.bucket.objects.all()}

    def abandon(self) -> None:
        """End the site's processes at once: nobody waits for what they might still finish."""
        for child in self.supervisor.children:
            if not child.program.foundation:
                os.killpg(child.process.pid, signal.SIGKILL)

    def student(self) -> Student:
        authority = self.folder / "caddy" / "caddy" / "pki" / "authorities" / "local" / "root.crt"
        return Student(self.url, trusted=ssl.create_default_context(cafile=authority))


def _postgres() -> Path:
    found = machine.postgres_folder()
    assert found, "PostgreSQL is missing"
    return found


@pytest.fixture(scope="package")
def site() -> Iterator[ComposedSite]:
    with scratch() as (folder, supervisor):
        make_secrets.make(folder / "secrets")
        plain = composed.Plain(
            ports={port: any_free().port for port in ("8000", "8001", "7070", "2019", "443", "80")},
            folders={"/run/secrets": folder / "secrets"},
        )
        way = Relay(plain.ports["7070"], any_free().port)
        made = ComposedSite(plain, folder, supervisor, way)
        _start_stores(made)
        made.run("prepare")
        for name in composed.SITE:
            made.start(name)
        _start_proxy(made)
        for name in (*composed.SITE, "proxy"):
            made.await_healthy(name)
        yield made
        made.abandon()
        way.close()


def _start_stores(site: ComposedSite) -> None:
    folder, ports, env = site.folder, site.plain.ports, dict(os.environ)
    database = services.start_postgres(site.supervisor, folder / "postgres", env)
    ports["5432"] = int(database.partition("@")[2].partition(":")[2].partition("/")[0])
    where = ["-h", "127.0.0.1", "-p", str(ports["5432"]), "-U", "lab"]
    subprocess.run([_postgres() / "createdb", *where, "lab"], check=True)
    ports["6379"] = int(
        services.start_redis(site.supervisor, folder / "redis", env).rpartition(":")[2]
    )
    words = ["-m", "moto.server", "-H", "127.0.0.1", "-p", str(site.way.target)]
    site.supervisor.start(Program("store", [sys.executable, *words], env, foundation=True))


def _start_proxy(site: ComposedSite) -> None:
    caddy = shutil.which("caddy")
    assert caddy, "caddy is missing: on Debian, apt-get install caddy"
    env = {"ADMIN": site.plain.here("localhost:2019")}
    env |= {name: str(site.plain.ports[port]) for name, port in _PROXY_PORTS.items()}
    env |= site.plain.environment(composed.services()["proxy"])
    kept = {"XDG_DATA_HOME": str(site.folder / "caddy"), "XDG_CONFIG_HOME": str(site.folder)}
    env |= {**kept, "PATH": os.environ["PATH"], "FILES": str(site.folder / "srv")}
    words = ["run", "--config", str(ROOT / "deploy" / "Caddyfile"), "--adapter", "caddyfile"]
    site.supervisor.start(Program("proxy", [caddy, *words], env))


_PROXY_PORTS = {"HTTP_PORT": "80", "HTTPS_PORT": "443"}
