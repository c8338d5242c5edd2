"""`make check`: everything that judges the code without running it."""

import os
import sys

from scripts import container_files, frontend, prepare, steps
from scripts.paths import FRONTEND, PYTHON
from scripts.say import Stop
from scripts.steps import Step


def checks() -> list[Step]:
    """The checks, quickest first."""
    tool = [str(PYTHON), "-m"]
    contracts = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    return [
        Step("ruff", [*tool, "ruff", "check", "."]),
        Step("ruff format", [*tool, "ruff", "format", "--check", "."]),
        Step("import contracts", [str(PYTHON), "-c", contracts], env=_with_root_on_path()),
        Step("migrations", [str(PYTHON), "manage.py", "makemigrations", "--check", "--dry-run"]),
        *container_files.checks(),
        Step("mypy", [*tool, "mypy", "."]),
        Step(
            "TypeScript and eslint",
            ["npm", "run", "--silent", "check"],
            env=frontend.node_environment(),
            cwd=FRONTEND,
        ),
    ]


def _with_root_on_path() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": "."}


def main() -> int:
    try:
        prepare.everything(development=True)
        return steps.summary(steps.run_all(checks()))
    except Stop as reason:
        print(reason, file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
