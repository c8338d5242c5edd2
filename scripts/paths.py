"""Where things are. Every path is absolute, so that no tool depends on the working directory."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FRONTEND = ROOT / "frontend"
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
VAR = Path(os.environ.get("VAR_DIR") or ROOT / "var").resolve()
LOGS = VAR / "log"
