"""The benchmark measures real work, and says what it measured."""

from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from scripts.stack import Stack
from tests.benchmarks import frames, lab, line, report
from tests.drawn import jpeg
from tests.student import Student


def test_a_small_bench_of_the_real_site_gives_every_row(site: Stack) -> None:
    rows = lab.measure(site, runs=8, students=4)
    with (
        closing(Student(site.address.url)) as student,
        pytest.raises(AssertionError, match="nothing would be measured"),
    ):
        line.time_run(student, jpeg(2000))  # sent before: answered from the store

    assert len(rows) == 12
    assert all(0 < row.p50 <= row.p95 for row in rows)
    bare, one = rows[:2]
    assert one.note == f"{one.p50 / bare.p50:.1f} × the floor"


def test_a_frame_costs_the_whole_task_that_it_ran_in() -> None:
    def event(name: str, ts: int, dur: int = 0, tid: int = 1) -> dict[str, Any]:
        return {"name": name, "ph": "X", "ts": ts, "dur": dur, "pid": 7, "tid": tid}

    trace = [
        event("RunTask", 0, 9000),
        event("FireAnimationFrame", 1000, 500),
        event("RunTask", 10_000, 4000),  # no frame
        event("RunTask", 20_000, 16_000),
        event("FireAnimationFrame", 21_000, 500),
        event("RunTask", 0, 90_000, tid=2),  # another thread
    ]
    assert list(frames.seconds_of(trace)) == pytest.approx([0.009, 0.016])


def test_percentiles_are_those_of_the_seconds_in_milliseconds() -> None:
    row = report.row("what", [number / 1000 for number in range(101)])
    assert [row.p50, row.p95] == pytest.approx([50, 95])


def test_no_two_pictures_of_the_bench_are_alike() -> None:
    pictures = {jpeg(number) for number in [*range(2000, 2200), *range(3000, 3200)]}
    assert len(pictures) == 400


def test_keeping_the_table_replaces_the_last_one_and_nothing_else(tmp_path: Path) -> None:
    file = tmp_path / "measured.md"
    file.write_text("# Measured\n\nOther numbers.\n")
    report.keep("lab", "Speed", "| first |", file)
    report.keep("lab", "Speed", "| second |", file)
    text = file.read_text()
    assert text.startswith("# Measured\n\nOther numbers.\n")
    assert (
        text.count("<!-- make bench lab: begin -->")
        == text.count("## Speed")
        == text.count("| second |")
        == 1
    )
    assert "| first |" not in text
