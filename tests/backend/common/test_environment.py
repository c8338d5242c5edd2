"""Settings come from the environment; a wrong one stops the start and is named."""

from __future__ import annotations

import os
import re
import runpy
import stat
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured

from backend.config import environment
from tests.services import ROOT

Read = Callable[..., dict[str, Any]]

WRONG = {
    "UPLOAD_MAX_BYTES": "ten",
    "UPLOAD_MAX_PIXELS": "-4",
    "RUN_LIFETIME_HOURS": "0",
    "DEBUG": "perhaps",
    "HTTPS": "2",
    "REDIS_URL": "localhost:6379",
    "DATABASE_URL": "mysql://localhost/lab",
    "EVENTS_URL": "127.0.0.1:8001",
    "XAPI_URL": "lrs.example.org",
    "STORAGE": "tape",
    "LOG_FORMAT": "xml",
    "TASK_SECONDS": "1",
    "SECRET_KEY": "short",
    "PROXIES": "many",
    "EMAIL_URL": "pigeon://roof",
    "EMAIL_VERIFICATION": "sometimes",
    "SOCIAL_SIGN_IN": "myspace",
}


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Read:
    """Reads the settings anew, with these variables and no other."""

    def anew(**variables: str) -> dict[str, Any]:
        for name in os.environ.keys() - {"PATH"}:
            monkeypatch.delenv(name)
        for name, value in {"VAR_DIR": str(tmp_path), **variables}.items():
            monkeypatch.setenv(name, value)
        return runpy.run_path(str(ROOT / "backend" / "config" / "settings.py"))

    return anew


def refusal(read: Read, **variables: str) -> str:
    with pytest.raises(ImproperlyConfigured) as refused:
        read(**variables)
    return str(refused.value)


def test_a_start_without_any_variable_succeeds(read: Read, tmp_path: Path) -> None:
    assert read()["VAR_DIR"] == tmp_path


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_value_is_refused_and_named(name: str, read: Read) -> None:
    told = refusal(read, **{name: WRONG[name]})
    assert name in told
    assert "llowed" in told


def test_a_wrong_value_stops_the_start(tmp_path: Path) -> None:
    command = [sys.executable, "-c", "import backend.config.settings"]
    env = {"PATH": os.environ["PATH"], "VAR_DIR": str(tmp_path), "DEBUG": WRONG["DEBUG"]}
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=False)
    assert done.returncode != 0
    assert "DEBUG" in done.stderr.strip().splitlines()[-1]


def test_every_variable_is_documented_and_no_other() -> None:
    source = (ROOT / "backend" / "config" / "settings.py").read_text()
    read = set(re.findall(r"given\.[\w.]+\(\s*\"([A-Z][A-Z0-9_]+)\"", source))
    rows = [
        line for line in (ROOT / "docs" / "settings.md").read_text().splitlines() if "|" in line
    ]
    told = {name for row in rows for name in re.findall(r"`([A-Z][A-Z0-9_]+)`", row.split("|")[1])}
    assert told == read


def test_an_s3_store_without_a_bucket_is_refused(read: Read) -> None:
    assert "S3_BUCKET" in refusal(read, STORAGE="s3")


def test_a_learning_record_store_without_its_secret_is_refused(read: Read) -> None:
    given = {"XAPI_URL": "https://lrs.example.org", "XAPI_SITE": "https://lab.example.org"}
    assert "XAPI_SECRET" in refusal(read, **given, XAPI_KEY="lab")


def test_a_secret_may_lie_in_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "secret").write_text("postgres://lab:word@db/lab\n")
    monkeypatch.setenv("SOME_DATABASE_FILE", str(tmp_path / "secret"))
    found = environment.database("SOME_DATABASE", "sqlite:///x")
    assert (found["HOST"], found["PASSWORD"]) == ("db", "word")


def test_a_password_of_its_own_fills_an_address_without_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SOME_DATABASE", "postgres://lab@db/lab")
    found = environment.database("SOME_DATABASE", "sqlite:///x", password="p/w:d")
    assert found["PASSWORD"] == "p/w:d"


def test_a_variable_and_its_file_at_once_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOME_WORD", "one")
    monkeypatch.setenv("SOME_WORD_FILE", str(tmp_path / "other"))
    with pytest.raises(ImproperlyConfigured, match="SOME_WORD and SOME_WORD_FILE are both set"):
        environment.text("SOME_WORD")


def test_a_file_that_is_not_there_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOME_WORD_FILE", str(tmp_path / "away"))
    with pytest.raises(ImproperlyConfigured, match=r"SOME_WORD_FILE=.*away"):
        environment.text("SOME_WORD")


def test_what_a_file_holds_is_not_repeated_when_it_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "secret").write_text("mysql://lab:hidden@db/lab")
    monkeypatch.setenv("SOME_DATABASE_FILE", str(tmp_path / "secret"))
    with pytest.raises(ImproperlyConfigured) as refused:
        environment.database("SOME_DATABASE", "sqlite:///x")
    assert "SOME_DATABASE_FILE is not allowed" in str(refused.value)
    assert "hidden" not in str(refused.value)


def test_an_empty_variable_counts_as_unset(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOME_NUMBER", " ")
    assert environment.whole("SOME_NUMBER", 7) == 7


@pytest.mark.parametrize(("text", "value"), [("yes", True), ("OFF", False), ("1", True)])
def test_a_flag_is_read_in_its_usual_spellings(
    monkeypatch: pytest.MonkeyPatch, text: str, value: bool
) -> None:
    monkeypatch.setenv("SOME_FLAG", text)
    assert environment.flag("SOME_FLAG", not value) is value


def test_names_are_split_at_commas(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOME_NAMES", "a.example, b.example,")
    assert environment.names("SOME_NAMES", []) == ["a.example", "b.example"]


def test_an_address_loses_the_slash_at_its_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOME_URL", "https://events.example/")
    assert environment.address("SOME_URL", "", schemes=("https",)) == "https://events.example"


def test_a_secret_is_made_once_and_for_its_owner_alone(tmp_path: Path) -> None:
    file = tmp_path / "deep" / "key"
    with ThreadPoolExecutor(8) as crowd:
        keys = set(crowd.map(lambda _: environment.secret_key("NO_SUCH_KEY", file), range(16)))
    assert len(keys) == 1
    assert len(keys.pop()) > 50
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert [path.name for path in file.parent.iterdir()] == ["key"]


def test_a_given_secret_writes_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOME_KEY", "x" * 40)
    assert environment.secret_key("SOME_KEY", tmp_path / "key") == "x" * 40
    assert not (tmp_path / "key").exists()


def test_a_short_secret_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOME_KEY", "secret")
    with pytest.raises(ImproperlyConfigured, match="SOME_KEY"):
        environment.secret_key("SOME_KEY", Path("never"))


@pytest.mark.parametrize(
    ("redis", "broker"),
    [
        ("redis://host:6379/2", "redis://host:6379/2"),
        ("unix:///var/redis.sock", "redis+socket:///var/redis.sock"),
        ("unix:///var/redis.sock?db=3", "redis+socket:///var/redis.sock?virtual_host=3"),
    ],
)
def test_the_broker_is_the_same_redis(redis: str, broker: str) -> None:
    assert environment.broker_address(redis) == broker


def test_logs_of_both_forms_are_lines(tmp_path: Path) -> None:
    words = "import django,structlog;django.setup();structlog.get_logger('a').info('b', run='c')"
    for form, wanted in (("json", '"event": "b"'), ("text", "run=c")):
        env = {**os.environ, "VAR_DIR": str(tmp_path), "LOG_FORMAT": form}
        env["DJANGO_SETTINGS_MODULE"] = "backend.config.settings"
        said = subprocess.run(
            [sys.executable, "-c", words],
            cwd=ROOT,
            env=env,
            capture_output=True,
            text=True,
            check=True,
        )
        assert wanted in said.stderr
