"""What the tests need of the machine beyond Python, how to find it, how to get it."""

import importlib.util
import os
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from scripts.say import Stop, progress


def chromium() -> str | None:
    """A Chromium or Chrome on this machine; CHROMIUM names one outright."""
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    given = os.environ.get("CHROMIUM")
    return given or next((found for name in names if (found := shutil.which(name))), None)


def nginx() -> str | None:
    """Debian keeps it where only root's PATH leads."""
    return shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")


def redis_server() -> str | None:
    return shutil.which("redis-server")


def postgres_folder() -> Path | None:
    """The folder with `initdb` and `postgres`, the newest where there are several."""
    debian = sorted(
        Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: -float(path.parent.name)
    )
    on_path = [Path(found).resolve().parent for name in ["initdb"] if (found := shutil.which(name))]
    whole = (path for path in [*debian, *on_path] if _holds_a_server(path))
    return next(whole, None)


def _holds_a_server(folder: Path) -> bool:
    return all((folder / name).exists() for name in ("initdb", "postgres"))


@dataclass(frozen=True)
class Need:
    """Something tests need: which Debian packages bring it, and what for."""

    name: str
    packages: tuple[str, ...]
    reason: str
    find: Callable[[], object]


ENSUREPIP = Need(
    "Python's venv",
    ("python3-venv",),
    "to make the environment",
    lambda: importlib.util.find_spec("ensurepip"),
)
CHROMIUM = Need(
    "Chromium",
    ("chromium", "fonts-dejavu-core"),
    "to open the pages as a student does",
    chromium,
)
REDIS = Need(
    "a Redis server",
    ("redis-server",),
    "to run the tests on the Redis of a production host",
    redis_server,
)
POSTGRES = Need(
    "PostgreSQL",
    ("postgresql",),
    "to run the tests on the database of a production host",
    postgres_folder,
)
CADDY = Need(
    "Caddy",
    ("caddy",),
    "to run what docker-compose.yml would start",
    lambda: shutil.which("caddy"),
)
NGINX = Need(
    "nginx",
    ("nginx-light",),
    "to run the cache of whole pages that deploy/cache.yml adds",
    nginx,
)
NEEDS = (ENSUREPIP, CHROMIUM, REDIS, POSTGRES, CADDY, NGINX)


def supply() -> list[Need]:
    """Install what is missing where that is ours to do (Debian, as root); return what still is."""
    missing = [need for need in NEEDS if not need.find()]
    if missing and os.geteuid() == 0 and shutil.which("apt-get"):
        _install([package for need in missing for package in need.packages])
        missing = [need for need in missing if not need.find()]
    return missing


def explain(missing: list[Need]) -> str:
    """What is missing, why it is needed, how to get it."""
    lines = [f"  {need.name}: needed {need.reason}" for need in missing]
    packages = " ".join(package for need in missing for package in need.packages)
    return "\n".join(
        ["This machine lacks:", *lines, f"On Debian or Ubuntu: sudo apt-get install {packages}"]
    )


def _install(packages: list[str]) -> None:
    env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    with progress(f"Installing {' '.join(packages)}"):
        for arguments in (["update"], ["install", "--yes", "--no-install-recommends", *packages]):
            done = subprocess.run(
                ["apt-get", "-q", *arguments],
                env=env,
                stdin=subprocess.DEVNULL,
                capture_output=True,
                text=True,
                check=False,
            )
            if done.returncode:
                raise Stop(f"apt-get {arguments[0]} failed:\n{done.stderr.strip()}")
