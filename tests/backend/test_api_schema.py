"""The API's schema is whole: words, answers, problems and examples for every operation."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from drf_spectacular.drainage import GENERATOR_STATS
from drf_spectacular.generators import SchemaGenerator
from openapi_schema_validator import OAS31Validator
from openapi_spec_validator import validate

from backend.accounts.tokens.scopes import SCOPES
from backend.config.openapi import examples
from tests.api.recording import METHODS
from tests.backend.views import api_views

HINT = "Run `python -m tests.api.examples`: it asks a running site for them."
Json = dict[str, Any]


@pytest.fixture(scope="module")
def schema() -> Json:
    with GENERATOR_STATS.silence():
        GENERATOR_STATS.reset()
        found: Json = SchemaGenerator().get_schema(request=None, public=True)  # type: ignore[no-untyped-call]
    return found


def operations(schema: Json) -> Iterator[Json]:
    for path in schema["paths"].values():
        yield from (path[method] for method in METHODS if method in path)


def resolved(schema: Json, part: Json) -> Json:
    """A part, or what it refers to."""
    if "$ref" not in part:
        return part
    found: Any = schema
    for name in part["$ref"].removeprefix("#/").split("/"):
        found = found[name]
    whole: Json = found
    return whole


def contents(schema: Json, operation: Json) -> Iterator[tuple[str, Json]]:
    """Every body that an operation takes or gives, with what it is called."""
    name = operation["operationId"]
    for kind, body in operation.get("requestBody", {}).get("content", {}).items():
        if kind == "application/x-www-form-urlencoded":
            continue  # the same as JSON, for forms
        yield f"{name} takes {kind}", body
    for status, answer in operation["responses"].items():
        for kind, body in resolved(schema, answer).get("content", {}).items():
            yield f"{name} {status} {kind}", body


def test_the_schema_is_valid_and_was_made_without_a_warning(schema: Json) -> None:
    validate(schema)
    assert (dict(GENERATOR_STATS._warn_cache), dict(GENERATOR_STATS._error_cache)) == ({}, {})


def test_every_address_is_in_the_schema(schema: Json) -> None:
    assert len(schema["paths"]) == len(list(api_views()))


def test_every_operation_has_words_a_known_tag_and_problems(schema: Json) -> None:
    tags = {tag["name"] for tag in schema["tags"]}
    for operation in operations(schema):
        name = operation["operationId"]
        assert operation["summary"], name
        assert operation["description"], name
        assert set(operation["tags"]) <= tags, name
        assert any(int(status) >= 400 for status in operation["responses"]), name


def test_every_operation_that_asks_who_you_are_names_its_scope(schema: Json) -> None:
    for operation in operations(schema):
        if {"token": []} in operation["security"]:
            assert operation["x-scope"] in SCOPES
            assert {"401", "403", "429", "503"} <= set(operation["responses"])


def test_every_body_that_is_taken_or_given_has_an_example(schema: Json) -> None:
    bare = [
        name
        for operation in operations(schema)
        for name, body in contents(schema, operation)
        if not body.get("examples")
    ]
    assert bare == [], HINT


def test_every_parameter_in_an_address_has_an_example(schema: Json) -> None:
    for operation in operations(schema):
        for parameter in operation.get("parameters", []):
            if parameter["in"] == "path":
                assert "example" in parameter, (operation["operationId"], parameter, HINT)


def test_every_example_is_as_the_schema_says(schema: Json) -> None:
    for operation in operations(schema):
        for name, body in contents(schema, operation):
            if "takes multipart" in name:
                continue  # a file's bytes are only named
            check = OAS31Validator({**body["schema"], "components": schema["components"]})
            for example in body["examples"].values():
                faults = [fault.message for fault in check.iter_errors(example["value"])]
                assert faults == [], (name, HINT)


def test_no_example_is_of_an_operation_that_is_gone(schema: Json) -> None:
    known = {operation["operationId"] for operation in operations(schema)}
    assert set(examples()["operations"]) <= known, HINT


def test_whoever_must_wait_is_told_how_long(schema: Json) -> None:
    for status in ("429", "503"):
        assert "Retry-After" in schema["components"]["responses"][f"Problem{status}"]["headers"]
    assert "WWW-Authenticate" in schema["components"]["responses"]["Problem401"]["headers"]
