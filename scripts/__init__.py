"""The tools behind the Makefile, in plain Python: they must run before anything is installed."""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - met by people, not only by ruff's target version
    sys.exit(
        f"Concept-Lab needs Python 3.11 or newer, and this is {sys.version.split()[0]}. "
        "Name a newer one: make run PYTHON=python3.12"
    )
