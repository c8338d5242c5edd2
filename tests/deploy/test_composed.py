"""What docker-compose.yml would start has been run: a picture goes through all of it and back."""

import json
import re
from collections.abc import Iterator
from typing import Any

import brotli
import pytest

from tests.composed import SITE
from tests.deploy.conftest import ComposedSite
from tests.drawn import jpeg
from tests.services import wait_until
from tests.student import Student, form

LINE = ["queued", "preprocessed", *["layer"] * 6, "output", "output", "done"]


def lines_about(log: str, run: str) -> list[dict[str, Any]]:
    """The structured lines of a log that name a run."""
    read = [json.loads(line) for line in log.splitlines() if line.startswith("{")]
    return [line for line in read if line.get("run") == run]


@pytest.fixture
def student(site: ComposedSite) -> Iterator[Student]:
    visitor = site.student()
    yield visitor
    visitor.close()


def test_a_picture_goes_through_the_proxy_to_the_last_layer_and_is_deleted(
    site: ComposedSite, student: Student
) -> None:
    run = student.send(jpeg(1)).json()
    assert [event.name for event in student.hear(run)] == LINE

    done = student.get(f"/api/v1/runs/{run['id']}/").json()
    layer = done["networks"]["faces"]["layers"][0]
    assert student.get(layer["atlas"]["url"]).status == 200
    assert f"runs/{run['id']}/picture.jpg" in site.bucket()

    assert student.delete(f"/api/v1/runs/{run['id']}/").status == 204
    assert {name for name in site.bucket() if run["id"] in name} == set()


def test_the_checks_of_health_that_the_file_names_succeed(site: ComposedSite) -> None:
    for name in (*SITE, "proxy", "postgres", "redis"):
        site.await_healthy(name)


def test_the_proxy_hands_out_built_files_itself_and_for_good(student: Student) -> None:
    page = student.get("/").body.decode()
    script = re.search(r'src="(/static/[^"]+\.js)"', page)
    assert script
    answer = student.get(script[1])
    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert "x-frame-options" not in answer.headers  # the site would have set it
    packed = student.ask("GET", script[1], headers={"Accept-Encoding": "gzip, br"})
    assert packed.headers["content-encoding"] == "br"
    assert brotli.decompress(packed.body) == answer.body


def test_who_comes_without_tls_is_sent_to_it(site: ComposedSite) -> None:
    plain = Student(f"http://localhost:{site.plain.ports['80']}")
    answer = plain.get("/")
    plain.close()
    assert (answer.status, answer.headers["location"]) == (308, "https://localhost/")


def test_figures_are_shown_inside_to_whoever_has_the_token_and_not_outside(
    site: ComposedSite, student: Student
) -> None:
    token = (site.folder / "secrets" / "metrics_token").read_text()
    asked = {"Authorization": f"Bearer {token}"}
    assert student.ask("GET", "/metrics", headers=asked).status == 404

    inside = Student(f"http://127.0.0.1:{site.plain.ports['8000']}")
    told = inside.ask("GET", "/metrics", headers=asked).body.decode()
    inside.close()
    assert 'lab_queue_length{queue="interactive"} 0.0' in told
    assert sum("lab_workers{" in line for line in told.splitlines()) == 1


def test_one_request_can_be_followed_through_the_logs_of_all_processes(
    site: ComposedSite, student: Student
) -> None:
    samples: list[dict[str, str]] = json.loads(student.get("/api/v1/samples/").body)
    body, kind = form([("sample", samples[0]["name"].encode(), "")])
    headers = {"Content-Type": kind, "X-Request-ID": "followed-all-the-way"}
    answer = student.ask("POST", "/api/v1/runs/", body, headers)
    assert answer.headers["x-request-id"] == "followed-all-the-way"
    run = answer.json()
    assert [event.name for event in student.hear(run)] == LINE

    def said(name: str, event: str) -> list[dict[str, Any]]:
        about = lines_about(site.log(name), run["id"])
        return [line for line in about if line["event"] == event]

    # a run's last event is told before its task has ended
    wait_until(lambda: bool(said("worker-interactive", "task ended")), 30, "the end of the task")
    [ended] = said("worker-interactive", "task ended")
    assert (ended["request"], ended["ended"]) == ("followed-all-the-way", "done")
    assert said("events", "answered")
    assert "followed-all-the-way" in site.log("web")
