"""The cache before the site keeps what is everyone's and nothing else."""

from contextlib import closing

from scripts.test import scratch
from tests.benchmarks import cache, pages
from tests.drawn import jpeg
from tests.student import Student

STUDY = "/study/"


def test_the_proxy_keeps_pages_of_everyone_and_no_answer_to_one_person(site_url: str) -> None:
    with (
        scratch() as (folder, supervisor),
        cache.proxy(supervisor, folder, site_url) as url,
        closing(Student(url)) as student,
        closing(Student(url)) as other,
    ):
        made, again = student.get(pages.PAGE), other.get(pages.PAGE)
        assert made.body == again.body
        ids = [one.headers["x-request-id"] for one in (made, again, other.get(STUDY))]
        assert (
            len(set(ids)) == 3
        )  # an answer that was kept has another than the one it was made for
        named = student.ask("GET", pages.PAGE, headers={"X-Request-ID": "named-by-whoever-asks"})
        assert named.headers["x-request-id"] == "named-by-whoever-asks"
        kept = {path.name for path in (folder / "pages").iterdir()}
        run = student.send(jpeg(7001)).json()
        assert student.await_end(run)["status"] == "done"
        assert student.get(STUDY).status == 200
        assert student.cookies["sessionid"] not in other.cookies.values()
        assert other.get(f"/api/v1/runs/{run['id']}/").status == 404
        assert other.get(STUDY).status == 200
        assert "sessionid" not in other.cookies
        assert {path.name for path in (folder / "pages").iterdir()} == kept
        page, file = cache.beside(url, requests=3200)
        assert page > 0
        assert file > 0
