"""What `make audit` makes of reports; it asks a network itself, so it is not run here."""

import subprocess
import sys

import pytest

from scripts import audit
from scripts.say import Stop


def test_a_hole_in_a_python_package_is_named_with_what_mends_it() -> None:
    hole = {"id": "PYSEC-1", "fix_versions": ["2.1", "3.0"], "aliases": [], "description": "x"}
    report = {
        "dependencies": [
            {"name": "whole", "version": "1.0", "vulns": []},
            {"name": "holed", "version": "2.0", "vulns": [hole, hole | {"fix_versions": []}]},
            {"name": "local", "skip_reason": "not on an index"},
        ],
        "fixes": [],
    }
    assert audit.of_python(report) == [
        "holed 2.0: PYSEC-1, mended in 2.1 or 3.0",
        "holed 2.0: PYSEC-1, mended in no version yet",
        "Not asked about: local",
    ]


def test_a_hole_in_a_package_of_the_front_end_is_named_with_its_weight() -> None:
    holed = {"name": "a", "range": "<2", "severity": "high", "fixAvailable": True}
    report = {"vulnerabilities": {"a": holed, "b": holed | {"fixAvailable": False}}}
    assert audit.of_npm(report) == [
        "a <2: high, a newer version mends it",
        "b <2: high, nothing mends it yet",
    ]
    assert audit.of_npm({"vulnerabilities": {}}) == []


def test_a_service_that_is_away_is_never_taken_for_nothing_found() -> None:
    with pytest.raises(Stop, match="npm gave no report"):
        audit.of_npm({"message": "request failed", "error": {"code": "ENOTFOUND"}})
    with pytest.raises(Stop, match="knows no advisories"):
        audit.of_python({"dependencies": [{"name": "a", "skip_reason": "not found"}]})
    silent = subprocess.CompletedProcess(["pip-audit"], 1, "", "ConnectionError: no route")
    with pytest.raises(Stop, match="no route"):
        audit.read("pip-audit", silent)


def test_a_tool_that_is_missing_is_said_to_be() -> None:
    with pytest.raises(Stop, match="advisory services"):
        audit.run(["a-tool-that-nobody-has"])
    assert audit.run([sys.executable, "-c", "print('{}')"]).stdout == "{}\n"
