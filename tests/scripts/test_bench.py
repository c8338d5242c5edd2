"""`make bench` runs what it is asked for."""

import pytest

from scripts import bench
from scripts.paths import ROOT
from scripts.say import Stop


def test_every_part_is_a_program_of_the_benchmarks() -> None:
    for part in bench.PARTS:
        program = (ROOT / "tests" / "benchmarks" / f"{part}.py").read_text()
        assert '__name__ == "__main__"' in program


def test_only_names_parts_and_without_it_all_are_run() -> None:
    assert bench.wanted({}) == bench.PARTS
    assert bench.wanted({"ONLY": "study, lab"}) == ("study", "lab")


def test_a_part_that_there_is_not_is_refused_with_those_there_are() -> None:
    with pytest.raises(Stop, match=r"names nothing; the parts are lab, "):
        bench.wanted({"ONLY": "lab,nothing"})
