"""Steps that run one after another, and beside others."""

import sys
from pathlib import Path

import pytest

from scripts import steps
from scripts.steps import Step


def python(name: str, code: str) -> Step:
    return Step(name, [sys.executable, "-c", code])


def waits_for(path: Path) -> str:
    """Code that ends once a file is there, and fails if it never comes."""
    return (
        "import pathlib, time\n"
        f"path = pathlib.Path({str(path)!r})\n"
        "for _ in range(500):\n"
        "    if path.exists(): raise SystemExit(0)\n"
        "    time.sleep(0.02)\n"
        "raise SystemExit(1)\n"
    )


def test_steps_beside_run_while_the_others_do_and_in_their_order(tmp_path: Path) -> None:
    sign = tmp_path / "sign"
    with steps.beside([python("waits", waits_for(sign)), python("fails", "1 / 0")]) as results:
        sign.touch()
        inside = steps.run(python("inside", ""))
    assert inside.passed
    assert [(result.name, result.passed) for result in results.result()] == [
        ("waits", True),
        ("fails", False),
    ]


def test_an_interrupt_begins_none_of_the_steps_that_wait(tmp_path: Path) -> None:
    begun = tmp_path / "begun"
    waiting = [python("a while", "import time; time.sleep(1)"), python("later", made(begun))]
    with pytest.raises(KeyboardInterrupt):
        _interrupted(waiting)
    assert not begun.exists()


def made(path: Path) -> str:
    return f"open({str(path)!r}, 'w')"


def _interrupted(waiting: list[Step]) -> None:
    with steps.beside(waiting):
        raise KeyboardInterrupt
