"""The virtual environment: made once, filled from the requirements, left alone while they stand."""

import importlib.util
import platform
import re
import shutil
import sys

from scripts import stamps
from scripts.command import run_logged
from scripts.paths import PYTHON, ROOT, VENV
from scripts.say import Stop

RUNTIME = ROOT / "requirements.txt"
DEVELOPMENT = ROOT / "requirements-dev.txt"

PIP_ADVICE = (
    "pip could not install everything. Is the network there, and the disk not full (about 6 GB)? "
    "Mend that and start again: what is already installed is kept."
)
STAGES = re.compile(r"(Collecting|Downloading|Building|Installing) (\S+(?: \S+)?)")


def ensure(*, development: bool = False) -> None:
    """Have ``.venv`` hold the runtime requirements, or the development ones as well.

    Raises Stop with what to do where Python cannot make environments or pip fails.
    """
    _make()
    runtime = stamps.digest([RUNTIME], platform.python_version())
    everything = stamps.digest([RUNTIME, DEVELOPMENT], platform.python_version())
    if development and not stamps.is_fresh(VENV / "development.stamp", everything):
        _install("Installing the tools and what runs", "-r", str(DEVELOPMENT))
        stamps.write(VENV / "development.stamp", everything)
        stamps.write(VENV / "runtime.stamp", runtime)
    elif not stamps.is_fresh(VENV / "runtime.stamp", runtime):
        _install("Installing what runs", "-r", str(RUNTIME))
        stamps.write(VENV / "runtime.stamp", runtime)


def install_package(title: str, requirement: str) -> None:
    """Add one package to the environment."""
    _install(title, requirement)


def _make() -> None:
    marker = VENV / "python.stamp"
    if PYTHON.exists() and stamps.is_fresh(marker, platform.python_version()):
        return
    if importlib.util.find_spec("ensurepip") is None:
        raise Stop(
            f"{sys.executable} cannot make virtual environments. "
            "On Debian and Ubuntu: apt-get install python3-venv; then start again."
        )
    if marker.exists():  # ours, and of another Python: its packages would not load
        shutil.rmtree(VENV)
    advice = "Remove .venv and start again; if it stays so, try another Python: make run PYTHON=…"
    run_logged("Making the environment", [sys.executable, "-m", "venv", VENV], advice=advice)
    stamps.write(marker, platform.python_version())


def _install(title: str, *arguments: str) -> None:
    options = ["--disable-pip-version-check", "--no-input", "--progress-bar", "off"]
    run_logged(
        title,
        [PYTHON, "-m", "pip", "install", *options, *arguments],
        advice=PIP_ADVICE,
        describe=_stage,
    )


def _stage(text: str) -> str | None:
    found = STAGES.match(text.strip())
    return f"{found[1].lower()} {found[2]}" if found else None
