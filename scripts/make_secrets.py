"""Make the secrets that docker-compose.yml names, each a file of its own, unless they are there.

A file can be read by the account without rights that a container runs as; the folder around it
only by whoever made it.
"""

import secrets
import sys
from pathlib import Path

from scripts.paths import ROOT

FOLDER = ROOT / "secrets"
NAMES = ("secret_key", "postgres_password", "store_secret", "metrics_token", "xapi_secret")
GIVEN = ("xapi_secret",)  # by somebody else: empty, until it is written here


def make(folder: Path) -> list[str]:
    """Make what is missing in ``folder``; the names of what was made."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    missing = [name for name in NAMES if not (folder / name).exists()]
    for name in missing:
        file = folder / name
        file.write_text("" if name in GIVEN else secrets.token_urlsafe(50))
        file.chmod(0o444)
    return missing


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER
    made = make(folder)
    print(f"{folder}: made {', '.join(made)}." if made else f"{folder}: all there, left alone.")


if __name__ == "__main__":
    main()
