"""What the site tells browsers to refuse, and what it refuses by length alone."""

from __future__ import annotations

import os
import secrets
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client, override_settings

from backend.common.gate import PERMISSIONS
from tests.services import ROOT

pytestmark = pytest.mark.django_db

PRODUCTION = {
    "HTTPS": "true",
    "ALLOWED_HOSTS": "lab.example.org",
    "DATABASE_URL": "postgres://lab:secret@database/lab",
    "REDIS_URL": "redis://redis:6379/0",
}
EVERYWHERE = {
    "Content-Security-Policy": None,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": PERMISSIONS,
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


def test_django_finds_nothing_to_warn_of_in_production(tmp_path: Path) -> None:
    env = {**os.environ, **PRODUCTION, "VAR_DIR": str(tmp_path)}
    env["SECRET_KEY"] = secrets.token_urlsafe(50)
    command = [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"]
    said = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=False)
    assert said.returncode == 0, said.stderr
    assert "no issues (0 silenced)" in said.stdout


@pytest.mark.parametrize(
    "path",
    ["/about/", "/account/", "/account/login/", "/nowhere/", "/api/v1/samples/", "/api/docs/"],
)
def test_every_answer_says_what_browsers_are_to_refuse(client: Client, path: str) -> None:
    for _ in range(2):  # the second may be one that was kept
        headers = client.get(path).headers
        missing = {
            name: headers.get(name)
            for name, value in EVERYWHERE.items()
            if name not in headers or (value and headers[name] != value)
        }
        assert missing == {}
        assert "unsafe" not in headers["Content-Security-Policy"]


def test_of_all_sensors_a_page_may_ask_for_camera_and_microphone_only() -> None:
    allowed = [one for one in PERMISSIONS.split(", ") if not one.endswith("=()")]
    assert sorted(allowed) == ["camera=(self)", "microphone=(self)"]
    assert "geolocation=()" in PERMISSIONS.split(", ")


@override_settings(SECURE_SSL_REDIRECT=True, SECURE_HSTS_SECONDS=31_536_000)
def test_with_tls_in_front_plain_http_is_sent_on_and_not_asked_again(client: Client) -> None:
    assert client.get("/about/")["Location"].startswith("https://")
    told = client.get("/about/", secure=True)["Strict-Transport-Security"]
    assert "max-age=31536000" in told


@pytest.mark.parametrize("path", ["/api/v1/runs/", "/account/login/", "/study/cards/import/"])
def test_a_body_announced_too_long_is_refused_before_it_is_read(client: Client, path: str) -> None:
    length = str(settings.REQUEST_MAX_BYTES + 1)
    answer = client.generic("POST", path, b"", "multipart/form-data", CONTENT_LENGTH=length)
    assert answer.status_code == 413
    assert "at most 10 MB" in answer.json()["detail"]


def test_a_page_that_refuses_answers_with_the_page_for_it(client: Client) -> None:
    assert client.post("/study/cards/of-nobody/change/", {"what": "delete"}).status_code == 404
