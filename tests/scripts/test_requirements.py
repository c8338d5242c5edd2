"""What the code imports is pinned: a fresh clone gets all of it, and nothing drifts."""

import ast
import re
import sys
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from scripts.paths import ROOT

OURS = {"concept_lab", "backend", "ml", "scripts", "tests"}
PIN = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[a-z0-9,]+\])?==[0-9][0-9a-z.]*\s*(?:#.*)?$")


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def lines(file: str) -> list[str]:
    text = (ROOT / file).read_text().splitlines()
    return [line.strip() for line in text if line.strip() and not line.startswith("#")]


def pinned(*files: str) -> set[str]:
    found = (PIN.match(line) for file in files for line in lines(file))
    return {normal(match[1]) for match in found if match}


def foreign(file: Path) -> set[str]:
    """Top-level names of other people's packages that a file imports."""
    names = (name for node in ast.walk(ast.parse(file.read_text())) for name in names_in(node))
    return {name.split(".")[0] for name in names} - OURS - sys.stdlib_module_names


def imported(*folders: str) -> dict[str, str]:
    """Every such name in these folders, with a file that imports it."""
    files = (file for folder in folders for file in (ROOT / folder).rglob("*.py"))
    return {name: str(file.relative_to(ROOT)) for file in files for name in foreign(file)}


def names_in(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom) and node.level == 0:
        return [node.module or ""]
    return []


@pytest.mark.parametrize(
    ("folders", "files"),
    [
        (("backend", "ml"), ("requirements.txt", "requirements-traces.txt")),
        (("tests",), ("requirements.txt", "requirements-traces.txt", "requirements-dev.txt")),
        (("scripts",), ("requirements.txt",)),
    ],
    ids=lambda value: "+".join(value),
)
def test_everything_imported_is_pinned(folders: tuple[str, ...], files: tuple[str, ...]) -> None:
    packages = packages_distributions()
    pins = pinned(*files)
    missing = {
        name: file
        for name, file in imported(*folders).items()
        if not {normal(package) for package in packages.get(name, [name])} & pins
    }
    assert missing == {}


def test_every_line_is_an_exact_pin() -> None:
    files = ("requirements.txt", "requirements-traces.txt", "requirements-dev.txt")
    every = [line for file in files for line in lines(file)]
    others = [line for line in every if not PIN.match(line)]
    assert others == ["-r requirements.txt", "-r requirements-traces.txt"]


def test_the_launcher_imports_nothing_that_must_be_installed_first() -> None:
    importing = {file.name for file in (ROOT / "scripts").glob("*.py") if foreign(file)}
    assert importing == {"django_steps.py"}  # the one that runs inside the environment
