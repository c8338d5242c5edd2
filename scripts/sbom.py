"""`make sbom`: every part that is installed, by name and version, as CycloneDX 1.6 in var/sbom.

Read from what pip installed and from the front end's lock file, so it needs no network. `npm sbom`
is not used: it refuses a lock file with a dependency on a tag ("latest"), as Lighthouse's has.
"""

import json
import sys
from collections.abc import Iterable
from importlib.metadata import distributions
from pathlib import Path
from typing import Any
from urllib.parse import quote

from scripts import prepare
from scripts.paths import FRONTEND, VAR, VENV
from scripts.say import Stop

Json = dict[str, Any]


def main() -> int:
    try:
        prepare.everything(development=True)
        folder = write()
    except Stop as reason:
        print(reason, file=sys.stderr)
        return 1
    print(f"All parts are listed in {folder}.")
    return 0


def write(folder: Path = VAR / "sbom") -> Path:
    """Both lists, one a file; the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, parts in (("python", of_python()), ("frontend", of_npm())):
        (folder / f"{name}.cdx.json").write_text(json.dumps(listed(parts), indent=1) + "\n")
    return folder


def of_python() -> list[Json]:
    """What pip installed."""
    places = [str(place) for place in VENV.glob("lib/python3*/site-packages")]
    found = {(one.metadata["Name"], one.version) for one in distributions(path=places)}
    return [_part("pypi", name.lower().replace("_", "-"), version) for name, version in found]


def of_npm(lock: Path = FRONTEND / "package-lock.json") -> list[Json]:
    """What npm is told to install, each once."""
    packages: Json = json.loads(lock.read_text())["packages"]
    found = {
        (place.rpartition("node_modules/")[2], told["version"])
        for place, told in packages.items()
        if place and "version" in told
    }
    return [_part("npm", name, version) for name, version in found]


def listed(parts: Iterable[Json]) -> Json:
    """A list of parts, always in one order."""
    ordered = sorted(parts, key=lambda part: str(part["purl"]))
    return {"bomFormat": "CycloneDX", "specVersion": "1.6", "version": 1, "components": ordered}


def _part(kind: str, name: str, version: str) -> Json:
    address = f"pkg:{kind}/{quote(name, safe='/')}@{quote(version, safe='')}"
    return {
        "type": "library", "bom-ref": address, "name": name, "version": version, "purl": address
    }  # fmt: skip


if __name__ == "__main__":
    sys.exit(main())
