"""The last touch on the API's schema: its problems, and examples from a real run.

`python -m tests.api_examples` asks a running site for everything and writes api_examples.json.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from backend.common.schema import PROBLEM_HEADERS, PROBLEMS

EXAMPLES = Path(__file__).with_name("api_examples.json")
METHODS = ("get", "post", "put", "patch", "delete")
Schema = dict[str, Any]


@cache
def examples() -> Schema:
    """What was asked and answered: {"operations": {id: …}, "problems": {status: {name: …}}}."""
    if not EXAMPLES.exists():
        return {"operations": {}, "problems": {}}
    read: Schema = json.loads(EXAMPLES.read_text())
    return read


def complete(result: Schema, generator: object, request: object, public: bool) -> Schema:
    """drf-spectacular's hook: put examples and problems in."""
    result["components"]["responses"] = {
        f"Problem{status}": _problem(status, words) for status, words in PROBLEMS.items()
    }
    for path in result["paths"].values():
        for method in METHODS:
            if method in path:
                _illustrate(path[method])
    return result


def _problem(status: int, words: str) -> Schema:
    content: Schema = {"schema": {"$ref": "#/components/schemas/ProblemOut"}}
    known = examples()["problems"].get(str(status), {})
    if known:
        content["examples"] = {name: {"value": value} for name, value in known.items()}
    found: Schema = {"description": words, "content": {"application/problem+json": content}}
    headers = PROBLEM_HEADERS.get(status)
    return found | {"headers": headers} if headers else found


def _illustrate(operation: Schema) -> None:
    """Give an operation the examples that were recorded for it."""
    known = examples()["operations"].get(operation["operationId"], {})
    for name, sent in known.get("requests", {}).items():
        content = operation.get("requestBody", {}).get("content", {})
        if sent["kind"] in content:
            content[sent["kind"]].setdefault("examples", {})[name] = {"value": sent["value"]}
    for parameter in operation.get("parameters", []):
        value = known.get("parameters", {}).get(parameter["name"])
        if value is not None:
            parameter["example"] = value
    for status, told in known.get("answers", {}).items():
        content = operation["responses"].get(status, {}).get("content", {})
        if told["kind"] in content:
            content[told["kind"]]["examples"] = {"recorded": _shown(told)}


def _shown(told: Schema) -> Schema:
    example = {"value": told["value"]}
    return {"summary": told["note"]} | example if told.get("note") else example
