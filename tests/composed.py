"""docker-compose.yml as Docker Compose reads it, and what its processes are told to run."""

import json
import re
import shlex
import subprocess
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from scripts import container_files
from scripts.paths import ROOT

SITE = ("web", "events", "worker-interactive", "worker-batch")  # that run until they are ended


@dataclass(frozen=True)
class Composed:
    """One service."""

    name: str
    told: dict[str, Any]

    @property
    def command(self) -> list[str]:
        words = self.told["command"]
        return shlex.split(words) if isinstance(words, str) else list(words)

    @property
    def environment(self) -> dict[str, str]:
        return dict(self.told.get("environment", {}))

    @property
    def health_check(self) -> list[str]:
        """The words of its check of health; all here are of the form that needs no shell."""
        form, *words = self.told["healthcheck"]["test"]
        assert form == "CMD"
        return list(words)


@dataclass(frozen=True)
class Plain:
    """How a service of the file runs as a process of this machine: the same words, other places."""

    ports: dict[str, int]  # in the file, and here
    folders: dict[str, Path]  # likewise

    def here(self, text: str) -> str:
        """A word of the file with its addresses, ports and folders as they are here."""
        text = re.sub(r"\b(?:postgres|redis|store|web|events):(?=\d)", "127.0.0.1:", text)
        for there, folder in self.folders.items():
            text = text.replace(there, str(folder))
        ports = "|".join(self.ports)
        text = re.sub(rf"\b({ports})\b", lambda found: str(self.ports[found[1]]), text)
        return text.replace("0.0.0.0", "127.0.0.1")

    def command(self, words: list[str]) -> list[str]:
        python, *rest = words if words[0] == "python" else ["", *words]
        return [*([sys.executable] if python else []), *map(self.here, rest)]

    def environment(self, service: Composed) -> dict[str, str]:
        return {name: self.here(value) for name, value in service.environment.items()}


@cache
def services(*further: str) -> dict[str, Composed]:
    """Every service by its name, with all anchors and variables filled in by Compose itself; as
    `further` files change them."""
    compose = container_files.compose()
    assert compose, "Docker Compose is neither in .venv nor on this machine"
    files = [word for one in ("docker-compose.yml", *further) for word in ("--file", one)]
    command = [*map(str, compose), *files, "--env-file", "/dev/null", "config", "--format", "json"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    read: dict[str, Any] = json.loads(done.stdout)["services"]
    return {name: Composed(name, told) for name, told in read.items()}
