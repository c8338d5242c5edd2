"""Pictures are decoded by children that hold nothing, and that may break."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Collection, Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.test import override_settings
from PIL import Image

from backend.common.errors import UnavailableError, UnreadablePictureError
from backend.lab import uploads
from backend.lab.decoding import wire
from backend.lab.decoding.pool import ENVIRONMENT, Pool
from tests.backend.lab.helpers import picture, saved
from tests.services import ROOT

MODULE = "backend.lab.decoding.child"
on_linux = pytest.mark.skipif(sys.platform != "linux", reason="looked for in /proc")


@pytest.fixture
def pool() -> Iterator[Pool]:
    made = Pool(1)
    yield made
    made.close()


def decoders(parent: int) -> list[int]:
    """The decoders that a process has started."""
    tasks = Path(f"/proc/{parent}/task").glob("*/children")
    found = [int(pid) for children in tasks for pid in children.read_text().split()]
    return [pid for pid in found if MODULE in Path(f"/proc/{pid}/cmdline").read_text()]


def started_by(pool: Pool) -> int:
    """The pid of its decoder."""
    before = set(decoders(os.getpid()))
    pool.warm()
    return one_more(os.getpid(), before)


def one_more(parent: int, before: Collection[int] = ()) -> int:
    """The decoder that a process has just started; its name shows a moment later."""
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        for pid in set(decoders(parent)) - set(before):
            return pid
    raise AssertionError("no decoder was started")


def test_a_decoder_answers_as_the_same_code_does_here(pool: Pool) -> None:
    sent = saved(picture(1500, 900), "PNG")
    assert pool.clean(sent) == uploads.clean(sent, max_bytes=10**8, max_pixels=10**8)


def test_a_refusal_comes_over_in_its_own_words_and_the_decoder_goes_on(pool: Pool) -> None:
    sent = saved(picture())[:200]
    with pytest.raises(UnreadablePictureError) as there:
        pool.clean(sent)
    with pytest.raises(UnreadablePictureError) as here:
        uploads.clean(sent, max_bytes=10**8, max_pixels=10**8)
    assert str(there.value) == str(here.value)
    assert pool.clean(saved(picture())).width == 64


@on_linux
def test_a_decoder_is_given_nothing_and_may_do_nothing_but_compute(pool: Pool) -> None:
    pid = started_by(pool)
    pool.clean(saved(picture()))
    given = Path(f"/proc/{pid}/environ").read_bytes().split(b"\0")
    assert dict(pair.decode().split("=") for pair in given if pair) == ENVIRONMENT
    assert len(list(Path(f"/proc/{pid}/fd").iterdir())) == 3
    limits = {
        line[:26].strip(): line[26:].split()[:2]
        for line in Path(f"/proc/{pid}/limits").read_text().splitlines()
    }
    assert limits["Max open files"] == ["3", "3"]
    assert limits["Max core file size"] == limits["Max file size"] == ["0", "0"]
    assert int(limits["Max address space"][1]) < 2 * 2**30
    assert int(limits["Max cpu time"][0]) <= settings.DECODE_SECONDS + 2


def test_a_decoder_loads_nothing_that_knows_a_secret() -> None:
    words = f"import sys, {MODULE}; print({{name.partition('.')[0] for name in sys.modules}})"
    said = subprocess.run(
        [sys.executable, "-c", words], cwd=ROOT, env={}, capture_output=True, text=True, check=True
    )
    loaded = eval(said.stdout)
    assert {"PIL", "backend"} <= loaded
    assert not loaded & {"django", "psycopg", "redis", "celery", "torch"}


def test_a_picture_that_needs_more_memory_than_allowed_is_refused_in_words() -> None:
    ours, theirs = socket.socketpair()
    command = [sys.executable, "-m", MODULE, str(120 * 2**20), "10"]
    with theirs:
        child = subprocess.Popen(command, cwd=ROOT, env=ENVIRONMENT, stdin=theirs.fileno())
    with ours:
        large = saved(Image.new("1", (6000, 6000)), "PNG")
        for sent in (large, saved(picture())):
            wire.send(ours, {"max_bytes": 10**8, "max_pixels": 10**8}, sent)
            words, data = wire.receive(ours, most=10**8, until=time.monotonic() + 30)
            if sent is large and sys.platform == "linux":
                assert words["refused"] == "upload-too-large"
                assert "more memory" in words["detail"]
        assert words == {"width": 64, "height": 48}
        assert data.startswith(b"\xff\xd8")
    assert child.wait(timeout=30) == 0  # its socket is closed, so it ends


@on_linux
def test_a_decoder_that_dies_over_a_picture_costs_that_picture_only(pool: Pool) -> None:
    pid = started_by(pool)
    os.kill(pid, signal.SIGSTOP)  # it will not answer …
    with (
        override_settings(DECODE_SECONDS=0.1),
        pytest.raises(UnreadablePictureError, match="took too long"),
    ):
        pool.clean(saved(picture()))
    assert not Path(f"/proc/{pid}").exists()  # … and is ended
    assert pool.clean(saved(picture())).width == 64


@on_linux
def test_a_decoder_that_died_unseen_is_replaced_before_anyone_waits(pool: Pool) -> None:
    pid = started_by(pool)
    os.kill(pid, signal.SIGKILL)
    os.waitid(os.P_PID, pid, os.WEXITED | os.WNOWAIT)
    assert pool.clean(saved(picture())).width == 64


def test_with_every_decoder_busy_one_is_asked_to_come_again() -> None:
    with override_settings(DECODE_SECONDS=0.1), pytest.raises(UnavailableError, match="again"):
        Pool(0).clean(saved(picture()))


SITE = """
import time
import django
django.setup()
from backend.lab.decoding.pool import pool
pool().warm()
print("up", flush=True)
time.sleep(60)
"""


@on_linux
def test_no_decoder_outlives_its_site_however_that_ends(tmp_path: Path) -> None:
    env = {**os.environ, "VAR_DIR": str(tmp_path)}
    command = [sys.executable, "-c", SITE]
    with subprocess.Popen(command, cwd=ROOT, env=env, stdout=subprocess.PIPE, text=True) as site:
        assert site.stdout is not None
        assert site.stdout.readline() == "up\n"
        pid = one_more(site.pid)
        site.kill()
    deadline = time.monotonic() + 30
    while Path(f"/proc/{pid}").exists() and time.monotonic() < deadline:
        time.sleep(0.02)
    assert not Path(f"/proc/{pid}").exists()
