"""The list of parts names whatever is pinned, with its version, and is made without a network."""

import json
import re
from pathlib import Path

from scripts import sbom
from scripts.paths import FRONTEND, ROOT

PIN = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[a-z0-9,]+\])?==([0-9][0-9a-z.]*)", re.M)


def listed(file: Path) -> dict[str, set[str]]:
    read = json.loads(file.read_text())
    assert (read["bomFormat"], read["specVersion"]) == ("CycloneDX", "1.6")
    found: dict[str, set[str]] = {}
    for part in read["components"]:
        assert part["purl"].endswith(f"@{part['version'].replace('+', '%2B')}")
        found.setdefault(part["name"], set()).add(part["version"].partition("+")[0])
    return found


def test_every_pinned_part_is_listed_with_its_version(tmp_path: Path) -> None:
    folder = sbom.write(tmp_path)
    python = listed(folder / "python.cdx.json")
    for file in ("requirements.txt", "requirements-dev.txt"):
        for name, version in PIN.findall((ROOT / file).read_text()):
            assert version in python[re.sub(r"[-_.]+", "-", name).lower()], name
    modules = listed(folder / "frontend.cdx.json")
    told = json.loads((FRONTEND / "package.json").read_text())
    pins = told.get("dependencies", {}) | told.get("devDependencies", {})
    assert len(pins) > 10
    for name, version in pins.items():
        assert version in modules[name], name
