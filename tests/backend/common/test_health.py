"""Is it alive, is it ready."""

from __future__ import annotations

import time

import pytest
from django.db import connections
from django.test import Client

from backend.common.health import WORKER_KEY, sign_of_life
from backend.common.redis import connection
from tests.backend.lab.helpers import redis_away
from tests.services import Service

pytestmark = pytest.mark.django_db(transaction=True)


def checks(client: Client) -> tuple[int, dict[str, str]]:
    answer = client.get("/readyz")
    return answer.status_code, answer.json()["checks"]


def test_a_process_that_answers_is_alive(client: Client) -> None:
    with redis_away():
        assert client.get("/healthz").json() == {"status": "ok"}


def test_it_is_ready_with_a_worker(client: Client, worker: Service) -> None:
    assert checks(client) == (200, {"database": "ok", "redis": "ok", "worker": "ok"})


def test_a_sign_of_life_counts_for_a_while(client: Client) -> None:
    connection().delete(WORKER_KEY)
    before = checks(client)
    sign_of_life()
    assert checks(client)[0] == 200
    # a worker of this session may have spoken up in between
    assert before[1]["worker"] in ("away", "ok")
    assert 0 < connection().ttl(WORKER_KEY) <= 15


def test_with_redis_away_it_says_so_soon(client: Client) -> None:
    with redis_away():
        begun = time.monotonic()
        assert checks(client) == (503, {"database": "ok", "redis": "away", "worker": "away"})
        assert time.monotonic() - begun < 2


def test_with_the_database_away_it_says_so(client: Client) -> None:
    default = connections["default"]
    default.close()
    name = default.settings_dict["NAME"]
    default.settings_dict["NAME"] = "/nonexistent/folder/database"
    try:
        status, found = checks(client)
    finally:
        default.close()
        default.settings_dict["NAME"] = name
    assert (status, found["database"]) == (503, "away")


def test_readiness_is_never_remembered(client: Client) -> None:
    assert client.get("/readyz")["Cache-Control"] == "no-store"
