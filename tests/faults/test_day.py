"""Time passes for the whole site: what has had its day is gone, and the bench of days tells it."""

import pytest

from scripts.stack import Stack
from tests.benchmarks import cost, day
from tests.services import wait_until

pytestmark = pytest.mark.faults

PATIENCE = 60.0  # seconds; a sweep is asked for every four


def test_after_a_day_the_pictures_sent_in_an_hour_have_left_nothing_but_rows(
    site: Stack, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(day, "STUDENTS", 2)
    monkeypatch.setattr(day, "PAGES", 1)
    made = cost.site_of(site)
    before = day.look(made, site.var)

    lived = day.live(site, 1, lasts=0.0)

    [after] = lived.hours
    assert lived.seen.ends["done"] == 2 * day.PICTURES
    assert lived.seen.server_errors() == 0
    assert after["pictures"] >= 2 * day.PICTURES
    assert after["files MB"] > 0

    day.move_clock(made, day.DAY * day.HOUR)
    wait_until(lambda: day.look(made, site.var)["pictures"] == 0, PATIENCE, "the sweep")
    assert [file for file in made.files() if "runs" in file.parts] == []
    rows = day.look(made, site.var)["runs kept as rows"]
    assert rows == before["runs kept as rows"] + 2 * day.PICTURES


@pytest.mark.parametrize(
    ("values", "share", "level"),
    [
        ([100.0, 102.0, 98.0, 100.0], 0.0, True),
        ([100.0, 105.0, 110.0, 115.0], 0.14, False),
        ([100.0, 95.0, 90.0, 85.0], -0.16, True),
        ([0.0, 0.0, 0.0], 0.0, True),
    ],
)
def test_what_grows_by_more_than_a_tenth_is_not_level(
    values: list[float], share: float, level: bool
) -> None:
    assert day.growth(values) == pytest.approx(share, abs=0.02)
    assert day.level(values) is level
