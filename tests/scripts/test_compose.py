"""docker-compose.yml names only what exists: settings, build inputs, commands."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from scripts.paths import ROOT

SETTING = re.compile(r"given\.(?:env\.)?\w+\(\s*\"([A-Z0-9_]+)\"")
IMAGES_OWN = {"POSTGRES_USER", "POSTGRES_DB", "POSTGRES_PASSWORD", "SITE_ADDRESS"}


@pytest.fixture(scope="module")
def compose() -> dict[str, Any]:
    text = (ROOT / "docker-compose.yml").read_text()
    loaded: dict[str, Any] = yaml.safe_load(text)
    return loaded


def environment_of(service: dict[str, Any]) -> set[str]:
    return set(service.get("environment", {}))


def test_every_variable_in_compose_is_one_that_settings_reads(compose: dict[str, Any]) -> None:
    read = set(SETTING.findall((ROOT / "backend/config/settings.py").read_text()))
    given = set().union(*(environment_of(service) for service in compose["services"].values()))
    assert given - IMAGES_OWN <= read
    assert {"SECRET_KEY", "DATABASE_URL", "REDIS_URL"} <= read


def test_every_process_of_the_site_has_the_same_image_and_environment(
    compose: dict[str, Any],
) -> None:
    site = [compose["services"][name] for name in ("web", "events", "worker", "prepare")]
    assert {service["image"] for service in site} == {"concept-lab"}
    assert all(service["environment"] == site[0]["environment"] for service in site)


def test_every_service_that_another_waits_for_exists(compose: dict[str, Any]) -> None:
    services = compose["services"]
    awaited = {name for service in services.values() for name in service.get("depends_on", ())}
    assert awaited <= set(services)


def test_everything_that_the_image_copies_is_in_the_repository_and_in_its_build_context() -> None:
    copied = re.findall(r"^COPY (?!--from)(.+) \S+$", (ROOT / "Dockerfile").read_text(), re.M)
    paths = [ROOT / path for line in copied for path in line.split()]
    assert [str(path) for path in paths if not path.exists()] == []
    allowed = {
        line[1:] for line in (ROOT / ".dockerignore").read_text().splitlines() if line[0] == "!"
    }
    tops = {Path(path).parts[0] for line in copied for path in line.split()}
    assert tops <= allowed


def test_the_proxy_sends_open_streams_to_the_events_process() -> None:
    caddyfile = (ROOT / "deploy/Caddyfile").read_text()
    events = caddyfile.split("handle @events", 1)[1].split("handle {", 1)[0]
    assert "path /api/v1/runs/*/events/" in caddyfile
    assert "events:8001" in events
