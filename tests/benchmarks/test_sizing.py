"""The tables of docs/operate.md are what the figures of docs/measured.md come to."""

from pathlib import Path

import pytest

from tests.benchmarks import sizing
from tests.benchmarks.report import MEASURED
from tests.benchmarks.sizing import BUSY, CARD, COLUMNS, NEW, OLD, PICTURE, Cost, Rates

NOTHING = dict.fromkeys(COLUMNS, 0.0)


@pytest.fixture
def cost() -> Cost:
    """Of round numbers."""
    cpu = {
        OLD: NOTHING,
        NEW: {**NOTHING, "web": 10.0},
        PICTURE: {**NOTHING, "worker": 25.0},
        CARD: {**NOTHING, "postgres": 5.0},
    }
    kilobytes = {"files": 70.0, "PostgreSQL": 1.0, "Redis": 30.0}
    return Cost(cpu, dict.fromkeys(COLUMNS, 100.0), {PICTURE: kilobytes, CARD: kilobytes})


def test_the_tables_are_those_of_the_figures(tmp_path: Path) -> None:
    again = tmp_path / "operate.md"
    again.write_text(sizing.OPERATE.read_text())
    sizing.write(MEASURED, again)
    assert again.read_text() == sizing.OPERATE.read_text()


def test_cores_are_rates_times_costs_with_room_for_bursts(cost: Cost) -> None:
    cores = Rates(pages=100.0, pictures=10.0, cards=20.0).cores(cost)
    assert cores["web"] == pytest.approx(100 * 0.1 * 0.010 / BUSY)
    assert cores["worker"] == pytest.approx(10 * 0.025 / BUSY)
    assert cores["postgres"] == pytest.approx(20 * 0.005 / BUSY)


def test_a_class_does_what_the_bench_of_load_lets_it_do() -> None:
    rates = Rates.of_class(200)
    assert rates.pages == pytest.approx(160 / 9)
    assert rates.pictures == pytest.approx(30 / 20)
    assert rates.cards == pytest.approx(10 / 7)


def test_figures_are_read_as_the_bench_writes_them() -> None:
    read = Cost.read(MEASURED.read_text())
    assert set(read.cpu) == {OLD, NEW, PICTURE, CARD}
    assert read.cpu[PICTURE]["worker"] > 0
    assert read.memory["worker"] > 0
    assert read.stored[PICTURE]["files"] > 0
