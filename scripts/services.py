"""The services of a production host, started for tests in a folder and on ports of their own."""

import os
import pwd
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

from scripts import machine, redis
from scripts.address import any_free
from scripts.say import Stop
from scripts.supervisor import Program, Supervisor

PATIENCE = 30.0  # seconds


def start_redis(supervisor: Supervisor, folder: Path, env: Mapping[str, str]) -> str:
    """Start the machine's redis-server on a port of its own; its URL."""
    server = machine.redis_server()
    if server is None:
        raise Stop("There is no redis-server.")
    port = any_free().port
    folder.mkdir(parents=True)
    options = ["--bind", "127.0.0.1", "--port", str(port), "--appendonly", "yes", "--save", ""]
    supervisor.start(
        Program("redis-server", [server, *options, "--dir", str(folder)], env, foundation=True)
    )
    where = ("127.0.0.1", port)
    supervisor.wait_until(lambda: redis.answers(where), "Redis", within=PATIENCE)
    return f"redis://127.0.0.1:{port}"


def start_postgres(supervisor: Supervisor, folder: Path, env: Mapping[str, str]) -> str:
    """Make a database cluster in ``folder`` and serve it on a port of its own; its URL.

    PostgreSQL refuses to run as root: there it runs as an account without rights.
    """
    binaries = machine.postgres_folder()
    if binaries is None:
        raise Stop("There is no PostgreSQL.")
    user = _account()
    folder.mkdir(parents=True)
    if user:
        shutil.chown(folder, user)
    data = folder / "data"
    making = ["--pgdata", str(data), "--username", "lab", "--auth", "trust", "--no-sync"]
    _run([str(binaries / "initdb"), *making, "--encoding", "UTF8"], folder, user)
    port = any_free().port
    settings = {"listen_addresses": "127.0.0.1", "port": port, "fsync": "off"}
    settings["unix_socket_directories"] = ""
    flags = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
    command = [str(binaries / "postgres"), "-D", str(data), *flags]
    supervisor.start(Program("postgres", command, env, foundation=True, cwd=folder, user=user))
    asking = [str(binaries / "pg_isready"), "-q", "-h", "127.0.0.1", "-p", str(port)]
    supervisor.wait_until(lambda: _succeeds(asking), "PostgreSQL", within=PATIENCE)
    return f"postgres://lab@127.0.0.1:{port}/postgres"


def _account() -> str | None:
    if os.geteuid() != 0:
        return None
    names = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in names else "nobody"


def _succeeds(command: list[str]) -> bool:
    return subprocess.run(command, check=False).returncode == 0


def _run(command: list[str], folder: Path, user: str | None) -> None:
    done = subprocess.run(
        command,
        cwd=folder,
        user=user,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise Stop(f"{Path(command[0]).name} failed:\n{done.stderr.strip()}")
