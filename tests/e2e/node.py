"""Tools of the front end that judge pages: html-validate, Lighthouse."""

import subprocess

from scripts import machine
from scripts.frontend import node_environment
from scripts.paths import FRONTEND


def node(program: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a program of node_modules to its end, with the Chromium that the tests use."""
    env = {**node_environment(), "CHROME_PATH": str(machine.chromium())}
    command = [str(FRONTEND / "node_modules" / ".bin" / program), *arguments]
    return subprocess.run(
        command, cwd=FRONTEND, env=env, capture_output=True, text=True, timeout=300, check=False
    )
