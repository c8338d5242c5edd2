"""docker-compose.yml and the Dockerfile name what exists, and ask for no more than is needed."""

import re
import stat
from pathlib import Path

import pytest

from scripts import make_secrets
from scripts.paths import ROOT
from tests.composed import SITE, Composed, services

SETTING = re.compile(r"given\.\w+\(\s*\"([A-Z0-9_]+)\"")
STORES = ("postgres", "redis", "store")
SERVICES = sorted(services())
LASTING = [name for name in SERVICES if name != "prepare"]


@pytest.fixture(params=SERVICES)
def service(request: pytest.FixtureRequest) -> Composed:
    return services()[request.param]


def test_all_that_a_production_host_needs_is_there() -> None:
    assert sorted([*SITE, *STORES, "prepare", "proxy"]) == SERVICES


def test_every_variable_given_to_the_site_is_one_that_settings_reads() -> None:
    read = set(SETTING.findall((ROOT / "backend/config/settings.py").read_text()))
    for name in SITE:
        given = {variable.removesuffix("_FILE") for variable in services()[name].environment}
        assert given <= read


def test_every_process_of_the_site_has_the_same_image_and_environment() -> None:
    site = [services()[name] for name in (*SITE, "prepare")]
    assert {one.told["image"] for one in site} == {"concept-lab:cpu"}
    assert all(one.environment == site[0].environment for one in site)


def test_with_learning_platforms_one_worker_more_has_a_way_out_and_nothing_else_changes() -> None:
    plain, launched = services(), services("deploy/lti.yml")
    for name, service in launched.items():
        expected = dict(plain[name].told)
        if name in ("web", "worker-interactive", "worker-batch"):
            expected["environment"] = {**expected["environment"], "LTI": "true"}
        if name == "worker-batch":
            expected["networks"] = {**expected["networks"], "front": None}
        assert service.told == expected


def test_a_service_has_no_rights_that_it_does_not_use(service: Composed) -> None:
    assert service.told["user"] not in ("0", "root")
    assert service.told["read_only"] is True
    assert service.told["cap_drop"] == ["ALL"]
    assert service.told["security_opt"] == ["no-new-privileges:true"]
    assert set(service.told.get("cap_add", [])) <= {"NET_BIND_SERVICE"}


def test_a_service_has_limits(service: Composed) -> None:
    assert set(service.told["deploy"]["resources"]["limits"]) == {"cpus", "memory", "pids"}


@pytest.mark.parametrize("name", LASTING)
def test_a_service_that_lasts_says_how_it_is(name: str) -> None:
    assert services()[name].health_check
    assert services()[name].told["restart"] == "unless-stopped"


def test_no_secret_stands_in_an_environment(service: Composed) -> None:
    secret = re.compile(r"PASSWORD|SECRET|TOKEN")
    plain = [name for name in service.environment if secret.search(name)]
    assert [name for name in plain if not name.endswith("_FILE")] == []


def test_every_secret_that_a_service_names_is_made_by_the_script(tmp_path: Path) -> None:
    assert make_secrets.make(tmp_path / "secrets") == list(make_secrets.NAMES)
    assert make_secrets.make(tmp_path / "secrets") == []
    named = {one["source"] for each in services().values() for one in each.told.get("secrets", [])}
    assert named == set(make_secrets.NAMES)
    assert stat.S_IMODE((tmp_path / "secrets").stat().st_mode) == 0o700


def test_every_image_is_pinned_or_built_here(service: Composed) -> None:
    name, _, tag = service.told["image"].partition(":")
    assert name.startswith("concept-lab") or re.fullmatch(r"\d+\.\d+(\.\d+)?-\w+", tag)


def test_every_base_image_is_pinned_by_its_whole_version() -> None:
    dockerfile = (ROOT / "Dockerfile").read_text()
    stages = set(re.findall(r" AS (\S+)", dockerfile))
    bases = set(re.findall(r"^FROM (\S+)", dockerfile, re.M)) - stages - {"python:${PYTHON}"}
    python = re.search(r"^ARG PYTHON=(\S+)", dockerfile, re.M)
    assert python
    tags = [base.partition(":")[2] for base in bases] + [python[1]]
    assert [tag for tag in tags if not re.match(r"v?\d+\.\d+\.\d+", tag)] == []


def test_only_the_proxy_can_be_reached_and_the_stores_reach_nothing(service: Composed) -> None:
    assert bool(service.told.get("ports")) == (service.name == "proxy")
    if service.name in STORES:
        assert list(service.told["networks"]) == ["back"]


def test_batch_work_has_workers_of_its_own() -> None:
    queues = {
        name: services()[name].command[services()[name].command.index("--queues") + 1]
        for name in SITE
        if name.startswith("worker")
    }
    assert queues == {"worker-interactive": "interactive", "worker-batch": "batch"}


def test_everything_that_an_image_copies_is_in_the_repository_and_in_its_build_context() -> None:
    copied = re.findall(r"^COPY (?!--from)(.+) \S+$", (ROOT / "Dockerfile").read_text(), re.M)
    paths = [ROOT / path for line in copied for path in line.split()]
    assert [str(path) for path in paths if not path.exists()] == []
    allowed = {
        line[1:] for line in (ROOT / ".dockerignore").read_text().splitlines() if line[0] == "!"
    }
    tops = {Path(path).parts[0] for line in copied for path in line.split()}
    assert tops <= allowed
