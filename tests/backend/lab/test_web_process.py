"""The web process knows the tasks' names and never loads torch."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.services import ROOT

SERVE_A_RUN = """
import io, json, sys
from backend.config.wsgi import application
from django.test import Client
from PIL import Image

sink = io.BytesIO()
Image.new("RGB", (64, 48), "teal").save(sink, "JPEG")
sink.seek(0)
sink.name = "picture.jpg"
client = Client()
accepted = client.post("/api/v1/runs/", {"image": sink}, headers={"host": "localhost"})
again = client.get(accepted["Location"], headers={"host": "localhost"})
heavy = [name for name in ("torch", "torchvision", "ml.api", "scipy") if name in sys.modules]
print(json.dumps({"accepted": accepted.status_code, "read": again.status_code, "heavy": heavy}))
"""
LOAD_EVENTS = """
import json, sys
from backend.config.asgi import application
from django.test import Client
answer = Client().get("/healthz", headers={"host": "localhost"})
heavy = [name for name in ("torch", "torchvision", "ml.api", "scipy") if name in sys.modules]
print(json.dumps({"accepted": 202, "read": answer.status_code, "heavy": heavy}))
"""


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("words", [SERVE_A_RUN, LOAD_EVENTS], ids=["site", "events"])
def test_serving_a_run_loads_no_torch(
    words: str, service_env: dict[str, str], tmp_path: Path
) -> None:
    env = {**os.environ, **service_env, "VAR_DIR": str(tmp_path)}
    said = subprocess.run(
        [sys.executable, "-c", words],
        cwd=ROOT,
        env=env,
        capture_output=True,
        text=True,
        check=False,
    )
    assert said.returncode == 0, said.stderr
    found = json.loads(said.stdout.splitlines()[-1])
    assert found == {"accepted": 202, "read": 200, "heavy": []}
