"""Execute the notebook beside this file against a running site: `execute.py --help` says how.

The notebook itself stays as it is, without outputs; what comes of it is the picture.
"""

from __future__ import annotations

import argparse
import os
from pathlib import Path

import nbformat
from nbclient import NotebookClient

NOTEBOOK = Path(__file__).parent / "what_two_networks_see.ipynb"
SECONDS = 120  # for one cell; a run takes a fraction of a second, importing matplotlib some more


def execute(*, url: str, sample: str, token: str, picture: Path) -> None:
    """Make `picture`. Raises nbclient's CellExecutionError with whatever a cell raised."""
    given = {
        "CONCEPT_LAB_URL": url,
        "CONCEPT_LAB_SAMPLE": sample,
        "CONCEPT_LAB_TOKEN": token,
        "CONCEPT_LAB_PICTURE": str(picture.resolve()),
    }
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    client = NotebookClient(notebook, timeout=SECONDS, kernel_name="python3")
    client.execute(env={**os.environ, **given})


def main() -> None:
    parser = argparse.ArgumentParser(description="Execute the notebook and keep its picture.")
    parser.add_argument("picture", type=Path, help="where the picture goes, such as figure.png")
    parser.add_argument("--url", default="http://localhost:8000", help="the running site")
    parser.add_argument("--sample", default="amara", help="a picture of the site's gallery")
    asked = parser.parse_args()
    token = os.environ.get("CONCEPT_LAB_TOKEN", "")  # not an argument: those can be seen by others
    execute(url=asked.url, sample=asked.sample, token=token, picture=asked.picture)
    print(f"The picture is {asked.picture}.")


if __name__ == "__main__":
    main()
