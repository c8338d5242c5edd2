"""`make audit`: are known holes in what we install, and what do we install at all?

Asks the advisory services behind pip-audit and npm, so it needs a network; where they do not
answer it says so and fails, for "nothing found" would then be a lie. Ends by writing the list of
all parts (scripts/sbom.py), which `make sbom` does without a network.
"""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from typing import Any

from scripts import frontend, prepare, sbom
from scripts.paths import FRONTEND, PYTHON, ROOT, VAR
from scripts.say import Stop

AUDITOR = "pip-audit==2.10.1"
WITHIN = 300  # seconds
Json = dict[str, Any]


def main() -> int:
    try:
        prepare.everything(development=True)
        found = [*of_python(python_report()), *of_npm(npm_report("audit"))]
        parts = sbom.write()
    except Stop as reason:
        print(reason, file=sys.stderr)
        return 1
    print("\n".join(found) or "No known hole in any part.")
    print(f"All parts are listed in {parts}.")
    return 1 if found else 0


def python_report() -> Json:
    """What pip-audit says of the environment. Raises Stop where it could not ask."""
    return read("pip-audit", run([*_auditor(), "--format", "json"]))


def npm_report(*words: str) -> Json:
    """What npm says. Raises Stop where it could not ask."""
    command = ["npm", *words, "--json"]
    return read("npm", run(command, env=frontend.node_environment(), cwd=str(FRONTEND)))


def of_python(report: Json) -> list[str]:
    """A line for each hole that pip-audit found, and one for what it could not ask about.

    Raises Stop where it could ask about nothing: an index without advisories looks like that.
    """
    unasked = [one["name"] for one in report["dependencies"] if "skip_reason" in one]
    if len(unasked) == len(report["dependencies"]):
        raise Stop(_unreachable("pip-audit", "the index in use knows no advisories"))
    holes = [
        f"{one['name']} {one['version']}: {hole['id']}, mended in {_or(hole['fix_versions'])}"
        for one in report["dependencies"]
        for hole in one.get("vulns", ())
    ]
    return holes + [f"Not asked about: {', '.join(unasked)}"] * bool(unasked)


def of_npm(report: Json) -> list[str]:
    """A line for each package of which npm knows a hole. Raises Stop for a report of another kind.

    npm tells that its service is away in the same place, with the same exit code.
    """
    if "vulnerabilities" not in report:
        raise Stop(_unreachable("npm", json.dumps(report)[:300]))
    return [
        f"{name} {one['range']}: {one['severity']}, "
        + ("a newer version mends it" if one["fixAvailable"] else "nothing mends it yet")
        for name, one in report["vulnerabilities"].items()
    ]


def read(tool: str, said: subprocess.CompletedProcess[str]) -> Json:
    """A tool's JSON. Raises Stop where it said something else: it found holes or could not ask."""
    try:
        report = json.loads(said.stdout)
    except ValueError:
        report = None
    if not isinstance(report, dict):
        raise Stop(_unreachable(tool, (said.stderr or said.stdout).strip()[-600:]))
    return report


def run(
    command: list[str], *, env: Mapping[str, str] | None = None, cwd: str = str(ROOT)
) -> subprocess.CompletedProcess[str]:
    """Raises Stop where the tool is missing or does not come to an end."""
    try:
        return subprocess.run(
            command,
            cwd=cwd,
            env=env or os.environ,
            capture_output=True,
            text=True,
            timeout=WITHIN,
            check=False,  # they end with 1 where they found something
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise Stop(_unreachable(command[0], str(error))) from error


def _auditor() -> list[str]:
    """pip-audit, from an environment of its own: the site does not need what it needs."""
    home = VAR / "audit"
    tool = home / "bin" / "pip-audit"
    if not tool.exists():
        run([str(PYTHON), "-m", "venv", str(home)])
        said = run([str(home / "bin" / "pip"), "install", "--quiet", AUDITOR])
        if said.returncode:
            raise Stop(_unreachable("pip", said.stderr[-600:]))
    return [str(tool), "--path", str(_packages()), "--progress-spinner", "off"]


def _packages() -> str:
    said = run([str(PYTHON), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"])
    return said.stdout.strip()


def _or(versions: list[str]) -> str:
    return " or ".join(versions) or "no version yet"


def _unreachable(tool: str, said: str) -> str:
    return (
        f"{tool} gave no report, so nothing is known of holes: {said}\n"
        "The advisory services must be reachable from here; try again where they are."
    )


if __name__ == "__main__":
    sys.exit(main())
