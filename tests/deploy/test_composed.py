"""What docker-compose.yml would start has been run: a picture goes through all of it and back."""

import re
from collections.abc import Iterator

import pytest

from tests.composed import SITE
from tests.deploy.conftest import ComposedSite
from tests.drawn import jpeg
from tests.student import Student

LINE = ["queued", "preprocessed", *["layer"] * 6, "output", "output", "done"]


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


def test_who_comes_without_tls_is_sent_to_it(site: ComposedSite) -> None:
    plain = Student(f"http://localhost:{site.plain.ports['80']}")
    answer = plain.get("/")
    plain.close()
    assert (answer.status, answer.headers["location"]) == (308, "https://localhost/")


def test_figures_are_not_shown_outside(student: Student) -> None:
    assert student.get("/metrics").status == 404
