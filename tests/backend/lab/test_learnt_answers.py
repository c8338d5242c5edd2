"""What the front end's tests know of the networks has the shape of what the site answers."""

from __future__ import annotations

import json
from typing import Any

from tests.learnt import FILE, answers, written


def shape(value: Any) -> Any:
    """Names and kinds, without the values; of a list the first stands for all."""
    if isinstance(value, dict):
        return {name: shape(inside) for name, inside in value.items()}
    if isinstance(value, list):
        return [shape(value[0])] if value else []
    return "number" if isinstance(value, int | float) else type(value).__name__


def walked(told: dict[str, Any]) -> dict[str, Any]:
    """Shapes by path, with units of any number."""
    return {
        path.split("/units/")[0] + "?" * ("/units/" in path): shape(one)
        for path, one in told.items()
    }


def test_the_front_ends_answers_have_the_shape_of_the_sites() -> None:
    hint = "run `python -m tests.learnt`"
    assert walked(json.loads(FILE.read_text())) == walked(answers()), hint


def test_what_is_written_is_what_the_site_answers() -> None:
    assert json.loads(written()) == json.loads(json.dumps(answers()))
