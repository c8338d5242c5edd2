"""The private Redis: only on its socket, only for this account, keeping what it accepted."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest
import redis as client

from scripts import redis
from scripts.say import Stop
from scripts.supervisor import Supervisor
from scripts.warden import Warden


@pytest.fixture
def supervisor(tmp_path: Path) -> Iterator[Supervisor]:
    warden = Warden()
    supervisor = Supervisor(tmp_path / "log", warden)
    yield supervisor
    supervisor.stop()
    warden.close()


def test_it_answers_on_a_private_socket_and_on_no_port(
    supervisor: Supervisor, tmp_path: Path
) -> None:
    url = redis.start(supervisor, tmp_path / "redis", os.environ)

    with client.Redis.from_url(url) as connection:
        assert connection.config_get("port") == {"port": "0"}
        assert connection.config_get("appendonly") == {"appendonly": "yes"}
    folder = redis.socket_path(tmp_path / "redis").parent
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_what_it_accepted_survives_its_sudden_death(supervisor: Supervisor, tmp_path: Path) -> None:
    url = redis.start(supervisor, tmp_path / "redis", os.environ)
    with client.Redis.from_url(url) as connection:
        connection.rpush("queue", "work")

    supervisor.kill()
    redis.start(supervisor, tmp_path / "redis", os.environ)

    with client.Redis.from_url(url) as connection:
        assert connection.lrange("queue", 0, -1) == [b"work"]


def test_a_clone_in_a_deep_folder_with_spaces_gets_a_socket_with_a_short_name(
    supervisor: Supervisor, tmp_path: Path
) -> None:
    deep = tmp_path / "a folder with spaces" / ("deep" * 30)
    url = redis.start(supervisor, deep, os.environ)

    assert len(os.fsencode(redis.socket_path(deep))) <= redis.LONGEST_SOCKET_PATH
    assert (deep / "appendonly.aof").exists()
    with client.Redis.from_url(url) as connection:
        assert connection.ping() is True


def test_a_socket_folder_of_another_account_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "getuid", lambda: 12345)
    with pytest.raises(Stop, match="belongs to someone else"):
        redis.make_private(tmp_path)
